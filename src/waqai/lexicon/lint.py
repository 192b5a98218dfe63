"""The linter of the lexicon: every file has its shape, every id is used once, every word is clean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from waqai.errors import LexiconError
from waqai.lexicon.files import source, yaml_files
from waqai.lexicon.schema import SHAPES, Header

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("frames", "cues", "names", "names/actors", "times", "places", "words")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the file below the data folder, the entry's id or "", and what is wrong."""

    path: str
    entry: str
    message: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        return f"{self.path}: {self.entry}: {self.message}" if self.entry else f"{self.path}: {self.message}"


def check() -> list[Problem]:
    """Return every problem of the lexicon's files, in file order; an empty list means that all is well."""
    return [problem for folder in FOLDERS for problem in _check_folder(folder)]


def _check_folder(folder: str) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for path, _ in yaml_files(folder):
        yield from _check_file(path, seen)
    yield from (Problem(folder, name, f"the id is used {n} times") for name, n in seen.items() if n > 1)


def _check_file(path: str, seen: Counter[str]) -> Iterator[Problem]:
    try:
        content = source(path)
    except LexiconError as error:
        yield Problem(path, "", str(error))
        return
    yield from _shape_problems(path, "", Header, content)
    shape = SHAPES.get(path) or SHAPES.get(path.rsplit("/", 1)[0])
    for entry in content["entries"]:
        name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        if name:
            seen[name] += 1
        if shape:
            yield from _shape_problems(path, name, shape, entry)


def _shape_problems(path: str, name: str, shape: type[BaseModel], value: object) -> Iterator[Problem]:
    try:
        shape.model_validate(value)
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(part) for part in item["loc"])
            yield Problem(path, name, f"{where}: {item['msg']}" if where else item["msg"])
