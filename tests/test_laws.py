"""Laws of every record, whatever the report: quotes are exact, claims have evidence, ids lead somewhere.

They hold for the shipped models and for models that take every candidate the rules propose, since a model may
be trained anew and must never be able to break them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from arabic import news, printed
from record_laws import as_bytes, check
from waqai import demo
from waqai.export import record_from_json, record_to_json
from waqai.intake import read_file
from waqai.model import Report
from waqai.pipeline import code
from waqai.scorer import Models, parse_models, shipped_models

DAY = date(2021, 8, 13)
REPORTS = dict(demo.reports())
few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


#: Models that take whatever they are asked about.
EAGER = parse_models(json.dumps({name: {"bias": 3.0, "weights": {}, "threshold": 0.5} for name in shipped_models()}))
MODELS: dict[str, Models | None] = {"shipped": None, "eager": EAGER}


@pytest.mark.parametrize("models", MODELS)
@pytest.mark.parametrize("name", REPORTS)
def test_records_of_the_demo_keep_the_laws(name: str, models: str) -> None:
    record = code(REPORTS[name], MODELS[models])
    check(record)
    assert record.events
    assert record.entities


@pytest.mark.parametrize("models", MODELS)
@few
@given(text=news())
@example(text="")
@example(text=" \n ")
@example(text="وقف إطلاق النار")
def test_records_of_any_words_keep_the_laws(models: str, text: str) -> None:
    record = code(Report(text=text, published=DAY), MODELS[models])
    check(record)
    assert as_bytes(record) == as_bytes(code(Report(text=text, published=DAY), MODELS[models]))


@few
@given(text=printed())
def test_records_of_any_characters_keep_the_laws(text: str) -> None:
    check(code(Report(text=text), MODELS["eager"]))


@pytest.mark.parametrize("name", list(REPORTS)[:3])
def test_equal_reports_give_equal_bytes(name: str) -> None:
    report = REPORTS[name]
    copy = Report(text=report.text, outlet=report.outlet, published=report.published, title=report.title)
    assert as_bytes(code(report)) == as_bytes(code(copy))


def test_another_process_gives_equal_bytes() -> None:
    """Nothing may hang on the order of sets, which differs from process to process."""
    program = (
        "from waqai import demo; from waqai.export import *; from waqai.pipeline import code; import hashlib\n"
        "records = [code(report) for _, report in list(demo.reports())[:6]]\n"
        "print(hashlib.sha256(''.join(dumps(record_to_json(r)) for r in records).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", program]
    surroundings = [os.environ | {"PYTHONHASHSEED": seed} for seed in ("1", "2")]
    answers = {
        subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout for env in surroundings
    }
    assert len(answers) == 1


def test_records_of_annotated_reports_keep_the_laws(shared: Path) -> None:
    for path in sorted((shared / "gold/dev").glob("*.txt")):
        report = read_file(path)
        record = code(report)
        check(record)
        assert as_bytes(record) == as_bytes(code(report)), path.stem


@pytest.mark.parametrize("name", list(REPORTS)[:3])
def test_a_record_survives_the_way_to_json_and_back(name: str) -> None:
    record = code(REPORTS[name])
    assert record_from_json(record.report.text, record_to_json(record)) == record


@pytest.mark.parametrize("name", list(REPORTS)[:3])
def test_the_report_is_kept_as_received(name: str) -> None:
    assert code(REPORTS[name]).report is REPORTS[name]


@pytest.mark.parametrize("part", range(8))
def test_the_corpus_of_fuzzing(part: int) -> None:
    texts = json.loads((Path(__file__).parent / "language/corpus/read.json").read_text(encoding="utf-8"))
    for text in texts[part::8]:
        check(code(Report(text=text, published=DAY)))
