"""Files: texts kept as received, side information, and an error with a remedy for all that is no report."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from waqai.errors import DateError, EmptyInputError, InputError, MissingFileError
from waqai.intake import MAX_BYTES, MAX_CHARACTERS, Side, parse_date, read_bytes, read_file, read_side

TEXT = "\n  هدنة في الميناء \r\n\r\nأعلن الوسيط أن الطرفين اتفقا على هدنة.\t\n\n"


def write(folder: Path, name: str, content: str | bytes | dict[str, object]) -> Path:
    path = folder / name
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_is_kept_exactly_as_received(tmp_path: Path) -> None:
    report = read_file(write(tmp_path, "a.txt", TEXT), published=date(2021, 8, 13), outlet="وكالة")
    assert (report.text, report.published, report.outlet, report.title) == (TEXT, date(2021, 8, 13), "وكالة", None)


def test_standard_input_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert read_file("-", outlet="وكالة").text == TEXT


def test_the_side_file_beside_a_report_fills_what_the_caller_leaves_open(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    write(
        tmp_path,
        "a.meta.json",
        {"published": "2021-08-13", "outlet": "صحيفة", "title": "هدنة", "url": "https://a.example/1"},
    )
    report = read_file(path, outlet="وكالة")
    assert (report.published, report.outlet, report.title) == (date(2021, 8, 13), "وكالة", "هدنة")
    assert report.url == "https://a.example/1"


def test_a_folder_of_annotations_serves_as_side_information(tmp_path: Path) -> None:
    path, folder = write(tmp_path, "a.txt", TEXT), tmp_path / "gold"
    folder.mkdir()
    write(folder, "a.json", {"id": "a", "published": "2018-02-21", "outlet": "صحيفة", "entities": []})
    assert read_side(path, folder) == Side(published=date(2018, 2, 21), outlet="صحيفة")
    assert read_side(path) == Side()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("[1]", InputError),
        ("{", InputError),
        (b"\xff", InputError),
        ("[" * 100_000, InputError),
        ({"outlet": 3}, InputError),
        ({"published": "13/08/2021"}, DateError),
        ({"published": "2021-02-30"}, DateError),
    ],
)
def test_a_broken_side_file_is_named(
    tmp_path: Path, content: str | bytes | dict[str, object], error: type[InputError]
) -> None:
    write(tmp_path, "a.meta.json", content)
    with pytest.raises(error, match=r"a\.meta\.json"):
        read_file(write(tmp_path, "a.txt", TEXT))


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", "\u200f \ufeff\u200b".encode()])
def test_nothing_is_no_report(data: bytes) -> None:
    with pytest.raises(EmptyInputError):
        read_bytes(data)


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(MissingFileError, match="folder"):
        read_file(tmp_path)
    closed = write(tmp_path, "closed.txt", TEXT)
    closed.chmod(0)
    if os.geteuid():
        with pytest.raises(MissingFileError, match="may not be opened"):
            read_file(closed)


def test_five_megabytes_of_one_line_are_no_report() -> None:
    with pytest.raises(InputError, match="split it into one file for each report"):
        read_bytes(("هدنة " * 600_000).encode())
    assert read_bytes(("هدنة في الميناء " * 1000).encode())
    assert len("هدنة " * 600_000) > MAX_CHARACTERS


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write("هدنة\n".encode() * 1000)
        file.truncate(MAX_BYTES * 100)
    with pytest.raises(InputError, match="binary"):
        read_file(path)


@pytest.mark.parametrize("value", ["2021-08-13", "1999-12-31", "2024-02-29"])
def test_a_day_is_written_one_way(value: str) -> None:
    assert parse_date(value).isoformat() == value


@pytest.mark.parametrize(
    "value", ["", "yesterday", "13-08-2021", "2021-8-13", "20210813", "2021-W32-5", "2021-13-01", "2021-02-29",
              "٢٠٢١-٠٨-١٣", "2021-08-13T10:00", "0000-01-01", "2021-08-13\n"]
)  # fmt: skip
def test_no_other_date_is_taken(value: str) -> None:
    with pytest.raises(DateError, match="2021-08-13"):
        parse_date(value)
