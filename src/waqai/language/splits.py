"""Candidate splits of a printed word, and how likely each is by counts, shape and trained weights.

A candidate separates conjunction (و، ف), preposition (ب، ل، ك), future particle (س) and attached pronoun. The article
is left on the stem here; `words` takes it off afterwards.
"""

# ruff: noqa: PLR2004 - lengths of words are what these rules are about

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log
from typing import Final, NamedTuple

from waqai.language.counts import shipped_counts
from waqai.language.weights import shipped_weights
from waqai.lexicon.words import words_of

NAME: Final = "splits.txt.xz"
PRONOUNS: Final = ("هما", "كما", "كم", "كن", "ها", "هم", "هن", "نا", "ني", "ه", "ك", "ي")
#: The pronouns by the letter that they end in.
_BY_LETTER: Final = {last: tuple(one for one in PRONOUNS if one[-1] == last) for last in {one[-1] for one in PRONOUNS}}
CONJUNCTIONS: Final = "وف"
PREPOSITIONS: Final = "بلك"
#: Features by name; the value of a yes-or-no feature is 1.
Features = list[tuple[str, float]]

_IMPERFECT: Final = "يتنأ"
_WIDEST: Final = 8.0
_SHORT: Final = 4
_RELATIVES_OF_NOUN: Final = ("ها", "ه", "هم", "ات", "ة", "ين")
#: What a stem ends in before a pronoun, and what it ends in alone.
ALONE: Final = {"ت": "ة", "و": "وا", "ا": "ى", "ي": "ى", "ؤ": "ء", "ئ": "ء"}
#: Hand-set weights for the case that the trained ones are absent.
_BY_HAND: Final = {
    "P=و": 2.5, "P=ف": 0.5, "P=ب": 0.8, "P=ل": 0.8, "P=ك": -1.5, "P=س": 2.0,
    "S=ه": 1.5, "S=ها": 2.5, "S=هم": 1.5, "S=هما": 2.0, "S=ني": 1.0, "S=ك": -3.0, "S=ي": -4.0,
    "S=كم": -1.0, "S=كن": -3.0, "S=كما": -3.0, "free": 1.0, "article": 1.0, "closed": 2.0,
}  # fmt: skip


class Candidate(NamedTuple):
    """`prefixes` from the outside in, and the stem `word[start:end]`, with its article."""

    prefixes: tuple[str, ...]
    start: int
    end: int


def candidates(word: str) -> list[Candidate]:
    """Return every legal split of a word in plain spelling, the least split first."""
    length = len(word)
    heads: list[tuple[tuple[str, ...], int]] = [((), 0)]
    if word[0] in CONJUNCTIONS and length > 2:
        heads.append(((word[0],), 1))
    for prefixes, start in tuple(heads):
        first, rest = word[start], length - start
        if (first in PREPOSITIONS and rest > 2) or (first == "س" and rest > 3 and word[start + 1] in _IMPERFECT):
            heads.append(((*prefixes, first), start + 1))
    found: list[Candidate] = []
    for prefixes, start in heads:
        if word.startswith("لل", start) and length - start > _SHORT and "ل" not in prefixes:
            continue  # no stem begins so: the first lam is li
        found.append(Candidate(prefixes, start, length))
        if not word.startswith("ال", start) or word.startswith("الت", start) or length - start <= _SHORT:
            found.extend(Candidate(prefixes, start, end) for end in _ends(word, start))
    return found


def _ends(word: str, start: int) -> list[int]:
    ends = []
    for pronoun in _BY_LETTER.get(word[-1], ()):
        end = len(word) - len(pronoun)
        if end - start >= 2 and word.endswith(pronoun) and word[end - 1] not in "ةى":
            ends.append(end)
    return ends


def best_split(word: str) -> Candidate:
    """Return the likeliest split of a word in plain spelling."""
    found = candidates(word)
    if len(found) == 1:
        return found[0]
    weights = shipped_weights(NAME)
    if not weights:
        return max(found, key=lambda candidate: _score(_plain_features(word, candidate), _BY_HAND))
    return max(found, key=lambda candidate: _score(features(word, candidate), weights))


def _score(named: Features, weights: Mapping[str, float]) -> float:
    get = weights.get
    return sum([get(name, 0.0) * value for name, value in named])


