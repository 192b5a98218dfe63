"""What one printed word says by itself: its clitics, its article, its stem, and where the stem stands in it."""

from __future__ import annotations

from functools import cache, lru_cache
from sys import intern
from typing import Final

from waqai.language.counts import shipped_counts
from waqai.language.spelling import usual
from waqai.language.splits import ALONE, CONJUNCTIONS, PRONOUNS, best_split
from waqai.lexicon.verbs import verbs
from waqai.lexicon.words import word_lists, words_of
from waqai.model.text import Reading, fold, plain
from waqai.model.values import value

_SHORTEST: Final = 2
#: A form as frequent as this is split behind a conjunction as it is alone (و + ل + ال + جيش).
_COMMON: Final = 20
_ARTICLE: Final = "ال"
_THEY: Final = "وا"
_BEFORE_VERBS: Final = CONJUNCTIONS + "ل"
_IMPERFECT: Final = "يت"
_SEPARATE: Final = ("ني", "ي")


@value(frozen=True, slots=True)
class Split:
    """One way to split a word: `prefixes` from the outside in, `stem` and `suffix` in plain spelling.

    `skip` is how many plain characters stand before the part that `Token.stem_span` covers.
    """

    prefixes: tuple[str, ...]
    stem: str
    suffix: str
    skip: int


@value(frozen=True, slots=True)
class Form:
    """All that one printed form says by itself; `start` and `end` are `Token.stem_span` within the form.

    `core` is the stem as printed, in plain and usual spelling. `stem` and `noun_stem` are folded and spelt as they
    stand without a pronoun; the second holds where the word is a noun (وزارتها: وزارت, وزاره).
    """

    plain: str
    fold: str
    prefixes: tuple[str, ...]
    core: str
    stem: str
    noun_stem: str
    suffix: str
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def form_of(printed: str) -> Form:
    """Return the form of one printed word."""
    word = plain(printed).replace(" ", "") or printed
    split = split_word(usual(word))
    start, end = split.skip, len(word) - len(split.suffix)
    if word != printed:
        start, end = _printed_range(printed, word, start, end)
    stem = restored_stem(split)
    key, noun = fold(stem) or stem, fold(noun_stem(split, stem)) or stem
    return Form(
        plain=intern(word),  # many forms share a spelling or a stem, and tens of thousands are kept
        fold=intern(fold(word) or word),
        prefixes=split.prefixes,
        core=intern(split.stem),
        stem=intern(key),
        noun_stem=intern(noun),
        suffix=intern(fold(split.suffix)),
        start=start,
        end=end,
    )


def _printed_range(printed: str, word: str, start: int, end: int) -> tuple[int, int]:
    reading = Reading.plain(printed)
    if reading.value != word:
        return 0, len(printed)
    span = reading.span(start, end)
    return span.start, span.end


@lru_cache(maxsize=1 << 12)
def mark_form(printed: str) -> Form:
    """Return the form of a number, a Latin word or a mark, which is never split."""
    word, key = plain(printed) or printed, fold(printed) or printed
    return Form(word, key, (), word, key, key, "", 0, len(printed))


def split_word(word: str) -> Split:
    """Return the best split of a word in plain spelling."""
    if len(word) <= 1:
        return Split((), word, "", 0)
    if (known := _known(word)) is not None:
        return known
    if word[0] in CONJUNCTIONS and (known := _known(word[1:])) is not None:
        return _joined(word[0], known)
    prefixes, start, end = best_split(word)
    if not prefixes and end == len(word) and _hides_verb(word):
        return Split((word[0],), word[1:], "", 1)
    if prefixes and prefixes[0] in CONJUNCTIONS and shipped_counts().get(word[1:], 0) >= _COMMON:
        rest = split_word(word[1:])
        if not rest.prefixes or rest.prefixes[0] not in CONJUNCTIONS:
            return _joined(word[0], rest)
    return _without_article(word, prefixes, start, end)


def _hides_verb(word: str) -> bool:
    """Whether a rare word is a known verb in the plural behind a particle (فأفرجوا، ليهاجموا): no noun ends so."""
    if not word.endswith(_THEY) or word[0] not in _BEFORE_VERBS or fold(word) in verbs():
        return False
    return fold(word[1:]) in verbs() and (word[0] in CONJUNCTIONS or word[1] in _IMPERFECT)


def _joined(conjunction: str, rest: Split) -> Split:
    return Split((conjunction, *rest.prefixes), rest.stem, rest.suffix, rest.skip + 1)


