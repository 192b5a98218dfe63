"""Lays a record beside its gold: entities, places, times and events are paired one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from waqai.model import Span

Json = dict[str, Any]
Pairs = dict[int, int]
_Gold = TypeVar("_Gold")
_Made = TypeVar("_Made")
_SAME_TYPE, _OTHER_TYPE, _SAME_TRIGGER = 2.0, 1.0, 0.5


def pair(gold: Sequence[_Gold], made: Sequence[_Made], weight: Callable[[_Gold, _Made], float]) -> Pairs:
    """Return index in `made` → index in `gold`, chosen greedily by falling weight; weight 0 never pairs."""
    scored = sorted(
        ((weight(ours, theirs), -i, -j) for i, ours in enumerate(gold) for j, theirs in enumerate(made)), reverse=True
    )
    used: set[int] = set()
    pairs: Pairs = {}
    for value, i, j in scored:
        if value > 0 and -i not in used and -j not in pairs:
            used.add(-i)
            pairs[-j] = -i
    return pairs


def _touch(spans: Sequence[Span], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)


def shared_mentions(gold: Json, made: Json) -> float:
    """Return how many gold mentions overlap a mention of the record's entity."""
    return sum(_touch(made["spans"], span) for span in gold["spans"])


def _same_time(gold: Json, made: Json) -> float:
    return 1.0 if _touch(gold["spans"], made["spans"][0]) else 0.0


def _trigger_weight(gold: Json, made: Json) -> float:
    if not _touch([gold["trigger_span"], *gold["also_spans"]], made["trigger_span"]):
        return 0.0
    kind = _SAME_TYPE if gold["type"] == made["type"] else _OTHER_TYPE
    return kind + (_SAME_TRIGGER if gold["trigger_span"].overlaps(made["trigger_span"]) else 0.0)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of one report, as index in the record → index in the gold."""

    entities: Pairs
    places: Pairs
    times: Pairs
    located: Pairs

    @classmethod
    def of(cls, gold: Json, made: Json) -> Alignment:
        """Pair everything in two records that have spans."""
        return cls(
            entities=pair(gold["entities"], made["entities"], shared_mentions),
            places=pair(gold["places"], made["places"], shared_mentions),
            times=pair(gold["times"], made["times"], _same_time),
            located=pair(gold["events"], made["events"], _trigger_weight),
        )

    def events(self, gold: Json, made: Json) -> Pairs:
        """Return those located pairs whose event types agree."""
        return {
            j: i for j, i in self.located.items() if gold["events"][i]["type"] == made["events"][j]["type"]
        }  # fmt: skip


def names(made: Sequence[Json], pairs: Pairs, gold: Sequence[Json]) -> dict[str, str]:
    """Return id in the record → id in the gold."""
    return {made[j]["id"]: gold[i]["id"] for j, i in pairs.items()}
