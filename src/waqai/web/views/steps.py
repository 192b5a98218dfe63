"""A matter's states as a board shows them: when, according to whom, against whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waqai.ledger import Course, Transition
from waqai.link import Actor
from waqai.web.views.quotes import Quote, quotes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """That a matter came into a state.

    It is said to have been so on `on`, at some time between `first` and `last`; where no report gives a day
    (`dated` is False) `on` is when it was reported. `independent` counts reports for it, copies once.
    """

    matter: str
    state: str
    on: date
    first: date
    last: date
    dated: bool
    parties: tuple[str, ...]
    by: tuple[str, ...]
    places: tuple[str, ...]
    independent: int
    said: tuple[Quote, ...]
    denied: tuple[Quote, ...]

    @property
    def disputed(self) -> bool:
        """Whether anybody says that it is not so."""
        return bool(self.denied)

    @property
    def open(self) -> bool:
        """Whether the day is not known for certain."""
        return self.first != self.last or not self.dated


def step_of(each: Transition) -> Step:
    """Return a transition as shown."""
    dated = [row for row in each.said if row.dated]
    exact = any(row.on == row.until for row in dated)
    days = [each.on] if exact or not dated else [day for row in dated for day in (row.on, row.until)]
    return Step(
        matter=each.matter.value,
        state=each.state,
        on=each.on,
        first=min(days),
        last=max(days),
        dated=bool(dated),
        parties=names_of(each.parties),
        by=names_of(each.by),
        places=tuple(dict.fromkeys(spot.name for spot in each.places)),
        independent=each.independent,
        said=quotes_of(row.source for row in each.said),
        denied=quotes_of(row.source for row in each.denied),
    )


def steps_of(course: Course) -> tuple[Step, ...]:
    """Return the states of a course by day."""
    return tuple(step_of(each) for each in course.transitions)


def names_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Return names, each once."""
    return tuple(dict.fromkeys(actor.name for actor in actors))


def places_of(course: Course) -> tuple[str, ...]:
    """Return where a matter is settled, the place that most states name first."""
    counted = Counter(each.places[0].name for each in course.transitions if each.places)
    return tuple(name for name, _ in counted.most_common())
