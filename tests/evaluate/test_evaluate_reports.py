"""Annotated reports are coded and summed up; the figures are those of the project's own scoring script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotated import ANNOTATION, TEXT, annotation_of, write_gold
from waqai import demo
from waqai.errors import GoldError
from waqai.evaluate import FACTS, FIGURES, Evaluation, Score, evaluate_directory, evaluate_reports, read_gold
from waqai.evaluate.reports import made_record
from waqai.model import Event, EventType, Record, Report, Span
from waqai.pipeline import code

NAMES = {"negotiations": "negotiations (parties met, state right)", "truces": "truces (parties met, state right)"}


def nothing(report: Report) -> Record:
    """Code nothing."""
    return Record(report=report)


def one_event(report: Report) -> Record:
    """Find one agreement, with nobody in it."""
    start = report.text.find("اتفقا")
    return Record(report=report, events=(Event(id="x", type=EventType.AGREE, trigger=Span(start, start + 5)),))


def test_a_coder_is_held_against_the_gold(tmp_path: Path) -> None:
    evaluation = evaluate_directory(write_gold(tmp_path), one_event)
    assert evaluation.figures["event"] == Score(1.0, 0.5, 2 / 3, 2)
    assert evaluation.figures["entities"] == Score(0.0, 0.0, 0.0, 3)
    assert tuple(evaluation.figures) == FIGURES
    right, gold = 1, sum(evaluation.figures[name].gold for name in FACTS)
    assert evaluation.facts == pytest.approx((1.0, right / gold, 2 * right / (1 + gold), gold))
    assert evaluation.by_type["AGREE"].f1 == 1.0
    assert evaluation.by_type["ASSAULT"].f1 == 0.0


def test_the_coder_is_given_report_and_date(tmp_path: Path) -> None:
    seen: list[Report] = []

    def watching(report: Report) -> Record:
        seen.append(report)
        return nothing(report)

    evaluate_directory(write_gold(tmp_path), watching)
    (report,) = seen
    assert (report.text, report.outlet, str(report.published)) == (TEXT, ANNOTATION["outlet"], ANNOTATION["published"])


def test_a_coder_agrees_with_what_it_made_itself(tmp_path: Path) -> None:
    for name, report in list(demo.reports())[:3]:
        write_gold(tmp_path, name, report.text, annotation_of(code(report)))
    evaluation = evaluate_directory(tmp_path)
    assert evaluation.figures["event"].f1 == 1.0
    assert evaluation.figures["event"].gold >= 10
    assert evaluation.facts.f1 > 0.9


def test_parts_are_pooled(tmp_path: Path) -> None:
    write_gold(tmp_path, "a")
    write_gold(tmp_path, "b")
    golds = list(read_gold(tmp_path))
    coders = (one_event, nothing)
    parts = [evaluate_reports([gold], coder) for gold, coder in zip(golds, coders, strict=True)]
    pooled = Evaluation.pooled(parts)
    assert [judged.gold.name for judged in pooled.reports] == ["a", "b"]
    assert pooled.figures["event"] == Score(1.0, 0.25, 0.4, 4)


def test_no_reports_no_figures(tmp_path: Path) -> None:
    assert evaluate_reports([]).facts == Score(0.0, 0.0, 0.0, 0)
    with pytest.raises(GoldError):
        evaluate_directory(tmp_path)


def test_made_records_have_spans() -> None:
    record = code(dict(demo.reports())["001"])
    made = made_record(record)
    text = record.report.text
    assert [[s.of(text) for s in item["spans"]] for item in made["entities"]] == [
        [span.of(text) for span in entity.mentions] for entity in record.entities
    ]
    assert [item["trigger_span"] for item in made["events"]] == [event.trigger for event in record.events]


# --- parity with the scoring script beside the gold ------------------------------------------------


def scored(script: Path, gold: Path, records: Path) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return the rows [precision, recall, F1, gold] of the scoring script by figure, and [F1, gold] by type."""
    command = [sys.executable, str(script), "score", str(gold), str(records)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines[0].endswith("reports, 0 without a record")
    figures = {line[:42].strip(): [float(cell) for cell in line[42:].split()] for line in lines[2:-1]}
    types = lines[-1].removeprefix("by type: ").split("  ")
    return figures, {row.split()[0]: [float(cell) for cell in row.split()[1].split("/")] for row in types}


def rounded(score: Score) -> list[float]:
    return [round(score.precision, 3), round(score.recall, 3), round(score.f1, 3), score.gold]


def close(left: Sequence[float], right: Sequence[float], step: float = 0.0011) -> bool:
    return all(abs(a - b) < step for a, b in zip(left, right, strict=True))


def test_figures_are_those_of_the_scoring_script(shared: Path, gold_run: tuple[Evaluation, Path]) -> None:
    evaluation, records = gold_run
    figures, types = scored(shared / "tools/score.py", shared / "gold/dev", records)
    ours = {**evaluation.figures, "FACT F1": evaluation.facts}
    assert {NAMES.get(name, name) for name in ours} == set(figures)
    assert [name for name, score in ours.items() if not close(rounded(score), figures[NAMES.get(name, name)])] == []
    assert set(types) == set(evaluation.by_type)
    assert [name for name, s in evaluation.by_type.items() if not close([s.f1, s.gold], types[name], 0.0051)] == []


def test_parity_holds_for_records_that_are_mostly_wrong(shared: Path, tmp_path: Path) -> None:
    """Roles turned round and types moved on: whatever is right by chance must count the same on both sides."""
    gold = tmp_path / "gold"
    records = tmp_path / "records"
    records.mkdir()
    kinds = list(EventType)

    def spoilt(report: Report) -> Record:
        record = code(report)
        events = tuple(
            replace(
                event, type=kinds[(kinds.index(event.type) + (n % 3 == 0)) % len(kinds)], actors=event.recipients,
                recipients=event.actors,
            )
            for n, event in enumerate(record.events)
        )  # fmt: skip
        return replace(record, events=events, times=record.times[1:], places=record.places[::2])

    from waqai.export import dumps, record_to_json  # noqa: PLC0415

    for name, report in list(demo.reports())[:5]:
        write_gold(gold, name, report.text, annotation_of(code(report)))
    evaluation = evaluate_directory(gold, spoilt)
    for judged in evaluation.reports:
        text = dumps(record_to_json(spoilt(judged.gold.report)))
        (records / f"{judged.gold.name}.json").write_text(text, encoding="utf-8")
    figures, _ = scored(shared / "tools/score.py", gold, records)
    ours = {**evaluation.figures, "FACT F1": evaluation.facts}
    assert [name for name, score in ours.items() if not close(rounded(score), figures[NAMES.get(name, name)])] == []
    assert 0.1 < evaluation.facts.f1 < 0.9
