"""Turns the words of a report into one symbol each, so that the grammar of time is a matter of patterns.

Calendar words get the symbol of their class, numbers one of their own, every other word a dot. A clitic is a symbol
of its own before its word ("وليوم" gives "&<j"), so that a phrase can begin behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from waqai.lexicon.calendar import CalendarForm, CalendarWord, calendar_forms
from waqai.lexicon.numbers import form_at, number_forms, read_numeral
from waqai.model import Analysis, Token

#: The symbol of each class of calendar words.
CLASSES: Final = {
    "weekday": "W", "today": "T", "day": "D", "tonight": "X", "last_night": "Z", "month": "M", "hijri": "H",
    "position": "Q", "part": "P", "part_adverb": "p", "past": "B", "latest": "J", "next": "F", "current": "C",
    "same": "R", "this": "I", "that": "w", "adjective": "A", "since": "i", "before": "b", "after": "a",
    "during": "k", "in": "e", "until": "t", "from": "f", "to": "g", "between": "n", "whole": "l", "for": "z",
    "about": "q", "after_count": "+", "clock": "c", "zone": "~", "hour": "o", "vague": "v", "season": "E",
    "half": "x", "feast": "*", "decade": "9", "period": "%", "outset": "!", "eve": "_", "era": "@", "dated": "$",
    "ahead": ".", "age": ".", "reign": ";", "lasting": "'", "every": "|", "zone_of": "`", "final": "}", "upon": "^",
}  # fmt: skip
_UNITS: Final = {("one", False): "U", ("one", True): "V", ("two", False): "u", ("two", True): "d",
                 ("many", False): "U", ("many", True): "G", ("pair", False): "0"}  # fmt: skip
_OWN_UNITS: Final = {"day": ("j", "V"), "month": ("s", "S"), "year": ("y", "Y")}
_WEAK: Final = {"M": "m", "H": "h", "v": "r"}
_PREFIXES: Final = {"و": "&", "ف": "&", "ل": "<", "ب": ">"}
_MARKS: Final = {
    "(": "(", "[": "(", ")": ")", "]": ")", "/": "/", "\\": "/", "-": "-", "–": "-", "—": "-", "ـ": "-", ":": ":",
    "،": ",", ",": ",", "؛": ",", ".": ",",
}  # fmt: skip
_DATE: Final = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")
_SHORT_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}|\d{4}/\d{1,2}|\d{1,2}/\d{4}")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_DIRECTIONS: Final = {"B": "past", "J": "past", "F": "next", "C": "current", "I": "current"}
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2100


class Symbol(NamedTuple):
    """What one symbol stands for: tokens `[first, last)`, and how many clitic letters stand before it in the first.

    `word` is a calendar word, `number` a count (None where it is only vague: "عدة"), `text` the digits of a date.
    """

    first: int
    last: int
    letters: int = 0
    word: CalendarWord | None = None
    number: int | None = None
    text: str = ""


@dataclass(slots=True)
class Symbols:
    """The symbols of a report: `text[i]` is the character of `items[i]`.

    `ahead` are the tokens that look ahead, `ages` those that make a duration an age, both in order.
    """

    text: str = ""
    items: list[Symbol] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    ages: list[int] = field(default_factory=list)


class Part:
    """The symbols of one match, looked up by character."""

    def __init__(self, text: str, items: Sequence[Symbol]) -> None:
        """Hold the characters and what they stand for."""
        self.text = text
        self.items = items

    def all(self, chars: str) -> list[Symbol]:
        """Return the symbols whose character is in `chars`, in order."""
        return [item for char, item in zip(self.text, self.items, strict=True) if char in chars]

    def one(self, chars: str) -> Symbol | None:
        """Return the first of them, None where there is none."""
        return next(iter(self.all(chars)), None)

    def value(self, chars: str) -> int:
        """Return the number or the word's value of the first of them, 0 where there is none."""
        item = self.one(chars)
        if item is None:
            return 0
        return item.number or 0 if item.word is None else item.word.number

    def words(self, chars: str) -> str:
        """Return the value, as a word, of the first of them, "" where there is none."""
        item = self.one(chars)
        return str(item.word.value) if item and item.word else ""

    def direction(self, chars: str = "BJFCI") -> str:
        """Return the direction of the last of the words الماضي، المقبل، الحالي, "" where there is none."""
        found = [_DIRECTIONS[char] for char in self.text if char in chars and char in _DIRECTIONS]
        return found[-1] if found else ""


def symbols(analysis: Analysis) -> Symbols:
    """Return the symbols of the whole text, a line break before each sentence."""
    found, chars = Symbols(), list[str]()
    tokens, forms, numbers = analysis.tokens, calendar_forms(), _number_starts()
    starts = {sentence.first for sentence in analysis.sentences}
    at, size = 0, len(tokens)
    while at < size:
        if at in starts:
            _push(found, chars, "\n", Symbol(at, at))
        token = tokens[at]
        if "س" in token.prefixes:
            found.ahead.append(at)
        words = forms.get(token.fold) if token.kind == "word" else None
        form = _longest(tokens, at, words) if words else None
        if form:
            at = _calendar(found, chars, at, form)
        elif token.kind == "word" and token.fold not in numbers:
            chars.append(".")
            found.items.append(Symbol(at, at + 1))
            at += 1
        else:
            at = _other(found, chars, tokens, at)
    found.text = "".join(chars)
    return found


