"""How much it matters to look at a claim: how much the coder doubts it, times what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import log2, log10
from typing import Final

from waqai.claims.relations import model_name
from waqai.ledger.statements import statements
from waqai.link import Filed, cast
from waqai.model import Event, Negotiation, Relation, Truce
from waqai.revise import Revision
from waqai.revise.fields import Target
from waqai.scorer import shipped_models
from waqai.store import Store, Stored, Weighed

#: Of talks and truces no confidence is kept: they are as doubtful as a claim half way to its threshold.
_UNKNOWN: Final = 0.5
#: Even a sure claim is looked at in the end.
_LEAST: Final = 0.05
#: What it adds that a claim moves a state of the ledger.
_STATE: Final = 2.0
_AT_ONCE: Final = 50


def weigh(store: Store, most: int | None = None, advance: Callable[[], object] = lambda: None) -> int:
    """Weigh the claims of reports that came or changed since the last time, `most` reports at most; return how many.

    `advance` is called after each.
    """
    count = 0
    while rows := store.reviews.unweighed(_AT_ONCE if most is None else min(_AT_ONCE, most - count)):
        weights = []
        for number, stored, copies, revision in rows:
            weights.append((number, list(weights_of(stored, copies, revision))))
            advance()
        store.reviews.weigh(weights)
        count += len(rows)
        if most is not None and count >= most:
            break
    return count


def weights_of(stored: Stored, copies: int, revision: Revision) -> Iterator[Weighed]:
    """Yield the weight of each claim of a report; `copies` is how many other reports have its text."""
    moving = _moving(stored)
    for name, value in revision.values.items():
        if isinstance(value, Event | Relation | Negotiation | Truce):
            consequence, because = _consequence(value, moving)
            if copies:
                consequence, because = consequence + log2(1 + copies), [*because, "copies"]
            doubt = doubt_of(value)
            if doubt > _UNKNOWN:
                because = ["doubt", *because]
            yield Weighed(claim=name, doubt=round(doubt, 4), consequence=round(consequence, 4), because=tuple(because))


def doubt_of(claim: Target) -> float:
    """Return the doubt of a claim: 1 at the threshold of the model that made it, less the further from it."""
    if not isinstance(claim, Event | Relation):
        return _UNKNOWN
    model = "trigger" if isinstance(claim, Event) else model_name(claim.type)
    threshold = shipped_models()[model].threshold
    far = abs(claim.confidence - threshold) / max(threshold, 1 - threshold)
    return max(_LEAST, 1 - far)


def _consequence(claim: Target, moving: frozenset[str]) -> tuple[float, list[str]]:
    if isinstance(claim, Negotiation | Truce):
        return 1 + _STATE, ["state"]
    if not isinstance(claim, Event):
        return 1.0, []
    weight, because = 1.0, []
    if claim.id in moving:
        weight, because = weight + _STATE, ["state"]
    if claim.casualties:
        people = max(figure.count.high or figure.count.low for figure in claim.casualties)
        weight, because = weight + log10(1 + people), [*because, "casualties"]
    return weight, because


def _moving(stored: Stored) -> frozenset[str]:
    """Return the ids of the events by which the report moves a state of the ledger."""
    filed = Filed(record=stored.record, name=stored.name, group=stored.group, learnt=stored.added)
    return frozenset(claim for each in statements(filed, cast([filed])) for claim in each.source.claims)
