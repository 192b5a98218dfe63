"""Pairs that may stand in a lasting relation, and what speaks for each (codebook §1.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located, Party, starting_in
from waqai.lexicon.lookup import bases
from waqai.model import EntityKind, RelationType, Sentence

_FARTHEST = 10
#: Relations whose object is a place.
OF_PLACE = frozenset({RelationType.FROM_PLACE, RelationType.BASED_IN, RelationType.CONTROLS})


@dataclass(frozen=True, slots=True)
class Pair:
    """A party, and a party or place that may be what it belongs to; both in one sentence.

    `inner` are the parties of other actors that start inside the subject, `depth` counts those that hold the object.
    """

    subject: Party
    object: Party | Located
    sentence: Sentence
    inner: Sequence[Party]
    depth: int

    @property
    def object_id(self) -> str:
        """The id of the object."""
        return self.object.entity if isinstance(self.object, Party) else self.object.id

    @property
    def of_place(self) -> bool:
        """Whether the object is a place."""
        return isinstance(self.object, Located)


def pairs(context: Context) -> Iterator[Pair]:
    """Yield the pairs of a report, in text order of their subjects; no adjective (الروسية) is a subject."""
    scene = context.scene
    for sentence in scene.analysis.sentences:
        parties = scene.parties_in(sentence.first, sentence.last)
        places = starting_in(scene.places, sentence.first, sentence.last)
        rows: tuple[Party | Located, ...] = (*parties, *places)
        others = [(row, _depth(context, sentence, row)) for row in rows]
        for subject in (party for party in parties if party.mention.form != "nisba"):
            inner = [p for p in scene.parties_in(subject.first, subject.last) if p.entity != subject.entity]
            for other, depth in others:
                if other is not subject and _near(subject, other) and not _same(subject, other):
                    yield Pair(subject, other, sentence, inner, depth)


def _depth(context: Context, sentence: Sentence, row: Party | Located) -> int:
    first, last = row.first, row.last
    around = context.scene.parties_in(max(sentence.first, first - _FARTHEST), first + 1)
    return sum(outer.first <= first and last <= outer.last for outer in around)


def _near(subject: Party, other: Party | Located) -> bool:
    gap = other.first - subject.last if other.first >= subject.last else subject.first - other.last
    return gap <= _FARTHEST


def _same(subject: Party, other: Party | Located) -> bool:
    return isinstance(other, Party) and other.entity == subject.entity


def relation_features(context: Context, pair: Pair) -> list[str]:
    """Return the features of a pair for every relation that its object allows."""
    subject, other = pair.subject, pair.object
    how, governor, mention = _how(subject, other), context.governors[other.first], subject.mention
    named = other.mention if isinstance(other, Party) else None
    end = f"{named.kind}|{named.form}" if named else "place"
    return [
        *_of_kinds(how, mention.kind, mention.form, end, governor),
        *_of_reasons(how, mention.because, governor),
        *_of_ends(how, named.because if named else "", mention.sector, end),
        f"same country={_same_country(subject, other)}|kind={mention.kind}|end={end}",
        f"distance={bucket(_gap(subject, other))}|how={how}",
        f"heading={pair.sentence.heading}",
        *_office(pair, how),
        *_cues(context, pair, how),
        *_between(context, pair, how),
    ]


@lru_cache(maxsize=1 << 12)
def _of_kinds(how: str, kind: EntityKind | None, form: str, end: str, governor: str) -> tuple[str, ...]:
    return (
        f"how={how}",
        f"how={how}|kind={kind}",
        f"how={how}|kind={kind}|end={end}",
        f"kind={kind}|form={form}|end={end}",
        f"governor={governor}|kind={kind}|how={how}",
        f"how={how}|end={end}|governor={governor}",
    )


@lru_cache(maxsize=1 << 12)
def _of_reasons(how: str, because: str, governor: str) -> tuple[str, ...]:
    return f"how={how}|because={because}", f"because={because}", f"because={because}|governor={governor}|how={how}"


@lru_cache(maxsize=1 << 12)
def _of_ends(how: str, because: str, sector: str | None, end: str) -> tuple[str, ...]:
    return f"end because={because}|how={how}", f"sector={sector}|end={end}"


def _office(pair: Pair, how: str) -> tuple[str, ...]:
    """Return what the title of a person says of the bodies named in it, and their rank among those."""
    mention, other = pair.subject.mention, pair.object
    relation = mention.because.rsplit(" ", 1)[-1] if mention.title else "no title"
    rank, inside = bucket(sum(p.first < other.first for p in pair.inner)), bucket(len(pair.inner))
    end = other.mention.kind if isinstance(other, Party) else "place"
    return (
        *_of_title(how, mention.title, relation, end),
        f"title={relation}|how={how}|end={end}|rank={rank}",
        f"title={relation}|how={how}|inside={inside}|form={mention.form}",
        f"object depth={bucket(pair.depth)}|how={how}|kind={mention.kind}",
    )


@lru_cache(maxsize=1 << 12)
def _of_title(how: str, title: str, relation: str, end: str | None) -> tuple[str, ...]:
    return f"title={relation}|how={how}", f"title={title}|end={end}|how={how}"


def _cues(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield the relations that words between the two, in the subject, or right before them speak for."""
    subject, other, spoken = pair.subject, pair.object, context.relation_words
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    places = {
        "before": range(max(pair.sentence.first, first.first - 2), first.first),
        "first": range(first.first, min(first.first + 2, first.last)),
        "between": range(first.last, min(second.first, first.last + 6)),
        "second": range(second.first, min(second.first + 2, second.last)),
    }
    for where, indices in places.items():
        found = {relation for index in indices if index in spoken for relation in spoken[index]}
        for relation in sorted(found):
            end = other.mention.kind if isinstance(other, Party) else "place"
            yield f"cue={relation}|{where}|{how}"
            yield f"cue={relation}|{where}|{how}|kind={subject.mention.kind}|end={end}"


