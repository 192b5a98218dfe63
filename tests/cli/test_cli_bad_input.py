"""Whatever is given: one line with cause and next step, a documented exit code, and no good record lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import TEXT, Waqai

BAD: dict[str, tuple[bytes, int, str]] = {
    "empty.txt": (b"", 3, "the file is empty: give a file that holds a report"),
    "blank.txt": (b" \n\n\t", 3, "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", 3, "this is a picture, not text"),
    "paper.txt": (b"%PDF-1.7\n...", 3, "this is a PDF file, not text: save its text"),
    "bytes.txt": (bytes(range(256)), 3, "binary"),
    "iso.txt": (TEXT.encode("iso8859-6"), 3, "not UTF-8"),
    "cut.txt": (TEXT.encode()[:-20] + b"\xd8\n", 3, "not UTF-8"),
    "unmarked.txt": (TEXT.encode("utf-16-le"), 3, "UTF-16 without a byte order mark: save it as UTF-8"),
    "misread.txt": (TEXT.encode().decode("latin-1").encode(), 3, "decoded wrongly"),
    "line.txt": ("هدنة ".encode() * 580_000, 3, "split it into one file for each report"),
    "english.txt": (
        b"The two sides agreed on a truce in the port on Thursday.",
        3,
        "not Arabic but looks like English",
    ),
    "persian.txt": (
        "رئیس جمهور گفت که گفتگوها با همسایگان ادامه دارد و پیام تازه‌ای از سوی آنان به دست دولت رسیده است.".encode(),
        3,
        "not Arabic but looks like Persian",
    ),
    "numbers.txt": (b"12 13 14", 3, "not one word"),
    "page.html": (b"<!doctype html><html><body></body></html>", 3, "no article"),
    "rows.jsonl": (b"{\n", 3, "no JSON object"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_an_exit_code(waqai: Waqai, tmp_path: Path, name: str) -> None:
    content, expected, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    code, out, err = waqai("read", tmp_path / name)
    assert (code, out) == (expected, "")
    assert err.startswith(f"waqai: {tmp_path / name}:")
    assert err.count("\n") == 1
    assert words in err


def test_a_missing_file_is_named(waqai: Waqai, tmp_path: Path) -> None:
    code, out, err = waqai("read", tmp_path / "none.txt")
    assert (code, out) == (3, "")
    assert err == f"waqai: {tmp_path}/none.txt: there is no such file: check its name and folder\n"
    assert waqai("read", tmp_path)[0] == 3


@pytest.mark.parametrize("date", ["yesterday", "13/08/2021", "2021-02-30", ""])
def test_a_date_that_is_none_is_said_before_anything_is_read(waqai: Waqai, report: Path, date: str) -> None:
    code, out, err = waqai("read", report, "--published", date)
    assert (code, out) == (2, "")
    assert err.startswith("waqai: --published ")
    assert err.endswith("such as 2021-08-13\n")


def test_one_bad_file_does_not_stop_the_others(waqai: Waqai, tmp_path: Path) -> None:
    for name, (content, _, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    good = [tmp_path / "a.txt", tmp_path / "z.txt"]
    for path in good:
        path.write_text(TEXT, encoding="utf-8")
    out = tmp_path / "records"
    code, _, err = waqai("read", good[0], *(tmp_path / name for name in BAD), good[1], "--out", out)
    assert code == 3
    assert sorted(path.name for path in out.iterdir()) == ["a.json", "z.json"]
    assert err.count("\n") == len(BAD) + 2
    assert "2 reports have no date, so that days" in err
    assert f"2 reports coded, {len(BAD)} failed" in err


def test_the_exit_code_is_the_highest_of_the_failures(waqai: Waqai, tmp_path: Path) -> None:
    files = {"a.txt": "عطل في الميناء", "b.txt": TEXT, "c.txt": TEXT}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "b.meta.json").write_text('{"published": "soon"}', encoding="utf-8")
    code, out, err = waqai("read", *(tmp_path / name for name in files), "--json")
    assert code == 2
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["c"]
    assert "a.txt: waqai failed (IndexError at support.py:" in err
    assert "this is a fault in waqai, please report it" in err
    assert "b.meta.json" in err


def test_a_fault_alone_ends_with_one(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عطل في الميناء", encoding="utf-8")
    assert waqai("read", tmp_path / "a.txt")[0] == 1


def test_an_interruption_says_how_far_it_came(waqai: Waqai, tmp_path: Path, report: Path) -> None:
    (tmp_path / "b.txt").write_text("توقف القتال", encoding="utf-8")
    code, _, err = waqai("read", report, tmp_path / "b.txt", report, "--out", tmp_path / "records")
    assert code == 130
    assert err == "waqai: interrupted: 1 report coded, run again for the others\n"
    assert (tmp_path / "records/good.json").exists()


def test_a_full_disk_is_said_in_one_line(
    waqai: Waqai, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, _, err = waqai("read", report, "--out", tmp_path / "records")
    assert code == 1
    assert "No space left on device): free some space" in err
    assert not list((tmp_path / "records").iterdir())


def test_a_folder_that_cannot_be_made_is_said(waqai: Waqai, report: Path) -> None:
    code, _, err = waqai("read", report, "--out", report / "records")
    assert code == 1
    assert "cannot be written" in err


def test_as_a_process_it_never_shows_a_traceback(tmp_path: Path) -> None:
    for name, (content, _, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    ended = subprocess.run(
        [sys.executable, "-m", "waqai", "read", *sorted(BAD), "none.txt", "."],
        cwd=tmp_path, capture_output=True, check=False, env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip
    lines = ended.stderr.decode().splitlines()
    assert ended.returncode == 3
    assert ended.stdout == b""
    assert len(lines) == len(BAD) + 3
    assert all(line.startswith("waqai: ") for line in lines)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_output_that_cannot_be_written_is_one_line_too() -> None:
    code = "from waqai.cli.boundary import emit, guarded; import sys; sys.exit(guarded(lambda: emit('x' * 9) or 0)())"
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr == b"waqai: the output cannot be written (No space left on device): write it elsewhere\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "import sys\nfrom waqai.cli.boundary import emit\nsys.stdin.read()\nemit('x' * 9)"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.close()
    _, err = process.communicate()
    assert (process.returncode, err) == (141, b"")
