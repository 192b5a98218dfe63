"""What speaks for and against two tellings of one type being one event."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.readings import stepped
from waqai.claims.roots import root_of
from waqai.claims.surroundings import NAMED
from waqai.claims.syntax import preposition_of
from waqai.claims.tellings import PARTS, Telling
from waqai.claims.triggers import Trigger
from waqai.lexicon.words import folded_words_of
from waqai.model import EventType
from waqai.scorer import Bundle, Features, Names, bundled

_MOST_SHARED = 6
_BEHIND = 3
_SHARES = 5
_SURE = 4


def likeness_features(context: Context, first: Telling, second: Telling) -> Features:
    """Return the features of a pair of tellings; `first` stands earlier."""
    a, b, tokens = first.trigger, second.trigger, context.scene.tokens
    same = a.frame.id == b.frame.id
    gap = context.number(b.index) - context.number(a.index)
    step, definite = bucket(gap), tokens[b.index].definite
    single = [
        f"words={bucket(b.index - a.index) if gap == 0 else 'apart'}",
        f"frames={'|'.join(sorted((a.frame.id, b.frame.id)))}",
        *_between(context, a.index, b.index, gap),
    ]
    bundles = [
        _of_words(a.type, same, tokens[a.index].stem == tokens[b.index].stem, step, context.sentence(a.index).heading),
        _of_sorts(a.part, b.part, definite, same, step, first.status == second.status),
        _of_parts(tuple([_overlap(first.likely[part], second.likely[part]) for part in PARTS]), same),
        _joining(context, a.index, b.index, gap),
        _of_roots(root_of(tokens[a.index].stem) == root_of(tokens[b.index].stem), a.type, same, min(gap, 2)),
        _of_chances(_sureness(first), _sureness(second), a.type, same),
        *_read(context, a, b),
        *_course(context, a, b, same=same, gap=gap),
        *_around(context, first, second, same=same, gap=gap),
    ]
    return Features(single, bundles)


def _read(context: Context, first: Trigger, second: Trigger) -> Iterator[Bundle]:
    """Yield what the reader says of both being one event."""
    if context.readings:
        yield stepped("same", context.readings.same(first, second))


@bundled
def _of_words(kind: EventType | None, same: bool, stem: bool, gap: str, heading: bool) -> Names:
    """Return how the two words themselves compare."""
    return (
        f"type={kind}",
        f"type={kind}|frame={same}",
        f"frame={same}|stem={stem}",
        f"frame={same}|gap={gap}",
        f"gap={gap}",
        f"gap={gap}|type={kind}",
        f"heading={heading}|gap={gap}",
        f"heading={heading}|frame={same}",
    )


@bundled
def _of_sorts(first: str, second: str, definite: bool, same: bool, gap: str, status: bool) -> Names:
    return (
        f"parts={first}|{second}",
        f"definite={definite}|frame={same}",
        f"definite={definite}|{second}|gap={gap}",
        f"status={status}",
    )


@bundled
def _of_parts(overlaps: tuple[str, ...], same: bool) -> Names:
    """Return whether both tell of the same parties, places, times and speakers."""
    named = [f"{part}={how}" for part, how in zip(PARTS, overlaps, strict=True)]
    return (*named, *(f"{how}|frame={same}" for how in named))


def _course(context: Context, first: Trigger, second: Trigger, *, same: bool, gap: int) -> Iterator[Bundle]:
    """Yield where the two stand in the course of the report: what it told before and between, and how they refer."""
    kind, alike = first.type, bucket(context.words_between(second.frame.id, first.index + 1, second.index))
    yield _of_references(_reference(context, first), _reference(context, second), kind, same, alike)
    between = bucket(context.words_between(str(kind), first.index + 1, second.index))
    opens = not context.words_between(str(kind), 0, first.index)
    new = not context.words_between(first.frame.id, 0, first.index)
    yield _of_order(between, alike, min(gap, 2), opens, new, kind, same)
    headings = context.sentence(first.index).heading, context.sentence(second.index).heading
    yield _of_headings(*headings, bucket(context.number(second.index)), kind, same)


def _reference(context: Context, trigger: Trigger) -> str:
    """Return how a telling refers to its event: by what kind of noun phrase, or its part of speech."""
    return context.surroundings(trigger.index).reference if trigger.nominal else trigger.part


@bundled
def _of_references(first: str, second: str, kind: EventType | None, same: bool, alike: str) -> Names:
    """Return how both refer, and how many words of the second one's frame stand between them (هذا الهجوم)."""
    return (
        f"reference={second}|frame={same}",
        f"reference={second}|frame={same}|between={alike}",
        f"reference={second}|{kind}|frame={same}",
        f"references={first}|{second}|frame={same}",
        f"first reference={first}",
    )


