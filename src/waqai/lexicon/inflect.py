"""Derives the printed forms of verbs, verbal nouns and participles from their dictionary forms.

Only unvocalised forms matter here, and only those that news prose prints: third person, first person, and
the feminine and plural. Every key is folded (see `model.text.fold`) and has neither proclitics nor pronouns.
Source of the paradigms: any reference grammar (Wright, vol. 1; Ryding 2005, ch. 21-33).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waqai.model import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEAK_ENDS = frozenset("اىي")
_GLIDES = frozenset("ويا")
_HOLLOW_LENGTHS = frozenset({3, 4, 5, 6})  # قال, أدان, اقتاد, استعاد


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form: `part` is "verb", "masdar", "noun" or "participle"; `voice` "active", "passive" or "any".

    `mood` is "jussive" for a form that only لم and its like bring about (يقل), "joined" for one that only stands before
    a pronoun (يدعو of يدعون), else "".
    """

    key: str
    part: str
    tense: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    voice: str = "any"
    mood: str = ""


def verb_forms(paradigm: str) -> Iterator[Form]:
    """Yield the forms of "past present [passive-past]", each third person masculine singular, unvocalised."""
    past, present, *passive = (plain(form) for form in paradigm.split())
    yield from _past_forms(past, present)
    for voiceless in dict.fromkeys([*passive, *_passive_past(past)]):
        yield from _passive_past_forms(voiceless)  # before the present: أصيب is rarely "I hit"
    yield from _present_forms(present, hollow=_hollow(past))
    yield from _passive_present_forms(present)


def _past_forms(past: str, present: str) -> Iterator[Form]:
    voice = "active" if _passive_past(past) else "any"

    def form(key: str, person: str, gender: str, number: str) -> Form:
        return Form(fold(key), "verb", "past", person, gender, number, voice)

    defective = past[-1] in "اى" and len(past) > 2  # noqa: PLR2004
    base = past[:-1] if defective else past
    glide = ("و" if present.endswith("و") else "ي") if defective else ""
    plural = past[:-1] if past[-1] in _WEAK_ENDS and len(past) > 2 else past  # noqa: PLR2004
    yield form(past, "3", "m", "s")
    if defective:
        yield form(base + "ا", "3", "m", "s")  # before a pronoun alef maqsura is written as alef
    yield form(base + "ت", "3", "f", "s")
    yield form(base + glide + "ا", "3", "m", "d")
    yield form(base + "تا", "3", "f", "d")
    yield form(plural + "وا", "3", "m", "p")
    yield form(plural + "و", "3", "m", "p")
    first = base + glide
    if _hollow(past):
        first = past[:-2] + past[-1]
    yield form(first + "نا", "1", "", "p")
    if first != base:
        yield form(first + "ت", "1", "", "s")


def _present_forms(present: str, *, hollow: bool) -> Iterator[Form]:
    stem = present[1:]
    weak = stem[-1] in _GLIDES and len(stem) > 2  # noqa: PLR2004
    bare = stem[:-1] if weak or stem[-1] == "ى" else stem
    kept = (stem[:-1] + "ي") if stem.endswith("ى") else stem
    short = bare if bare != stem else _jussive(stem, hollow=hollow)
    for prefix, person, gender in (("ي", "3", "m"), ("ت", "3", "f"), ("ن", "1", ""), ("ا", "1", "")):
        number = "p" if prefix == "ن" else "s"
        for key in dict.fromkeys((stem, short, kept) if person == "3" else (stem, kept)):
            mood = "jussive" if key == short and short not in (stem, kept) else ""
            yield Form(fold(prefix + key), "verb", "present", person, gender, number, mood=mood)
        if bare != stem:
            yield Form(fold(prefix + bare + "ا"), "verb", "present", person, gender, number)
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        for ending in ("ون", "وا", "و"):
            mood = "joined" if ending == "و" else ""
            yield Form(fold(prefix + bare + ending), "verb", "present", "3", gender, "p", mood=mood)
        for ending in ("ان", "ا"):
            yield Form(fold(prefix + kept + ending), "verb", "present", "3", gender, "d")


