"""The table of rights, said once more by hand: whoever changes one must mean it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from waqai.access import POLICY, SCOPES, Right, Role, Scope, rights_in, rights_of

READING = {Right.ENTER, Right.READ, Right.EXPORT}


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (None, {Right.ENTER}),
        (Role.READER, READING | {Right.ACCOUNT}),
        (Role.REVIEWER, READING | {Right.ACCOUNT, Right.REVIEW}),
        (Role.ADMIN, set(Right)),
    ],
)
def test_roles(role: Role | None, rights: set[Right]) -> None:
    assert rights_of(role) == rights


@pytest.mark.parametrize(
    ("scope", "rights"),
    [
        (Scope.READ, READING),
        (Scope.REVIEW, READING | {Right.REVIEW}),
        (Scope.ADMIN, READING | {Right.REVIEW, Right.MANAGE}),
    ],
)
def test_scopes(scope: Scope, rights: set[Right]) -> None:
    assert rights_in([scope]) == rights


def test_every_right_and_scope_is_in_the_table() -> None:
    assert set(POLICY) == set(Right)
    assert set(SCOPES) == set(Scope)
    assert rights_in([]) == frozenset()


def test_each_role_may_what_the_lesser_may() -> None:
    ladder = [rights_of(role) for role in (None, Role.READER, Role.REVIEWER, Role.ADMIN)]
    assert all(lesser < greater for lesser, greater in pairwise(ladder))
