"""Forms of verbs that news prints rarely: second person, feminine plural, doubled roots, other seats of hamza.

They serve look-up of lemmas only; the forms that name events are those of `inflect`. Every key is folded. Source: as
for `inflect`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from waqai.model import fold, plain

_LONG: Final = frozenset("اوي")
_WEAK: Final = frozenset("اىي")
_SHORT_ROOT: Final = 2
_FORM_ONE: Final = 3


def further_forms(paradigm: str) -> Iterator[tuple[str, str]]:
    """Yield (folded form, "passive" or "any") of "past present [passive-past]" beyond `inflect.verb_forms`."""
    past, present, *_ = (plain(form) for form in paradigm.split())
    consonant = _before_consonant(past, present)
    for ending in ("ت", "تم", "تما", "تن", "نا", "ن"):
        yield fold(consonant + ending), "any"
    yield from ((fold(key), "any") for key in _hamza_plurals(past, present))
    stem = _present_before_consonant(past, present)
    for key in (f"ي{stem}ن", f"ت{stem}ن", f"ت{_bare(present)}ين", f"ت{_bare(present)}ي"):
        yield fold(key), "any"
    for key in _passives(past, present):
        yield fold(key), "passive"


def _before_consonant(past: str, present: str) -> str:
    """Return the past stem before -tu: كتب, قل (قال), رمي (رمى), دعو (دعا), ردد (رد), انضمم (انضم), جئ (جاء)."""
    if past.endswith("اء"):
        return past[:-2] + "ئ"
    if past[-1] in "اى" and len(past) > _SHORT_ROOT:
        return past[:-1] + ("و" if present.endswith("و") else "ي")
    if len(past) > _SHORT_ROOT and past[-2] == "ا" and past[-1] not in _WEAK and present[-2] in _LONG:
        return past[:-2] + past[-1]
    return past + past[-1] if _is_doubled(past, present) else past


def _is_doubled(past: str, present: str) -> bool:
    """Whether the root is doubled, as far as the spelling shows: رد, أعد, انضم, احتل, استمر."""
    if len(past) == _SHORT_ROOT:
        return True
    if past[-1] in _WEAK or past[-2] in _LONG or present[-2] in _LONG:
        return False
    size = len(past)
    return (
        (past[0] == "أ" and size == _FORM_ONE and len(present) == _FORM_ONE)
        or (past.startswith("ان") and size == 4)  # noqa: PLR2004
        or (past[0] == "ا" and size == 4 and past[2] == "ت")  # noqa: PLR2004
        or (past.startswith("است") and size == 5)  # noqa: PLR2004
    )


def _present_before_consonant(past: str, present: str) -> str:
    stem = present[1:]
    if stem[-1] == "ى":
        return stem[:-1] + "ي"
    if len(stem) > _SHORT_ROOT and stem[-2] in _LONG and stem[-1] not in _WEAK and past[-2] == "ا":
        return stem[:-2] + stem[-1]
    return stem + stem[-1] if _is_doubled(past, present) else stem


def _bare(present: str) -> str:
    return present[1:-1] if present[-1] in "ويى" else present[1:]


def _hamza_plurals(past: str, present: str) -> Iterator[str]:
    """Yield the other spellings of plurals in hamza: بدؤوا, بدءوا, يبدؤون, يبدءون, جاءوا."""
    for word, endings in ((past, ("وا",)), *((prefix + present[1:], ("ون", "وا")) for prefix in "يت")):
        base = word[:-1]
        if word[-1] in "أئءؤ":
            yield from (base + seat + ending for seat in "ؤءئأ" for ending in endings)


def _passives(past: str, present: str) -> Iterator[str]:
    """Yield passives that are spelt differently: سئل, قرئ, يؤخذ, يوضع, and the feminine and plural of weak ones."""
    if past.endswith("أ"):
        yield from (past[:-1] + "ئ" + ending for ending in ("", "ت", "وا"))
    if past.startswith("استأ"):
        yield from ("استؤ" + past[4:] + ending for ending in ("", "ت", "وا"))
    if len(past) == _FORM_ONE and past[1] == "أ":
        yield from (past[0] + "ئ" + past[2] + ending for ending in ("", "ت", "وا"))
    if present[1] == "أ" and len(past) == _FORM_ONE:
        yield from (prefix + "ؤ" + present[2:] + ending for prefix in "يت" for ending in ("", "ون", "وا"))
    if len(past) == _FORM_ONE and past[0] == "و" and present[1] != "و":
        yield from (prefix + past + ending for prefix in "يت" for ending in ("", "ون", "وا"))
    if len(present) > _FORM_ONE and present[-2] in "وي":
        yield from (prefix + present[1:-2] + "ا" + present[-1] + ending for prefix in "يت" for ending in ("ون", "وا"))
