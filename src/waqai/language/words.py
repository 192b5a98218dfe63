"""Splits a printed word into conjunction, preposition, article, future particle, stem and attached pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import Final

from waqai.language.counts import shipped_counts
from waqai.lexicon.words import words_of
from waqai.model.text import Reading, fold, plain

PRONOUNS: Final = ("هما", "كما", "كم", "كن", "ها", "هم", "هن", "نا", "ني", "ه", "ك", "ي")
CONJUNCTIONS: Final = ("و", "ف")
PREPOSITIONS: Final = ("ب", "ل", "ك")
_IMPERFECT: Final = frozenset("يتنأ")
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Split:
    """One way to split a word: `prefixes` from the outside in, `stem` and `suffix` in plain spelling.

    `skip` is how many plain characters stand before the part that `Token.stem_span` covers.
    """

    prefixes: tuple[str, ...]
    stem: str
    suffix: str
    skip: int


@dataclass(frozen=True, slots=True)
class Form:
    """All that one printed form says by itself; `start` and `end` are `Token.stem_span` within the form.

    `stem` is folded; `noun_stem` is the stem that holds where the word is a noun (وزارتها: وزارت, وزاره).
    """

    plain: str
    fold: str
    split: Split
    stem: str
    noun_stem: str
    suffix: str
    start: int
    end: int


@lru_cache(maxsize=1 << 17)
def form_of(printed: str) -> Form:
    """Return the form of one printed word."""
    word = plain(printed).replace(" ", "") or printed
    split = split_word(word)
    start, end = split.skip, len(word) - len(split.suffix)
    if word != printed:
        span = Reading.plain(printed).span(start, end) if plain(printed) == word else None
        start, end = (span.start, span.end) if span else (0, len(printed))
    stem = restored_stem(split)
    noun = noun_stem(split, stem)
    return Form(word, fold(word), split, fold(stem), fold(noun), fold(split.suffix), start, end)


@lru_cache(maxsize=1 << 14)
def mark_form(printed: str) -> Form:
    """Return the form of a number, a Latin word or a mark, which is never split."""
    word = plain(printed) or printed
    key = fold(printed) or printed
    return Form(word, key, Split((), word, "", 0), key, key, "", 0, len(printed))


def restored_stem(split: Split) -> str:
    """Return the stem as it is spelt without its pronoun: قتلوه gives قتلوا, أبناؤه gives أبناء."""
    stem, counts = split.stem, shipped_counts()
    if not split.suffix or len(stem) <= _SHORTEST:
        return stem
    last = stem[-1]
    if last in "ؤئ":
        return stem[:-1] + "ء" if counts.get(stem[:-1] + "ء", 0) > counts.get(stem, 0) else stem
    other = {"ا": stem[:-1] + "ى", "و": stem + "ا"}.get(last)
    return other if other and counts.get(other, 0) > counts.get(stem, 0) else stem


def noun_stem(split: Split, stem: str) -> str:
    """Return the stem that a noun has: a t before the pronoun is a ta marbuta unless the stem ends in -at."""
    if not split.suffix or not stem.endswith("ت") or len(stem) <= _SHORTEST:
        return stem
    counts = shipped_counts()
    marbuta = stem[:-1] + "ة"
    return marbuta if _seen(counts, marbuta) > _seen(counts, stem) else stem


def _seen(counts: object, noun: str) -> int:
    get = counts.get  # type: ignore[attr-defined]
    return int(get(noun, 0) + get("ال" + noun, 0))


def split_word(word: str) -> Split:
    """Return the best split of a word in plain spelling."""
    if len(word) <= 1:
        return Split((), word, "", 0)
    whole, tabled = _whole_words(), _tabled_words()
    if word in tabled:
        return tabled[word]
    if word in whole:
        return Split((), word, "", 0)
    if word[0] in CONJUNCTIONS and word[1:] in tabled:
        inner = tabled[word[1:]]
        return Split((word[0], *inner.prefixes), inner.stem, inner.suffix, inner.skip + 1)
    if word[0] in CONJUNCTIONS and word[1:] in whole:
        return Split((word[0],), word[1:], "", 1)
    return max(candidates(word), key=_rule_score)


@cache
def _whole_words() -> frozenset[str]:
    single = words_of(
        "whole", "preposition", "conjunction", "coordinator", "subordinator", "relative", "demonstrative", "pronoun",
        "particle", "adverb", "auxiliary", "determiner",
    )  # fmt: skip
    return frozenset(word for word in single if " " not in word and len(word) > 1 and word not in _tabled_words())


@cache
def _tabled_words() -> dict[str, Split]:
    table: dict[str, Split] = {}
    bases = {w: w for w in words_of("preposition") if " " not in w and len(w) > 1 and w[0] not in "بل"}
    bases |= {"علي": "علي", "إلي": "إلي", "لدي": "لدي", "ل": "ل", "ب": "ب", "ب‎": "ب", "عند": "عند", "بين": "بين"}
    bases |= {"أن": "أن", "إن": "إن", "لأن": "لأن", "لكن": "لكن", "كأن": "كأن", "بأن": "بأن"}
    for base in bases.values():
        for pronoun in PRONOUNS:
            if pronoun not in {"ي", "ني"} or base in {"ل", "ب", "مع", "عند"}:
                table[base + pronoun] = Split((), base, pronoun, 0)
    for word, stem in {"مني": "من", "عني": "عن", "منا": "من", "عنا": "عن"}.items():
        table[word] = Split((), stem, word[len(stem) - 1 :] if word.endswith("ني") else "نا", 0)
    for word in ("بأن", "لأن", "كأن", "بما", "لما", "كما", "بل", "لم", "بي", "بك", "لك", "منا", "منها"):
        if word in {"بما", "لما", "كما", "بل", "لم", "بي", "منا"}:
            table.pop(word, None)
    for word in ("بهذا", "بهذه", "لهذا", "لهذه", "كهذا", "كهذه", "بذلك", "بتلك", "لتلك", "بكل", "لكل", "ببعض", "لبعض"):
        table[word] = Split((word[0],), word[1:], "", 1)
    return table


def candidates(word: str) -> list[Split]:
    """Return every legal split of a word in plain spelling, the unsplit word first."""
    found = [Split((), word, "", 0)]
    heads: list[tuple[tuple[str, ...], int]] = [((), 0)]
    if word[0] in CONJUNCTIONS and len(word) > _SHORTEST:
        heads.append(((word[0],), 1))
    for prefixes, start in heads:
        found.extend(_inner(word, prefixes, start))
    return found


def _inner(word: str, prefixes: tuple[str, ...], start: int) -> list[Split]:
    rest = word[start:]
    starts: list[tuple[tuple[str, ...], int, int]] = [(prefixes, start, start)]  # prefixes, stem start, skip
    if rest.startswith("ال"):
        starts.append(((*prefixes, "ال"), start + 2, start))
    if rest[0] in PREPOSITIONS:
        preposition = (*prefixes, rest[0])
        starts.append((preposition, start + 1, start + 1))
        if rest.startswith(("بال", "كال")):
            starts.append(((*preposition, "ال"), start + 3, start + 1))
        if rest.startswith("لل"):
            starts.append(((*preposition, "ال"), start + 2, start))
            starts.append(((*preposition, "ال"), start + 1, start))
    if rest[0] == "س" and len(rest) > 1 and rest[1] in _IMPERFECT:
        starts.append(((*prefixes, "س"), start + 1, start + 1))
    return [split for head in starts for split in _with_suffixes(word, *head)]


def _with_suffixes(word: str, prefixes: tuple[str, ...], start: int, skip: int) -> list[Split]:
    stem = word[start:]
    found = [Split(prefixes, stem, "", skip)] if len(stem) >= _SHORTEST and prefixes else []
    if "ال" in prefixes:
        return found
    return found + [
        Split(prefixes, stem[: -len(p)], p, skip)
        for p in PRONOUNS
        if stem.endswith(p) and len(stem) - len(p) >= _SHORTEST and stem[-len(p) - 1] not in "ةى"
    ]


_BONUS: Final = {
    "و": 2.5, "ف": 0.5, "ب": 0.8, "ل": 0.8, "ك": -1.5, "س": 2.0, "ال": 3.0,
    "ه": 1.5, "ها": 2.5, "هم": 1.5, "هما": 2.0, "نا": 0.0, "ني": 1.0,
}  # fmt: skip


def _rule_score(split: Split) -> float:
    """Return how likely the split is by the counts of its stem and by the habits of each clitic."""
    return _frequency(split) + sum(_BONUS.get(part, -3.0) for part in (*split.prefixes, split.suffix) if part)


@lru_cache(maxsize=1 << 16)
def _stem_count(stem: str) -> int:
    counts = shipped_counts()
    total = counts.get(stem, 0) + counts.get("ال" + stem, 0)
    return total


def _frequency(split: Split) -> float:
    counts, stem = shipped_counts(), split.stem
    if not split.prefixes and not split.suffix:
        return log(counts.get(stem, 0) + 0.1)
    if "ال" in split.prefixes:
        return log(counts.get("ال" + stem, 0) + 0.1)
    number = _stem_count(stem)
    if split.suffix:
        number += counts.get(stem[:-1] + "ة", 0) if stem.endswith("ت") else 0
        number += counts.get(restored_stem(split), 0)
    return log(number + 0.1)
