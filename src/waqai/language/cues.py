"""What a word's form tells of its class: cues for the trained tagger.

Own cues bear on the word itself; near cues bear on the word before it or after it.
"""

# ruff: noqa: PLR2004 - lengths of words are what these cues are about

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat
from math import log2
from typing import Final

from waqai.language.counts import shipped_counts
from waqai.language.words import Form
from waqai.lexicon.names import adjectives, countries, given_names, heads, ordinary_names
from waqai.lexicon.places import shipped_gazetteer

_IMPERFECT: Final = "يتن"
_ROOT: Final = 3


def own_cues(form: Form, kind: str) -> list[str]:
    """Return the cues that a word or mark gives on its own class."""
    if kind != "word":
        return ["K=" + kind, "M=" + form.plain] if kind == "punct" else ["K=" + kind]
    return _shape_cues(form) + _count_cues(form) + _name_cues(form)


def near_cues(form: Form, kind: str) -> list[str]:
    """Return the cues that a word or mark gives on its neighbours' classes."""
    if kind != "word":
        return ["M=" + form.plain] if kind == "punct" else ["K=" + kind]
    flag = _flag(form)
    stem = form.stem
    return ["W=" + stem, "d=" + flag, "z=" + stem[-2:] + flag, "P=" + "".join(form.prefixes), "a=" + stem[:1]]


def signature(form: Form, kind: str) -> str:
    """Return what a word shows of agreement: definiteness, ending, conjunction and preposition; a mark shows itself."""
    if kind != "word":
        return form.plain if kind == "punct" else kind
    stem, core, prefixes = form.noun_stem, form.core, form.prefixes
    if core.endswith(("ات", "ون", "ين", "وا", "ان")):
        ending = core[-2:]
    else:
        ending = "ه" if stem[-1:] == "ه" else core[-1:] if core[-1:] in "اتي" else ""
    joined = ("و" if prefixes and prefixes[0] in "وف" else "") + ("ب" if {"ب", "ل", "ك"} & set(prefixes) else "")
    return _flag(form) + ending + joined


def _flag(form: Form) -> str:
    return "d" if "ال" in form.prefixes else "s" if form.suffix else "-"


def _shape_cues(form: Form) -> list[str]:
    stem, prefixes, suffix, core = form.stem, form.prefixes, form.suffix, form.core
    flag, size = _flag(form), min(len(stem), 6)
    cues = ["b", "W=" + stem, f"n={size}", "S=" + suffix, "e=" + core[-1:], "e2=" + core[-2:], "c=" + core[:1]]
    cues += ["P=" + prefix for prefix in prefixes or ("",)]
    for length in (1, 2, 3):
        if len(stem) > length:
            cues += [f"a{length}={stem[:length]}", f"z{length}={stem[-length:]}{flag}"]
    ends = stem[:1] + stem[-1:]
    cues += [f"az={ends}{flag}", f"an={stem[:1]}{size}", f"zn={stem[-2:]}{size}", f"pz={''.join(prefixes)}|{stem[-2:]}"]
    return cues


def _count_cues(form: Form) -> list[str]:
    """Return which relatives of the stem are known from other text: الـ of a noun, يـ and ـوا of a verb."""
    cues, balance = counted(form.core, joined=form.suffix != "")
    if balance is None:
        return list(cues)
    flag, first = _flag(form), form.prefixes[0] if form.prefixes else ""
    marbuta = form.core[-1] == "ت"
    return [*cues, f"vn={balance}", f"vn={balance}{flag}", f"vn={balance}|{first}", f"vn={balance}{marbuta}"]


@lru_cache(maxsize=1 << 14)
def counted(stem: str, *, joined: bool) -> tuple[tuple[str, ...], int | None]:
    """Return the cues of a stem alone, a pronoun joined to it or not, and how its verb's forms stand to its noun's.

    The second is None for a stem of one letter.
    """
    get, known = shipped_counts().get, shipped_counts()
    article, free = get("ال" + stem, 0), get(stem, 0)
    cues = [f"al={_size(article)}", f"fr={_size(free)}", f"alr={4 * article // (article + free + 1)}"]
    if len(stem) < 2:
        return tuple(cues), None
    cues.append(f"pv={_known(known, 'ي' + stem, 'ت' + stem, stem + 'ت', stem + 'وا', 'و' + stem + 'ت')}")
    cues.append(f"sfx={int(_known(known, stem + 'ون', stem + 'ين') > 0)}{_known(known, stem + 'ية', stem + 'ة')}")
    cues += _weak_cues(known, stem, joined=joined)
    cues += _verb_cues(known, stem) + _ending_cues(known, stem)
    return tuple(cues), _balance(known, stem, joined=joined)


