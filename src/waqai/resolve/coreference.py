"""What speaks for and against a mention naming an actor that the report named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.model import EntityKind, Mention
from waqai.resolve.cluster import Cluster, bag_of_key, rule_says, words_of_key

_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 40, 80)


def comparable(mention: Mention, known: Cluster) -> bool:
    """Whether a mention and a cluster are worth weighing: of one kind, of no kind, or with a word in common.

    An adjective that stands for a state is known by its key alone.
    """
    if mention.form == "nisba":
        return False
    kinds = known.kinds
    return mention.kind is None or mention.kind in kinds or None in kinds or known.has_word(bag_of_key(mention.key))


@dataclass(frozen=True, slots=True)
class Standing:
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
    words = bag_of_key(mention.key)
    alike = sum(own and known.has_word(words) for own, known in zip(kin, recent, strict=True))
    nearer, all_kin = 0, sum(kin)
    for rank, (known, own) in enumerate(zip(recent, kin, strict=True)):
        if comparable(mention, known):
            yield known, Standing(rank, nearer, all_kin, alike)
        nearer += own


def link_features(mention: Mention, known: Cluster, standing: Standing) -> list[str]:
    """Return the features of a link."""
    rule, sort = rule_says(mention, known), f"{mention.form}|{mention.kind}"
    return [
        *_of_words(mention, known, sort, rule=rule),
        *_of_reasons(mention, known, sort),
        *_of_kind(mention, known, rule=rule),
        *_of_place(mention, known, standing.rank),
        *_of_kin(mention, known, standing, rule=rule),
    ]


def _of_kin(mention: Mention, known: Cluster, standing: Standing, *, rule: bool) -> tuple[str, ...]:
    bare, definite = len(words_of_key(mention.key)) == 1, mention.definite
    sort, only = f"{mention.kind}|{mention.form}|bare={bare}", standing.kin == 1
    own = mention.kind in known.kinds
    longest = max(map(len, known.words))
    return (
        f"kin={own}|kin rank={_bucket(standing.kin_rank)}|{sort}",
        f"kin={own}|only={only}|{sort}",
        f"kin={own}|only={only}|definite={definite}|bare={bare}",
        f"definite={definite}|{sort}",
        f"alike={_bucket(standing.alike)}|rule={rule}|definite={definite}",
        f"bare={bare}|longest={min(longest, 3)}|definite={definite}|{mention.kind}",
    )


def _of_words(mention: Mention, known: Cluster, sort: str, *, rule: bool) -> tuple[str, ...]:
    words, bag = words_of_key(mention.key), bag_of_key(mention.key)
    overlap = round(4 * max([_overlap(bag, other) for other in known.bags]))
    first = words[:1] in [other[:1] for other in known.words]
    last = words[-1:] in [other[-1:] for other in known.words]
    part, contains = any(bag < other for other in known.bags), any(bag > other for other in known.bags)
    return (
        f"overlap={overlap}",
        f"overlap={overlap}|{sort}",
        f"rule={rule}",
        f"rule={rule}|{sort}",
        f"same first word={first}|{sort}",
        f"same last word={last}|{sort}",
        f"part of={part}|words={min(len(words), 4)}|first={first}",
        f"part of={part}|{sort}",
        f"contains={contains}|{sort}",
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of both that both have."""
    shared = len(one & other)
    return shared / max(len(one) + len(other) - shared, 1)


def _of_reasons(mention: Mention, known: Cluster, sort: str) -> tuple[str, ...]:
    same, title = mention.because in known.reasons, mention.title in known.titles
    return (
        f"same reason={same}|{sort}",
        f"same reason={same}|words={min(len(words_of_key(mention.key)), 4)}",
        f"reasons={mention.because}|{known.mentions[-1].because}",
        f"same title={title}|{mention.form}",
    )


def _of_kind(mention: Mention, known: Cluster, *, rule: bool) -> tuple[str, ...]:
    known_countries = mention.country is not None and known.countries
    agree = str(mention.country in known.countries) if known_countries else "unknown"
    named = any(other.name for other in known.mentions)
    return (
        f"kinds={mention.kind}|{'+'.join(sorted(map(str, known.kinds)))}",
        f"country={agree}|{mention.kind}",
        f"country={agree}|rule={rule}",
        f"forms={mention.form}|{known.mentions[-1].form}",
        f"forms={mention.form}|{'+'.join(sorted(known.forms))}",
        f"named={named}|{mention.form}|{mention.kind}",
        f"size={_bucket(len(known.mentions))}|{mention.form}",
    )


def _of_place(mention: Mention, known: Cluster, rank: int) -> Iterator[str]:
    last = known.mentions[-1]
    gap = mention.first - last.last
    yield f"rank={_bucket(rank)}|{mention.form}"
    yield f"rank={_bucket(rank)}|{mention.kind}|words={min(len(words_of_key(mention.key)), 3)}"
    yield f"gap={_bucket(max(gap, 0))}|{mention.form}"
    if gap < 0:
        yield f"inside|{mention.form}|{last.kind}"
        yield "inside"
    elif gap <= 1:
        person = mention.kind is EntityKind.PERSON and last.kind is EntityKind.PERSON
        yield f"apposed={gap}|person={person}|{mention.form}|{last.form}"


def _bucket(value: int) -> int:
    return _LIMITS[at] if (at := bisect_left(_LIMITS, value)) < len(_LIMITS) else 99
