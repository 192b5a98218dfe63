"""Sentences of our own about the world's news, with places for words and names: each is filled by chance.

A line `@word: one، another` lists what `{word}` stands for, which may have places itself. `{person}` stands for a full
name, `{given}` and `{surname}` for a part of one, `{first}` and `{same}` for the given and the family name of the
`{person}` before; `{kunya}`, `{king}`, `{lineage}`, `{classical}`, `{initialed}` and `{latin}` for other ways to name
somebody; `{club}`, `{body}`, `{org}`, `{country}`, `{town}` for names of their kinds; `{nisba}` for the adjective of a
state; `{eponym}` for a name that names nobody there. With a number (`{given1}`) it is the same name each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from waqai.errors import GoldError
from waqai.train.name_drawn import Names

_SLOT: Final = re.compile(r"\{(\w+)\}")
_NUMBER: Final = "0123456789"
#: The preposition li swallows the alef of an article behind it.
_SWALLOWING: Final = re.compile(r"(^|\s)[وف]?ل$")
_KINDS: Final = {
    "person": "PERS", "given": "PERS", "surname": "PERS", "first": "PERS", "same": "PERS", "kunya": "PERS",
    "king": "PERS", "lineage": "PERS", "classical": "PERS", "initialed": "PERS", "latin": "PERS",
    "club": "ORG", "body": "ORG", "org": "ORG", "country": "LOC", "town": "LOC",
}  # fmt: skip
_PERSON: Final = "person"
#: What names the last person again.
_AGAIN: Final = frozenset({"first", "same"})
_KNOWN: Final = _KINDS.keys() | {"nisba", "eponym"}


class Sentences(NamedTuple):
    """Sentences with places, and what stands in a place for words, by its name."""

    lines: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


class Filled(NamedTuple):
    """A sentence and its names: type and characters `[start, end)`."""

    text: str
    names: tuple[tuple[str, int, int], ...]


def read_sentences(path: Path) -> Sentences:
    """Return the sentences of a file, one a line; lines that begin with # are passed over.

    Raises GoldError where there is a place for something that nobody knows, or a sentence names somebody again before
    it names anybody.
    """
    rows = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    words = dict(_list_of(row) for row in rows if row.startswith("@"))
    lines = tuple(row for row in rows if row and row[0] not in "#@")
    for line in (*lines, *(word for listed in words.values() for word in listed)):
        slots = [slot.rstrip(_NUMBER) for slot in _SLOT.findall(line)]
        if unknown := set(slots) - _KNOWN - words.keys():
            known = ", ".join(sorted({*_KNOWN, *words}))
            raise GoldError(f"{path}: nothing fills {{{min(unknown)}}}", f"use one of {known}")
        named = slots.index(_PERSON) if _PERSON in slots else len(slots)
        if early := _AGAIN.intersection(slots[:named]):
            raise GoldError(f"{path}: nobody is named before {{{min(early)}}}", f"put {{{_PERSON}}} before it")
    return Sentences(lines, words)


def _list_of(row: str) -> tuple[str, tuple[str, ...]]:
    name, _, listed = row[1:].partition(":")
    return name.strip(), tuple(word for word in map(str.strip, listed.split("،")) if word)


def filled(sentences: Sentences, times: int, seed: int) -> Iterator[Filled]:
    """Yield every sentence `times` times, each time with other names."""
    chance = Random(seed)  # noqa: S311  names, no secrets
    names = Names(chance)
    for _ in range(times):
        for line in sentences.lines:
            yield _fill(_worded(line, sentences.words, chance), names.makers)


def _worded(line: str, words: Mapping[str, tuple[str, ...]], chance: Random) -> str:
    """Return the sentence with a word in each place for one, also in those of the words themselves."""
    while any(slot in words for slot in _SLOT.findall(line)):
        line = _SLOT.sub(lambda slot: chance.choice(words[slot[1]]) if slot[1] in words else slot[0], line)
    return line


def _fill(sentence: str, makers: Mapping[str, Callable[[], str]]) -> Filled:
    text, names, drawn = "", [], dict[str, str]()
    for place, part in enumerate(_SLOT.split(sentence)):
        kind = part.rstrip(_NUMBER)
        made = part
        if place % 2:
            made = drawn[part] if part in drawn else makers[kind]()
            if kind != part:
                drawn[part] = made
            if made.startswith("ال") and _SWALLOWING.search(text):
                made = made[1:]
        if place % 2 and kind in _KINDS:
            names.append((_KINDS[kind], len(text), len(text) + len(made)))
        text += made
    return Filled(text, tuple(names))
