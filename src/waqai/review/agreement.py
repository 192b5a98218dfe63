"""How far two reviewers agree: percent and Cohen's kappa for each field, and fact F1 as between a gold and a record.

It is measured on the reports that both have gone through. What a reviewer left alone counts as the machine's value,
which "done" vouches for; what an adjudicator decided does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from waqai.evaluate import FACTS, Score, Tally
from waqai.evaluate.facts import count_report
from waqai.evaluate.reports import as_gold, made_record
from waqai.model import Event, Judgement, Rank, Record, Verdict
from waqai.pipeline import states_from
from waqai.revise import Revision, Scene, revise
from waqai.revise.fields import Target
from waqai.store import Store

Pair = tuple[Any, Any]
#: What is compared of an event, and how it is told; the first four are one of a few values, and so have a kappa.
_COMPARED: Final[dict[str, Callable[[Event, Scene], Any]]] = {
    "type": lambda event, _: event.type,
    "status": lambda event, _: event.status,
    "modes": lambda event, _: tuple(sorted(event.modes)),
    "trigger": lambda event, _: event.trigger,
    "actors": lambda event, scene: _named(event.actors, scene),
    "recipients": lambda event, scene: _named(event.recipients, scene),
    "places": lambda event, scene: _named(event.places, scene),
    "times": lambda event, scene: _named(event.times, scene),
    "sources": lambda event, scene: frozenset((*_named([each.entity], scene), each.stance) for each in event.sources),
}
_VERDICT: Final = "verdict"
_CATEGORIES: Final = (_VERDICT, "type", "status", "modes")


@dataclass(frozen=True, slots=True)
class Field:
    """Agreement on one field of events, or on whether an event stands ("verdict").

    `percent` lies in [0, 1]. `kappa` is None for fields with values without end, and where both always said the same
    one thing, so that chance alone would agree.
    """

    count: int
    percent: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers, by name, on the reports that both have gone through; `facts` takes `one` for the gold."""

    one: str
    other: str
    reports: tuple[str, ...]
    fields: dict[str, Field]
    facts: Score


def agreements(store: Store) -> list[Agreement]:
    """Return the agreement of every two reviewers who went through a report in common, by name."""
    done: defaultdict[str, set[str]] = defaultdict(set)
    for act in store.reviews.standing(Verdict.DONE):
        if act.report is not None and act.rank is Rank.REVIEWER:
            done[act.by].add(act.report)
    pairs = ((one, other, sorted(done[one] & done[other])) for one, other in combinations(sorted(done), 2))
    return [_agreement(store, one, other, reports) for one, other, reports in pairs if reports]


def _agreement(store: Store, one: str, other: str, reports: Sequence[str]) -> Agreement:
    tally, rows = Tally(), defaultdict[str, list[Pair]](list)
    for report in reports:
        both = _views(store, report, one, other)
        if both is not None:
            for field, pair in _pairs(*both):
                rows[field].append(pair)
            _count(both[0].record, both[1].record, tally)
    fields = {name: _field(name, rows[name]) for name in (_VERDICT, *_COMPARED) if rows[name]}
    return Agreement(one, other, tuple(reports), fields, tally.score(*FACTS))


def _views(store: Store, report: str, one: str, other: str) -> tuple[Revision, Revision] | None:
    """Return the report as each of two reviewers left it."""
    machine = store.reviews.revision(report, ())
    if machine is None:
        return None
    acts = store.reviews.acts(report)
    first, second = (revise(machine.machine, _of(acts, name), states_from) for name in (one, other))
    return first, second


def _of(acts: Iterable[Judgement], name: str) -> list[Judgement]:
    """Return what somebody said as a reviewer, and what took any of that back."""
    own = {act.id for act in acts if act.by == name and act.rank is Rank.REVIEWER}
    return [act for act in acts if act.id in own or act.replaces in own]


def _count(gold: Record, made: Record, tally: Tally) -> None:
    count_report(as_gold(gold), made_record(made), tally, Tally())


def _pairs(one: Revision, other: Revision) -> Iterator[tuple[str, Pair]]:
    """Yield (field, the values of both) for each event that either had before it."""
    scenes = Scene(one.record), Scene(other.record)
    events = {name for view in (one, other) for name, value in view.before.items() if isinstance(value, Event)}
    for name in sorted(events):
        values = one.values.get(name), other.values.get(name)
        yield _VERDICT, (values[0] is not None, values[1] is not None)
        if all(isinstance(value, Event) for value in values):
            yield from _compared(values, scenes)


def _compared(values: tuple[Target | None, Target | None], scenes: tuple[Scene, Scene]) -> Iterator[tuple[str, Pair]]:
    for field, told in _COMPARED.items():
        first, second = (
            told(value, scene) for value, scene in zip(values, scenes, strict=True) if isinstance(value, Event)
        )
        yield field, (first, second)


def _named(names: Iterable[str], scene: Scene) -> frozenset[Any]:
    """Return where those named stand first: two reviewers may part or add actors under other ids."""
    return frozenset(tuple(scene.ref(name)["at"] or ()) for name in names)


def _field(name: str, pairs: Sequence[Pair]) -> Field:
    same = sum(one == other for one, other in pairs) / len(pairs)
    return Field(len(pairs), same, kappa(pairs) if name in _CATEGORIES else None)


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa of pairs of categories, in [-1, 1]; None where both always name one and the same."""
    count = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance: float = sum(first[value] * second[value] for value in first) / count**2
    if by_chance == 1:
        return None
    observed: float = sum(one == other for one, other in pairs) / count
    return (observed - by_chance) / (1 - by_chance)
