"""Names drawn by chance for sentences of our own: of people, in the many ways they are named, of bodies and of places.

Some family names, and some towns, are drawn letter by letter, so that no list has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random
from typing import Final

from waqai.lexicon.names import countries, listed
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.model import EntityKind

_PEOPLE: Final = "names/people.yml"
_BODIES: Final = "names/bodies.yml"
_ARABIC: Final = ("male_arabic", "female_arabic", "arabic_more", "arabic_rare", "compound_male", "theophoric")
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
_EAST_ASIAN: Final = ("east_asian", "families_east_asian")
_BEFORE_FAMILIES: Final = ("فان", "دي", "دا", "لو", "فون", "دي لا", "دو لا", "فان دير", "دل", "ماك")
_KINGS: Final = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "الثالث عشر", "الرابع عشر")
_LATIN_GIVEN: Final = ("Albert", "Anna", "Carlo", "Charles", "David", "Elena", "Henri", "Ivan", "John", "Maria", "Paul")
_LATIN_FAMILIES: Final = ("Baxter", "Delcour", "Fischer", "Ivanov", "Keller", "Lindholm", "Moretti", "Ortega", "Price")
_INITIALS: Final = "أبتجحخرزسشصعفقكلمنهو"
#: The length, in letters, of a name of no language in particular, and of towns.
_LETTERS, _TOWN = range(4, 11), range(4, 9)


class Names:
    """Draws names by chance; `makers` are what fills each place in a sentence."""

    def __init__(self, chance: Random) -> None:
        """Draw with the given source of chance."""
        self._chance = chance
        self._last = {"first": "", "same": ""}
        listed_ones = {
            "club": listed(_BODIES, "clubs", "clubs_of_towns"),
            "body": listed(_BODIES, "companies", "press"),
            "org": (*listed(_BODIES, "universities", "agencies", "parties"), *_known_bodies()),
            "country": _country_words("name"),
            "nisba": _country_words("nisba"),
        }
        self.makers: dict[str, Callable[[], str]] = {
            name: _drawing(self._chance, words) for name, words in listed_ones.items()
        }
        self.makers |= {
            "person": self._person, "surname": self._surname, "given": self._given, "kunya": self._kunya,
            "king": self._king, "lineage": self._lineage, "classical": self._classical, "initialed": self._initialed,
            "latin": self._latin, "eponym": self._eponym, "town": self._town, "first": lambda: self._last["first"],
            "same": lambda: self._last["same"],
        }  # fmt: skip

    def _likely(self, share: float) -> bool:
        return self._chance.random() < share

    def _pick(self, *ids: str) -> str:
        return self._chance.choice(listed_once(ids))

    def _person(self) -> str:
        given, family = self._arabic_person() if self._likely(0.5) else self._foreign_person()
        self._last = {"first": given.split()[0] if " - " in given else given, "same": family.split()[-1]}
        return f"{given} {family}"

    def _arabic_person(self) -> tuple[str, str]:
        given, middle = self._pick(*_ARABIC), self._pick(*_ARABIC)
        joined = self._chance.choice(["", "", "", "", f" {middle}", f" بن {middle}", f" {self._pick('theophoric')}"])
        self._last["first"] = given
        return given + joined, self._arabic_family()

    def _foreign_person(self) -> tuple[str, str]:
        if self._likely(0.1):
            family, one, two = (self._pick(*_EAST_ASIAN).split()[0] for _ in range(3))
            return family, f"{one}{self._chance.choice([' ', ' ', '-', ' - '])}{two}"
        given = self._pick(*_FOREIGN) if self._likely(0.7) else self._unheard()
        second = self._pick(*_FOREIGN) if self._likely(0.12) else ""
        family = self._foreign_family()
        if self._likely(0.06):
            family += f"{self._chance.choice([' ', ' ', '-', ' - '])}{self._foreign_family()}"
        return f"{given} {second}".strip(), family

    def _given(self) -> str:
        return self._pick(*_ARABIC) if self._likely(0.6) else self._pick(*_FOREIGN)

    def _surname(self) -> str:
        return self._arabic_family() if self._likely(0.4) else self._foreign_family()

    def _kunya(self) -> str:
        family = f" {self._arabic_family()}" if self._likely(0.5) else ""
        return f"أبو {self._pick(*_ARABIC)}{family}"

    def _king(self) -> str:
        return f"{self._given()} {self._chance.choice(_KINGS)}"

    def _lineage(self) -> str:
        """Return somebody by the names of the fathers (سعد بن عمر بن زيد العامري)."""
        child = self._chance.choice(["بن", "بن", "بن", "ابن", "ولد", "بنت", "آل"])
        family = f" {self._arabic_family()}" if self._likely(0.4) else ""
        grandfather = f" {child} {self._father()}" if self._likely(0.35) else ""
        second = f" {self._pick(*_ARABIC)}" if self._likely(0.2) else ""
        return f"{self._pick(*_ARABIC)}{second} {child} {self._father()}{grandfather}{family}"

    def _father(self) -> str:
        return f"{self._chance.choice(['', '', '', 'أبي '])}{self._pick(*_ARABIC)}"

    def _classical(self) -> str:
        """Return somebody as old books do: by lineage, byname, a father's name or where the family is from."""
        before = self._chance.choice(["أبو", "أبي", "أبا", "ابن", "ابن", "أم", "بنت"])
        family = f" {self._arabic_family()}" if self._likely(0.4) else ""
        return self._lineage() if self._likely(0.4) else f"{before} {self._pick(*_ARABIC)}{family}"

    def _initialed(self) -> str:
        return f"{self._given()} {self._chance.choice(_INITIALS)}."

    def _latin(self) -> str:
        return f"{self._chance.choice(_LATIN_GIVEN)} {self._chance.choice(_LATIN_FAMILIES)}"

    def _eponym(self) -> str:
        """Return whom a street or a prize is called after: there the name is nobody's."""
        return self._chance.choice([self._person, self._king, self._surname, self._lineage])()

    def _arabic_family(self) -> str:
        town = self._chance.choice(_towns()).removeprefix("ال").rstrip("هةا")
        kinds = [self._pick(*_ARABIC_FAMILIES), f"ال{town}ي", self._pick(*_ARABIC).split()[-1]]
        return self._chance.choice([*kinds, kinds[0]])

    def _foreign_family(self) -> str:
        family = self._pick(*_FOREIGN_FAMILIES).split()[-1] if self._likely(0.4) else self._unheard()
        return f"{self._chance.choice(_BEFORE_FAMILIES)} {family}" if self._likely(0.12) else family

    def _town(self) -> str:
        return self._chance.choice(_towns()) if self._likely(0.75) else self._unheard()

    def _unheard(self) -> str:
        """Return a word that is spelt as foreign names are: each letter by the two before it."""
        after = _letters_after()
        while True:
            word = "^^"
            while not word.endswith("$") and len(word) < _LETTERS.stop + 2:
                word += self._chance.choice(after[word[-2:]])
            if word.endswith("$") and len(word) - 3 in _LETTERS:
                return word[2:-1]


def _drawing(chance: Random, words: Sequence[str]) -> Callable[[], str]:
    return lambda: chance.choice(words)


@cache
def listed_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of some entries of the file of people."""
    return listed(_PEOPLE, *ids)


@cache
def _known_bodies() -> tuple[str, ...]:
    no_body = {EntityKind.PERSON, EntityKind.GOVERNMENT, EntityKind.MILITARY}
    return tuple(sorted({actor.name for _, actor in actors().items() if actor.kind not in no_body}))


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
