"""What `waqai evaluate` can measure: which task a path is for, who measures it, and the figures that come of it.

A folder of annotated reports is told by its pairs NAME.txt and NAME.json, every other form by the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from waqai import gist
from waqai.errors import GoldError
from waqai.evaluate import sentences
from waqai.evaluate.facts import Tally
from waqai.evaluate.gold import names_in
from waqai.evaluate.lines import Advance
from waqai.evaluate.names import count_names
from waqai.evaluate.roles import count_roles
from waqai.evaluate.times import count_times
from waqai.evaluate.words import count_words
from waqai.model import EventType


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: the names it has, its task, and who codes it and adds to a tally."""

    name: re.Pattern[str]
    task: str
    count: Callable[[Path, Tally, Advance], None]


def _form(name: str, task: str, count: Callable[..., None], *arguments: object) -> Form:
    return Form(re.compile(name, re.IGNORECASE), task, partial(count, *arguments))


#: The first whose pattern fits the whole name of a file is its form.
FORMS: Final = (
    _form(r"assault\b.*\bspans\.jsonl", "assault", count_roles, EventType.ASSAULT),
    _form(r"protest\b.*\bspans\.jsonl", "protest", count_roles, EventType.PROTEST),
    _form(r"assault\b.*\.jsonl", "assault", sentences.count_yes, gist.is_assault),
    _form(r"protest\b.*\.jsonl", "protest", sentences.count_yes, gist.is_protest),
    _form(r"un_relevance\b.*\.jsonl", "un_relevance", sentences.count_relevance, gist.relevant),
    _form(r"un_quad\b.*\.jsonl", "un_quad", sentences.count_classes, gist.quad),
    _form(r"(recognizers|times)\b.*\.jsonl", "times", count_times),
    _form(r".+\.conll", "names", count_names),
    _form(r".+\.conllu", "words", count_words),
)
#: The task of a folder of annotated reports.
REPORTS: Final = "reports"
_KNOWN: Final = "give a folder of annotated reports, or files named as docs/evaluate.md says"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to measure: a file of some form, or a folder of annotated reports, whose `form` is None."""

    path: Path
    form: Form | None

    @property
    def task(self) -> str:
        """The task that it belongs to."""
        return self.form.task if self.form else REPORTS


def items_at(path: Path) -> list[Item]:
    """Return what can be measured at a file or anywhere in a folder, in order of the paths.

    Files of a folder that nobody knows are passed over. Raises GoldError where nothing is left.
    """
    if not path.exists():
        raise GoldError(f"{path} is not there", _KNOWN)
    found = [item for at in _inside(path) if (item := _item(at))]
    if not found:
        raise GoldError(f"{path} holds nothing to measure", _KNOWN)
    return found


def _inside(path: Path) -> Iterator[Path]:
    yield path
    if path.is_dir():
        yield from sorted(path.rglob("*"))


def _item(path: Path) -> Item | None:
    if path.is_dir():
        return Item(path, None) if names_in(path) else None
    form = next((form for form in FORMS if form.name.fullmatch(path.name)), None)
    return Item(path, form) if form else None