def _how(subject: Party, other: Party | Located) -> str:
    if subject.first <= other.first and other.last <= subject.last:
        return "inside at end" if other.last == subject.last else "inside"
    if other.first <= subject.first and subject.last <= other.last:
        return "around"
    return "after" if other.first >= subject.last else "before"


def _gap(subject: Party, other: Party | Located) -> int:
    return max(other.first - subject.last, subject.first - other.last, 0)


def _same_country(subject: Party, other: Party | Located) -> str:
    if not isinstance(other, Party):
        return "place"
    left, right = subject.mention.country, other.mention.country
    return str(left == right) if left and right else "unknown"


def _between(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield the words between the two, those just before the first, and the parties that stand between them."""
    subject, other, tokens = pair.subject, pair.object, context.scene.tokens
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    low, high = (first.last, second.first) if first.last <= second.first else (first.first, second.first)
    between = [token for token in tokens[low : min(high, low + 6)] if token.kind == "word"]
    words = [bases(token)[0] for token in between]
    yield f"words={' '.join(words[:2])}|{how}" if words else f"nothing between|{how}"
    yield from [f"word={word}|{how}" for word in words]
    yield from [f"stem={token.stem}|{how}" for token in between]
    if first.first > pair.sentence.first:
        yield f"before={tokens[first.first - 1].stem}|{how}"
    crowd = context.scene.parties_in(low, high)
    high = max(low, high)
    tallies, triggers = context.tallies, context.triggers_between(low, high)
    marks, verbs = tallies.marks[high] - tallies.marks[low], tallies.verbs[high] - tallies.verbs[low]
    yield from _of_gap(how, bucket(len(crowd)), bucket(marks), bucket(verbs))
    yield from [f"frame between={trigger.frame.id}|{how}" for trigger in triggers[:2]]


@lru_cache(maxsize=1 << 12)
def _of_gap(how: str, parties: str, marks: str, verbs: str) -> tuple[str, ...]:
    return f"parties between={parties}|{how}", f"marks between={marks}|{how}", f"verbs between={verbs}|{how}"
