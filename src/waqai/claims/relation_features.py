"""What speaks for a pair standing in each lasting relation (codebook §1.4), beside what the reader says."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from waqai.claims.context import Context, bucket
from waqai.claims.reader import OF_PLACE, TIES
from waqai.claims.readings import LOWEST, stepped
from waqai.claims.relation_pairs import Pair, depth_of, is_state
from waqai.claims.scene import Located, Party
from waqai.lexicon.registry import ties
from waqai.model import EntityKind
from waqai.scorer import Bundle, Features, Names, bundled

_BETWEEN = 6


def relation_features(context: Context, pair: Pair) -> Features:
    """Return the features of a pair for every relation that its object allows."""
    if pair.apart:
        return apart_features(context, pair)
    subject, other = pair.subject, pair.object
    how, mention = _how(subject, other), subject.mention
    end = _end(other.mention.kind, other.mention.form) if isinstance(other, Party) else "place"
    low, high = _inside(subject, other)
    single = [*_known(context, pair, how), *_cues(context, pair, how), *_words(context, how, low, high)]
    marks = context.tallies.marks[high] - context.tallies.marks[low]
    bundles = [
        _of_kinds(how, mention.kind, mention.form, end, depth_of(context, pair)),
        _of_governor(how, mention.kind, context.governors[other.first], mention.because),
        _of_marks(how, bucket(marks)),
        *_read(context, pair),
    ]
    return Features(single, bundles)


def _read(context: Context, pair: Pair) -> Iterator[Bundle]:
    """Yield what the reader says of each relation that a pair may stand in, where it is not all too unlikely."""
    if not context.readings:
        return
    for kind, odds in zip(TIES, context.readings.tie(pair), strict=True):
        if odds >= LOWEST and (kind in OF_PLACE) == pair.of_place:
            yield stepped(kind, odds)


@lru_cache(maxsize=1 << 8)
def _end(kind: EntityKind | None, form: str) -> str:
    return f"{kind}|{form}"


@bundled
def _of_kinds(how: str, kind: EntityKind | None, form: str, end: str, depth: int) -> Names:
    return (
        f"how={how}|kind={kind}|end={end}",
        f"kind={kind}|form={form}|end={end}",
        f"object depth={min(depth, 3)}|how={how}|kind={kind}",
    )


@bundled
def _of_governor(how: str, kind: EntityKind | None, governor: str, because: str) -> Names:
    return f"governor={governor}|kind={kind}|how={how}", f"because={because}|governor={governor}|how={how}"


@bundled
def _of_marks(how: str, marks: str) -> Names:
    return (f"marks between={marks}|{how}",)


def _known(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield what the registry knows of the two, whenever it was: their relations and offices, either way."""
    entities = context.scene.entities
    subject = entities[pair.subject.entity].registry
    other = entities[pair.object.entity].registry if isinstance(pair.object, Party) else None
    if not subject or not other:
        return
    for way, key in (("known", (subject, other)), ("known back", (other, subject))):
        for tie in sorted(ties().get(key, ())):
            yield f"{way}={tie}"
            yield f"{way}={tie}|{how}"


def _cues(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield the relations that words between the two, in the subject, or right before them speak for."""
    subject, other, spoken = pair.subject, pair.object, context.relation_words
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    if spoken.keys().isdisjoint(range(first.first - 2, second.first + 2)):
        return
    places = {
        "before": range(max(pair.sentence.first, first.first - 2), first.first),
        "first": range(first.first, min(first.first + 2, first.last)),
        "between": range(first.last, min(second.first, first.last + _BETWEEN)),
        "second": range(second.first, min(second.first + 2, second.last)),
    }
    end = other.mention.kind if isinstance(other, Party) else "place"
    for where, indices in places.items():
        found = [spoken[index] for index in indices if index in spoken]
        for relation in sorted(frozenset().union(*found)) if found else ():
            yield f"cue={relation}|{where}|{how}"
            yield f"cue={relation}|{where}|{how}|kind={subject.mention.kind}|end={end}"


def _how(subject: Party, other: Party | Located) -> str:
    if subject.first <= other.first and other.last <= subject.last:
        return "inside at end" if other.last == subject.last else "inside"
    if other.first <= subject.first and subject.last <= other.last:
        return "around"
    return "after" if other.first >= subject.last else "before"


def _words(context: Context, how: str, low: int, high: int) -> list[str]:
    """Return the words in the tokens `[low, high)` between the two, each alone, and the first two together."""
    words = [t.keys[0] for t in context.scene.tokens[low : min(high, low + _BETWEEN)] if t.kind == "word"]
    return [f"words={' '.join(words[:2])}|{how}", *[f"word={word}|{how}" for word in words]]


def _inside(subject: Party, other: Party | Located) -> tuple[int, int]:
    """Return the tokens `[low, high)` between the two, or in the outer one up to the inner one."""
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    return first.last if first.last <= second.first else first.first, second.first


def apart_features(context: Context, pair: Pair) -> Features:
    """Return the features of two actors that no sentence names together."""
    entities = context.scene.entities
    mention, one, other = pair.subject.mention, entities[pair.subject.entity], entities[pair.object_id]
    title = mention.because.rsplit(" ", 1)[-1] if mention.title else "no title"
    country = "unknown" if one.country is None else str(one.country == other.country)
    bundles = [
        _apart_kinds(one.kind, one.sector, other.kind, country, is_state(other)),
        _apart_title(title, mention.form, mention.because, country, is_state(other)),
    ]
    return Features([*_known(context, pair, "apart")], bundles)


@bundled
def _apart_kinds(one: EntityKind, sector: str | None, other: EntityKind, country: str, state: bool) -> Names:
    ends = f"apart|{one}|{other}"
    return ends, f"{ends}|country={country}|state={state}", f"{ends}|sector={sector}"


@bundled
def _apart_title(title: str, form: str, because: str, country: str, state: bool) -> Names:
    return (
        f"apart|title={title}|form={form}",
        f"apart|title={title}|country={country}|state={state}",
        f"apart|because={because}|country={country}|state={state}",
    )
