"""A negotiation as one would draw it on a whiteboard: who sits where, what each wants, how it went, where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.desk import Head
from waqai.ledger import Course, Matter, Position, Stance, Statement
from waqai.link import Actor
from waqai.web.views.issues import by_issue, name_of
from waqai.web.views.quotes import Quote, quote_of
from waqai.web.views.steps import Step, names_of, places_of, steps_of

#: Matters that go with talks between the same sides.
BESIDE = (Matter.DEAL, Matter.TRUCE, Matter.EVACUATION, Matter.SIEGE)
#: How many parties a table seats; who has a part in fewer states and took no position is left to the states.
_SEATS = 6
#: Among how many places of another matter that of the talks must be.
_WHERE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a party said to an issue on a day; `side` is whose side it speaks for, `to` whom it was said to."""

    side: str
    actor: str
    to: tuple[str, ...]
    stance: Stance
    issue: str
    on: date
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a part in the talks, and the sentences that say so; `party` is whom a delegate sits for."""

    name: str
    party: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One side of the table: its name, what else it is called, its delegates, what it said last to each issue.

    `actor` is the id of who is named for it most often.
    """

    side: str
    actor: str
    name: str
    also: tuple[str, ...]
    delegates: tuple[Person, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One day on which something changed, and what the parties said from then on until the next; counted from 1."""

    number: int
    on: date
    steps: tuple[Step, ...]
    cards: tuple[Card, ...]

    def of(self, side: str) -> tuple[Card, ...]:
        """Return what one side said."""
        return tuple(card for card in self.cards if card.side == side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is talked about, and what each side said to it, by day."""

    name: str
    cards: tuple[Card, ...]

    def of(self, side: str) -> tuple[Card, ...]:
        """Return what one side said."""
        return tuple(card for card in self.cards if card.side == side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another matter between the same sides: a deal, a truce, an evacuation, a siege."""

    id: str
    matter: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationBoard:
    """All that a board of talks shows. `until` is the day up to which it is drawn."""

    id: str
    seats: tuple[Seat, ...]
    mediators: tuple[Person, ...]
    guarantors: tuple[Person, ...]
    places: tuple[str, ...]
    stages: tuple[Stage, ...]
    issues: tuple[Issue, ...]
    beside: tuple[Beside, ...]
    first: date
    until: date

    @property
    def steps(self) -> tuple[Step, ...]:
        """The states by day."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def heard(self) -> tuple[Seat, ...]:
        """The sides of whom a position is told."""
        return tuple(seat for seat in self.seats if seat.cards)

    @property
    def standing(self) -> Step:
        """Where the talks stand."""
        return self.steps[-1]

    @property
    def reports(self) -> int:
        """How many reports speak of the talks."""
        quotes = [quote for step in self.steps for quote in (*step.said, *step.denied)]
        return len({quote.report for quote in quotes} | {c.quote.report for stage in self.stages for c in stage.cards})


def negotiation_board(course: Course, beside: Iterable[Course] = (), until: date | None = None) -> NegotiationBoard:
    """Return the board of talks with the courses that go `beside` them, drawn up to the day `until`."""
    issues = [Issue(name=name_of(group), cards=tuple(map(_card, group))) for group in by_issue(course.positions)]
    cards = [card for issue in issues for card in issue.cards]
    rows = tuple(Beside(id=each.id, matter=each.matter.value, steps=steps_of(each)) for each in beside)
    last = max([course.last.on, *(card.on for card in cards), *(row.steps[-1].on for row in rows)])
    return NegotiationBoard(
        id=course.id,
        seats=tuple(_seats(course, issues)),
        mediators=_people(course, lambda row: row.mediators),
        guarantors=_people(course, lambda row: row.guarantors),
        places=places_of(course),
        stages=tuple(_stages(course, cards)),
        issues=tuple(issues),
        beside=rows,
        first=min([course.transitions[0].on, *(card.on for card in cards)]),
        until=max(last, until) if until else last,
    )


def _card(row: Position) -> Card:
    return Card(
        side=row.actor.side,
        actor=row.actor.name,
        to=names_of(row.to),
        stance=row.stance,
        issue=row.issue,
        on=row.on,
        quote=quote_of(row.source),
    )


def _seats(course: Course, issues: Sequence[Issue]) -> list[Seat]:
    """Return the sides, those with a part in most states first; who mediates more than talks has none of the first."""
    parts: Counter[str] = Counter()
    for each in course.transitions:
        parts.update({actor.side for actor in each.parties})
        parts.subtract({actor.side for actor in (*each.mediators, *each.guarantors)})
    parts.update({card.side for issue in issues for card in issue.cards if card.side in parts})
    seated = {actor.side for each in course.transitions for actor in each.parties}
    ranked = sorted(seated, key=lambda side: (-parts[side], side))
    return [_seat(course, side, issues) for side in ranked[:_SEATS]]


def _seat(course: Course, side: str, issues: Sequence[Issue]) -> Seat:
    named = Counter(
        (actor.id, actor.name)
        for each in course.transitions
        for row in each.said
        for actor in row.parties
        if actor.side == side
    )
    (actor, name), *others = [pair for pair, _ in named.most_common()]
    also = tuple(dict.fromkeys(other for _, other in others if other != name))
    return Seat(
        side=side, actor=actor, name=name, also=also, delegates=_delegates(course, side), cards=_latest(issues, side)
    )


def _latest(issues: Sequence[Issue], side: str) -> tuple[Card, ...]:
    """Return a side's last word on each issue, the latest first."""
    last = [cards[-1] for cards in (issue.of(side) for issue in issues) if cards]
    return tuple(sorted(last, key=lambda card: card.on, reverse=True))


def _delegates(course: Course, side: str) -> tuple[Person, ...]:
    found: defaultdict[Actor, list[tuple[str, Quote]]] = defaultdict(list)
    for row in (row for each in course.transitions for row in each.said):
        for delegate in row.delegates:
            if delegate.party.side == side:
                found[delegate.actor].append((delegate.party.name, quote_of(row.source)))
    return tuple(
        Person(name=actor.name, party=rows[0][0], quotes=tuple(dict.fromkeys(quote for _, quote in rows)))
        for actor, rows in found.items()
    )


def _people(course: Course, role: Callable[[Statement], Iterable[Actor]]) -> tuple[Person, ...]:
    """Return who mediates or guarantees, by side, the most named first."""
    found: defaultdict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for row in (row for each in course.transitions for row in each.said):
        for actor in role(row):
            found[actor.side].append((actor.name, quote_of(row.source)))
    ranked = sorted(found.values(), key=lambda rows: -len(rows))
    return tuple(
        Person(
            name=Counter(name for name, _ in rows).most_common(1)[0][0],
            party=None,
            quotes=tuple(dict.fromkeys(quote for _, quote in rows)),
        )
        for rows in ranked
    )


def _stages(course: Course, cards: Sequence[Card]) -> list[Stage]:
    steps: defaultdict[date, list[Step]] = defaultdict(list)
    for step in steps_of(course):
        steps[step.on].append(step)
    days = sorted(steps)
    said: defaultdict[date, list[Card]] = defaultdict(list)
    for card in cards:
        said[max((day for day in days if day <= card.on), default=days[0])].append(card)
    return [
        Stage(number=number, on=day, steps=tuple(steps[day]), cards=tuple(said[day]))
        for number, day in enumerate(days, 1)
    ]


def goes_with(course: Course, other: Head) -> bool:
    """Whether another matter has two sides in common with the talks, or the place, at about the time."""
    if other.last < course.transitions[0].on or other.first > course.last.on:
        return False
    sides = {actor.side for actor in course.parties} & {actor.side for actor in other.parties}
    where = main_places(course)
    return len(sides) > 1 or any(spot.id in where for spot in other.places[:_WHERE])


def main_places(course: Course) -> list[str]:
    """Return the ids of the places that states name first, the most frequent first."""
    counted = Counter(each.places[0].id for each in course.transitions if each.places)
    return [name for name, _ in counted.most_common()]