@bundled
def _of_order(between: str, alike: str, far: int, opens: bool, new: bool, kind: EventType | None, same: bool) -> Names:
    """Return how many words that may tell such an event stand between the two, and whether any stands before."""
    return (
        f"told between={between}",
        f"told between={between}|{kind}",
        f"told between={between}|gap={far}",
        f"told alike between={alike}|frame={same}",
        f"first of type={opens}|frame={same}",
        f"first of type={opens}|{kind}",
        f"first of frame={new}|frame={same}",
    )


@bundled
def _of_headings(first: bool, second: bool, number: str, kind: EventType | None, same: bool) -> Names:
    """Return which of the two stand in a headline, and in which sentence the second stands."""
    return (
        f"headings={first}|{second}|sentence={number}|frame={same}",
        f"headings={first}|{second}|sentence={number}|{kind}",
    )


@bundled
def _of_roots(alike: bool, kind: EventType | None, same: bool, far: int) -> Names:
    return f"root={alike}|frame={same}", f"root={alike}|{kind}", f"root={alike}|frame={same}|gap={far}"


@bundled
def _of_chances(first: int, second: int, kind: EventType | None, same: bool) -> Names:
    """Return how sure it is that each tells an event at all."""
    return f"sure={first}|{second}", f"sure={second}|{kind}", f"sure={second}|frame={same}"


def _sureness(telling: Telling) -> int:
    return min(_SURE - 1, int(_SURE * telling.probability))


def _around(context: Context, first: Telling, second: Telling, *, same: bool, gap: int) -> Iterator[Bundle]:
    """Yield how much the words around the two have in common."""
    a, b = context.surroundings(first.trigger.index), context.surroundings(second.trigger.index)
    kind, far = first.trigger.type, min(gap, 1)
    shared = len(a.words & b.words)
    share = round(_SHARES * shared / max(1, min(len(a.words), len(b.words))))
    yield _of_shares(min(shared, _MOST_SHARED), share, far, kind, same)
    for name in NAMED:
        yield _of_near(name, _overlap(getattr(a, name), getattr(b, name)), far, kind, same)


@bundled
def _of_shares(shared: int, share: int, far: int, kind: EventType | None, same: bool) -> Names:
    return (
        f"shared words={shared}|gap={far}",
        f"shared words={shared}|{kind}",
        f"share={share}|gap={far}",
        f"share={share}|frame={same}",
    )


@bundled
def _of_near(name: str, how: str, far: int, kind: EventType | None, same: bool) -> Names:
    return f"near {name}={how}|gap={far}", f"near {name}={how}|{kind}", f"near {name}={how}|frame={same}"


def _overlap(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "one side" if left or right else "neither"
    if left == right:
        return "same"
    return "some" if left & right else "different"


def _joining(context: Context, first: int, second: int, gap: int) -> Bundle:
    """Return how the second word is tied to what stands before it (القصف أدى إلى مقتل; هجوم آخر)."""
    tokens = context.scene.tokens
    token, others = tokens[second], folded_words_of("another")
    another = any(after.stem in others for after in tokens[second + 1 : second + 1 + _BEHIND])
    return _of_joint(token.conjunction, min(gap, 2), tokens[first].number, token.number, token.definite, another)


@bundled
def _of_joint(conjunction: str, far: int, first: str, second: str, definite: bool, another: bool) -> Names:
    return (
        f"conjunction={conjunction}|gap={far}",
        f"number={first}|{second}",
        f"number={second}|definite={definite}|gap={far}",
        f"another={another}",
    )


def _between(context: Context, first: int, second: int, gap: int) -> Iterator[str]:
    """Yield what stands between the two words, and right before the second."""
    tokens = context.scene.tokens
    yield f"before={tokens[second - 1].stem}|gap={min(gap, 2)}"
    if gap == 0:
        tallies = context.tallies
        yield f"link={preposition_of(tokens, second, context.sentence(second))}|words={bucket(second - first)}"
        yield f"marks between={bucket(tallies.marks[second] - tallies.marks[first])}"
        yield f"verbs between={bucket(tallies.verbs[second] - tallies.verbs[first])}"
        if second - first <= _BEHIND:
            yield f"between={' '.join(t.stem for t in tokens[first + 1 : second])}"
