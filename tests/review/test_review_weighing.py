"""What waits comes in the order of doubt and of what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from acts import act, reviewed
from reports import record, report, words
from waqai.model import CasualtyFigure, CasualtyKind, EventType, Quantity, Record, Verdict, target_id
from waqai.review import weigh
from waqai.review.weighing import doubt_of, weights_of
from waqai.revise import revise
from waqai.scorer import shipped_models
from waqai.store import Stored, Weighed, open_store

RECORD = reviewed()


def weights(it: Record, copies: int = 0) -> dict[str, Weighed]:
    stored = Stored(record=it, names=(), added=act(it, it.report.id, Verdict.DONE).at, group=it.report.id)
    return {row.claim: row for row in weights_of(stored, copies, revise(it, ()))}


def test_a_claim_at_the_threshold_is_the_most_doubtful() -> None:
    threshold = shipped_models()["trigger"].threshold
    event = RECORD.events[0]
    doubts = [doubt_of(replace(event, confidence=confidence)) for confidence in (threshold, threshold + 0.2, 1.0)]
    assert doubts == sorted(doubts, reverse=True)
    assert doubts[0] == pytest.approx(1.0)
    assert doubts[-1] > 0


def test_more_hangs_on_what_moves_a_state_or_counts_the_dead() -> None:
    event = replace(RECORD.events[0], confidence=0.5)
    who = RECORD.entities[0].mentions[0]
    killed = replace(event, casualties=(CasualtyFigure(CasualtyKind.KILLED, Quantity(40, 40), who),))
    plain, deadly = (weights(replace(RECORD, events=(each,), truces=())) for each in (event, killed))
    name = target_id(RECORD.report, event)
    assert deadly[name].weight > plain[name].weight
    assert "casualties" in deadly[name].because
    truce = target_id(RECORD.report, RECORD.truces[0])
    assert weights(RECORD)[truce].because == ("state",)
    assert any("state" in row.because for name, row in weights(RECORD).items() if name.startswith("event"))


def test_what_many_reports_print_weighs_more() -> None:
    alone, copied = weights(RECORD), weights(RECORD, 3)
    assert all(copied[name].weight > alone[name].weight for name in alone)


def test_weighing_takes_what_came_since(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        store.add_many((record(report(words(seed, 30))), None) for seed in range(7))
        seen: list[int] = []
        assert weigh(store, 3, lambda: seen.append(1)) == 3
        assert weigh(store) == 4
        assert weigh(store) == 0
        assert len(seen) == 3
        assert len(store.reviews.queue(size=50).rows) == 14
        store.add(record(report(words(1, 30)), EventType.AID))
        store.add(record(report(words(99, 30))))
        assert weigh(store) == 1
