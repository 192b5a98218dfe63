"""Reads the YAML files of the lexicon; nothing else in the project opens them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from waqai.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

Entry = dict[str, Any]


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
    """Return the parsed file at `path`, relative to the data folder.

    Raises LexiconError where the file is missing, is not YAML, or has no list of entries.
    """
    try:
        content = yaml.load((data_root() / path).read_bytes(), Loader=yaml.CSafeLoader)
    except FileNotFoundError as error:
        raise LexiconError(f"lexicon file {path} is missing", "install waqai again") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"lexicon file {path} is not YAML", str(error).replace("\n", " ")) from error
    if not isinstance(content, dict) or not isinstance(content.get("entries"), list):
        raise LexiconError(f"lexicon file {path} has no entries", "give it a header and a list named entries")
    return content


def entries(folder: str) -> list[Entry]:
    """Return the entries of every file in `folder`, in file order."""
    return [entry for path, _ in yaml_files(folder) for entry in load(path)["entries"]]
