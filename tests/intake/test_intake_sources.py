"""One source for a file, one for each line of JSON lines; a bad one speaks only when it is loaded."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from waqai.errors import DateError, EmptyInputError, InputError, MissingFileError
from waqai.intake import Side, sources

TEXT = "أعلن الوسيط أن الطرفين اتفقا على هدنة."


def lines(folder: Path, *rows: object) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_file_is_one_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (source,) = sources(path, Side(outlet="وكالة"))
    assert (source.name, source.label, source.extracted) == ("a", str(path), False)
    assert (source.load().text, source.load().outlet) == (TEXT, "وكالة")


def test_a_missing_file_is_a_source_that_raises(tmp_path: Path) -> None:
    for name in ("none.txt", "none.jsonl"):
        (source,) = sources(tmp_path / name)
        with pytest.raises(MissingFileError):
            source.load()


def test_every_line_is_a_report(tmp_path: Path) -> None:
    row = {
        "id": "a-1",
        "outlet": "صحيفة",
        "title": "هدنة",
        "published": "2021-08-13",
        "url": "https://a.example",
        "text": TEXT,
    }
    first, second = sources(lines(tmp_path, row, "", {"date": "2020-01-02", "text": TEXT}))
    report = first.load()
    assert (first.name, first.extracted) == ("a-1", True)
    assert (report.text, report.title, report.outlet, report.published) == (TEXT, "هدنة", "صحيفة", date(2021, 8, 13))
    assert (second.name, second.label[-8:]) == ("reports-3", ".jsonl:3")
    assert second.load().published == date(2020, 1, 2)


@pytest.mark.parametrize(
    "row", ["{", "[1]", "nothing", {"id": "a"}, {"text": 3}, {"text": TEXT, "outlet": []}, {"text": "\ud800" + TEXT},
            {"text": TEXT, "published": "13.8.21"}, "[" * 100_000]
)  # fmt: skip
def test_a_bad_line_does_not_hide_the_next(tmp_path: Path, row: object) -> None:
    bad, good = sources(lines(tmp_path, row, {"text": TEXT}))
    with pytest.raises(Exception, match=":") as caught:
        bad.load()
    assert getattr(caught.value, "remedy", "")
    assert good.load().text == TEXT


def test_an_empty_line_text_is_empty_input(tmp_path: Path) -> None:
    (source,) = sources(lines(tmp_path, {"text": " \n"}))
    with pytest.raises(EmptyInputError):
        source.load()


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "..", "", "a\nb\x1b[31m", "x" * 4000, "C:\\a", "\ud800"])
def test_a_name_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    (source,) = sources(lines(tmp_path, {"id": name, "text": TEXT}))
    assert (tmp_path / f"{source.name}.json").resolve().parent == tmp_path.resolve()
    assert source.name.isprintable()


def test_an_error_of_a_whole_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        next(sources(tmp_path)).load()


def test_a_broken_side_file_is_an_error_of_its_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "soon"}', encoding="utf-8")
    (source,) = sources(tmp_path / "a.txt")
    with pytest.raises(DateError, match="2021-08-13"):
        source.load()
