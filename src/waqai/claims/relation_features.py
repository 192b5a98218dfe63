"""What speaks for a pair standing in each lasting relation (codebook §1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from waqai.claims.context import Context, bucket
from waqai.claims.reader import TIES
from waqai.claims.readings import LOWEST, stepped
from waqai.claims.relation_pairs import OF_PLACE, Pair, inner_of, is_state
from waqai.claims.scene import Located, Party
from waqai.lexicon.registry import ties
from waqai.model import Entity, EntityKind
from waqai.scorer import Bundle, Features, Names, bundled


def relation_features(context: Context, pair: Pair) -> Features:
    """Return the features of a pair for every relation that its object allows."""
    if pair.apart:
        return apart_features(context, pair)
    subject, other = pair.subject, pair.object
    how, governor, mention = _how(subject, other), context.governors[other.first], subject.mention
    named = other.mention if isinstance(other, Party) else None
    end = _end(named.kind, named.form) if named else "place"
    first, low, high = _inside(subject, other)
    single = [
        f"end because={named.because if named else ''}|how={how}",
        *_known(context, pair, how),
        *_cues(context, pair, how),
        *_between(context, how, low, high),
        *_before(context, pair, how, first),
    ]
    distance = bucket(_gap(subject, other))
    bundles = [
        _of_kinds(how, mention.kind, mention.form, end),
        _of_governor(how, mention.kind, end, governor),
        _of_reasons(how, mention.because, governor),
        _of_sector(mention.sector, _same_country(subject, other), mention.kind, end),
        _of_place(how, mention.kind, distance, bucket(pair.depth), pair.sentence.heading),
        _of_gap(how, *_parted(context, low, high)),
        *_office(pair, how),
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
def _of_kinds(how: str, kind: EntityKind | None, form: str, end: str) -> Names:
    return (
        f"how={how}",
        f"how={how}|kind={kind}",
        f"how={how}|kind={kind}|end={end}",
        f"kind={kind}|form={form}|end={end}",
    )


@bundled
def _of_governor(how: str, kind: EntityKind | None, end: str, governor: str) -> Names:
    return f"governor={governor}|kind={kind}|how={how}", f"how={how}|end={end}|governor={governor}"


@bundled
def _of_reasons(how: str, because: str, governor: str) -> Names:
    return f"because={because}|governor={governor}|how={how}", f"how={how}|because={because}", f"because={because}"


@bundled
def _of_sector(sector: str | None, country: str, kind: EntityKind | None, end: str) -> Names:
    return f"sector={sector}|end={end}", f"same country={country}|kind={kind}|end={end}"


@bundled
def _of_place(how: str, kind: EntityKind | None, distance: str, depth: str, heading: bool) -> Names:  # noqa: FBT001
    return f"distance={distance}|how={how}", f"object depth={depth}|how={how}|kind={kind}", f"heading={heading}"


def _office(pair: Pair, how: str) -> tuple[Bundle, Bundle]:
    """Return what the title of a person says of the bodies named in it, and their rank among those."""
    mention, other = pair.subject.mention, pair.object
    relation = mention.because.rsplit(" ", 1)[-1] if mention.title else "no title"
    rank = sum([p.first < other.first for p in pair.inner]) if pair.inner else 0
    end = other.mention.kind if isinstance(other, Party) else "place"
    titled = _of_title(how, mention.title, relation, end)
    return titled, _of_rank(how, relation, end, bucket(rank), bucket(len(pair.inner)), mention.form)


@bundled
def _of_title(how: str, title: str, relation: str, end: str | None) -> Names:
    return f"title={relation}|how={how}", f"title={title}|end={end}|how={how}"


@bundled
def _of_rank(how: str, relation: str, end: str | None, rank: str, inside: str, form: str) -> Names:
    return (
        f"title={relation}|how={how}|end={end}|rank={rank}",
        f"title={relation}|how={how}|inside={inside}|form={form}",
    )


def _known(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield what the registry knows of the two, whenever it was: their relations and offices, either way."""
    entities = context.scene.entities
    subject = entities[pair.subject.entity].registry
    other = entities[pair.object.entity].registry if isinstance(pair.object, Party) else None
    if not subject or not other:
        return
    form = pair.subject.mention.form
    for way, key in (("known", (subject, other)), ("known back", (other, subject))):
        for tie in sorted(ties().get(key, ())):
            yield f"{way}={tie}"
            yield f"{way}={tie}|{how}"
            yield f"{way}={tie}|{how}|{form}"


