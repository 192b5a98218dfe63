"""Quantities in Arabic prose: digits and number words, bounds, ranges, percentages, ordinals, vague counts, duals.

Bounds follow codebook §2 ("Victims and numbers"): "about N" is N to N, "more than N" and "at least N" are N and
more, "dozens" are 20 to 99. A fraction is rounded outwards, so that the bounds hold the printed value.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from waqai.language.number_names import names_something
from waqai.lexicon.bounds import bound_behind, number_modifiers
from waqai.lexicon.numbers import (
    NumberForm,
    Numeral,
    form_at,
    number_forms,
    number_words,
    read_numeral,
)
from waqai.model import Quantity, Token
from waqai.model.values import value

_FRACTION: Final = 10
_CHANGE_REACH: Final = 5  # words before "from" in which a verb of rising or falling is looked for
_RANGES: Final = {("cardinal", "cardinal"), ("cardinal", "percent"), ("percent", "percent"), ("vague", "vague")}
_VAGUE_SCALES: Final = {"scales", "scale"}


@value(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in tokens `[first, last)`, with the words that bound it where they stand beside the number.

    `kind` is "cardinal", "ordinal", "percent" or "vague" (the words give only a range). A bound behind the
    counted noun ("20 شخصا على الأقل") counts, but its words are outside the tokens.
    """

    first: int
    last: int
    quantity: Quantity
    kind: str


@value(frozen=True, slots=True, kw_only=True)
class _Core:
    """A number or vague word before its bounds are read; `number` begins after a preposition, if one is attached."""

    first: int
    last: int
    low: int
    high: int | None
    kind: str
    numeral: Numeral | None = None
    conjunction: str = ""


def find_quantities(tokens: Sequence[Token]) -> list[FoundQuantity]:
    """Return the quantities of `tokens` in order; none overlaps another.

    Left out are numbers that name something ("القرار 2254", "إس-300", "عام 2015"), dates and clock times in digits,
    and "الاثنين", which is Monday. Indices count within `tokens`.
    """
    cores = _ranges(tokens, list(_cores(tokens)))
    found = [_bounded(tokens, core) for core in cores]
    return [_without_overlap(found, i) for i in range(len(found))]


# --- numbers and vague words -----------------------------------------------------------------------------


def _cores(tokens: Sequence[Token]) -> Iterator[_Core]:
    forms, clitics = number_forms(), _clitic_words()
    at, size = 0, len(tokens)
    while at < size:
        token = tokens[at]
        core = None
        if token.kind == "number" or token.fold in forms or token.fold in clitics:
            core = _vague(tokens, at) or _numeral(tokens, at)
            core = core and _percent(tokens, core)
        if core is not None and not names_something(tokens, core.first):
            yield core
        at = core.last if core else at + 1


@cache
def _clitic_words() -> frozenset[str]:
    return frozenset(c + p + a for c in ("", "و", "ف") for p in ("", "ب", "ل") for a in ("", "ال")) - {""}


def _numeral(tokens: Sequence[Token], at: int) -> _Core | None:
    number = read_numeral(tokens, at)
    return None if number is None else _numeral_core(number)


def _numeral_core(number: Numeral) -> _Core:
    return _Core(
        first=number.first,
        last=number.last,
        low=math.floor(number.value),
        high=math.ceil(number.value),
        kind="ordinal" if number.ordinal else "cardinal",
        numeral=number,
        conjunction=number.conjunction,
    )


def _vague(tokens: Sequence[Token], at: int) -> _Core | None:
    """Read عشرات, مئات الآلاف, آلاف, بضعة, بضع مئات; the bounds multiply."""
    found = form_at(tokens, at)
    if found is None or found[0].role not in {"vague", "few", "scales", "several"}:
        return None
    low, high = _bounds(found[0])
    end = found[1]
    if found[0].role == "several":
        end += end < len(tokens) and tokens[end].fold in number_words("many")
        if not (end < len(tokens) and _of_some(tokens[end])):
            return None
    while (step := form_at(tokens, end) if end < len(tokens) else None) and _multiplies(step[0], found[0]):
        low, high = _times((low, high), step[0])
        end = step[1]
    return _Core(first=at, last=end, low=low, high=high, kind="vague", conjunction=found[0].conjunction)


