"""What the claims room is given: one report's words, and who, where and when stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from operator import attrgetter

from waqai.model import Analysis, Entity, Mention, Place, Quantity, Sentence, Span, Token, When
from waqai.model.values import value

_FIRST, _START = attrgetter("first"), attrgetter("span.start")


@value(frozen=True, slots=True, kw_only=True, eq=False)
class Party:
    """A mention of an actor: the entity it names, and the tokens `[first, last)` that hold it; equal to itself alone.

    `nested` says that it stands inside another mention (الروسية in القوات الروسية).
    """

    entity: str
    mention: Mention
    nested: bool = False
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        """Keep the tokens at hand: they are asked for thousands of times a report."""
        object.__setattr__(self, "first", self.mention.first)
        object.__setattr__(self, "last", self.mention.last)


@value(frozen=True, slots=True)
class Located:
    """A place or a time as printed: its id and the tokens `[first, last)` that hold it."""

    id: str
    first: int
    last: int


@value(frozen=True, slots=True)
class Counted:
    """A quantity as printed, in tokens `[first, last)`."""

    first: int
    last: int
    quantity: Quantity


@value(frozen=True, slots=True, kw_only=True)
class Scene:
    """One report before its claims; parties, places, times and quantities are in text order.

    `published` is the day it came out, None where that is unknown; `tokens` are the words of the report.
    """

    analysis: Analysis
    entities: Mapping[str, Entity]
    parties: Sequence[Party]
    named_places: Sequence[Place] = ()
    named_times: Sequence[When] = ()
    places: Sequence[Located]
    times: Sequence[Located]
    counts: Sequence[Counted] = ()
    published: date | None = None
    tokens: Sequence[Token] = field(init=False, repr=False, compare=False)
    starts: Sequence[int] = field(init=False)
    by_entity: Mapping[str, Sequence[Party]] = field(init=False)
    time_of: Mapping[str, When] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the words at hand, where the parties start, the parties of each entity, and times by id."""
        by_entity: dict[str, list[Party]] = {}
        for party in self.parties:
            by_entity.setdefault(party.entity, []).append(party)
        object.__setattr__(self, "tokens", self.analysis.tokens)
        object.__setattr__(self, "starts", [party.first for party in self.parties])
        object.__setattr__(self, "by_entity", by_entity)
        object.__setattr__(self, "time_of", {when.id: when for when in self.named_times})

    def parties_in(self, first: int, last: int) -> Sequence[Party]:
        """Return the parties that start in tokens `[first, last)`."""
        return self.parties[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def outer_in(self, first: int, last: int) -> Sequence[Party]:
        """Return the parties that start in tokens `[first, last)` and stand inside no other."""
        return [party for party in self.parties_in(first, last) if not party.nested]

    def sentence_of(self, index: int) -> Sentence:
        """Return the sentence of token `index`."""
        return self.analysis.sentence_of(index)


def in_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties in text order, the longer first, those inside another, longer one marked nested."""
    ordered = sorted(parties, key=lambda party: (party.first, -party.last))
    result: list[Party] = []
    outer: Party | None = None
    for party in ordered:
        inside = outer is not None and party.last <= outer.last and _range(party) != _range(outer)
        result.append(party if party.nested == inside else replace(party, nested=inside))
        outer = outer if inside else party
    return tuple(result)


def _range(party: Party) -> tuple[int, int]:
    return party.first, party.last


def tokens_of(analysis: Analysis, span: Span) -> tuple[int, int]:
    """Return the tokens `[first, last)` that the characters of `span` touch."""
    tokens = analysis.tokens
    first = max(bisect_left(tokens, span.start + 1, key=_START) - 1, 0)
    last = first + 1
    while last < len(tokens) and tokens[last].span.start < span.end:
        last += 1
    return first, last


def starting_in(rows: Sequence[Located], first: int, last: int) -> Sequence[Located]:
    """Return the rows, given in text order, that start in tokens `[first, last)`."""
    return rows[bisect_left(rows, first, key=_FIRST) : bisect_left(rows, last, key=_FIRST)]


def located(analysis: Analysis, named: Sequence[Place | When]) -> tuple[Located, ...]:
    """Return every printed mention of places or times, in text order."""
    rows = [
        Located(item.id, *tokens_of(analysis, span))
        for item in named
        for span in (item.mentions if isinstance(item, Place) else (item.span,))
    ]
    return tuple(sorted(rows, key=lambda row: (row.first, row.last)))
