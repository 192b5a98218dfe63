"""What speaks for and against two tellings of one type being one event."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.surroundings import NAMED
from waqai.claims.syntax import preposition_of
from waqai.claims.tellings import PARTS, Telling
from waqai.lexicon.words import folded_words_of
from waqai.model import EventType
from waqai.scorer import Bundle, Features, Names, bundled

_MOST_SHARED = 6
_BEHIND = 3
_SHARES = 5


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
        *_around(context, first, second, same=same, gap=gap),
    ]
    return Features(single, bundles)


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
