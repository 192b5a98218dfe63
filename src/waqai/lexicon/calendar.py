"""The words of news time with their clitics, indexed by their first printed word (`data/times/calendar.yml`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from waqai.errors import LexiconError
from waqai.lexicon.files import Entry, load
from waqai.model import fold

PATH: Final = "times/calendar.yml"
_CONJUNCTIONS: Final = ("", "و", "ف")
_SHORT: Final = 2
_PREPOSITIONS: Final = ("", "ل", "ب")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWord:
    """What an entry says: its class (`kind`) and whatever values the class has; the file's head describes them.

    `definite` is whether the form has the article; `spellings` are a weak word's, as written, since folded they are
    spelt like other words (آب, إب, أب).
    """

    id: str
    kind: str
    value: int | str = 0
    unit: str = ""
    form: str = ""
    weak: bool = False
    night: str = ""
    definite: bool = False
    hijri: tuple[int, ...] = ()
    gregorian: tuple[int, ...] = ()
    spellings: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        """Return the value as a number, 0 where it is a word."""
        return self.value if isinstance(self.value, int) else 0


@dataclass(frozen=True, slots=True)
class CalendarForm:
    """One printed form: the folded words after its first one, the word, and the clitics on the first one.

    `elided` is whether li swallowed the article (للعام), so that the word cannot be cut off it.
    """

    rest: tuple[str, ...]
    word: CalendarWord
    conjunction: str
    preposition: str
    elided: bool = False


@cache
def calendar_forms() -> dict[str, tuple[CalendarForm, ...]]:
    """Return all forms by their folded first word, the longest first; entries earlier in the file win.

    Raises LexiconError where an entry lacks an id, a class or words.
    """
    index: dict[str, list[CalendarForm]] = {}
    for entry in load(PATH)["entries"]:
        for spelling, word in _spellings(entry):
            for first, form in _with_clitics(tuple(fold(spelling).split()), word):
                index.setdefault(first, []).append(form)
    return {first: tuple(sorted(forms, key=_order)) for first, forms in index.items()}


def _order(form: CalendarForm) -> tuple[int, int]:
    return -len(form.rest), len(form.conjunction) + len(form.preposition)


def _spellings(entry: Entry) -> Iterator[tuple[str, CalendarWord]]:
    try:
        plain = _word(entry, definite=bool(entry.get("definite", False)))
        for spelling in entry["words"]:
            yield spelling, plain
        if entry.get("article", False):
            definite = _word(entry, definite=True)
            yield from (("ال" + spelling, definite) for spelling in entry["words"])
    except (KeyError, TypeError) as error:
        raise LexiconError(f"{PATH}: entry {entry!r}", "give it an id, a class and words") from error


def _word(entry: Entry, *, definite: bool) -> CalendarWord:
    return CalendarWord(
        id=str(entry["id"]),
        kind=str(entry["class"]),
        value=entry.get("value", 0),
        unit=str(entry.get("unit", "")),
        form=str(entry.get("form", "")),
        weak=bool(entry.get("weak", False)),
        night=str(entry.get("night", "")),
        definite=definite,
        hijri=tuple(entry.get("hijri", ())),
        gregorian=tuple(entry.get("gregorian", ())),
        spellings=frozenset(s for word in entry["words"] for s in (word, word.replace("آ", "ا"))),
    )


def _with_clitics(words: tuple[str, ...], word: CalendarWord) -> Iterator[tuple[str, CalendarForm]]:
    """Yield the form with each clitic; weak and very short words take few (باب is no "in August", له no Hijri year)."""
    short = len(words) == 1 and len(words[0]) < _SHORT
    for conjunction in ("",) if short and not word.weak else _CONJUNCTIONS:
        for preposition in ("",) if short or word.weak else _PREPOSITIONS:
            elided = preposition == "ل" and words[0].startswith("ال")
            first = "لل" + words[0][2:] if elided else preposition + words[0]
            yield conjunction + first, CalendarForm(words[1:], word, conjunction, preposition, elided)