def _of_some(token: Token) -> bool:
    """Whether the word is "of", or "of them"."""
    return not token.conjunction and ({token.fold, token.stem if token.suffix else ""} & number_words("from")) != set()


def _bounds(form: NumberForm) -> tuple[int, int | None]:
    if form.role == "scales":
        return 2 * int(form.value), _FRACTION * int(form.value) - 1
    return form.low, form.high


def _multiplies(form: NumberForm, first: NumberForm) -> bool:
    if form.conjunction or form.preposition:
        return False
    return form.role in _VAGUE_SCALES or (first.role == "few" and form.role == "vague")


def _times(bounds: tuple[int, int | None], form: NumberForm) -> tuple[int, int | None]:
    low, high = bounds
    unit = int(form.value) if form.role in _VAGUE_SCALES else form.low // 2
    top = high if high is not None else _FRACTION - 1
    return low * unit, (top + 1) * unit - 1


# --- ranges ----------------------------------------------------------------------------------------------


def _ranges(tokens: Sequence[Token], cores: list[_Core]) -> list[_Core]:
    merged: list[_Core] = []
    at = 0
    while at < len(cores):
        core, used = _range_at(tokens, cores, at)
        merged.append(core)
        at += used
    return merged


def _range_at(tokens: Sequence[Token], cores: list[_Core], at: int) -> tuple[_Core, int]:
    """Return the range that starts with the core at `at` and how many cores it takes, or the core itself and 1."""
    left = cores[at]
    right = cores[at + 1] if at + 1 < len(cores) else None
    start = _opener(tokens, left.first)
    if start == "between" and (right is None or not _follows(left, right)):
        halves = _halves(tokens, left)
        return (_joined(*halves, left.first - 1) if halves else left), 1
    if right is None or (left.kind, right.kind) not in _RANGES:
        return left, 1
    if start == "between":
        return _joined(left, right, _start(tokens, left)), 2
    gap = tokens[left.last : right.first]
    if len(gap) == 1 and _links(tokens, left, right, gap[0], start):
        return _joined(left, right, left.first - 1 if start == "from" else left.first), 2
    return left, 1


def _opener(tokens: Sequence[Token], at: int) -> str:
    if at == 0:
        return ""
    before = tokens[at - 1]
    if before.fold.lstrip("و") in number_words("between"):
        return "between"
    if before.fold in number_words("from"):
        reach = tokens[max(0, at - 1 - _CHANGE_REACH) : at - 1]
        changes = number_words("change")
        return "change" if any(t.fold in changes or t.stem in changes for t in reach) else "from"
    return ""


def _start(tokens: Sequence[Token], core: _Core) -> int:
    """Return the token of "between", or of the "ما" before it."""
    at = core.first - 1
    return at - 1 if at > 0 and tokens[at - 1].fold == "ما" else at


def _follows(left: _Core, right: _Core) -> bool:
    return right.first == left.last and right.conjunction == "و"


def _links(tokens: Sequence[Token], left: _Core, right: _Core, link: Token, start: str) -> bool:
    high = right.low if right.high is None else right.high
    if start == "change" or not left.low < high:
        return False
    if link.plain in {"-", "–", "—"}:
        glued = tokens[left.last - 1].span.end == link.span.start and link.span.end == tokens[right.first].span.start
        return glued or left.kind == "cardinal"
    if link.fold in number_words("or"):
        return left.low + 1 == right.low
    return link.fold in number_words("to")