def _balance(known: Mapping[str, int], stem: str, *, joined: bool) -> int:
    """Return how the counts of the verb's other forms stand against those of a noun with the article, -4 to 4."""
    verb = _seen(known, *_relatives_of_past(stem))
    if stem[0] in _IMPERFECT:
        rest = stem[1:]
        verb = max(verb, _seen(known, *(letter + rest for letter in ("ي", "ت", "سي", "ست") if letter != stem[0])))
    nouns = [stem, stem[:-1] + "ة"] if joined and stem[-1] == "ت" else [stem]
    noun = _seen(known, *("ال" + word for word in nouns), *("لل" + word for word in nouns))
    return max(min(round(log2((verb + 1) / (noun + 1)) / 1.5), 4), -4)


def _relatives_of_past(stem: str) -> tuple[str, ...]:
    """Return other forms of the verb whose past the stem may be, third person: قتلت gives قتل, قتلوا, يقتل, تقتل."""
    base = stem
    for ending in ("وا", "ت", "تا", "ا"):
        if stem.endswith(ending) and len(stem) - len(ending) >= _ROOT:
            base = stem[: -len(ending)]
            break
    tail = base[1:] if base[0] in "اأ" and len(base) > _ROOT else base
    forms = (base + "ت", base + "وا", "ي" + tail, "ت" + tail, "سي" + tail)
    return tuple(form for form in forms if form != stem)


def _seen(known: Mapping[str, int], *forms: str) -> int:
    return sum(map(known.get, forms, repeat(0)))


def _verb_cues(known: Mapping[str, int], stem: str) -> list[str]:
    cues, rest, first, last = [], stem[1:], stem[0], stem[-1]
    bare = rest[:-1] if last == "ت" else rest
    if last == "ت":
        body = stem[:-1]
        cues.append(f"pvt={_known(known, 'ي' + body, 'ت' + body, body, body + 'وا')}")
        cues.append(f"marbuta={_known(known, body + 'ة', 'ال' + body + 'ة', 'ال' + stem)}")
    if first == "ا" and len(stem) > 3:
        cues.append(f"pv8={_known(known, 'ي' + rest, 'ت' + rest, 'ي' + bare, 'ست' + bare)}")
    elif first == "أ":
        cues.append(f"pv4={_known(known, 'ي' + rest, 'ت' + rest, 'ي' + bare, 'سي' + bare)}")
    elif first in _IMPERFECT:
        cues.append(f"iv={_known(known, 'ي' + rest, 'ت' + rest, 'ن' + rest, 'سي' + rest, 'ست' + rest, 'لي' + rest)}")
        cues.append(f"ivp={_known(known, rest, rest + 'ت', 'أ' + rest, 'ا' + rest)}")
    return cues


def _weak_cues(known: Mapping[str, int], stem: str, *, joined: bool) -> list[str]:
    """Return which forms are known of the verb with a weak or doubled root whose past the stem may be (رعت: يرعى)."""
    cues = []
    base = stem[:-1] if stem[-1] == "ت" else stem
    if joined and stem[-1] in "او":
        base = stem[:-1]
        cues.append(f"wv={stem[-1]}{_known(known, base + 'ى', base + 'وا', 'ي' + base + 'ى', 'ي' + base + 'ي')}")
    if stem[-1] == "ت" and 1 < len(base) <= 4:
        cues.append(f"wt={_known(known, base + 'ى', 'ي' + base + 'ي', 'ي' + base + 'ى', 'ت' + base, 'ي' + base)}")
    if len(base) == _ROOT and base[1] == "ا":
        cues.append(f"wh={_known(known, *(a + base[0] + b + base[2] for a in 'يت' for b in 'وي'))}")
    return cues


def _ending_cues(known: Mapping[str, int], stem: str) -> list[str]:
    body, article = stem[:-1], "ال" + stem[:-1]
    if stem.endswith(("ون", "ين")):
        return [f"mp={_known(known, stem[:-2])}"]
    if stem[-1] == "ا":
        return [f"acc={_known(known, body)}{_known(known, article)}"]
    return [f"nis={_known(known, stem + 'ة')}{_known(known, 'ال' + stem)}"] if stem[-1] == "ي" else []


def _name_cues(form: Form) -> list[str]:
    """Return what the lexicon of names says of the word: country, adjective of a people, given name, place, head."""
    key = (("ال" if "ال" in form.prefixes else "") + form.noun_stem,)
    cues = []
    if found := countries().get(key) or adjectives().get(key):
        cues.append("L=" + found.part)
    if key[0] in given_names():
        cues.append("L=common" if key[0] in ordinary_names() else "L=given")
    if place := shipped_gazetteer().get(key):
        cues.append("L=doubtful" if place.doubtful else "L=place")
    if heads().get(key):
        cues.append("L=head")
    return cues


def _known(known: Mapping[str, int], *forms: str) -> int:
    return sum(map(known.__contains__, forms))


def _size(number: int) -> int:
    return min(int(log2(number + 1)), 9)
