"""Reviewed reports as gold: what is written leads back to the same record, and evaluating and training read it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from acts import act, reviewed
from waqai import demo
from waqai.evaluate import FACTS, Tally, read_gold
from waqai.evaluate.facts import count_report
from waqai.evaluate.gold import GoldReport, with_spans
from waqai.evaluate.reports import made_record
from waqai.model import EventType, Record, Report, Span, Verdict
from waqai.pipeline import code
from waqai.review import annotation_of, export_gold
from waqai.scorer import shipped_models
from waqai.store import Store, open_store
from waqai.train.samples import annotate, collect

RECORD = reviewed()
DEMO = dict(demo.reports())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "desk.db"), create=True) as opened:
        opened.add(RECORD, name="منصة/خبر 1")
        yield opened


def done(record: Record, by: str = "سلمى") -> object:
    return act(record, record.report.id, Verdict.DONE, by=by, minute=90)


def compared(record: Record) -> Tally:
    """Return how the annotation of `record` stands to the record itself."""
    gold = with_spans(annotation_of(record, "x"), record.report.text)
    tally = Tally()
    count_report(gold, made_record(record), tally, Tally())
    return tally


@pytest.mark.parametrize("name", [None, *list(DEMO)[:3]])
def test_an_annotation_leads_back_to_its_record(name: str | None) -> None:
    record = code(DEMO[name]) if name else RECORD
    gold = with_spans(annotation_of(record, "x"), record.report.text)
    assert [event["trigger_span"] for event in gold["events"]] == [event.trigger for event in record.events]
    for event, made in zip(gold["events"], record.events, strict=True):
        assert all(any(span.contains(also) for span in event["also_spans"]) for also in made.also)
    assert [time["spans"][0] for time in gold["times"]] == [when.span for when in record.times]
    tally = compared(record)
    assert tally.score(*FACTS).f1 > 0.99
    right, coded, wanted = tally.rows["times"]
    assert right == coded == wanted


def test_a_word_that_stands_twice_in_its_sentence_is_told_apart() -> None:
    text = "قصف الجيش المدينة ثم قصف الجيش المدينة ثم قصف الجيش المدينة."
    at = [Span(start, start + 3) for start in range(len(text)) if text.startswith("قصف", start)]
    first = RECORD.events[0]
    events = tuple(replace(first, id=f"event-{n}", trigger=span, also=(), topic=None) for n, span in enumerate(at))
    record = Record(report=Report(text=text), events=events)
    gold = with_spans(annotation_of(record, "x"), text)
    assert [event["trigger_span"] for event in gold["events"]] == at


def test_only_reports_that_somebody_went_through_are_written(store: Store, tmp_path: Path) -> None:
    store.judge(act(RECORD, RECORD.events[0], Verdict.REJECT))
    assert export_gold(store, tmp_path / "gold").written == ()
    store.judge(done(RECORD))  # type: ignore[arg-type]
    assert export_gold(store, tmp_path / "gold").written == ("منصة-خبر-1",)
    (gold,) = read_gold(tmp_path / "gold")
    assert gold.report.text == RECORD.report.text
    assert (gold.report.outlet, gold.report.published) == (RECORD.report.outlet, RECORD.report.published)
    assert len(gold.record["events"]) == len(RECORD.events) - 1


def test_what_reviewers_disagree_on_waits(store: Store, tmp_path: Path) -> None:
    for by, kind in (("سلمى", "AID"), ("كريم", "SUPPORT")):
        store.judge(act(RECORD, RECORD.events[0], Verdict.CORRECT, kind, field="type", by=by))
        store.judge(done(RECORD, by))  # type: ignore[arg-type]
    found = export_gold(store, tmp_path / "gold")
    assert (found.written, found.disputed) == ((), (RECORD.report.id,))
    assert export_gold(store, tmp_path / "one", by="كريم").written != ()
    (gold,) = read_gold(tmp_path / "one")
    assert {EventType(event["type"]) for event in gold.record["events"]} >= {EventType.SUPPORT}


def test_two_reports_of_one_name_are_both_written(store: Store, tmp_path: Path) -> None:
    other = code(Report(text="زار الوزير الميناء يوم الخميس.", outlet="مراسل"))
    store.add(other, name="منصة خبر 1")
    for record in (RECORD, other):
        store.judge(done(record))  # type: ignore[arg-type]
    assert len(set(export_gold(store, tmp_path / "gold").written)) == 2


def test_the_scorer_of_others_takes_it(store: Store, tmp_path: Path, shared: Path) -> None:
    store.judge(done(RECORD))  # type: ignore[arg-type]
    (name,) = export_gold(store, tmp_path / "gold").written
    files = [str(tmp_path / f"gold/{name}.{kind}") for kind in ("json", "txt")]
    command = [sys.executable, str(shared / "tools/score.py"), "check", *files]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


def test_training_learns_from_it(store: Store, tmp_path: Path) -> None:
    store.judge(act(RECORD, RECORD.events[0], Verdict.REJECT))
    store.judge(done(RECORD))  # type: ignore[arg-type]
    export_gold(store, tmp_path / "gold")
    samples = collect([annotate(gold, shipped_models()) for gold in read_gold(tmp_path / "gold")])
    rejected = RECORD.events[0].trigger
    assert sum(sample.label for sample in samples.rows["trigger"]) == len(
        {event.trigger for event in RECORD.events if event.trigger != rejected}
        | {span for event in RECORD.events for span in event.also}
    )
    assert any(sample.label for sample in samples.rows["actor"])


def test_equal_reviews_give_equal_bytes(store: Store, tmp_path: Path) -> None:
    store.judge(done(RECORD))  # type: ignore[arg-type]
    for folder in ("one", "two"):
        export_gold(store, tmp_path / folder)
    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert json.loads(one[0].read_text(encoding="utf-8"))["events"]


def test_a_gold_report_can_be_made_of_it() -> None:
    gold = GoldReport("x", RECORD.report, with_spans(annotation_of(RECORD, "x"), RECORD.report.text))
    assert {event["id"] for event in gold.record["events"]} == {f"V{n + 1}" for n in range(len(RECORD.events))}