def _halves(tokens: Sequence[Token], core: _Core) -> tuple[_Core, _Core] | None:
    """Split "بين خمسة وعشرين" at its last "and" into two numbers."""
    for at in range(core.last - 1, core.first, -1):
        left, right = read_numeral(tokens, core.first, at), read_numeral(tokens, at)
        if left and right and left.last == at and right.conjunction == "و" and left.value < right.value:
            return _numeral_core(left), _numeral_core(right)
    return None


def _joined(left: _Core, right: _Core, first: int) -> _Core:
    """Join two ends; in "بين 20 و30 ألفا" the scale holds for both."""
    low = left.low
    if left.numeral and right.numeral and left.numeral.scale == 1 and low * right.numeral.scale < right.low:
        low = math.floor(left.numeral.value * right.numeral.scale)
    return replace(right, first=first, low=low)


# --- bounds and percentages ------------------------------------------------------------------------------


def _bounded(tokens: Sequence[Token], core: _Core) -> FoundQuantity:
    first, bound = _bound_before(tokens, core)
    last, after = _bound_after(tokens, core)
    bound = after if after not in {"", "about"} else bound
    return FoundQuantity(first, last, _quantity(core, bound), core.kind)


def _quantity(core: _Core, bound: str) -> Quantity:
    if bound == "least":
        return Quantity(core.low, None)
    if bound == "most":
        return Quantity(0, core.high)
    if bound == "some":
        return Quantity(core.low, core.low + _FRACTION - 1)
    return Quantity(core.low, core.high)


def _percent(tokens: Sequence[Token], core: _Core) -> _Core:
    words = tuple(token.fold for token in tokens[core.last : core.last + 2])
    for length in (2, 1):
        if " ".join(words[:length]) in number_words("percent") and len(words) >= length and core.kind == "cardinal":
            return replace(core, last=core.last + length, kind="percent")
    if core.first > 0 and tokens[core.first - 1].fold in {"%", "٪"} and core.kind == "cardinal":
        glued = tokens[core.first - 1].span.end == tokens[core.first].span.start
        return replace(core, first=core.first - 1, kind="percent") if glued else core
    return core


def _bound_before(tokens: Sequence[Token], core: _Core) -> tuple[int, str]:
    if core.kind == "ordinal" or core.first == 0:
        return core.first, ""
    modifiers = _last_words().get(tokens[core.first - 1].fold, ())
    for words, bound in modifiers:
        start = core.first - len(words)
        if start >= 0 and _matches(tokens[start : core.first], words):
            return start, bound
    return core.first, ""


@cache
def _last_words() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index the phrases before a number by their last word; a phrase of one word may have a clitic (لنحو)."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for modifier in number_modifiers("before"):
        prefixes = ("", *_PREFIXES) if len(modifier.words) == 1 else ("",)
        for prefix in prefixes:
            index.setdefault(prefix + modifier.words[-1], []).append((modifier.words, modifier.bound))
    return index


_PREFIXES: Final = ("و", "ف", "ب", "ل", "وب", "ول")


def _matches(tokens: Sequence[Token], words: tuple[str, ...]) -> bool:
    first = tokens[0].fold
    opened = first == words[0] or (first.endswith(words[0]) and first[: -len(words[0])] in _PREFIXES)
    return opened and all(token.fold == word for token, word in zip(tokens[1:], words[1:], strict=True))


def _bound_after(tokens: Sequence[Token], core: _Core) -> tuple[int, str]:
    """Look for "at least" right behind the number, or behind the noun that it counts."""
    if core.kind == "ordinal":
        return core.last, ""
    start, end, bound = bound_behind(tokens, core.last)
    return (end if start == core.last else core.last), bound


def _without_overlap(found: list[FoundQuantity], at: int) -> FoundQuantity:
    """Begin behind the quantity before, where both lay claim to the same bound."""
    quantity = found[at]
    floor = found[at - 1].last if at else 0
    return replace(quantity, first=floor) if quantity.first < floor else quantity
