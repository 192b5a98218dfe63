"""Time phrases of another coder are held against ours, its conventions laid on ours."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waqai.errors import GoldError
from waqai.evaluate import Tally
from waqai.evaluate.times import count_times
from waqai.evaluate.times_map import agrees, is_told
from waqai.model import Span, When
from waqai.resolve.times_values import EARLIER

MONDAY = date(2022, 3, 14)


def value(timex: str, past: str, future: str | None = None) -> dict[str, Any]:
    """Return a value whose resolutions are a day, or a range "first end"."""

    def resolution(days: str) -> dict[str, str]:
        names = ("startDate", "endDate") if " " in days else ("date",)
        return dict(zip(names, days.split(), strict=True)) if days else {}

    return {
        "Timex": timex,
        "PastResolution": resolution(past),
        "FutureResolution": resolution(past if future is None else future),
    }


def when(first: str | None, last: str | None, reason: str = "") -> When:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return When(id="T1", span=Span(0, 1), earliest=days[0], latest=days[1], reason=reason)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        (value("XXXX-WXX-4", "2022-03-10", "2022-03-17"), "2022-03-10", "2022-03-10"),  # the nearest past one …
        (value("XXXX-WXX-4", "2022-03-10", "2022-03-17"), "2022-03-17", "2022-03-17"),  # … or the nearest to come
        (value("2022-03-27", "2022-03-27"), "2022-03-20", "2022-03-20"),  # "next" in the next week
        (value("2022-01-14", "2022-01-14"), "2022-01-01", "2022-01-31"),  # two months ago
        (value("2020-03-14", "2020-03-14"), "2020-01-01", "2020-12-31"),  # two years ago
        (value("2022-03-11", "2022-03-11"), None, None),  # a few days ago
        (value("2022-05", "2022-05-01 2022-06-01"), "2022-05-01", "2022-05-31"),  # ends with the day after
        (value("(2022-05-03,2022-05-09,P6D)", "2022-05-03 2022-05-09"), "2022-05-03", "2022-05-09"),  # from … to
        (value("(2014-01-01,2018-01-01,P4Y)", "2014-01-01 2018-01-01"), "2014-01-01", "2018-12-31"),
        (value("2022-W11", "2022-03-14 2022-03-21"), "2022-03-12", "2022-03-18"),  # this week, from Saturday
        (value("2022-W12", "2022-03-21 2022-03-28"), "2022-03-15", "2022-03-21"),  # seven days from tomorrow
        (value("2022-W10", "2022-03-07 2022-03-14"), "2022-03-07", "2022-03-13"),  # seven days before today
        (value("2022-W11-WE", "2022-03-19 2022-03-21"), "2022-03-18", "2022-03-18"),  # the end of our week
        (value("(2022-03-14,2022-03-20,P6D)", "2022-03-14 2022-03-20"), "2022-03-14", "2022-03-18"),  # rest of the week
        (value("2022-05-W02", "2022-05-09 2022-05-16"), "2022-05-08", "2022-05-14"),  # the second week of May
        (value("2022-05", "2022-05-16 2022-06-01"), "2022-05-21", "2022-05-31"),  # late in May
        (value("2022-05", "2022-05-01 2022-05-16"), "2022-05-01", "2022-05-10"),  # early in May
        (value("2022", "2022-07-01 2023-01-01"), "2022-03-14", "2022-12-31"),  # later this year
        (value("2021", "2021-07-01 2022-01-01"), "2021-09-01", "2021-12-31"),  # late last year
        (value("2021", "2021-01-01 2021-07-01"), "2021-01-01", "2021-04-30"),  # early last year
        (value("2021-WI", ""), "2021-12-01", "2022-02-28"),
        (value("P3D", ""), None, None),
        (value("T07", ""), None, None),
        (value("T07", ""), "2022-03-14", "2022-03-14"),
        (value("TNI", ""), "2022-03-13", "2022-03-14"),
    ],
)
def test_what_it_means_is_translated(told: dict[str, Any], first: str | None, last: str | None) -> None:
    assert agrees(told, when(first, last), MONDAY)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        (value("2022-03-10", "2022-03-10"), "2022-03-11", "2022-03-11"),
        (value("2022-03-10", "2022-03-10"), None, None),
        (value("2022-05", "2022-05-01 2022-06-01"), "2022-05-01", "2022-06-01"),
        (value("2022-W12", "2022-03-21 2022-03-28"), "2022-03-12", "2022-03-18"),
        (value("P3D", ""), "2022-03-14", "2022-03-17"),
    ],
)
def test_nothing_is_forgiven(told: dict[str, Any], first: str | None, last: str | None) -> None:
    assert not agrees(told, when(first, last), MONDAY)


def test_what_follows_nothing_told_is_open() -> None:
    assert agrees(value("2022-03-15", "2022-03-15"), when(None, None, EARLIER), MONDAY)


def test_what_it_could_not_resolve_is_not_counted() -> None:
    assert not is_told(value("", "0001-01-01"))
    assert is_told(value("2022-03-15", "2022-03-15"))


def write(path: Path, *cases: object) -> Path:
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return path


def test_phrases_and_values_are_counted(tmp_path: Path) -> None:
    text = "وصل الوفد أمس"
    yesterday = {"Text": "أمس", "Start": 10, "Length": 3, "Type": "date", "Value": value("2022-03-13", "2022-03-13")}
    cases = (
        {"input": text, "ref": "2022-03-14T00:00:00", "results": [yesterday]},
        {"input": text, "ref": "2022-03-15T00:00:00", "results": [yesterday]},
        {"input": text, "ref": None, "results": [{"Text": "الوفد", "Start": 4, "Length": 5}]},
    )
    tally = Tally()
    count_times(write(tmp_path / "times.jsonl", *cases), tally, lambda: None)
    assert tally.rows == {"spans": [2, 3, 3], "values": [1, 2, 2]}


@pytest.mark.parametrize(
    "case", [{"input": "أمس", "results": [{"Text": "أمس"}]}, {"input": "", "ref": "x", "results": []}]
)
def test_a_case_that_cannot_be_read_is_an_error(tmp_path: Path, case: object) -> None:
    with pytest.raises(GoldError, match="a case"):
        count_times(write(tmp_path / "times.jsonl", case), Tally(), lambda: None)
