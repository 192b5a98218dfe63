"""Bodies of the world that are no actors of a conflict: clubs, teams, companies, papers, institutes, markets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.lookup import find, words_after
from waqai.lexicon.names import bodies, countries
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.extent import reach
from waqai.mentions.locative import area_of, is_located
from waqai.model import Token

#: How far the words of sport reach, in tokens.
_AROUND: Final = 25
_ENDS_CREDIT: Final = frozenset({")", "-"})
QUOTES: Final = frozenset("\"'«»“”")
#: How many words what a body is for may take.
_LONGEST_PURPOSE: Final = 3
NAME_CLASSES: Final = frozenset({"PROPN", "X"})


class Proper(NamedTuple):
    """A proper name: PERS, LOC or ORG, in tokens `[first, last)`."""

    kind: str
    first: int
    last: int


def sporting(tokens: Sequence[Token]) -> Sequence[bool]:
    """Return for each token whether a word of sport stands within `_AROUND` tokens of it."""
    words = folded_words_of("sport")
    found = [False] * len(tokens)
    for index, token in enumerate(tokens):
        if token.stem in words:
            low, high = max(index - _AROUND, 0), min(index + _AROUND + 1, len(tokens))
            found[low:high] = [True] * (high - low)
    return found


def listed_bodies(tokens: Sequence[Token], sport: Sequence[bool]) -> Iterator[Proper]:
    """Yield the names of clubs, companies and other listed bodies; a seat (البيت الأبيض) is a place."""
    index = 0
    while index < len(tokens):
        found = find(bodies(), tokens, index, len(tokens)) if tokens[index].kind != "punct" else None
        if found and _meant(tokens, index, found[0], sport=sport[index], what=found[1].when):
            yield Proper("LOC" if found[1].seat else "ORG", index, found[0])
        index = found[0] if found else index + 1


def _meant(tokens: Sequence[Token], first: int, last: int, *, sport: bool, what: str) -> bool:
    """Whether a listed name means the body here: not the month, nor the adjective of the noun before it."""
    token, before = tokens[first], tokens[first - 1] if first else None
    if before and before.stem in folded_words_of("product_word"):
        return False
    if last - first == 1 and before and (_of_month(tokens, first) or _describes(token, before)):
        return False
    if what == "press":
        quoted = tokens[last].plain in QUOTES if last < len(tokens) else False
        return before is not None and ((before.plain in QUOTES and quoted) or before.stem in folded_words_of("paper"))
    return sport or what != "sport"


def _of_month(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is or begins the name of a month here (نيسان 2004، تشرين الثاني)."""
    near = (tokens[index - 1].plain, tokens[index + 1].plain if index + 1 < len(tokens) else "")
    behind = words_after(tokens, index + 1, min(len(tokens), index + 2))
    return tokens[index].fold in calendar_forms() and ("/" in near or not behind or behind[0][:1].isdigit())


def _describes(token: Token, before: Token) -> bool:
    """Whether a word with the ending of an adjective agrees with the definite noun before it (المنتخب المصري)."""
    return (
        before.kind == "word"
        and before.definite
        and token.definite
        and token.plain.endswith("ي")
        and not token.prefixes[1:]
    )


def credited(tokens: Sequence[Token]) -> Iterator[Proper]:
    """Yield agencies that a picture is credited to by an adjective in brackets ("(الفرنسية - أرشيف)")."""
    for index in range(1, len(tokens) - 1):
        token, behind = tokens[index], tokens[index + 1].plain
        if tokens[index - 1].plain == "(" and behind in _ENDS_CREDIT and token.definite and token.plain.endswith("ية"):
            country = countries().get((token.keys[0],))
            if country and country.part == "nisba":
                yield Proper("ORG", index, index + 1)


def team(tokens: Sequence[Token], name: Proper, sport: Sequence[bool]) -> Proper:
    """Return a country where sport is told and no preposition places anything there as its team."""
    if name.kind != "LOC" or not sport[name.first] or is_located(tokens, name.first, 0, loose=True):
        return name
    if not _may_play(tokens, name):
        return name
    country = countries().longest(tokens[name.first].keys, words_after(tokens, name.first + 1, name.last))
    return name._replace(kind="ORG") if country and country[1].part == "name" else name


def _may_play(tokens: Sequence[Token], name: Proper) -> bool:
    """Whether a country is not set in brackets behind a club or a town."""
    return not (name.first and tokens[name.first - 1].plain == "(")


# --- bodies by their kind ---------------------------------------------------------------------------------


def bodies_of_kind(tokens: Sequence[Token]) -> Iterator[Proper]:
    """Yield bodies that a word for their kind and what is behind it name: whose, of which country, or how far."""
    words = folded_words_of("body_word")
    for index, token in enumerate(tokens):
        if token.stem in words and token.kind == "word" and not token.suffix and not _in_place(tokens, index):
            end = _unquoted(tokens, index, reach(tokens, index, len(tokens)))
            if any(map(_says_whose, tokens[index + 1 : end])):
                yield Proper("ORG", index, _with_purpose(tokens, index, end))


def _in_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands behind one for a kind of place, and so names the place (مدينة بورصة)."""
    area = area_of(tokens[index - 1]) if index else None
    return area is not None and area.kind == "unit"


def _unquoted(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a name ends before a mark that is not right behind its first word."""
    marks = (at for at in range(first + 2, last) if tokens[at].kind == "punct")
    return last if tokens[first + 1 : last] and tokens[first + 1].kind == "punct" else next(marks, last)


def _says_whose(token: Token) -> bool:
    if token.upos in NAME_CLASSES or (token.definite and token.stem in folded_words_of("body_rank")):
        return True
    found = (countries().get((form,)) for form in token.keys)
    return any(country is not None and country.part in {"name", "nisba"} for country in found)


def _with_purpose(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a body ends with what it is for (الاتحاد الدولي لكرة القدم); a known one is whole by itself."""
    stop = min(len(tokens), last + _LONGEST_PURPOSE - (not tokens[first].definite))
    if last >= stop or tokens[last].preposition != "ل" or tokens[last].conjunction or tokens[last].upos == "VERB":
        return last
    return last if find(actors(), tokens, first, last) else reach(tokens, last, stop)