def _plain_features(word: str, candidate: Candidate) -> Features:
    prefixes, start, end = candidate
    stem, pronoun = word[start:end], word[end:]
    named: Features = [("P=" + prefix, 1.0) for prefix in prefixes] + [("S=" + pronoun, 1.0)]
    named.append(("free", log(_free(stem, prefixes, pronoun) + 0.1)))
    named.append(("closed", float(stem in closed_words() and bool(prefixes))))
    return named


def _free(stem: str, prefixes: tuple[str, ...], pronoun: str) -> int:
    """Return how often the stem stands alone, as it is spelt alone."""
    get = shipped_counts().get
    number = get(stem, 0)
    if stem[0] == "ا" and prefixes:
        number += get("أ" + stem[1:], 0) + get("إ" + stem[1:], 0)
    if pronoun:
        if change := ALONE.get(stem[-1]):
            number += get(stem[:-1] + change, 0)
    elif prefixes and prefixes[-1] == "ل" and stem[0] == "ل":
        number = max(number, get("ا" + stem, 0))
    return number


def features(word: str, candidate: Candidate) -> Features:
    """Return the features of one way to split `word`."""
    prefixes, start, end = candidate
    stem, pronoun = word[start:end], word[end:]
    counts = shipped_counts()
    get = counts.get
    inner = prefixes[-1] if prefixes else ""
    marbuta = get("ال" + stem[:-1] + "ة", 0) if pronoun and stem[-1] == "ت" else 0
    free, own = _free(stem, prefixes, pronoun), get(word, 0)
    article = log(max(get("ال" + stem, 0), marbuta) + 1)
    elided = log(get(stem[1:], 0) + 1) if inner == "ل" and stem[0] == "ل" and not pronoun else 0.0
    named = [
        ("P=" + "+".join(prefixes), 1.0),
        ("S=" + pronoun, 1.0),
        ("article|" + inner + ("|s" if pronoun else ""), 0.0 if inner == "س" else article),
        ("elided", elided),
        ("clitics|" + inner, float(_with_clitics(word, stem, start - len(inner)))),
        ("endings|" + inner, float(_with_endings(word, stem))),
        (f"first|{inner}|{stem[:2]}", 1.0),
        (f"last|{pronoun}|{stem[-1]}", 1.0),
        (f"last|{pronoun}|{stem[-2:]}", 1.0),
    ]
    if prefixes or pronoun:
        ratio = max(min(log((free + 1) / (own + 1)), _WIDEST), -_WIDEST)
        named += [("ratio|" + inner, ratio), ("ratio|s=" + pronoun, ratio)]
        if not free:
            named += [("unseen|" + inner, 1.0), ("unseen|s=" + pronoun, 1.0)]
    if inner:
        named.append((f"end|{inner}|{stem[-1]}", 1.0))
    if stem[0] in _IMPERFECT and (inner == "س" or not prefixes):
        named.append((f"imperfect|{inner}|{int('ي' + stem[1:] in counts)}{int('ت' + stem[1:] in counts)}", 1.0))
    if inner == "س":
        named.append((f"future|{int(own > 0)}{min(len(stem), 5)}", 1.0))
    if stem in closed_words():
        named.append(("closed|" + inner, 1.0))
        named.append((f"closed|{inner}|{pronoun}|{stem}", 1.0))
    return named


def _with_clitics(word: str, stem: str, outer: int) -> int:
    """Return with how many other proclitics the stem is known."""
    counts, this = shipped_counts(), word[outer:]
    forms = ("و" + stem, "ب" + stem, "ل" + stem, "ف" + stem)
    return sum([form in counts and form not in (this, word) for form in forms])


def _with_endings(word: str, stem: str) -> int:
    """Return with how many other endings the stem is known."""
    counts = shipped_counts()
    return sum([stem + ending in counts and stem + ending != word for ending in _RELATIVES_OF_NOUN])


@cache
def closed_words() -> frozenset[str]:
    """Return the function words of the lexicon in plain spelling."""
    return words_of(
        "preposition", "conjunction", "coordinator", "subordinator", "relative", "demonstrative", "pronoun",
        "particle", "adverb", "auxiliary", "determiner",
    )  # fmt: skip
