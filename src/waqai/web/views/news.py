"""What is new on a desk: matters that took a turn for the worse, other states, contradictions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from waqai.ledger import Matter
from waqai.web.views.clashes import Clash, clashes_of
from waqai.web.views.steps import Step, step_of

if TYPE_CHECKING:
    from waqai.desk import Change

_WORSE: Final = frozenset({"violated", "collapsed", "breached", "failed"})
_BOARDS: Final = {Matter.NEGOTIATION: "/negotiations", Matter.TRUCE: "/truces"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A state that reports speak of anew: `address` is the page that tells more; `new` says that nobody did before."""

    step: Step
    address: str
    new: bool


@dataclass(frozen=True, slots=True)
class News:
    """The latest first. `worse` are violations, collapses, breaches and failures."""

    worse: tuple[Turn, ...] = ()
    states: tuple[Turn, ...] = ()
    clashes: tuple[Clash, ...] = ()


def news_of(changes: Iterable[Change]) -> News:
    """Return changes sorted into what a reader looks for."""
    rows = list(changes)
    turns = _by_sentence(_turn(each) for each in rows if each.step is not None)
    return News(
        worse=tuple(turn for turn in turns if turn.step.state in _WORSE),
        states=tuple(turn for turn in turns if turn.step.state not in _WORSE),
        clashes=tuple(clashes_of(each.contradiction for each in rows if each.contradiction is not None)),
    )


def _by_sentence(turns: Iterable[Turn]) -> list[Turn]:
    """Return turns in their order, those that one sentence tells of several places as one."""
    found: dict[object, Turn] = {}
    for turn in turns:
        step = turn.step
        last = (step.said or step.denied)[-1]
        key = (step.matter, step.state, step.parties, last.report, last.start)
        first = found.get(key, turn).step
        places = tuple(dict.fromkeys((*first.places, *step.places)))
        found[key] = replace(found.get(key, turn), step=replace(first, places=places))
    return list(found.values())


def _turn(change: Change) -> Turn:
    assert change.step is not None  # noqa: S101  the caller looked
    step = step_of(change.step.transition)
    board = _BOARDS.get(change.step.transition.matter)
    quotes = step.said or step.denied
    where = f"{board}/{change.step.course}" if board else quotes[0].address if quotes else "/timeline"
    return Turn(step, where, change.new)
