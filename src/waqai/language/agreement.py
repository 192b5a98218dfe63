"""Agreement by affixes: person, gender, number and tense of verbs, gender and number of nouns."""

# ruff: noqa: PLR2004 - lengths of words are what these rules are about

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from waqai.language.counts import shipped_counts


class Agreement(NamedTuple):
    """Person "1" to "3", gender "m" or "f", number "s", "d" or "p", tense; "" where the form does not say."""

    person: str = ""
    gender: str = ""
    number: str = ""
    tense: str = ""


NONE: Final = Agreement()
_PAST: Final = Agreement("3", "m", "s", "past")
_FEMININE: Final = Agreement("3", "f", "s", "past")
_KNOWN: Final = 3


@lru_cache(maxsize=1 << 15)
def verb_agreement(core: str, *, joined: bool = False, future: bool = False) -> Agreement:
    """Return the agreement of a verb from its stem in plain spelling.

    `joined` says that a pronoun follows (قتلو+ه), `future` that sa- stands before it, so that it must be an imperfect.
    Where one form serves two persons, the third is meant.
    """
    stem = core + "ا" if joined and core.endswith("و") else core
    if future or _is_imperfect(stem):
        return _imperfect(stem)
    if stem.endswith("وا"):
        return Agreement("3", "m", "p", "past")
    if stem.endswith("تا") and len(stem) > 4:
        return Agreement("3", "f", "d", "past")
    if stem.endswith("نا") and len(stem) > 4 and _count(stem[:-2]) >= _KNOWN:
        return Agreement("1", "", "p", "past")
    if stem.endswith("ا") and len(stem) > 3:
        return Agreement("3", "m", "d", "past")
    base = stem[:-1]
    feminine = stem.endswith("ت") and (len(stem) > 3 or _count(base) + _count(base + "ى") > _count("ي" + stem))
    return _FEMININE if feminine else _PAST


def _is_imperfect(stem: str) -> bool:
    """Whether the first letter is that of the imperfect: not in تعهد, نقل, أعلن, whose own past forms are known."""
    first, rest = stem[:1], stem[1:]
    if len(stem) < 3 or first not in "يتنأآ":
        return False
    base = stem[:-1] if stem[-1] == "ى" else stem
    past = _count(base + "ت") + _count(base + "وا")
    if first in "أآ":
        return past == 0 and _count("ي" + rest) + _count("ن" + rest) > 0
    if first == "ي" or stem.endswith(("ت", "تا")) or (first == "ت" and stem.endswith("وا")):
        return first == "ي"
    present = _count("ي" + rest) + _count("سي" + rest) + _count("ست" + rest)
    past += _count("ي" + stem) + _count("سي" + stem)
    return present >= past if first == "ت" else present > past


def _count(form: str) -> int:
    return shipped_counts().get(form, 0)


def _imperfect(stem: str) -> Agreement:
    first = stem[:1]
    third = first in "يت"
    if stem.endswith(("ون", "وا")) and len(stem) > 4 and third:
        return Agreement("3" if first == "ي" else "2", "m", "p", "present")
    if stem.endswith("ان") and len(stem) > 5 and third and _count(stem[:-2]) >= _KNOWN:
        return Agreement("3", "m" if first == "ي" else "f", "d", "present")
    if third:
        return Agreement("3", "m" if first == "ي" else "f", "s", "present")
    return Agreement("1", "", "p" if first == "ن" else "s", "present")


@lru_cache(maxsize=1 << 16)
def noun_agreement(stem: str) -> Agreement:
    """Return gender and number of a noun or adjective in plain spelling, where its ending shows them."""
    if stem.endswith("ة"):
        return Agreement("", "f", "s")
    if stem.endswith("ات") and len(stem) > 3:
        return Agreement("", "f", "p")
    if len(stem) > 4 and stem.endswith(("ون", "ين", "ان")) and _count(stem[:-2]) >= _KNOWN:
        return Agreement("", "m", "d" if stem.endswith("ان") else "p")
    return NONE