def _cues(context: Context, pair: Pair, how: str) -> Iterator[str]:
    """Yield the relations that words between the two, in the subject, or right before them speak for."""
    subject, other, spoken = pair.subject, pair.object, context.relation_words
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    if spoken.keys().isdisjoint(range(first.first - 2, second.first + 2)):
        return
    places = {
        "before": range(max(pair.sentence.first, first.first - 2), first.first),
        "first": range(first.first, min(first.first + 2, first.last)),
        "between": range(first.last, min(second.first, first.last + 6)),
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


def _gap(subject: Party, other: Party | Located) -> int:
    return max(other.first - subject.last, subject.first - other.last, 0)


def _same_country(subject: Party, other: Party | Located) -> str:
    if not isinstance(other, Party):
        return "place"
    left, right = subject.mention.country, other.mention.country
    return str(left == right) if left and right else "unknown"


def _between(context: Context, how: str, low: int, high: int) -> list[str]:
    """Return the words and the possible triggers in the tokens `[low, high)` between the two."""
    between = [token for token in context.scene.tokens[low : min(high, low + 6)] if token.kind == "word"]
    words = [token.keys[0] for token in between]
    return [
        f"words={' '.join(words[:2])}|{how}" if words else f"nothing between|{how}",
        *[f"word={word}|{how}" for word in words],
        *[f"stem={token.stem}|{how}" for token in between],
        *[f"frame between={trigger.frame.id}|{how}" for trigger in context.triggers_between(low, high)[:2]],
    ]


def _before(context: Context, pair: Pair, how: str, first: int) -> tuple[str, ...]:
    """Return the word before the first of the two, which starts at token `first`, () at the start of a sentence."""
    return (f"before={context.scene.tokens[first - 1].stem}|{how}",) if first > pair.sentence.first else ()


def _inside(subject: Party, other: Party | Located) -> tuple[int, int, int]:
    """Return where the first of the two starts, and the tokens `[low, high)` between them, or up to the inner one."""
    first, second = (subject, other) if subject.first <= other.first else (other, subject)
    return first.first, first.last if first.last <= second.first else first.first, second.first


def _parted(context: Context, low: int, high: int) -> tuple[str, str, str]:
    """Return how many parties, marks and verbs stand in the tokens `[low, high)` between the two."""
    tallies = context.tallies
    parties, marks = len(context.scene.parties_in(low, high)), tallies.marks[high] - tallies.marks[low]
    return bucket(parties), bucket(marks), bucket(tallies.verbs[high] - tallies.verbs[low])


@bundled
def _of_gap(how: str, parties: str, marks: str, verbs: str) -> Names:
    return f"parties between={parties}|{how}", f"marks between={marks}|{how}", f"verbs between={verbs}|{how}"


def apart_features(context: Context, pair: Pair) -> Features:
    """Return the features of two actors that no sentence names together."""
    entities, by_entity = context.scene.entities, context.scene.by_entity
    mention, one, other = pair.subject.mention, entities[pair.subject.entity], entities[pair.object_id]
    relation = mention.because.rsplit(" ", 1)[-1] if mention.title else "no title"
    homed = any(inner_of(context, party) for party in by_entity[one.id])
    state, country = is_state(other), "unknown" if one.country is None else str(one.country == other.country)
    rivals = [e for e in entities.values() if e.id != other.id and _alike(e, other)]
    rank = sum(len(by_entity[e.id]) > len(by_entity[other.id]) for e in rivals)
    single = [*_known(context, pair, "apart"), f"apart|because={mention.because}|country={country}|state={state}"]
    bundles = [
        _apart_kinds(one.kind, one.sector, other.kind, country, state),
        _apart_title(relation, mention.form, country, state, homed),
        _apart_shape(one.kind, mention.definite, bool(mention.pronoun), homed, bucket(len(by_entity[one.id]))),
        _apart_rivals(one.kind, country, bucket(rank), bucket(len(rivals)), bucket(len(by_entity[other.id]))),
    ]
    return Features(single, bundles)


def _alike(one: Entity, other: Entity) -> bool:
    return (one.kind, one.country) == (other.kind, other.country)


@bundled
def _apart_kinds(one: EntityKind, sector: str | None, other: EntityKind, country: str, state: bool) -> Names:  # noqa: FBT001
    ends = f"apart|{one}|{other}"
    return (
        ends,
        f"{ends}|country={country}|state={state}",
        f"{ends}|sector={sector}",
        f"apart|state={state}|{one}|{sector}",
    )


@bundled
def _apart_title(title: str, form: str, country: str, state: bool, homed: bool) -> Names:  # noqa: FBT001
    return (
        f"apart|title={title}|country={country}|state={state}",
        f"apart|title={title}|homed={homed}|state={state}",
        f"apart|title={title}|form={form}",
    )


@bundled
def _apart_shape(kind: EntityKind, definite: bool, pronoun: bool, homed: bool, mentions: str) -> Names:  # noqa: FBT001
    return (
        f"apart|{kind}|homed={homed}",
        f"apart|{kind}|definite={definite}|pronoun={pronoun}",
        f"apart|{kind}|mentions={mentions}",
    )


@bundled
def _apart_rivals(kind: EntityKind, country: str, rank: str, rivals: str, mentions: str) -> Names:
    return (
        f"apart|rank={rank}|country={country}",
        f"apart|rank={rank}|rivals={rivals}|{kind}",
        f"apart|other mentions={mentions}|{kind}",
    )
