"""The linter of the lexicon: every file has its shape, every id is used once, every word is clean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from waqai.errors import LexiconError
from waqai.lexicon.files import Entry, load, source, yaml_files
from waqai.lexicon.lint_actors import World, collisions, contradictions, cycles, double_heads
from waqai.lexicon.schema import Header
from waqai.lexicon.schema_actors import ActorEntry
from waqai.lexicon.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTORS = "names/actors"
ADJECTIVES = "names/nisba.yml"
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
    """Return every problem of the lexicon's files, in file order; an empty list means that all is well.

    Actors are compared with one another, and with the adjectives that stand for them, once all shapes are sound.
    """
    broken = [problem for folder in FOLDERS for problem in _check_folder(folder)]
    return broken or [*_contradictions(_shipped()), *_strangers({entry.id for _, entry in _shipped()})]


def _strangers(actors: set[str]) -> Iterator[Problem]:
    """Yield the adjectives that stand for an actor whom the registry does not know."""
    for path in (path for path, _ in yaml_files("names") if path == ADJECTIVES):
        for row in source(path)["entries"]:
            if row.get("actor") not in {None, *actors}:
                yield Problem(path, row["id"], f"the registry has no actor {row['actor']}")


def check_actors(path: str, rows: Sequence[Entry]) -> list[Problem]:
    """Return every problem of a user's actors, by themselves and beside the registry's own."""
    found = [problem for row in rows for problem in _shape_problems(path, str(row.get("id", "")), ActorEntry, row)]
    if found:
        return found
    shipped, own = _shipped(), [(path, ActorEntry.model_validate(row)) for row in rows]
    counted = Counter(entry.id for _, entry in (*shipped, *own))
    found = [Problem(path, entry.id, "the id is taken") for _, entry in own if counted[entry.id] > 1]
    return found or [problem for problem in _contradictions([*shipped, *own]) if problem.path == path]


def _shipped() -> list[tuple[str, ActorEntry]]:
    """Return the entries of the registry with their files."""
    return [(path, ActorEntry.model_validate(row)) for path, _ in yaml_files(ACTORS) for row in source(path)["entries"]]


def _contradictions(rows: Sequence[tuple[str, ActorEntry]]) -> Iterator[Problem]:
    """Yield where actors contradict one another."""
    if not rows:
        return
    paths = {entry.id: path for path, entry in rows}
    world = World(
        actors={entry.id: entry for _, entry in rows},
        countries={row["id"] for row in load("names/countries.yml")["entries"]},
        roles={row["id"]: row["single"] for row in load("names/offices.yml")["entries"]},
    )
    for path, entry in rows:
        yield from (Problem(path, entry.id, message) for message in contradictions(entry, world))
    for check_all in (double_heads, collisions, cycles):
        yield from (Problem(paths[name], name, message) for name, message in check_all(world))


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
