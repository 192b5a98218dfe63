"""Whether the words before a name make it a place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from waqai.lexicon.names import heads
from waqai.lexicon.places import AreaWord, area_words, locative_words
from waqai.model import Token

#: Marks that may stand between a preposition and the name that it governs.
OPENING = frozenset("\"'«“”(")


@cache
def _prepositions(*, loose: bool) -> frozenset[str]:
    return locative_words("locative") | (locative_words("locative_loose") if loose else frozenset())


def word_before(tokens: Sequence[Token], index: int, first: int) -> int | None:
    """Return the word before token `index`, opening marks aside; None where it would lie before token `first`."""
    index -= 1
    while index >= first and tokens[index].plain in OPENING:
        index -= 1
    return index if index >= first else None


def is_located(tokens: Sequence[Token], index: int, first: int, *, loose: bool) -> bool:
    """Whether a locative preposition or an area word stands before token `index` (not before token `first`).

    `loose` also counts prepositions that a place shares with a party (من، إلى). A name that opens a headline before two
    dots says where it happened (صنعاء.. تقدم للجيش).
    """
    if tokens[index].preposition == "ب" or (index == 0 and _dots_behind(tokens)):
        return True
    at = word_before(tokens, index, first)
    if at is None or tokens[index].conjunction:
        return False
    before = tokens[at]
    if before.suffix:
        return False
    if tokens[index].preposition == "ل" and before.definite and before.upos == "ADJ" and _of_area(tokens, at, first):
        return True
    known = _prepositions(loose=loose)
    return before.fold in known or before.stem in known or (not before.definite and area_of(before) is not None)


def _of_area(tokens: Sequence[Token], adjective: int, first: int) -> bool:
    """Whether the side of something that is no body is told, so that li says of what (الضاحية الجنوبية | لبيروت)."""
    side = area_words().get(tokens[adjective].stem.removesuffix("ه"))
    noun = tokens[adjective - 1] if adjective > first else None
    body = noun is None or not noun.definite or heads().get(("ال" + noun.stem,)) or heads().get((noun.stem,))
    return side is not None and side.kind == "direction" and not body


def _dots_behind(tokens: Sequence[Token]) -> bool:
    return "".join(token.plain for token in tokens[1:3]).startswith(("..", "…"))


def governor(tokens: Sequence[Token], index: int, first: int) -> str:
    """Return the folded word that governs the name at token `index`: a preposition, even attached, or a noun; or ""."""
    if tokens[index].preposition or tokens[index].conjunction:
        return tokens[index].preposition
    at = word_before(tokens, index, first)
    if at is None or (tokens[at].suffix and tokens[at].stem not in locative_words("seat")):
        return ""
    return "في" if tokens[at].suffix else tokens[at].stem


def area_of(token: Token) -> AreaWord | None:
    """Return what kind of place the word makes, or None."""
    area = area_words().get(token.stem)
    if area is None or (area.unlike and token.plain.removeprefix("و") in area.unlike):
        return None
    return area
