"""What the annotation says of a mention: the entity whose printed name lies closest, if any is close."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenes import mention
from waqai.model import Span
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


def test_nobody_is_annotated() -> None:
    assert annotated_entity(mention("body:x"), []) is None
