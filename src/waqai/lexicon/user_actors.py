"""Actors that a user adds from a file: the registry's own shape and checks, errors that say where."""

from __future__ import annotations

from pathlib import Path

import yaml

from waqai.errors import LexiconError
from waqai.lexicon import lint
from waqai.lexicon.files import Entry
from waqai.lexicon.registry import set_own_actors


def use_actors(path: Path) -> int:
    """Know the actors of a YAML file (a list of entries, or a mapping with `entries`) from now on; return how many.

    They take the place of those of a file used before.

    Raises LexiconError where the file cannot be read, an entry breaks its shape, or one contradicts another or the
    registry's own.
    """
    rows = _entries(path)
    problems = lint.check_actors(str(path), rows)
    if problems:
        raise LexiconError("; ".join(map(str, problems)), "mend these entries (docs/lexicon.md has the form)")
    set_own_actors(rows)
    return len(rows)


def _entries(path: Path) -> list[Entry]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} cannot be read ({error})", "name a YAML file in UTF-8") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{path} is not YAML", str(error).replace("\n", " ")) from error
    rows = content.get("entries") if isinstance(content, dict) else content
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LexiconError(f"{path} has no list of actors", "write a list of entries, or a mapping with entries")
    return rows