def _push(found: Symbols, chars: list[str], char: str, symbol: Symbol) -> None:
    chars.append(char)
    found.items.append(symbol)


def _longest(tokens: Sequence[Token], at: int, forms: tuple[CalendarForm, ...]) -> CalendarForm | None:
    following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    for form in forms:
        rest = form.rest
        if not rest:
            if not form.word.weak or tokens[at].plain[len(form.conjunction) :] in form.word.spellings:
                return form
        elif rest[0] == following and tuple(token.fold for token in tokens[at + 1 : at + 1 + len(rest)]) == rest:
            return form
    return None


def _calendar(found: Symbols, chars: list[str], at: int, form: CalendarForm) -> int:
    last = at + 1 + len(form.rest)
    letters = _clitics(found, chars, at, last, (form.conjunction, form.preposition))
    letters = len(form.conjunction) if form.elided else letters
    word = form.word
    if word.kind == "age":
        found.ages.append(at)
    elif "ahead" in (word.kind, word.value):
        found.ahead.append(at)
    _push(found, chars, _char(word), Symbol(first=at, last=last, letters=letters, word=word))
    return last


def _clitics(found: Symbols, chars: list[str], at: int, last: int, clitics: tuple[str, ...]) -> int:
    letters = 0
    for clitic in clitics:
        if clitic:
            _push(found, chars, _PREFIXES[clitic], Symbol(first=at, last=last, letters=letters))
            letters += len(clitic)
    return letters


def _char(word: CalendarWord) -> str:
    if word.kind != "unit":
        char = CLASSES[word.kind]
        return _WEAK.get(char, char) if word.weak else char
    if word.form == "one" and word.unit in _OWN_UNITS:
        return _OWN_UNITS[word.unit][word.definite]
    return _UNITS[word.form, word.definite]


@cache
def _number_starts() -> frozenset[str]:
    clitics = {conjunction + preposition + article for conjunction in ("", "و") for preposition in ("", "ل", "ب")
               for article in ("", "ال")}  # fmt: skip
    return frozenset(number_forms()) | (clitics - {""})


def _other(found: Symbols, chars: list[str], tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if token.kind == "punct":
        _push(found, chars, _MARKS.get(token.plain, '"'), Symbol(first=at, last=at + 1))
        return at + 1
    if token.kind == "number" or token.fold in _number_starts():
        last = _number(found, chars, tokens, at)
        if last:
            return last
    _push(found, chars, ".", Symbol(first=at, last=at + 1))
    return at + 1


def _number(found: Symbols, chars: list[str], tokens: Sequence[Token], at: int) -> int:
    """Push a date, a clock time, a year, a count or an ordinal; return the token behind it, 0 where it is none."""
    if char := _figures(tokens[at]):
        _push(found, chars, char, Symbol(first=at, last=at + 1, text=tokens[at].plain))
        return at + 1
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return _vague(found, chars, tokens, at)
    first = at + 1 if tokens[at].kind == "word" and tokens[numeral.last - 1].kind == "number" else at
    letters = _clitics(found, chars, at, numeral.last, (numeral.conjunction, numeral.preposition))
    value = int(numeral.value)
    year = _may_be_year(tokens[numeral.last - 1], plain=numeral.plain) or (
        tokens[first].kind == "word" and _dated(chars)
    )
    char = "O" if numeral.ordinal else "4" if year and _FIRST_YEAR <= value < _LAST_YEAR else "N"
    symbol = Symbol(
        first=first, last=numeral.last, letters=0 if first > at else letters, number=value, text=tokens[first].plain
    )
    _push(found, chars, char, symbol)
    return numeral.last


def _figures(token: Token) -> str:
    """Return the symbol of a number that is a date, a part of one or a clock time by its marks, "" where it is none."""
    if token.kind != "number":
        return ""
    if _DATE.fullmatch(token.plain):
        return "#"
    if _SHORT_DATE.fullmatch(token.plain):
        return "5"
    return "K" if ":" in token.plain and _CLOCK.fullmatch(token.plain) else ""


def _may_be_year(token: Token, *, plain: bool) -> bool:
    return plain and len(token.plain) == len(str(_LAST_YEAR))


def _dated(chars: Sequence[str]) -> bool:
    """Whether a month stands before, a comma aside, so that a number in words is its year (فبراير ألفين وعشرة)."""
    before = [char for char in chars[-2:] if char != ","]
    return bool(before) and before[-1] in "Mm"


def _vague(found: Symbols, chars: list[str], tokens: Sequence[Token], at: int) -> int:
    form = form_at(tokens, at)
    if form is None or form[0].role not in {"few", "vague", "scales"}:
        return 0
    letters = _clitics(found, chars, at, form[1], (form[0].conjunction, form[0].preposition))
    _push(found, chars, "N", Symbol(first=at, last=form[1], letters=letters))
    return form[1]
