"""What speaks for and against two tellings of one type being one event, beside what the reader says."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.readings import stepped
from waqai.claims.surroundings import NAMED
from waqai.claims.tellings import PARTS, Telling
from waqai.claims.triggers import Trigger
from waqai.model import EventType
from waqai.scorer import Bundle, Features, Names, bundled

_SHARES = 5
_FAR = 2


def likeness_features(context: Context, first: Telling, second: Telling) -> Features:
    """Return the features of a pair of tellings; `first` stands earlier."""
    a, b = first.trigger, second.trigger
    same, gap = a.frame.id == b.frame.id, context.number(b.index) - context.number(a.index)
    overlaps = tuple([_overlap(first.likely[part], second.likely[part]) for part in PARTS])
    bundles = [
        _of_frames(*sorted((a.frame.id, b.frame.id))),
        _of_parts(overlaps, same, first.status is second.status),
        *_course(context, a, b, same=same, gap=gap),
        *_around(context, a, b, same=same, gap=gap),
        *_read(context, a, b),
    ]
    return Features((), bundles)


def _read(context: Context, first: Trigger, second: Trigger) -> Iterator[Bundle]:
    """Yield what the reader says of both being one event."""
    if context.readings:
        yield stepped("same", context.readings.same(first, second))


@bundled
def _of_frames(first: str, second: str) -> Names:
    return (f"frames={first}|{second}",)


@bundled
def _of_parts(overlaps: tuple[str, ...], same: bool, status: bool) -> Names:
    """Return whether both tell of the same parties, places, times and speakers, and alike of its being actual."""
    return f"status={status}", *(f"{part}={how}|frame={same}" for part, how in zip(PARTS, overlaps, strict=True))


def _course(context: Context, first: Trigger, second: Trigger, *, same: bool, gap: int) -> Iterator[Bundle]:
    """Yield where the two stand in the course of the report: what it told between them, and how they refer."""
    kind, alike = first.type, bucket(context.words_between(second.frame.id, first.index + 1, second.index))
    yield _of_references(_reference(context, first), _reference(context, second), same, alike)
    between = bucket(context.words_between(str(kind), first.index + 1, second.index))
    yield _of_order(between, min(gap, _FAR), bucket(gap), kind)
    headings = context.sentence(first.index).heading, context.sentence(second.index).heading
    yield _of_headings(*headings, bucket(context.number(second.index)), kind)


def _reference(context: Context, trigger: Trigger) -> str:
    """Return how a telling refers to its event: by what kind of noun phrase, or its part of speech."""
    return context.surroundings(trigger.index).reference if trigger.nominal else trigger.part


@bundled
def _of_references(first: str, second: str, same: bool, alike: str) -> Names:
    """Return how both refer, and how many words of the second one's frame stand between them (هذا الهجوم)."""
    return f"references={first}|{second}|frame={same}", f"reference={second}|frame={same}|between={alike}"


@bundled
def _of_order(between: str, far: int, gap: str, kind: EventType | None) -> Names:
    """Return how many words that may tell such an event stand between the two, and how many sentences."""
    return f"told between={between}|gap={far}", f"gap={gap}|type={kind}"


@bundled
def _of_headings(first: bool, second: bool, number: str, kind: EventType | None) -> Names:
    """Return which of the two stand in a headline, and in which sentence the second stands."""
    return (f"headings={first}|{second}|sentence={number}|{kind}",)


def _around(context: Context, first: Trigger, second: Trigger, *, same: bool, gap: int) -> Iterator[Bundle]:
    """Yield how much the words around the two have in common."""
    a, b = context.surroundings(first.index), context.surroundings(second.index)
    share = round(_SHARES * len(a.words & b.words) / max(1, min(len(a.words), len(b.words))))
    overlaps = tuple([_overlap(getattr(a, name), getattr(b, name)) for name in NAMED])
    yield _of_shares(share, overlaps, min(gap, 1), same)


@bundled
def _of_shares(share: int, overlaps: tuple[str, ...], far: int, same: bool) -> Names:
    near = [f"near {name}={how}" for name, how in zip(NAMED, overlaps, strict=True)]
    return f"share={share}|gap={far}", *(f"{how}|gap={far}" for how in near), *(f"{how}|frame={same}" for how in near)


def _overlap(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "one side" if left or right else "neither"
    if left == right:
        return "same"
    return "some" if left & right else "different"
