"""Loads, validates and indexes the reviewed lexicon files in `data/`; nothing else reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waqai.lexicon.lint import Problem

__all__ = ["check"]


def check() -> list[Problem]:
    """Return every problem of the lexicon's files (see `lexicon.lint`)."""
    from waqai.lexicon import lint  # noqa: PLC0415  pydantic is slow to load, and only linting needs it

    return lint.check()
