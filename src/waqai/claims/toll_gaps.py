"""What may stand between a word that says what happened to people and those whom it counts.

Source: codebook §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from waqai.lexicon.words import folded_words_of
from waqai.model import Token

QUOTES: Final = frozenset("\"«»“”'()")
ASIDE: Final = 10  # words and marks of an aside between a verb and those it befell
_COMMAS: Final = 2  # around an aside
_OPENERS: Final = 2  # words that may open one (من بينهم)
_THEY: Final = {"هم", "هن"}


def numbers(token: Token) -> bool:
    """Whether a word says that the people before it are as many as follow: عددهم, هم."""
    return token.stem in folded_words_of("tally") if token.suffix else token.fold in _THEY


def adverbial(token: Token) -> bool:
    """Whether a word tells when or how (قتل خلالها، قتل أيضا)."""
    return bool(token.upos == "ADP" and token.suffix) or token.upos == "ADV"


def leads(token: Token) -> bool:
    """Whether a word leads from an act to those it befell: القبض على قيادي، أودى بحياة طفل."""
    return token.fold == "علي" or token.stem in folded_words_of("life")


def without_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands between two commas right before those told: اعتقل الجيش، وفق الحزب، (أربعة وزراء)."""
    *before, first, last = (-1, -1, *(at for at, token in enumerate(tokens) if token.plain == "،"))
    told = all(leads(token) for token in tokens[last + 1 :])
    one = len(before) == _COMMAS and first >= 0
    return tokens[:first] if one and told and last - first <= ASIDE else tokens


def without_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands in brackets right behind those told: أمير إبراهيم (23 عاما)."""
    marks = [token.plain for token in tokens]
    return tokens[marks.index(")") + 1 :] if marks[:1] == ["("] and ")" in marks else tokens


def without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out what tells of a part between commas: سبعة أشخاص، بينهم ثلاثة أطفال، قتلوا."""
    commas = [at for at, token in enumerate(tokens) if token.plain == "،"]
    if len(commas) < _COMMAS or commas[-1] != len(tokens) - 1:
        return tokens
    first = commas[0]
    opens = {token.fold for token in tokens[first + 1 : first + 1 + _OPENERS]} & folded_words_of("subset")
    return tokens[:first] if opens else tokens


@cache
def besides() -> Sequence[tuple[str, ...]]:
    """Return the phrases that add people to those told before them."""
    return tuple(tuple(phrase.split()) for phrase in folded_words_of("besides"))


def unjoined(tokens: Iterable[Token]) -> Sequence[Token]:
    """Leave out a second noun of those counted: ستة من رجال الجيش (والشرطة) قتلوا."""
    return [token for token in tokens if not (token.conjunction == "و" and token.definite and token.upos == "NOUN")]


def broken(tokens: Iterable[Token]) -> bool:
    """Whether a mark, a verb, a clause or an "and" parts what stands on both sides of some words."""
    return any(
        (token.kind == "punct" and token.plain not in QUOTES) or token.upos in {"VERB", "SCONJ"} or token.conjunction
        for token in tokens
    )
