"""Sentences of our own about the world's news, with places for names: each is filled with names drawn by chance.

In a sentence `{person}` stands for a full name, `{given}` for a given name alone, `{surname}` for a family name alone,
`{first}` and `{same}` for the given and the family name of the `{person}` before, `{kunya}` for a byname, `{club}`,
`{body}`, `{country}`, `{town}` for names of their kinds, `{nisba}` for the adjective of a state. Some family names are
drawn letter by letter, so that no list has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from waqai.errors import GoldError
from waqai.lexicon.names import countries, listed
from waqai.lexicon.places import shipped_gazetteer

_PEOPLE: Final = "names/people.yml"
_BODIES: Final = "names/bodies.yml"
_ARABIC: Final = ("male_arabic", "female_arabic", "arabic_more", "arabic_rare", "compound_male")
_ARABIC_FAMILIES: Final = (
    "family_names", "families_levant", "families_egypt", "families_iraq", "families_gulf", "families_yemen_sudan",
    "families_maghreb",
)  # fmt: skip
_FOREIGN: Final = (
    "turkish", "persian", "western", "russian", "hebrew", "african", "african_more", "east_south_asian",
    "latin_american", "french", "italian", "iberian", "german_nordic", "slavic_balkan", "english", "east_asian",
    "south_asian",
)  # fmt: skip
_FOREIGN_FAMILIES: Final = (
    "world_figures", "leaders", "arts_science_history", "families_western", "families_persian", "families_turkish",
)  # fmt: skip
#: The letters in a name of a person of no language in particular, and the length of towns, in letters.
_LETTERS, _TOWN = range(4, 11), range(4, 9)
_SLOT: Final = re.compile(r"\{(\w+)\}")
#: The preposition li swallows the alef of an article behind it.
_SWALLOWING: Final = re.compile(r"(^|\s)[وف]?ل$")
_KINDS: Final = {
    "person": "PERS", "given": "PERS", "surname": "PERS", "first": "PERS", "same": "PERS", "kunya": "PERS",
    "club": "ORG", "body": "ORG", "country": "LOC", "town": "LOC",
}  # fmt: skip
_PERSON: Final = "person"
#: What names the last person again.
_AGAIN: Final = frozenset({"first", "same"})


class Filled(NamedTuple):
    """A sentence and its names: type and characters `[start, end)`."""

    text: str
    names: tuple[tuple[str, int, int], ...]


def read_sentences(path: Path) -> list[str]:
    """Return the sentences of a file, one a line; lines that begin with # are passed over.

    Raises GoldError where a sentence has a place for something that nobody knows, or names somebody again before it
    names anybody.
    """
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = [line for line in lines if line and not line.startswith("#")]
    known = _KINDS.keys() | {"nisba"}
    for sentence in sentences:
        slots = _SLOT.findall(sentence)
        if unknown := set(slots) - known:
            raise GoldError(f"{path}: nothing fills {{{min(unknown)}}}", f"use one of {', '.join(sorted(known))}")
        named = slots.index(_PERSON) if _PERSON in slots else len(slots)
        if early := _AGAIN.intersection(slots[:named]):
            raise GoldError(f"{path}: nobody is named before {{{min(early)}}}", f"put {{{_PERSON}}} before it")
    return sentences


def filled(sentences: Sequence[str], times: int, seed: int) -> Iterator[Filled]:
    """Yield every sentence `times` times, each time with other names."""
    names = Names(Random(seed))  # noqa: S311  names, no secrets
    for _ in range(times):
        for sentence in sentences:
            yield _fill(sentence, names.makers)


def _fill(sentence: str, makers: Mapping[str, Callable[[], str]]) -> Filled:
    text, names = "", []
    for place, part in enumerate(_SLOT.split(sentence)):
        made = makers[part]() if place % 2 else part
        if place % 2 and made.startswith("ال") and _SWALLOWING.search(text):
            made = made[1:]
        if place % 2 and part in _KINDS:
            names.append((_KINDS[part], len(text), len(text) + len(made)))
        text += made
    return Filled(text, tuple(names))


class Names:
    """Draws names by chance; `makers` are what fills each place in a sentence."""

    def __init__(self, chance: Random) -> None:
        """Draw with the given source of chance."""
        self._chance = chance
        self._last = {"first": "", "same": ""}
        drawn = {
            "club": listed(_BODIES, "clubs", "clubs_of_towns"),
            "body": listed(_BODIES, "companies", "press"),
            "country": _country_words("name"),
            "nisba": _country_words("nisba"),
            "town": _towns(),
        }
        self.makers: dict[str, Callable[[], str]] = {
            name: _drawing(self._chance, words) for name, words in drawn.items()
        }
        self.makers |= {"person": self._person, "surname": self._surname, "kunya": self._kunya, "given": self._given}
        self.makers |= {"first": lambda: self._last["first"], "same": lambda: self._last["same"]}

    def _person(self) -> str:
        if self._chance.random() < 0.5:  # noqa: PLR2004  half and half
            given, middle, family = self._pick(*_ARABIC), self._middle(), self._arabic_family()
        else:
            given = self._pick(*_FOREIGN) if self._chance.random() < 0.7 else self._unheard()  # noqa: PLR2004
            middle, family = "", self._foreign_family()
        self._last = {"first": given, "same": family.split()[-1]}
        return f"{given}{middle} {family}"

    def _given(self) -> str:
        return self._pick(*_ARABIC) if self._chance.random() < 0.6 else self._pick(*_FOREIGN)  # noqa: PLR2004

    def _kunya(self) -> str:
        return f"أبو {self._pick(*_ARABIC)}{self._chance.choice(['', ' ' + self._arabic_family()])}"

    def _surname(self) -> str:
        return self._arabic_family() if self._chance.random() < 0.4 else self._foreign_family()  # noqa: PLR2004

    def _middle(self) -> str:
        given = self._pick(*_ARABIC)
        servant = self._pick("theophoric")
        return self._chance.choice(["", "", "", "", f" {given}", f" بن {given}", f" {servant}"])

    def _arabic_family(self) -> str:
        town = self._chance.choice(_towns()).removeprefix("ال").rstrip("هةا")
        kinds = [self._pick(*_ARABIC_FAMILIES), f"ال{town}ي", self._pick(*_ARABIC).split()[-1]]
        return self._chance.choice([*kinds, kinds[0]])

    def _foreign_family(self) -> str:
        family = self._pick(*_FOREIGN_FAMILIES).split()[-1] if self._chance.random() < 0.4 else self._unheard()  # noqa: PLR2004
        return self._chance.choice(["", *[""] * 16, "فان ", "دي ", "دا ", "لو "]) + family

    def _unheard(self) -> str:
        """Return a word that is spelt as foreign names are: each letter by the two before it."""
        after = _letters_after()
        while True:
            word = "^^"
            while not word.endswith("$") and len(word) < _LETTERS.stop + 2:
                word += self._chance.choice(after[word[-2:]])
            if word.endswith("$") and len(word) - 3 in _LETTERS:
                return word[2:-1]

    def _pick(self, *ids: str) -> str:
        return self._chance.choice(listed_once(ids))


def _drawing(chance: Random, words: Sequence[str]) -> Callable[[], str]:
    return lambda: chance.choice(words)


@cache
def listed_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of some entries of the file of people."""
    return listed(_PEOPLE, *ids)


@cache
def _country_words(part: str) -> tuple[str, ...]:
    found = [" ".join(words) for words, country in countries().items() if country.part == part]
    return tuple(found if part == "name" else [word for word in found if word.startswith("ال") and word.endswith("ي")])


@cache
def _towns() -> tuple[str, ...]:
    table = shipped_gazetteer()
    known = [name for name in sorted(table.starts) if len(name) in _TOWN]
    return tuple(name for name in known if (place := table.get((name,))) and not place.doubtful)


@cache
def _letters_after() -> Mapping[str, list[str]]:
    after: dict[str, list[str]] = {}
    for name in listed_once((*_FOREIGN, *_FOREIGN_FAMILIES)):
        for word in name.split():
            if len(word) in _LETTERS and not word.startswith("ال"):
                marked = f"^^{word}$"
                for at in range(2, len(marked)):
                    after.setdefault(marked[at - 2 : at], []).append(marked[at])
    return after
