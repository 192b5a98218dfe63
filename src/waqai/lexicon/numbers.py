"""Number words: their forms with clitics, and the reader that adds them up.

The words stand in `data/words/numbers.yml`. A form carries its clitics with it: "وبالخمسين" is fifty with a
conjunction, a preposition and the article. The reader works on tokens and knows nothing of bounds or ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Final

from waqai.errors import LexiconError
from waqai.lexicon.files import Entry, load
from waqai.model import Token, fold

PATH: Final = "words/numbers.yml"
_CONJUNCTIONS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ل")  # not ك: folded, كمئات reads like كميات
_TEEN: Final = 10
_HUNDRED: Final = 100
_READ: Final = frozenset(
    {"unit", "bound", "ten", "tens", "hundred", "hundreds", "scale", "scales", "pair", "fraction", "ordinal", "digits"}
)
_MOST_DIGITS: Final = 40
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,٬،]\d{3})+")
_DECIMAL: Final = re.compile(r"(\d+)[.,٫،](\d{1,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """One printed form of a number word: what it does (`role`) and its clitics.

    `value` is the number itself, `low` and `high` the bounds of a vague word (`high` None: no upper bound).
    `part` marks a word that means a number only beside another one, `dual` one that means two of its scale when it
    stands alone (ألفا شخص, but عشرين ألفا); `article` says whether "ال" stands on it.
    """

    role: str
    value: Fraction = Fraction(0)
    low: int = 0
    high: int | None = None
    part: bool = False
    dual: bool = False
    conjunction: str = ""
    preposition: str = ""
    article: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number read from tokens `[first, last)`; `ordinal` for "the third", `article` where it is definite.

    `scale` is the last scale word it ends in (1000 for "عشرين ألفا"), 1 where it ends in none; `plain` is whether
    it was written in digits only.
    """

    first: int
    last: int
    value: Fraction
    ordinal: bool = False
    article: bool = False
    conjunction: str = ""
    preposition: str = ""
    scale: int = 1
    plain: bool = False


@cache
def number_forms() -> dict[str, NumberForm]:
    """Return every form of every number word, by its folded spelling; the first entry that has a spelling wins.

    Raises LexiconError where an entry breaks the shape described at the top of the file.
    """
    return {spelling: forms[0] for spelling, forms in _all_forms().items()}


@cache
def _all_forms() -> dict[str, tuple[NumberForm, ...]]:
    """Index all forms, the second reading of a spelling too: واحد is "one", and "and one" of واحد عشر."""
    forms: dict[str, tuple[NumberForm, ...]] = {}
    for entry in load(PATH)["entries"]:
        role = role_of(entry)
        if role in _READ - {"digits"} | {"vague", "few", "several"}:
            for form, value in _forms(entry, role):
                forms[form] = (*forms.get(form, ()), value)
    return forms


@cache
def number_words(role: str) -> frozenset[str]:
    """Return the folded words of the entries of class number_`role`, without clitics."""
    return frozenset(fold(word) for entry in load(PATH)["entries"] if role_of(entry) == role for word in entry["words"])


def role_of(entry: Entry) -> str:
    """Return what a number word is: its class without "number_"."""
    return str(entry["class"]).removeprefix("number_")


def _forms(entry: Entry, role: str) -> Iterator[tuple[str, NumberForm]]:
    articles = {"required": (True,), "never": (False,)}.get(str(entry.get("article", "")), (False, True))
    for word in entry["words"]:
        for conjunction in _CONJUNCTIONS:
            for preposition in _PREPOSITIONS:
                for article in articles:
                    clitics = (conjunction, preposition, article)
                    yield _spelling(fold(word), *clitics), _form(entry, role, *clitics)


def _spelling(word: str, conjunction: str, preposition: str, article: bool) -> str:  # noqa: FBT001
    definite = ("ل" if preposition == "ل" else "ال") if article else ""
    return conjunction + preposition + definite + word


def _form(entry: Entry, role: str, conjunction: str, preposition: str, article: bool) -> NumberForm:  # noqa: FBT001
    try:
        value = Fraction(1, int(entry["of"])) if role == "fraction" else Fraction(entry.get("value", 0))
        return NumberForm(
            role=role,
            value=value,
            low=int(entry.get("low", 0)),
            high=entry.get("high"),
            part=role == "bound" or bool(entry.get("bound", False)),
            dual=bool(entry.get("dual", False)),
            conjunction=conjunction,
            preposition=preposition,
            article=article,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"{PATH}: entry {entry!r}", "give it a value, low and high, or of") from error


