"""One report in, one record out: dates, outlets, models, and the same answer every time."""

from __future__ import annotations

from datetime import date

import pytest

import waqai
from scenes import ALL, NONE, models
from waqai import demo
from waqai.errors import DateError
from waqai.export import dumps, record_to_json
from waqai.language import analyse
from waqai.model import Record, Report
from waqai.pipeline import code, context_of, mentions_of
from waqai.scorer import Models

TEXT = "قصفت القوات التركية القرية أمس. وقال مصدر أمني إن مسلحين انسحبوا يوم الخميس."


def times(record: Record) -> dict[str, tuple[date | None, date | None]]:
    return {when.span.of(record.report.text): (when.earliest, when.latest) for when in record.times}


def as_text(record: Record) -> str:
    return dumps(record_to_json(record))


def test_a_text_becomes_a_record() -> None:
    record = waqai.read(TEXT, published="2021-08-13", outlet="جريدة الغد")
    assert record.report == Report(text=TEXT, outlet="جريدة الغد", published=date(2021, 8, 13))
    assert [event.trigger.of(TEXT) for event in record.events] == ["قصفت", "انسحبوا"]
    assert record.entities


def test_times_are_counted_from_the_day_of_publication() -> None:
    assert times(waqai.read(TEXT, published="2021-08-13"))["أمس"] == (date(2021, 8, 12), date(2021, 8, 12))
    assert times(waqai.read(TEXT, published="2022-01-01"))["أمس"] == (date(2021, 12, 31), date(2021, 12, 31))


def test_without_a_day_of_publication_times_stay_open() -> None:
    assert times(waqai.read(TEXT))["أمس"] == (None, None)


@pytest.mark.parametrize("published", ["2021-08-13", date(2021, 8, 13)])
def test_a_day_is_given_as_text_or_as_a_date(published: str | date) -> None:
    assert waqai.read(TEXT, published=published).report.published == date(2021, 8, 13)


@pytest.mark.parametrize("published", ["13.8.2021", "yesterday", "", "2021-13-01", "2021-02-30"])
def test_what_is_no_day_is_refused(published: str) -> None:
    with pytest.raises(DateError, match="is no date") as caught:
        waqai.read(TEXT, published=published)
    assert "YYYY-MM-DD" in caught.value.remedy
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["", " \n\t ", "123", "!", "no Arabic at all"])
def test_a_text_that_says_nothing_gives_an_empty_record(text: str) -> None:
    record = waqai.read(text)
    assert (record.entities, record.events, record.relations) == ((), (), ())
    assert record.report.text == text


def test_the_same_report_gives_the_same_record() -> None:
    first, second = (waqai.read(TEXT, published="2021-08-13") for _ in range(2))
    assert first == second
    assert as_text(first) == as_text(second)


def test_other_reports_in_between_change_nothing() -> None:
    reports = [report for _, report in demo.reports()][:4]
    alone = as_text(code(reports[0]))
    for report in reports[1:]:
        code(report)
    assert as_text(code(reports[0])) == alone


def test_the_models_given_are_the_models_asked() -> None:
    report = Report(text=TEXT)
    assert code(report, models(NONE)).events == ()
    assert len(code(report, models(ALL, {"merge": NONE})).events) >= 2
    assert code(report) == code(report, None)


def test_who_is_who_needs_no_model() -> None:
    """Those who train models have none yet."""
    context = context_of(Report(text=TEXT), Models({}))
    assert context.scene.entities
    assert context.triggers


def test_no_actor_stands_inside_a_time() -> None:
    text = "قتل جنود صباح يوم السبت الماضي"
    analysis = analyse(text)
    (without,) = mentions_of(analysis, ())
    (party,) = context_of(Report(text=text), Models({})).scene.parties
    assert without.span.of(text) == "جنود صباح يوم السبت الماضي"
    assert party.mention.span.of(text) == "جنود"
