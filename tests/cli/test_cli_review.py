"""`waqai review` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acts import act, reviewed
from support import Waqai
from waqai.evaluate import read_gold
from waqai.model import Verdict
from waqai.store import open_store

RECORD = reviewed()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        store.add(RECORD, name="خبر")
    return tmp_path / "desk.db"


def test_the_queue_says_what_waits_and_why(waqai: Waqai, db: Path) -> None:
    code, out, _ = waqai("review", "queue", "--db", db, "--json", "--size", 3)
    rows = json.loads(out)
    assert (code, len(rows["claims"]), rows["more"]) == (0, 3, True)
    weights = [row["weight"] for row in rows["claims"]]
    assert weights == sorted(weights, reverse=True)
    assert all(row["words"] in RECORD.report.text for row in rows["claims"])
    assert rows["claims"][0]["report"] == "خبر"
    code, out, _ = waqai("review", "queue", "--db", db, "--size", 2)
    assert (code, len(out.splitlines())) == (0, 2)


def test_adding_a_report_puts_its_claims_in_the_queue(waqai: Waqai, report: Path, tmp_path: Path) -> None:
    assert waqai("add", report, "--db", tmp_path / "new.db")[0] == 0
    with open_store(str(tmp_path / "new.db")) as store:
        assert len(store.reviews.queue().rows) == 1


def test_what_was_gone_through_is_written_as_gold(waqai: Waqai, db: Path, tmp_path: Path) -> None:
    _, _, said = waqai("review", "export", tmp_path / "gold", "--db", db)
    assert "0 reports written" in said
    assert "gone through" in said
    with open_store(str(db)) as store:
        store.judge(act(RECORD, RECORD.report.id, Verdict.DONE))
    code, _, said = waqai("review", "export", tmp_path / "gold", "--db", db)
    assert (code, "1 reports written" in said) == (0, True)
    assert [gold.name for gold in read_gold(tmp_path / "gold")] == ["خبر"]


def test_agreement_in_figures(waqai: Waqai, db: Path) -> None:
    assert "no report" in waqai("review", "agreement", "--db", db)[1]
    with open_store(str(db)) as store:
        store.judge(act(RECORD, RECORD.events[0], Verdict.REJECT))
        for name in ("سلمى", "كريم"):
            store.judge(act(RECORD, RECORD.report.id, Verdict.DONE, by=name, minute=2))
    (found,) = json.loads(waqai("review", "agreement", "--db", db, "--json")[1])["agreements"]
    assert {found["one"], found["other"]} == {"سلمى", "كريم"}
    assert found["fields"]["verdict"]["percent"] == pytest.approx(1 - 1 / len(RECORD.events))
    code, out, _ = waqai("review", "agreement", "--db", db)
    assert code == 0
    assert "kappa" in out


def test_no_database(waqai: Waqai, tmp_path: Path) -> None:
    assert waqai("review", "queue", "--db", tmp_path / "none.db")[0] == 6
