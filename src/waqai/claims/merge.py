"""One event once: tellings of the same thing in headline, lead and body become one event (codebook §1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from waqai.claims.context import Context, bucket
from waqai.claims.tellings import PARTS, Telling
from waqai.scorer import LinearModel

#: How many groups of one type, and tellings of one group, a telling is compared with: the last ones.
_HORIZON = 25


@dataclass(frozen=True, slots=True)
class Merged:
    """The tellings of one event, the fullest first."""

    tellings: tuple[Telling, ...]


def merge(context: Context, tellings: Sequence[Telling], model: LinearModel) -> list[Merged]:
    """Group tellings, in text order: each joins the group with the likeliest pairs on average, if likely enough."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        same = [group for group in groups if group[0].trigger.type is telling.trigger.type][-_HORIZON:]
        scored = [(_likeness(context, model, group[-_HORIZON:], telling), group) for group in same]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
        if best[0] >= model.threshold:
            best[1].append(telling)
        else:
            groups.append([telling])
    return [Merged(tuple(sorted(group, key=_fullness, reverse=True))) for group in groups]


def _likeness(context: Context, model: LinearModel, group: Sequence[Telling], telling: Telling) -> float:
    return fmean(model.probability(merge_features(context, other, telling)) for other in group)


def _fullness(telling: Telling) -> tuple[int, float, int]:
    return (sum(map(len, telling.likely.values())), telling.probability, -telling.trigger.index)


def merge_features(context: Context, first: Telling, second: Telling) -> list[str]:
    """Return what speaks for and against two tellings of one type being one event; `first` stands earlier."""
    a, b = first.trigger, second.trigger
    tokens = context.scene.tokens
    gap = context.number(b.index) - context.number(a.index)
    same_frame = a.frame.id == b.frame.id
    same_stem = tokens[a.index].stem == tokens[b.index].stem
    heading = context.sentence(a.index).heading
    return [
        f"type={a.type}",
        f"type={a.type}|frame={same_frame}",
        f"frame={same_frame}|stem={same_stem}",
        f"frame={same_frame}|gap={bucket(gap)}",
        f"gap={bucket(gap)}",
        f"gap={bucket(gap)}|type={a.type}",
        f"words={bucket(b.index - a.index) if gap == 0 else 'apart'}",
        f"parts={a.part}|{b.part}",
        f"heading={heading}|gap={bucket(gap)}",
        f"heading={heading}|frame={same_frame}",
        f"definite={tokens[b.index].definite}|frame={same_frame}",
        f"definite={tokens[b.index].definite}|{b.part}|gap={bucket(gap)}",
        f"status={first.status == second.status}",
        f"frames={'|'.join(sorted((a.frame.id, b.frame.id)))}",
        *(f"{name}={how}" for name, how in _agreement(first, second)),
        *(f"{name}={how}|frame={same_frame}" for name, how in _agreement(first, second)),
    ]


def _agreement(first: Telling, second: Telling) -> list[tuple[str, str]]:
    return [(part, _overlap(first.likely[part], second.likely[part])) for part in PARTS]


def _overlap(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "one side" if left or right else "neither"
    if left == right:
        return "same"
    return "some" if left & right else "different"
