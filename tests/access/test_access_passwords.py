"""Passwords."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from doorkeeping import PASSWORD, QUICK
from waqai.access import Passwords, check_password
from waqai.errors import AccessError


def test_a_password_fits_its_hash_alone() -> None:
    passwords = Passwords(QUICK)
    kept = passwords.hash(PASSWORD)
    assert PASSWORD not in kept
    assert kept.startswith("$argon2id$")
    assert passwords.hash(PASSWORD) != kept
    assert passwords.matches(kept, PASSWORD)
    assert not passwords.matches(kept, PASSWORD + " ")
    assert not passwords.matches(None, "a password that nobody has")
    assert not passwords.matches("no hash", PASSWORD)


def test_letters_typed_as_one_or_two_characters_are_the_same() -> None:
    passwords = Passwords(QUICK)
    assert passwords.matches(passwords.hash("ca\u0301ma\u0301ra oscura"), "c\u00e1m\u00e1ra oscura")


def test_a_hash_of_other_costs_is_outdated() -> None:
    kept = Passwords(QUICK).hash(PASSWORD)
    assert not Passwords(QUICK).outdated(kept)
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)).outdated(kept)


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("Xy3-ق", "too short"),
        ("x" * 2000, "too long"),
        ("ababababababab", "easily guessed"),
        ("SALMA-and-more-2024", "easily guessed"),
    ],
)
def test_what_will_not_do(password: str, problem: str) -> None:
    with pytest.raises(AccessError, match=problem) as said:
        check_password(password, "salma")
    assert password not in str(said.value)


def test_what_will_do() -> None:
    check_password(PASSWORD, "سلمى")
