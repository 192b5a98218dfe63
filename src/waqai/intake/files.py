"""One file, or its bytes, as one report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from waqai.errors import EmptyInputError, EncodingError, InputError, MissingFileError
from waqai.intake.decode import decode, refuse_binary
from waqai.intake.page import decode_page, extract, is_page
from waqai.intake.script import refuse_foreign
from waqai.intake.side import Side, read_side
from waqai.model import Report

if TYPE_CHECKING:
    from datetime import date

MAX_BYTES = 16 * 1024 * 1024
"""The most bytes that one file may have; a web page may carry pictures in itself."""
MAX_CHARACTERS = 250_000
"""The most characters that one report may have: some 40,000 words, where news reports have a few thousand at most."""
STDIN = "-"
_BLANK = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u061c"


def read_file(path: Path | str, *, published: date | None = None, outlet: str | None = None) -> Report:
    """Return the report in the file at `path`, or on standard input for "-".

    What the caller gives goes before `NAME.meta.json` beside the file, and that before what a web page declares.
    Raises an InputError that says what to do for every file that is no Arabic report, and DateError for a side
    file whose date is none.
    """
    given = Side(published=published, outlet=outlet)
    side = given if str(path) == STDIN else given.or_else(read_side(Path(path)))
    return build(read_all(path), side, str(path))


def read_bytes(
    data: bytes, *, published: date | None = None, outlet: str | None = None, title: str | None = None, name: str = ""
) -> Report:
    """Return the report in `data`: a web page where it or the file's `name` says so, else plain text.

    A plain text is kept as decoded: no newline changed, nothing stripped but a byte order mark. Raises InputError.
    """
    return build(data, Side(published=published, outlet=outlet, title=title), name)


def read_html(markup: bytes | str, *, published: date | None = None, outlet: str | None = None) -> Report:
    """Return the article of a web page; offsets are into the text that was taken out of it. Raises InputError."""
    return _page(decode_page(markup) if isinstance(markup, bytes) else markup, Side(published=published, outlet=outlet))


def build(data: bytes, side: Side, name: str = "") -> Report:
    """Return the report in `data` with `side` information; see `read_bytes`."""
    if not data.strip():
        raise EmptyInputError("the file is empty", "give a file that holds a report")
    if is_page(data, name):
        return _page(decode_page(data), side)
    return report_of(decode(data), side)


def report_of(text: str, side: Side) -> Report:
    """Return the report of a decoded `text`, or raise the InputError that says why it is none."""
    if not text.strip().strip(_BLANK).strip():
        raise EmptyInputError("there is nothing in it but blanks", "give a file that holds a report")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"it has {len(text):,} characters, and one report may have {MAX_CHARACTERS:,}",
            "split it into one file for each report",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise EncodingError("it holds halves of characters (surrogates)", "save it as UTF-8 and try again") from None
    refuse_foreign(text)
    return Report(text=text, title=side.title, outlet=side.outlet, published=side.published, url=side.url)


def read_all(path: Path | str) -> bytes:
    """Return the bytes of the file at `path` ("-": standard input), and no more than a report may have.

    Raises MissingFileError where it cannot be opened, InputError where it is too large.
    """
    if str(path) == STDIN:
        return _limited(sys.stdin.buffer)
    try:
        with Path(path).open("rb") as file:
            return _limited(file)
    except OSError as error:
        raise unreadable(error) from None


def unreadable(error: OSError) -> MissingFileError:
    """Return what to tell somebody whose file cannot be opened or read."""
    if isinstance(error, FileNotFoundError):
        return MissingFileError("there is no such file", "check its name and folder")
    if isinstance(error, IsADirectoryError):
        return MissingFileError("this is a folder", "name the files in it, such as FOLDER/*.txt")
    if isinstance(error, PermissionError):
        return MissingFileError("it may not be opened", "ask for the right to read it")
    return MissingFileError(
        f"it cannot be read ({error.strerror or type(error).__name__})", "check the file and its disk"
    )


def _limited(file: BinaryIO) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        refuse_binary(data)
        raise InputError(f"it is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it into one file for each report")
    return data


def _page(markup: str, side: Side) -> Report:
    text, declared = extract(markup)
    return report_of(text, side.or_else(declared))
