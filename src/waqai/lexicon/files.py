"""Reads the YAML files of the lexicon; nothing else in the project opens them."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from waqai.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

Entry = dict[str, Any]
#: The table of all files, made by `tools/compile_lexicon.py`; a file that was changed since is read itself.
COMPILED = "compiled.json.xz"
#: How the names of tables end that say how places are printed; coding does not read them.
LABELS = ".labels.tsv.xz"
#: The variable that names a table of the user's own places (see `waqai places import`).
PLACES = "WAQAI_PLACES"
_FOR_PEOPLE = frozenset(
    {"examples", "counterexamples", "note", "english", "english_aliases", "rests_on", "why", "verified", "settled"}
)
_DIGEST = 16


def data_root() -> Traversable:
    """Return the folder that holds the lexicon files."""
    return resources.files("waqai.lexicon") / "data"


def yaml_files(folder: str) -> Iterator[tuple[str, Traversable]]:
    """Yield (path below the data folder, file) of every YAML file in `folder`, sorted by name."""
    for item in sorted((data_root() / folder).iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".yml"):
            yield f"{folder}/{item.name}", item


@cache
def load(path: str) -> dict[str, Any]:
    """Return the file at `path`, relative to the data folder, without what only its tests and people need.

    It comes from the compiled table where that still fits the file, which is fast; else from the file itself.
    Raises LexiconError where the file is missing, is not YAML, or has no list of entries.
    """
    data = _read(path)
    row = _compiled(str(data_root())).get(path)
    if row and row["digest"] == digest(data):
        content: dict[str, Any] = row["content"]
        return content
    return stripped(source(path))


@cache
def source(path: str) -> dict[str, Any]:
    """Return the whole parsed file at `path`, relative to the data folder.

    Raises LexiconError where the file is missing, is not YAML, or has no list of entries.
    """
    try:
        content = yaml.load(_read(path), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise LexiconError(f"lexicon file {path} is not YAML", str(error).replace("\n", " ")) from error
    if not isinstance(content, dict) or not isinstance(content.get("entries"), list):
        raise LexiconError(f"lexicon file {path} has no entries", "give it a header and a list named entries")
    return content


def _read(path: str) -> bytes:
    try:
        return (data_root() / path).read_bytes()
    except FileNotFoundError as error:
        raise LexiconError(f"lexicon file {path} is missing", "install waqai again") from error


def digest(data: bytes) -> str:
    """Return what tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


def stripped(content: dict[str, Any]) -> dict[str, Any]:
    """Return a parsed file without what only its tests and people need (examples, notes, English names)."""
    rows = content["entries"]
    kept = [{k: v for k, v in row.items() if k not in _FOR_PEOPLE} if isinstance(row, dict) else row for row in rows]
    return {**content, "entries": kept}


def fingerprint() -> str:
    """Return a hash of all that coding reads: entries without what only their tests need, and tables as they are.

    Equal words give equal hashes, however their files are laid out; the user's own table of places counts too. Raises
    LexiconError as `load` does.
    """
    seen = hashlib.sha256()
    for path, item in _below(data_root(), ""):
        if path.endswith(".yml"):
            seen.update(f"{path}\0{json.dumps(load(path), sort_keys=True, default=str)}\0".encode())
        elif path.endswith(".tsv.xz") and not path.endswith(LABELS):
            seen.update(f"{path}\0".encode() + item.read_bytes())
    if own := os.environ.get(PLACES):
        seen.update(Path(own).read_bytes())
    return seen.hexdigest()[:_DIGEST]


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _below(item, f"{prefix}{item.name}/")
        else:
            yield f"{prefix}{item.name}", item


@cache
def _compiled(root: str) -> dict[str, Any]:
    """Return the compiled table in the folder `root`, empty where there is none."""
    try:
        table: dict[str, Any] = json.loads(lzma.decompress((Path(root) / COMPILED).read_bytes()))
    except (OSError, lzma.LZMAError, ValueError):
        return {}
    return table


def entries(folder: str) -> list[Entry]:
    """Return the entries of every file in `folder`, in file order."""
    return [entry for path, _ in yaml_files(folder) for entry in load(path)["entries"]]
