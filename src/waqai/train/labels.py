"""What the annotation says of one printed mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waqai.model import Mention, Span

Json = dict[str, Any]
_ALIKE, _SAME = 0.34, 0.8


def annotated_entity(mention: Mention, entities: Sequence[Json]) -> str | None:
    """Return the annotated entity whose printed name lies closest to the mention, None where none is close.

    An adjective inside a longer name (القوات الروسية) is not a mention of what the longer name means.
    """
    scored = [(_likeness(mention.span, span), entity["id"]) for entity in entities for span in entity["spans"]]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= (_SAME if mention.form == "nisba" else _ALIKE) else None


def _likeness(left: Span, right: Span) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared / (max(left.end, right.end) - min(left.start, right.start)) if shared > 0 else 0.0
