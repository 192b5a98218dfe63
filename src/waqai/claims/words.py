"""Reads a printed word as a word of a frame: every way to take off its clitics, against the lexicon's forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from waqai.lexicon.cues import CasualtyWord, CueForm, StatusCue, StatusForm, casualty_words, reporting_words, status_words
from waqai.lexicon.frames import FrameForm, frames
from waqai.lexicon.inflect import Form
from waqai.lexicon.words import words_of
from waqai.model import Token, fold

Reading = TypeVar("Reading", FrameForm, CueForm, StatusForm, CasualtyWord)

_PREFIXES: tuple[tuple[str, ...], ...] = (
    (), ("و",), ("ف",), ("ال",), ("و", "ال"), ("ف", "ال"), ("ب",), ("ل",), ("ك",), ("ب", "ال"), ("ل", "ال"), ("ك", "ال"),
    ("و", "ب"), ("و", "ل"), ("و", "ب", "ال"), ("و", "ل", "ال"), ("س",), ("و", "س"), ("ف", "س"), ("ف", "ل"), ("ف", "ب"),
)  # fmt: skip
_PRONOUNS = ("", "هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ي", "ك")
_SHORTEST = 2


@lru_cache(maxsize=1 << 16)
def splits(word: str) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Return every (prefixes, core, pronoun) of a folded word whose core has at least two letters."""
    return tuple(_splits(word))


def _splits(word: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for prefixes in _PREFIXES:
        core = _without(word, prefixes)
        if core is None:
            continue
        for pronoun in _PRONOUNS:
            bare = core[: len(core) - len(pronoun)] if pronoun and core.endswith(pronoun) else core
            if (bare != core or not pronoun) and len(bare) >= _SHORTEST and not ("ال" in prefixes and pronoun):
                yield prefixes, bare, pronoun


def _without(word: str, prefixes: tuple[str, ...]) -> str | None:
    printed = "".join(prefixes)
    if prefixes[-2:] == ("ل", "ال"):
        printed = "".join(prefixes[:-1]) + "ل"  # li swallows the alef of the article
    return word[len(printed) :] if word.startswith(printed) else None


def fits(form: Form, prefixes: tuple[str, ...], pronoun: str) -> bool:
    """Whether a form may carry these clitics: no article on verbs, no sa- on nouns, no pronoun on a ta marbuta."""
    if form.part == "verb":
        if "ال" in prefixes or "ب" in prefixes or "ك" in prefixes:
            return False
        if "س" in prefixes or "ل" in prefixes:
            return form.tense == "present"
        return not (pronoun == "ي")
    if "س" in prefixes or (pronoun and form.key.endswith("ه")):
        return False
    return not (pronoun == "ني")


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(fold(word) for word in words_of("preposition", "conjunction", "subordinator", "relative", "pronoun"))


def _readings(index: Mapping[str, tuple[Reading, ...]], token: Token) -> tuple[Reading, ...]:
    if token.kind != "word" or token.fold in _whole_words():
        return ()
    own = [r for r in index.get(token.stem, ()) if fits(r.form, token.prefixes, token.suffix)]
    if own:
        return tuple(own)
    return tuple(
        reading
        for prefixes, core, pronoun in splits(token.fold)
        for reading in index.get(core, ())
        if fits(reading.form, prefixes, pronoun)
    )


def frame_readings(token: Token) -> tuple[FrameForm, ...]:
    """Return what the word may be as a word of a frame; empty where the lexicon does not know it."""
    return _readings(frames(), token)


@cache
def _cue_index() -> Mapping[str, tuple[CueForm, ...]]:
    return {key: (form,) for key, form in reporting_words().items()}


def reporting_reading(token: Token) -> CueForm | None:
    """Return the reporting cue that the word is a form of, or None."""
    return next(iter(_readings(_cue_index(), token)), None)


@cache
def _status_index() -> Mapping[str, tuple[StatusForm, ...]]:
    return {key: (form,) for key, form in status_words().items()}


def status_reading(token: Token) -> StatusCue | None:
    """Return the status cue that the word is a form of (يعتزم), or None."""
    reading = next(iter(_readings(_status_index(), token)), None)
    return reading.cue if reading else None


def casualty_readings(token: Token) -> tuple[CasualtyWord, ...]:
    """Return what the word may say happened to counted people; empty where it says nothing."""
    return _readings(casualty_words(), token)