def digits_value(text: str) -> Fraction | None:
    """Return the value of printed digits ("13,672", "3.5"); None for dates, times and rows too long for a number."""
    if len(text) > _MOST_DIGITS:
        return None
    if text.isdecimal():
        return Fraction(int(text))
    if _THOUSANDS.fullmatch(text):
        return Fraction(int(re.sub(r"\D", "", text)))
    decimal = _DECIMAL.fullmatch(text)
    return Fraction(f"{decimal[1]}.{decimal[2]}") if decimal else None


def _digits(text: str, scaled: bool) -> Fraction | None:  # noqa: FBT001
    decimal = len(text) <= _MOST_DIGITS and _DECIMAL.fullmatch(
        text
    )  # before a scale word the mark is a decimal one: 1.250 مليون
    return Fraction(f"{decimal[1]}.{decimal[2]}") if decimal and scaled else digits_value(text)


def form_at(tokens: Sequence[Token], at: int) -> tuple[NumberForm, int] | None:
    """Return the number form that starts at token `at`, and the token after it; None where there is none.

    Digits may have a clitic printed as a word of its own before them ("و 672", "لـ13"), number words an "and".
    """
    token = tokens[at]
    if token.kind == "word":
        form = number_forms().get(token.fold)
        return (form, at + 1) if form else _after_clitic(tokens, at)
    return _digit_form(tokens, at)


def _digit_form(tokens: Sequence[Token], at: int) -> tuple[NumberForm, int] | None:
    if tokens[at].kind != "number":
        return None
    following = number_forms().get(tokens[at + 1].fold) if at + 1 < len(tokens) else None
    scaled = following is not None and following.role in {"scale", "scales"} and not following.conjunction
    value = _digits(tokens[at].plain, scaled)
    return None if value is None else (NumberForm(role="digits", value=value), at + 1)


@cache
def _clitics() -> dict[str, NumberForm]:
    return {
        _spelling("", conjunction, preposition, article): NumberForm(
            role="digits", conjunction=conjunction, preposition=preposition, article=article
        )
        for conjunction in _CONJUNCTIONS
        for preposition in _PREPOSITIONS
        for article in (False, True)
    }


def _after_clitic(tokens: Sequence[Token], at: int) -> tuple[NumberForm, int] | None:
    clitic = _clitics().get(tokens[at].fold)
    if clitic is None or at + 1 >= len(tokens) or tokens[at + 1].span.start - tokens[at].span.end > 1:
        return None
    found = _after_and(tokens[at + 1], at + 1) if tokens[at].fold == "و" else None
    found = found or _digit_form(tokens, at + 1)
    return found and (_with_clitic(found[0], clitic), found[1])


def _after_and(token: Token, at: int) -> tuple[NumberForm, int] | None:
    form = number_forms().get(token.fold) if token.kind == "word" else None
    return (form, at + 1) if form and not form.conjunction else None


def _with_clitic(form: NumberForm, clitic: NumberForm) -> NumberForm:
    return replace(
        form,
        conjunction=clitic.conjunction,
        preposition=clitic.preposition or form.preposition,
        article=clitic.article or form.article,
    )


