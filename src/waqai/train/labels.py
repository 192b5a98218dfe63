"""What the annotation says of one printed mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waqai.model import EntityKind, Mention, Span

Json = dict[str, Any]
_ALIKE, _SAME = 0.34, 0.8


def annotated_entity(mention: Mention, entities: Sequence[Json], *, nested: bool = False) -> str | None:
    """Return the annotated entity whose printed name lies closest to the mention, None where none is close.

    What stands inside a longer name is not a mention of what the longer name means: no adjective (القوات الروسية), no
    body inside the office of a person (رئيس اللجنة) and none `nested` in another mention (بعثة الأمم المتحدة).
    """
    scored = [
        (likeness, entity["id"])
        for entity in entities
        for span in entity["spans"]
        if (likeness := _likeness(mention.span, span))
        >= (_SAME if _part_of_name(mention, entity, nested=nested) else _ALIKE)
    ]
    return max(scored, default=(0.0, None))[1]


def _part_of_name(mention: Mention, entity: Json, *, nested: bool) -> bool:
    """Whether a mention that only overlaps the name of an annotated entity means something else."""
    if mention.form == "nisba" or (nested and mention.kind is not EntityKind.PERSON):
        return True
    kind = entity.get("kind")
    known = mention.kind is not None and kind is not None
    return known and (mention.kind is EntityKind.PERSON) != (kind == EntityKind.PERSON)


def _likeness(left: Span, right: Span) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared / (max(left.end, right.end) - min(left.start, right.start)) if shared > 0 else 0.0