def _hollow(past: str) -> bool:
    return len(past) in _HOLLOW_LENGTHS and past[-2] == "ا" and past[-1] not in _WEAK_ENDS and past[0] != "ت"


def _jussive(stem: str, *, hollow: bool) -> str:
    """يقول has the jussive يقل; a sound stem stays as it is."""
    return stem[:-2] + stem[-1] if hollow and len(stem) > 2 and stem[-2] in _GLIDES else stem  # noqa: PLR2004


def _passive_past(past: str) -> list[str]:
    """Return the passive past where it is spelt differently: هاجم هوجم, قال قيل, أدان أدين, دعا دعي, تبادل تبودل."""
    if past[-1] in "اى" and len(past) > 2:  # noqa: PLR2004
        return [past[:-1] + "ي"]
    if _hollow(past) and not (len(past) == 4 and past[0] not in "أا"):  # noqa: PLR2004
        return [past[:-2] + "ي" + past[-1]]
    if len(past) == 4 and past[1] == "ا" and past[0] != "و":  # noqa: PLR2004
        return [past[0] + "و" + past[2:]]
    if len(past) == 5 and past[0] == "ت" and past[2] == "ا":  # noqa: PLR2004
        return [past[:2] + "و" + past[3:]]
    return []


def _passive_past_forms(passive: str) -> Iterator[Form]:
    plural = passive.removesuffix("ي")
    for key, gender, number in (
        (passive, "m", "s"), (passive + "ت", "f", "s"), (passive + "ا", "m", "d"), (passive + "تا", "f", "d"),
        (plural + "وا", "m", "p"),
    ):  # fmt: skip
        yield Form(fold(key), "verb", "past", "3", gender, number, "passive")


def _passive_present_forms(present: str) -> Iterator[Form]:
    """Yield يقال for يقول and يدعى for يدعو; a sound verb has no form of its own."""
    if present[-1] in "وي":
        passive = present[:-1] + "ى"
    elif len(present) > 3 and present[-2] in "وي":  # noqa: PLR2004
        passive = present[:-2] + "ا" + present[-1]
    else:
        return
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield Form(fold(prefix + passive[1:]), "verb", "present", "3", gender, "s", "passive")


def noun_forms(word: str, part: str) -> Iterator[Form]:
    """Yield a verbal or event noun with its case endings, its dual, and its shape before a pronoun."""
    base = plain(word)
    feminine = base.endswith("ة")
    joined = base[:-1] + "ت" if feminine else base
    keys = [base, joined]
    if not feminine and base[-1] not in "اىء":
        keys.append(base + "ا")
    if base.endswith("ى"):
        keys.append(base[:-1] + "ا")
    if base.endswith("اء"):
        keys += [base[:-1] + "ئ", base[:-1] + "ؤ"]
    keys += [joined + ending for ending in ("ين", "ان")]
    for key in dict.fromkeys(fold(key) for key in keys):
        yield Form(key, part)


def participle_forms(word: str) -> Iterator[Form]:
    """Yield an active participle in both genders, all numbers and cases."""
    base = plain(word)
    endings = (
        ("", "m", "s"), ("ا", "m", "s"), ("ة", "f", "s"), ("ت", "f", "s"), ("ون", "m", "p"), ("ين", "m", "p"),
        ("و", "m", "p"), ("ان", "m", "d"), ("ات", "f", "p"), ("تين", "f", "d"), ("تان", "f", "d"),
    )  # fmt: skip
    for ending, gender, number in endings:
        yield Form(fold(base + ending), "participle", "present", "3", gender, number, "active")


_NISBA_ENDINGS = (
    ("", False), ("ا", False), ("ة", False), ("ات", True), ("ين", True), ("ون", True), ("تين", False), ("ان", False),
)  # fmt: skip


def nisba_forms(nisba: str) -> Iterator[tuple[str, bool]]:
    """Yield (form, whether it is a plural of persons) of a relative adjective such as سوري or كوري جنوبي.

    The last word and every other that ends in ya are inflected (كورية جنوبية), the rest stay (جنوب أفريقية).
    """
    *outer, last = plain(nisba).split()
    for ending, people in _NISBA_ENDINGS:
        yield " ".join([*(word + ending if word.endswith("ي") else word for word in outer), last + ending]), people