class _Sum:
    """Adds the forms of one number up, in Arabic order; `take` says whether the next form still belongs to it."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.parts: dict[str, Fraction] = {}
        self.scale = 0  # the last scale taken; 0 before any
        self.count = 0
        self.part = False
        self.ends_in_scale = False

    def take(self, form: NumberForm) -> bool:
        """Add `form` and return True, or leave the sum as it is and return False."""
        taken = self._take(form)
        self.part = (self.part or (form.part and self.count == 0)) if taken else self.part
        self.count += taken
        self.ends_in_scale = form.role in {"scale", "scales", "pair"} if taken else self.ends_in_scale
        return taken

    def _take(self, form: NumberForm) -> bool:
        linked = bool(form.conjunction == "و" and not form.preposition)
        if form.role in {"scale", "scales"}:
            return self._scale(form, linked=linked)
        if form.role == "pair":
            return self._fresh(linked=linked) and not self.parts and self._add_scale(form.value, Fraction(2))
        if form.role == "fraction":
            return self._fraction(form, linked=linked)
        if self.count and not linked:
            return self._fuse(form)
        return self._part(form)

    def _fresh(self, *, linked: bool) -> bool:
        return linked or not self.count

    def _part(self, form: NumberForm) -> bool:
        role = {"bound": "unit", "hundred": "hundreds", "ordinal": "unit"}.get(form.role, form.role)
        allowed = {
            "unit": not self.parts.keys() - {"hundreds"},
            "ten": not self.parts.keys() - {"hundreds"},
            "tens": not self.parts.keys() - {"hundreds", "unit"} and self.parts.get("unit", 0) < _TEEN,
            "hundreds": not self.parts,
            "digits": (not self.parts and (not self.count or form.value < self.scale))
            or (set(self.parts) == {"hundreds"} and form.value < _HUNDRED),
        }
        if not allowed[role]:
            return False
        self.parts[role] = form.value
        self.part = self.part and role == "unit"
        return True

    def _fuse(self, form: NumberForm) -> bool:
        """Take a word without "and": the ten of a teen, the hundred of ثلاث مئة."""
        unit = self.parts.get("unit")
        if unit is None or unit >= _TEEN or form.preposition or form.conjunction:
            return False
        if form.role == "ten" and "tens" not in self.parts:
            self.parts["unit"] = unit + _TEEN
        elif form.role == "hundred" and unit > 2 and set(self.parts) == {"unit"}:  # noqa: PLR2004
            self.parts = {"hundreds": unit * _HUNDRED}
        else:
            return False
        self.part = False
        return True

    def _scale(self, form: NumberForm, *, linked: bool) -> bool:
        if form.preposition and self.count:
            return False
        if not linked and self.count:
            return bool(self.parts) and self._add_scale(form.value, sum(self.parts.values(), Fraction(0)))
        return form.role == "scale" and not self.parts and self._add_scale(form.value, Fraction(1))

    def _add_scale(self, scale: Fraction, times: Fraction) -> bool:
        if self.scale and scale >= self.scale:
            return False
        self.total += scale * times
        self.parts = {}
        self.part = False
        self.scale = int(scale)
        return True

    def _fraction(self, form: NumberForm, *, linked: bool) -> bool:
        if not self.count:
            self.parts["unit"] = form.value
            self.part = True
            return True
        if not (linked and self.ends_in_scale):
            return False
        self.total += form.value * self.scale
        return True

    @property
    def value(self) -> Fraction:
        return self.total + sum(self.parts.values(), Fraction(0))


def read_numeral(tokens: Sequence[Token], at: int, stop: int | None = None) -> Numeral | None:
    """Return the longest number that starts at token `at` and ends before `stop` (None: the end of `tokens`).

    None where no number starts there. Monday ("الاثنين" alone) is none.
    """
    first = form_at(tokens, at)
    if first is None or first[0].role not in _READ or first[0].role == "scales":
        return None
    if first[0].role == "ordinal":
        return _read_ordinal(tokens, at, first)
    total, end = _Sum(), at
    step: tuple[NumberForm, int] | None = first
    limit = len(tokens) if stop is None else stop
    while step is not None and step[1] <= limit and _takes(total, step[0], tokens[step[1] - 1].fold):
        end = step[1]
        step = form_at(tokens, end) if end < limit else None
    if total.part or end == at or _is_monday(first[0], total):
        return None
    end = _repeated_scale(tokens, end, total, limit)
    return Numeral(
        first=at,
        last=end,
        value=total.value * (2 if first[0].dual and total.count == 1 else 1),
        article=first[0].article,
        conjunction=first[0].conjunction,
        preposition=first[0].preposition,
        scale=total.scale if total.ends_in_scale else 1,
        plain=total.count == 1 and first[0].role == "digits",
    )


def _takes(total: _Sum, form: NumberForm, spelling: str) -> bool:
    readings = (form,) if form.role == "digits" else _all_forms()[spelling]
    parted = form.conjunction if not readings[0].conjunction else ""  # "and" may be a word of its own
    return any(
        reading.role in _READ - {"ordinal"} and total.take(replace(reading, conjunction=parted) if parted else reading)
        for reading in readings
    )


def _is_monday(first: NumberForm, total: _Sum) -> bool:
    return first.article and first.role == "unit" and total.count == 1 and first.value == 2  # noqa: PLR2004


def _repeated_scale(tokens: Sequence[Token], end: int, total: _Sum, limit: int) -> int:
    """Step over the scale that is said again: مليون ونصف المليون."""
    if end >= limit or not total.count or total.ends_in_scale or not total.scale:
        return end
    form = number_forms().get(tokens[end].fold)
    again = form is not None and form.role == "scale" and form.value == total.scale and not form.conjunction
    return end + 1 if again else end


def _read_ordinal(tokens: Sequence[Token], at: int, step: tuple[NumberForm, int]) -> Numeral | None:
    form, end = step
    value, part = form.value, form.part
    following = form_at(tokens, end) if end < len(tokens) else None
    if following and _extends_ordinal(form, following[0]):
        value, part, end = value + following[0].value, False, following[1]
    if part:
        return None
    return Numeral(
        first=at,
        last=end,
        value=value,
        ordinal=True,
        article=form.article,
        conjunction=form.conjunction,
        preposition=form.preposition,
    )


def _extends_ordinal(form: NumberForm, following: NumberForm) -> bool:
    if form.value >= _TEEN or following.preposition:
        return False
    if following.role == "ten":
        return not following.conjunction and not following.article
    return following.role == "tens" and following.conjunction == "و" and following.article == form.article
