"""What speaks for and against a mention naming an actor that the report named before."""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from waqai.model import EntityKind, Mention
from waqai.resolve.cluster import Cluster, bag_of, rule_says, words_of
from waqai.scorer import Bundle, Features, Names, bundled

_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 40, 80)
_BUCKETS = tuple(next(limit for limit in _LIMITS if value <= limit) for value in range(_LIMITS[-1] + 1))
_FAR = 99


def comparable(mention: Mention, known: Cluster) -> bool:
    """Whether a mention and a cluster are worth weighing: of one kind, of no kind, or with a word in common.

    An adjective that stands for a state is known by its key alone, who are counted differ from others so many, and
    whoever the registry knows from others that it knows.
    """
    if mention.form == "nisba" or known.counted_otherwise(mention):
        return False
    if known.named_otherwise(mention) or known.known_otherwise(mention):
        return False
    kinds = known.kinds
    return mention.kind is None or mention.kind in kinds or None in kinds or known.has_word(bag_of(mention))


class Standing(NamedTuple):
    """Where a cluster stands among those named before, the last named first.

    `rank` counts the clusters named since; `kin_rank` those of them that have the mention's kind, `kin` all that
    have it, `alike` those of the mention's kind that share a word with it.
    """

    rank: int
    kin_rank: int
    kin: int
    alike: int


def standings(mention: Mention, recent: Sequence[Cluster]) -> Iterator[tuple[Cluster, Standing]]:
    """Yield the clusters worth weighing for a mention with their standing; `recent` has the last named first."""
    kin = [mention.kind in known.kinds for known in recent]
    words = bag_of(mention)
    alike = sum([own and known.has_word(words) for own, known in zip(kin, recent, strict=True)])
    nearer, all_kin = 0, sum(kin)
    for rank, (known, own) in enumerate(zip(recent, kin, strict=True)):
        if comparable(mention, known):
            yield known, Standing(rank, nearer, all_kin, alike)
        nearer += own


def link_features(mention: Mention, known: Cluster, standing: Standing) -> Features:
    """Return the features of a link."""
    rule, sort = rule_says(mention, known), f"{mention.form}|{mention.kind}"
    words = words_of(mention)
    bundles = (
        *_words(mention, known, words, sort, rule=rule),
        _reasons(mention, known, len(words), sort),
        *_kinds(mention, known, rule=rule),
        *_places(mention, known, len(words), standing.rank),
        *_kin(mention, known, standing, bare=len(words) == 1, rule=rule),
        *_pronoun(mention, known, standing.rank),
    )
    return Features((f"reasons={mention.because}|{known.mentions[-1].because}",), bundles)


def _pronoun(mention: Mention, known: Cluster, rank: int) -> Iterator[Bundle]:
    """Yield whose fighters, forces or people are named by a pronoun (مقاتليها، قواته)."""
    if mention.pronoun:
        yield _of_pronoun(mention.pronoun, mention.kind, known.kinds, mention.because, min(rank, 3))


@bundled
def _of_pronoun(
    pronoun: str, kind: EntityKind | None, kinds: frozenset[EntityKind | None], because: str, rank: int
) -> Names:  # fmt: skip
    return (
        "pronoun",
        f"pronoun|{kind}",
        f"pronoun|rank={rank}|{kind}",
        f"pronoun={pronoun}|{because}",
        f"pronoun={pronoun}|{'+'.join(sorted(map(str, kinds)))}|{kind}|rank={min(rank, 2)}",
    )


def _kin(mention: Mention, known: Cluster, standing: Standing, *, bare: bool, rule: bool) -> tuple[Bundle, Bundle]:
    definite, only = mention.definite, standing.kin == 1
    own, rank = mention.kind in known.kinds, _bucket(standing.kin_rank)
    alike, longest = _bucket(standing.alike), min(max(map(len, known.words)), 3)
    return (
        _of_kin(own, rank, only, definite, bare, mention.kind, mention.form),
        _of_alike(alike, rule, bare, longest, definite, mention.kind),
    )


@bundled
def _of_kin(
    own: bool, rank: int, only: bool, definite: bool, bare: bool, kind: EntityKind | None, form: str
) -> Names:  # fmt: skip
    sort = f"{kind}|{form}|bare={bare}"
    return (
        f"kin={own}|kin rank={rank}|{sort}",
        f"kin={own}|only={only}|{sort}",
        f"kin={own}|only={only}|definite={definite}|bare={bare}",
        f"definite={definite}|{sort}",
    )


