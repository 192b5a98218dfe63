"""What speaks for and against two tellings of one type being one event."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.claims.context import Context, bucket
from waqai.claims.surroundings import NAMED
from waqai.claims.syntax import preposition_of
from waqai.claims.tellings import PARTS, Telling
from waqai.lexicon.words import folded_words_of

_MOST_SHARED = 6
_BEHIND = 3
_SHARES = 5


def likeness_features(context: Context, first: Telling, second: Telling) -> list[str]:
    """Return the features of a pair of tellings; `first` stands earlier."""
    same = first.trigger.frame.id == second.trigger.frame.id
    gap = context.number(second.trigger.index) - context.number(first.trigger.index)
    return [
        *_words(context, first, second, same=same, gap=gap),
        *_parts(first, second, same=same),
        *_around(context, first, second, same=same, gap=gap),
        *_joining(context, first.trigger.index, second.trigger.index, gap),
    ]


def _words(context: Context, first: Telling, second: Telling, *, same: bool, gap: int) -> Iterator[str]:
    """Yield how the two words themselves compare."""
    a, b = first.trigger, second.trigger
    tokens = context.scene.tokens
    heading = context.sentence(a.index).heading
    yield f"type={a.type}"
    yield f"type={a.type}|frame={same}"
    yield f"frame={same}|stem={tokens[a.index].stem == tokens[b.index].stem}"
    yield f"frame={same}|gap={bucket(gap)}"
    yield f"gap={bucket(gap)}"
    yield f"gap={bucket(gap)}|type={a.type}"
    yield f"words={bucket(b.index - a.index) if gap == 0 else 'apart'}"
    yield f"parts={a.part}|{b.part}"
    yield f"heading={heading}|gap={bucket(gap)}"
    yield f"heading={heading}|frame={same}"
    yield f"definite={tokens[b.index].definite}|frame={same}"
    yield f"definite={tokens[b.index].definite}|{b.part}|gap={bucket(gap)}"
    yield f"status={first.status == second.status}"
    yield f"frames={'|'.join(sorted((a.frame.id, b.frame.id)))}"


def _parts(first: Telling, second: Telling, *, same: bool) -> Iterator[str]:
    """Yield whether both tell of the same parties, places, times and speakers."""
    for part in PARTS:
        how = _overlap(first.likely[part], second.likely[part])
        yield f"{part}={how}"
        yield f"{part}={how}|frame={same}"


def _around(context: Context, first: Telling, second: Telling, *, same: bool, gap: int) -> Iterator[str]:
    """Yield how much the words around the two have in common."""
    a, b = context.surroundings(first.trigger.index), context.surroundings(second.trigger.index)
    kind, far = first.trigger.type, min(gap, 1)
    shared = len(a.words & b.words)
    share = round(_SHARES * shared / max(1, min(len(a.words), len(b.words))))
    yield f"shared words={min(shared, _MOST_SHARED)}|gap={far}"
    yield f"shared words={min(shared, _MOST_SHARED)}|{kind}"
    yield f"share={share}|gap={far}"
    yield f"share={share}|frame={same}"
    for name in NAMED:
        how = _overlap(getattr(a, name), getattr(b, name))
        yield f"near {name}={how}|gap={far}"
        yield f"near {name}={how}|{kind}"
        yield f"near {name}={how}|frame={same}"


def _overlap(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "one side" if left or right else "neither"
    if left == right:
        return "same"
    return "some" if left & right else "different"


def _joining(context: Context, first: int, second: int, gap: int) -> Iterator[str]:
    """Yield how the second word is tied to what stands before it (القصف أدى إلى مقتل; هجوم آخر)."""
    tokens, far = context.scene.tokens, min(gap, 2)
    token = tokens[second]
    behind = {after.stem for after in tokens[second + 1 : second + 1 + _BEHIND]}
    yield f"conjunction={token.conjunction}|gap={far}"
    yield f"number={tokens[first].number}|{token.number}"
    yield f"number={token.number}|definite={token.definite}|gap={far}"
    yield f"another={bool(behind & folded_words_of('another'))}"
    yield f"before={tokens[second - 1].stem}|gap={far}"
    if gap == 0:
        tallies = context.tallies
        yield f"link={preposition_of(tokens, second, context.sentence(second))}|words={bucket(second - first)}"
        yield f"marks between={bucket(tallies.marks[second] - tallies.marks[first])}"
        yield f"verbs between={bucket(tallies.verbs[second] - tallies.verbs[first])}"
        if second - first <= _BEHIND:
            yield f"between={' '.join(t.stem for t in tokens[first + 1 : second])}"
