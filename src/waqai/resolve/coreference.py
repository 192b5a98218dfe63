"""What speaks for and against a mention naming an actor that the report named before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.model import EntityKind, Mention
from waqai.resolve.cluster import Cluster, rule_says, words_of_key

_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 40, 80)


def comparable(mention: Mention, known: Cluster) -> bool:
    """Whether a mention and a cluster are worth weighing: of one kind, of no kind, or with a word in common.

    An adjective that stands for a state is known by its key alone.
    """
    if mention.form == "nisba":
        return False
    if any(other.kind is mention.kind or other.kind is None for other in known.mentions) or mention.kind is None:
        return True
    words = set(words_of_key(mention.key))
    return any(words & set(words_of_key(other.key)) for other in known.mentions)


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
    kin = [any(other.kind is mention.kind for other in known.mentions) for known in recent]
    words = set(words_of_key(mention.key))
    alike = sum(
        own and any(words & set(other) for other in known.words) for own, known in zip(kin, recent, strict=True)
    )
    nearer = 0
    for rank, (known, own) in enumerate(zip(recent, kin, strict=True)):
        if comparable(mention, known):
            yield known, Standing(rank, nearer, sum(kin), alike)
        nearer += own


def link_features(mention: Mention, known: Cluster, standing: Standing) -> list[str]:
    """Return the features of a link."""
    return [
        *_of_words(mention, known),
        *_of_kind(mention, known),
        *_of_place(mention, known, standing.rank),
        *_of_kin(mention, known, standing),
    ]


def _of_kin(mention: Mention, known: Cluster, standing: Standing) -> Iterator[str]:
    bare = len(words_of_key(mention.key)) == 1
    sort = f"{mention.kind}|{mention.form}|bare={bare}"
    own = any(other.kind is mention.kind for other in known.mentions)
    yield f"kin={own}|kin rank={_bucket(standing.kin_rank)}|{sort}"
    yield f"kin={own}|only={standing.kin == 1}|{sort}"
    yield f"kin={own}|only={standing.kin == 1}|definite={mention.definite}|bare={bare}"
    yield f"definite={mention.definite}|{sort}"
    yield f"alike={_bucket(standing.alike)}|rule={rule_says(mention, known)}|definite={mention.definite}"
    longest = max(len(words) for words in known.words)
    yield f"bare={bare}|longest={min(longest, 3)}|definite={mention.definite}|{mention.kind}"


def _of_words(mention: Mention, known: Cluster) -> Iterator[str]:
    words = words_of_key(mention.key)
    others = [words_of_key(other.key) for other in known.mentions]
    bag = set(words)
    best = max(len(bag & set(other)) / max(len(bag | set(other)), 1) for other in others)
    sort = f"{mention.form}|{mention.kind}"
    yield f"overlap={round(best * 4)}"
    yield f"overlap={round(best * 4)}|{sort}"
    yield f"rule={rule_says(mention, known)}"
    yield f"rule={rule_says(mention, known)}|{sort}"
    first = any(other[:1] == words[:1] for other in others)
    yield f"same first word={first}|{sort}"
    yield f"same last word={any(other[-1:] == words[-1:] for other in others)}|{sort}"
    part = any(bag < set(other) for other in others)
    yield f"part of={part}|words={min(len(words), 4)}|first={first}"
    yield f"part of={part}|{sort}"
    yield f"contains={any(bag > set(other) for other in others)}|{sort}"
    same = any(other.because == mention.because for other in known.mentions)
    yield f"same reason={same}|{sort}"
    yield f"same reason={same}|words={min(len(words), 4)}"
    yield f"reasons={mention.because}|{known.mentions[-1].because}"
    title = bool(mention.title) and any(other.title == mention.title for other in known.mentions)
    yield f"same title={title}|{mention.form}"


def _of_kind(mention: Mention, known: Cluster) -> Iterator[str]:
    kinds = {other.kind for other in known.mentions}
    countries = known.countries()
    agree = "unknown" if mention.country is None or not countries else str(mention.country in countries)
    yield f"kinds={mention.kind}|{'+'.join(sorted(str(kind) for kind in kinds))}"
    yield f"country={agree}|{mention.kind}"
    yield f"country={agree}|rule={rule_says(mention, known)}"
    yield f"forms={mention.form}|{known.mentions[-1].form}"
    yield f"forms={mention.form}|{'+'.join(sorted({other.form for other in known.mentions}))}"
    yield f"named={any(other.name for other in known.mentions)}|{mention.form}|{mention.kind}"
    yield f"size={_bucket(len(known.mentions))}|{mention.form}"


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
    return next((limit for limit in _LIMITS if value <= limit), 99)