@bundled
def _of_alike(alike: int, rule: bool, bare: bool, longest: int, definite: bool, kind: EntityKind | None) -> Names:
    return (
        f"alike={alike}|rule={rule}|definite={definite}",
        f"bare={bare}|longest={longest}|definite={definite}|{kind}",
    )


def _words(
    mention: Mention, known: Cluster, words: tuple[str, ...], sort: str, *, rule: bool
) -> tuple[Bundle, Bundle]:  # fmt: skip
    bag = bag_of(mention)
    overlap, first, last, part, contains = 0, False, False, False, frozenset() in known.bags
    if not words or known.has_word(bag):
        overlap = round(4 * max([_overlap(bag, other) for other in known.bags]))
        first = words[:1] in [other[:1] for other in known.words]
        last = words[-1:] in [other[-1:] for other in known.words]
        part, contains = any(bag < other for other in known.bags), any(bag > other for other in known.bags)
    return _of_overlap(overlap, rule, sort), _of_words(first, last, part, contains, min(len(words), 4), sort)


@bundled
def _of_overlap(overlap: int, rule: bool, sort: str) -> Names:
    return f"overlap={overlap}", f"overlap={overlap}|{sort}", f"rule={rule}", f"rule={rule}|{sort}"


@bundled
def _of_words(first: bool, last: bool, part: bool, contains: bool, words: int, sort: str) -> Names:
    return (
        f"same first word={first}|{sort}",
        f"same last word={last}|{sort}",
        f"part of={part}|words={words}|first={first}",
        f"part of={part}|{sort}",
        f"contains={contains}|{sort}",
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of both that both have."""
    shared = len(one & other)
    return shared / max(len(one) + len(other) - shared, 1)


def _reasons(mention: Mention, known: Cluster, words: int, sort: str) -> Bundle:
    same, title = mention.because in known.reasons, mention.title in known.titles
    return _of_reasons(same, min(words, 4), title, mention.form, sort)


@bundled
def _of_reasons(same: bool, words: int, title: bool, form: str, sort: str) -> Names:
    return f"same reason={same}|{sort}", f"same reason={same}|words={words}", f"same title={title}|{form}"


def _kinds(mention: Mention, known: Cluster, *, rule: bool) -> tuple[Bundle, Bundle]:
    known_countries = mention.country is not None and known.countries
    agree = str(mention.country in known.countries) if known_countries else "unknown"
    kind, form, last, size = mention.kind, mention.form, known.mentions[-1].form, _bucket(len(known.mentions))
    return (
        _of_kinds(kind, known.kinds, agree, rule),
        _of_forms(form, known.forms, last, known.named, kind, size),
    )


@bundled
def _of_kinds(kind: EntityKind | None, kinds: frozenset[EntityKind | None], agree: str, rule: bool) -> Names:
    return (
        f"kinds={kind}|{'+'.join(sorted(map(str, kinds)))}",
        f"country={agree}|{kind}",
        f"country={agree}|rule={rule}",
    )


@bundled
def _of_forms(
    form: str, forms: frozenset[str], last: str, named: bool, kind: EntityKind | None, size: int
) -> Names:  # fmt: skip
    return (
        f"forms={form}|{last}",
        f"forms={form}|{'+'.join(sorted(forms))}",
        f"named={named}|{form}|{kind}",
        f"size={size}|{form}",
    )


def _places(mention: Mention, known: Cluster, words: int, rank: int) -> Iterator[Bundle]:
    last, form, kind = known.mentions[-1], mention.form, mention.kind
    gap = mention.first - last.last
    yield _of_place(_bucket(rank), _bucket(max(gap, 0)), form, kind, min(words, 3))
    if gap <= 1:
        person = kind is EntityKind.PERSON and last.kind is EntityKind.PERSON
        yield _of_touching(max(gap, -1), person, form, last.form, last.kind)


@bundled
def _of_place(rank: int, gap: int, form: str, kind: EntityKind | None, words: int) -> Names:
    return f"rank={rank}|{form}", f"rank={rank}|{kind}|words={words}", f"gap={gap}|{form}"


@bundled
def _of_touching(gap: int, person: bool, form: str, last: str, kind: EntityKind | None) -> Names:
    if gap < 0:
        return f"inside|{form}|{kind}", "inside"
    return (f"apposed={gap}|person={person}|{form}|{last}",)


def _bucket(value: int) -> int:
    return _BUCKETS[value] if value < len(_BUCKETS) else _FAR
