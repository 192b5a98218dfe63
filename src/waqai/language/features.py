"""Agreement of verbs by their affixes: person, gender, number and tense of a past or imperfect form."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple


class Agreement(NamedTuple):
    """Person "1" to "3", gender "m" or "f", number "s", "d" or "p", tense; "" where the form does not say."""

    person: str = ""
    gender: str = ""
    number: str = ""
    tense: str = ""


NONE: Final = Agreement()

_PAST: Final = (
    ("تا", Agreement("3", "f", "d", "past")),
    ("وا", Agreement("3", "m", "p", "past")),
    ("تم", Agreement("2", "m", "p", "past")),
    ("نا", Agreement("1", "", "p", "past")),
    ("ت", Agreement("3", "f", "s", "past")),
    ("ا", Agreement("3", "m", "d", "past")),
)
_STEMS_IN_NA: Final = 4


@lru_cache(maxsize=1 << 15)
def agreement_of(stem: str) -> Agreement:
    """Return the agreement of a verb from its folded stem (without sa-, conjunction and pronoun)."""
    if len(stem) > 2 and stem[0] in "يتن" and not _looks_past(stem):
        return _imperfect(stem)
    for ending, agreement in _PAST:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            return agreement
    return Agreement("3", "m", "s", "past")


def _looks_past(stem: str) -> bool:
    """Whether a stem with an imperfect letter in front is a past: تعرض, تبادلت, نقل, نفذت, يئس."""
    if stem[0] == "ي":
        return False
    if stem[0] == "ت":
        return stem.endswith(("ت", "وا", "تا")) and len(stem) > 4 or _fifth_or_sixth(stem)
    return stem.endswith(("ت", "وا", "تا")) or len(stem) == 3


def _fifth_or_sixth(stem: str) -> bool:
    return len(stem) == 5 and stem[2] == "ا"


def _imperfect(stem: str) -> Agreement:
    person, gender, number = {"ي": ("3", "m", "s"), "ت": ("3", "f", "s"), "ن": ("1", "", "p")}[stem[0]]
    if stem.endswith(("ون", "وا")) and len(stem) > 4 and stem[0] != "ن":
        return Agreement("3" if stem[0] == "ي" else "2", "m", "p", "present")
    if stem.endswith("ان") and len(stem) > 5 and stem[0] != "ن":
        return Agreement(person, gender, "d", "present")
    if stem.endswith("ين") and len(stem) > 5 and stem[0] == "ت":
        return Agreement("2", "f", "s", "present")
    return Agreement(person, gender, number, "present")