def settled_news_words() -> dict[str, frozenset[int]]:
    """Return the cuts of the words of the news that the lexicon settles: examples to learn from."""
    tabled = _tabled_words()
    cuts: dict[str, frozenset[int]] = {}
    for entry in word_lists():
        if entry.id.startswith("news_"):
            for word in (joined.replace("+", "") for joined in entry.words):
                split = tabled.get(word, Split((), word, "", 0))
                ends = {sum(map(len, split.prefixes[: i + 1])) for i in range(len(split.prefixes))}
                cuts[word] = frozenset(ends | ({len(word) - len(split.suffix)} if split.suffix else set()))
    return cuts


def cuts_of(form: Form) -> frozenset[int]:
    """Return the positions inside the plain word where a clitic begins or ends, the article left on its noun."""
    ends, at = set(), 0
    for prefix in form.prefixes:
        if prefix != _ARTICLE:
            at += len(prefix)
            ends.add(at)
    return frozenset(ends | ({len(form.plain) - len(form.suffix)} if form.suffix else set()))


def _known(word: str) -> Split | None:
    if word in _tabled_words():
        return _tabled_words()[word]
    return Split((), word, "", 0) if word in _whole_words() else None


@cache
def _whole_words() -> frozenset[str]:
    single = words_of(
        "whole", "preposition", "conjunction", "coordinator", "subordinator", "relative", "demonstrative", "pronoun",
        "particle", "adverb", "auxiliary", "determiner", "relative_loose",
    )  # fmt: skip
    return frozenset(word for word in single if " " not in word and len(word) > 1)


@cache
def _tabled_words() -> dict[str, Split]:
    """Return the splits of function words: with a pronoun (عليه، لكنها), and those the lexicon gives (ب+ما)."""
    table: dict[str, Split] = {}
    for base in words_of("takes_pronoun"):
        for pronoun in PRONOUNS:
            if pronoun not in _SEPARATE and base + pronoun not in _whole_words():
                table[base + pronoun] = Split((), base, pronoun, 0)
    for joined in words_of("joined"):
        *prefixes, stem, suffix = joined.split("+")
        skip = sum(map(len, prefixes))
        table["".join((*prefixes, stem, suffix))] = Split(tuple(prefixes), stem, suffix, skip)
    return table


def _without_article(word: str, prefixes: tuple[str, ...], start: int, end: int) -> Split:
    stem, suffix = word[start:end], word[end:]
    if not suffix and stem.startswith(_ARTICLE) and _is_article(stem):
        return Split((*prefixes, _ARTICLE), stem[len(_ARTICLE) :], "", start)
    if not suffix and prefixes and prefixes[-1] == "ل" and stem[0] == "ل" and len(stem) > _SHORTEST:
        noun = _elided(stem)
        return Split((*prefixes, _ARTICLE), noun, "", start - 1) if noun else Split(prefixes, stem, "", start)
    return Split(prefixes, stem, suffix, start)


def _is_article(stem: str) -> bool:
    """Whether the alef and lam in front are the article: not in التزام, التقى, الله."""
    noun = stem[len(_ARTICLE) :]
    if len(noun) < _SHORTEST or stem in _whole_words():
        return False
    if not noun.startswith("ت"):
        return True
    get = shipped_counts().get
    return get(noun, 0) + get("لل" + noun, 0) >= get(_ARTICLE + stem, 0) + get("ل" + stem, 0) + get(stem, 0) // 50


def _elided(stem: str) -> str:
    """Return the noun whose article li has swallowed (ل + لسلطة: سلطة; ل + لجنة: لجنة), "" where there is none."""
    get = shipped_counts().get
    numbers = {
        "": 0 if best_split(stem).prefixes else get(stem, 0),
        stem: get(_ARTICLE + stem, 0),
        stem[1:]: get(_ARTICLE + stem[1:], 0) + get("لل" + stem[1:], 0) + 1,
    }
    return max(numbers, key=lambda noun: numbers[noun])


def restored_stem(split: Split) -> str:
    """Return the stem as it is spelt without its pronoun: قتلوه gives قتلوا, أبناؤه gives أبناء."""
    stem, get = split.stem, shipped_counts().get
    if not split.suffix or len(stem) <= _SHORTEST or stem[-1] not in "ؤئاو":
        return stem
    other = stem + "ا" if stem[-1] == "و" else stem[:-1] + ALONE[stem[-1]]
    return other if get(other, 0) > get(stem, 0) else stem


def noun_stem(split: Split, stem: str) -> str:
    """Return the stem that a noun has: a t before the pronoun is a ta marbuta unless the noun is known to end in t."""
    if not split.suffix or stem[-1] != "ت" or len(stem) <= _SHORTEST:
        return stem
    get, marbuta = shipped_counts().get, stem[:-1] + "ة"
    with_marbuta = get(marbuta, 0) + get(_ARTICLE + marbuta, 0)
    return marbuta if with_marbuta > get(stem, 0) // 10 + get(_ARTICLE + stem, 0) else stem
