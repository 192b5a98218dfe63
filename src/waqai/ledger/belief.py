"""Which of the states that reports tell are likely enough to go by.

A coder errs in single tellings; what several sentences tell alike is seldom an error of each of them. So the more
reports tell of a matter, the more a state of it must be borne out. States of control are kept all: they are weighed
against each other as rivals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from waqai.ledger.values import Matter, Statement, Transition

#: How likely a state must be where many reports tell of its matter, and where few do, which can hardly bear it out.
_BORNE_OUT, _ALONE, _FEW = 0.9, 0.7, 2
_SIDES = 2
#: Matters that two sides have with each other.
_BETWEEN = frozenset({Matter.NEGOTIATION, Matter.TRUCE, Matter.DEAL})
#: States that are read off words for them alone (انهار, علق, خرق), and not off the kind of event.
_WORDED = frozenset({"violated", "collapsed", "breached", "failed", "suspended", "extended", "expired", "lifted"})


def credible(course: Sequence[Transition]) -> list[Transition]:
    """Return the changes of state of one course that are likely, of a matter that two sides are known to have."""
    enough = _BORNE_OUT if len(_reports(course)) > _FEW else _ALONE
    return [each for each in course if _likely(each, enough) and _between_two(each, course)]


def likelihood(said: Iterable[Statement]) -> float:
    """Return how likely statements make what they say, in [0, 1], as if each sentence erred by itself.

    A sentence of several copies of one text is one; of the statements in it the surest counts.
    """
    surest: defaultdict[tuple[str, int], float] = defaultdict(float)
    for row in said:
        sentence = (row.source.copy_of, row.source.span.start)
        surest[sentence] = max(surest[sentence], row.confidence)
    return 1 - prod(1 - confidence for confidence in surest.values())


def _likely(step: Transition, enough: float) -> bool:
    """Whether a change of state is told likely enough; what somebody denies is shown with its denial."""
    if step.matter is Matter.CONTROL or step.state in _WORDED or step.denied:
        return True
    return likelihood(step.said) >= enough


def _between_two(step: Transition, course: Sequence[Transition]) -> bool:
    """Whether a matter that needs two sides has them; words for its end may stand where nobody is named at all."""
    if step.matter not in _BETWEEN:
        return True
    worded = step.state in _WORDED
    rows = (row for each in (course if worded else [step]) for row in each.said)
    sides = {actor.side for row in rows for actor in (*row.parties, *row.mediators, *row.guarantors)}
    return len(sides) >= _SIDES or (worded and not sides)


def _reports(course: Iterable[Transition]) -> set[str]:
    """Return the groups of copies that speak of a course."""
    return {row.source.copy_of for each in course for row in (*each.said, *each.denied)}
