"""All the reports that a file offers: one for a text or a page, one for each line of `NAME.jsonl`.

A source is read when it is asked to load, so that one bad report says so without stopping the others.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waqai.errors import EmptyInputError, InputError, WaqaiError
from waqai.intake.files import MAX_BYTES, STDIN, build, read_all, report_of, unreadable
from waqai.intake.page import is_page
from waqai.intake.side import Side, read_side, side_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from waqai.model import Report

_LINES = (".jsonl", ".ndjson")
#: What is taken out of a folder: texts, pages and lines; side files and others are not.
_KINDS = frozenset({".txt", ".html", ".htm", ".xhtml", *_LINES})
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')
_LONGEST_NAME = 180  # bytes: a file name may have 255, with suffix and all
_NOTHING = Side()
_LINE_REMEDY = 'write one object a line: {"id": …, "outlet": …, "title": …, "published": …, "url": …, "text": …}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report to be read. `name` is fit for a file name; `label` is how messages speak of it.

    `given_id` is the id that a line of JSON gives, as it stands there, None where there is none.

    `extracted` says that the text of the report is not the text of the file, so that offsets need it beside them.
    """

    name: str
    label: str
    data: bytes | WaqaiError
    side: Side = _NOTHING
    line: bool = False
    given_id: str | None = None

    @property
    def extracted(self) -> bool:
        """Whether the report's text was taken out of something larger: a web page, or a line of JSON."""
        return self.line or (isinstance(self.data, bytes) and is_page(self.data, self.label))

    def load(self) -> Report:
        """Return the report, or raise the InputError or DateError that says why there is none."""
        if isinstance(self.data, WaqaiError):
            raise self.data
        return _from_line(self.data, self.side) if self.line else build(self.data, self.side, self.label)


def sources(path: Path | str, given: Side | None = None, meta: Path | None = None) -> Iterator[Source]:
    """Yield what the file at `path` offers, in its order; `given` goes before side files, `meta` is their folder.

    Raises nothing: a file that cannot be read, or has a broken side file, is a source that raises when it is loaded.
    """
    given, path = given or _NOTHING, Path(path)
    if path.suffix.lower() in _LINES:
        yield from _lines(path, given)
        return
    label, side = str(path), given
    try:
        data: bytes | WaqaiError = read_all(path)
        side = side if label == STDIN else given.or_else(read_side(path, meta))
    except WaqaiError as error:
        data = error
    yield Source(name=file_name("stdin" if label == STDIN else path.stem), label=label, data=data, side=side)


def files_at(path: Path | str) -> list[Path]:
    """Return the files that `path` stands for: itself, or of a folder every text, page and JSON-lines file below it.

    Those of a folder come in order of their paths; hidden ones are left out. Raises InputError where a folder holds
    none.
    """
    folder = Path(path)
    if not folder.is_dir():
        return [folder]
    found = [file for file in sorted(folder.rglob("*")) if file.suffix.lower() in _KINDS and file.is_file()]
    shown = [file for file in found if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    if not shown:
        raise EmptyInputError(f"{folder} holds no report", f"put files ending in {', '.join(sorted(_KINDS))} there")
    return shown


def file_name(name: str) -> str:
    """Return `name` without what a file system or a terminal could trip over; never empty, "." or ".."."""
    fit = _UNFIT.sub("_", name).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return fit.strip(" .") or "report"


def _lines(path: Path, given: Side) -> Iterator[Source]:
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                if line.strip():
                    yield _line(path, number, line, given)
    except OSError as error:
        yield Source(name=file_name(path.stem), label=str(path), data=unreadable(error))


def _line(path: Path, number: int, line: bytes, given: Side) -> Source:
    label, fallback = f"{path}:{number}", f"{path.stem}-{number}"
    if len(line) > MAX_BYTES:
        error = InputError(f"the line is longer than {MAX_BYTES // 1024 // 1024} MiB", "split it")
        return Source(name=file_name(fallback), label=label, data=error)
    own = _id_of(line)
    return Source(name=file_name(own or fallback), label=label, data=line, side=given, line=True, given_id=own)


def _id_of(line: bytes) -> str | None:
    try:
        value = _object(line).get("id")
    except InputError:
        return None
    return str(value) if isinstance(value, str | int) else None


def _from_line(line: bytes, given: Side) -> Report:
    data = _object(line)
    text = data.get("text")
    if not isinstance(text, str):
        raise InputError("the line has no text", _LINE_REMEDY)
    return report_of(text, given.or_else(side_of(data, "the line")))


def _object(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise InputError("the line is no JSON object in UTF-8", _LINE_REMEDY)
    return data
