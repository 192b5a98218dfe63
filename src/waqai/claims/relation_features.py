"""Pairs that may stand in a lasting relation, and what speaks for each (codebook §1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.claims.context import Context, bucket
from waqai.claims.scene import Located, Party, starting_in
from waqai.claims.words import relation_readings
from waqai.lexicon.lookup import bases
from waqai.model import RelationType, Sentence

_FARTHEST = 10
#: Relations whose object is a place.
OF_PLACE = frozenset({RelationType.FROM_PLACE, RelationType.BASED_IN, RelationType.CONTROLS})


@dataclass(frozen=True, slots=True)
class Pair:
    """A party, and a party or place that may be what it belongs to; both in one sentence."""

    subject: Party
    object: Party | Located
    sentence: Sentence

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
        others: tuple[Party | Located, ...] = (*parties, *places)
        for subject in (party for party in parties if party.mention.form != "nisba"):
            for other in others:
                if other is not subject and _near(subject, other) and not _same(subject, other):
                    yield Pair(subject, other, sentence)


def _near(subject: Party, other: Party | Located) -> bool:
    gap = other.first - subject.last if other.first >= subject.last else subject.first - other.last
    return gap <= _FARTHEST


def _same(subject: Party, other: Party | Located) -> bool:
    return isinstance(other, Party) and other.entity == subject.entity


def relation_features(context: Context, pair: Pair) -> list[str]:
    """Return the features of a pair for every relation that its object allows."""
    subject, other = pair.subject, pair.object
    how = _how(subject, other)
    kind, form = subject.mention.kind, subject.mention.form
    end = f"{other.mention.kind}|{other.mention.form}" if isinstance(other, Party) else "place"
    governor = context.governors[other.first]
    because = subject.mention.because
    return [
        f"how={how}",
        f"how={how}|kind={kind}",
        f"how={how}|kind={kind}|end={end}",
        f"kind={kind}|form={form}|end={end}",
        f"how={how}|because={because}",
        f"because={because}",
        f"because={because}|governor={governor}|how={how}",
        f"governor={governor}|kind={kind}|how={how}",
        f"how={how}|end={end}|governor={governor}",
        f"end because={other.mention.because if isinstance(other, Party) else ''}|how={how}",
        f"sector={subject.mention.sector}|end={end}",
        f"same country={_same_country(subject, other)}|kind={kind}|end={end}",
        f"distance={bucket(_gap(subject, other))}|how={how}",
        f"heading={pair.sentence.heading}",
        *_office(context, pair, how),
        *_cues(context, pair, how),
        *_between(context, pair, how),
    ]


def _office(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield what the title of a person says of the bodies named in it, and their rank among those."""
    subject, other = pair.subject, pair.object
    mention = subject.mention
    relation = mention.because.rsplit(" ", 1)[-1] if mention.title else "no title"
    inside = [p for p in context.scene.parties_in(subject.first, subject.last) if p.entity != subject.entity]
    rank = sum(p.first < other.first for p in inside)
    end = other.mention.kind if isinstance(other, Party) else "place"
    yield f"title={relation}|how={how}"
    yield f"title={relation}|how={how}|end={end}|rank={bucket(rank)}"
    yield f"title={relation}|how={how}|inside={bucket(len(inside))}|form={mention.form}"
    yield f"title={mention.title}|end={end}|how={how}"
    nested = sum(o.first <= other.first and other.last <= o.last for o in context.scene.parties_in(
        max(pair.sentence.first, other.first - _FARTHEST), other.first + 1))  # fmt: skip
    yield f"object depth={bucket(nested)}|how={how}|kind={mention.kind}"


def _cues(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield the relations that words between the two, in the subject, or right before them speak for."""
    subject, other, tokens = pair.subject, pair.object, context.scene.tokens
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    end = str(other.mention.kind) if isinstance(other, Party) else "place"
    places = {
        "before": range(max(pair.sentence.first, first.first - 2), first.first),
        "first": range(first.first, min(first.first + 2, first.last)),
        "between": range(first.last, min(second.first, first.last + 6)),
        "second": range(second.first, min(second.first + 2, second.last)),
    }
    for where, indices in places.items():
        found = {word.relation for index in indices for word in relation_readings(tokens[index])}
        for relation in sorted(found):
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
    words = [bases(token)[0] for token in tokens[low:high][:6] if token.kind == "word"]
    yield f"words={' '.join(words[:2])}|{how}" if words else f"nothing between|{how}"
    yield from (f"word={word}|{how}" for word in words)
    yield from (f"stem={token.stem}|{how}" for token in tokens[low:high][:6] if token.kind == "word")
    if first.first > pair.sentence.first:
        yield f"before={tokens[first.first - 1].stem}|{how}"
    crowd = context.scene.parties_in(low, high)
    yield f"parties between={bucket(len(crowd))}|{how}"
    high = max(low, high)
    yield f"marks between={bucket(context.tallies.marks[high] - context.tallies.marks[low])}|{how}"
    yield f"verbs between={bucket(context.tallies.verbs[high] - context.tallies.verbs[low])}|{how}"
    triggers = context.triggers_between(low, high)
    yield from (f"frame between={trigger.frame.id}|{how}" for trigger in triggers[:2])
