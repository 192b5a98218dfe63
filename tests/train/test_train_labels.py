"""What the annotation says of a mention: the entity whose printed name lies closest, if any is close."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenes import mention
from waqai.model import EntityKind, Span
from waqai.train.labels import annotated_entity

ENTITIES: list[dict[str, Any]] = [
    {"id": "force", "spans": [Span(0, 20)]},
    {"id": "state", "spans": [Span(40, 50), Span(60, 70)]},
    {"id": "council", "spans": [Span(60, 66)]},
]


@pytest.mark.parametrize(
    ("span", "form", "entity"),
    [
        (Span(0, 20), "name", "force"),
        (Span(0, 8), "name", "force"),
        (Span(0, 5), "name", None),
        (Span(12, 20), "nisba", None),
        (Span(40, 50), "nisba", "state"),
        (Span(60, 66), "name", "council"),
        (Span(60, 70), "name", "state"),
        (Span(80, 90), "name", None),
    ],
)
def test_the_closest_name_counts(span: Span, form: str, entity: str | None) -> None:
    assert annotated_entity(replace(mention("body:x", form=form), span=span), ENTITIES) == entity


def test_a_body_inside_the_office_of_a_person_is_not_that_person() -> None:
    envoy = [{"id": "envoy", "kind": "person", "spans": [Span(0, 20)]}]
    body = replace(mention("body:x", kind=EntityKind.IGO), span=Span(7, 20))
    name = replace(mention("person:x", kind=EntityKind.PERSON), span=Span(7, 20))
    assert annotated_entity(body, envoy) is None
    assert annotated_entity(name, envoy) == "envoy"


def test_a_body_inside_the_name_of_another_is_not_that_one() -> None:
    mission = [{"id": "mission", "kind": "igo", "spans": [Span(0, 20)]}]
    body = replace(mention("body:x", kind=EntityKind.IGO), span=Span(7, 20))
    assert annotated_entity(body, mission) == "mission"
    assert annotated_entity(body, mission, nested=True) is None


def test_members_named_by_their_title_may_be_annotated_as_a_crowd() -> None:
    members = [{"id": "members", "kind": "population", "spans": [Span(0, 20)]}]
    titled = replace(mention("office:x", kind=EntityKind.PERSON), span=Span(0, 19))
    assert annotated_entity(titled, members) == "members"


def test_nobody_is_annotated() -> None:
    assert annotated_entity(mention("body:x"), []) is None
