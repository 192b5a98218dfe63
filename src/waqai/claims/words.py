"""Reads a printed word, its clitics taken off, as a word of a frame or a cue."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from waqai.lexicon.cues import (
    CasualtyWord,
    CueForm,
    RelationWord,
    StateWord,
    StatusCue,
    StatusForm,
    casualty_words,
    relation_words,
    reporting_words,
    state_words,
    status_words,
)
from waqai.lexicon.frames import FrameForm, frames
from waqai.lexicon.inflect import Form
from waqai.lexicon.words import folded_words_of
from waqai.model import Token

Reading = TypeVar("Reading", FrameForm, CueForm, StatusForm, CasualtyWord, RelationWord, StateWord)


def fits(form: Form, prefixes: tuple[str, ...], pronoun: str) -> bool:
    """Whether a form may carry these clitics: no article on verbs, no sa- on nouns, no pronoun on a ta marbuta."""
    if form.part == "verb":
        if "ال" in prefixes or "ب" in prefixes or "ك" in prefixes:
            return False
        return pronoun != "ي" and (form.tense == "present" or not {"س", "ل"} & set(prefixes))
    return "س" not in prefixes and pronoun != "ني"


@cache
def _whole_words() -> frozenset[str]:
    return folded_words_of("preposition", "conjunction", "subordinator", "relative", "pronoun")


def _readings(index: Callable[[], Mapping[str, tuple[Reading, ...]]], token: Token) -> tuple[Reading, ...]:
    if token.stem not in index() and not token.future:
        return ()
    if token.kind != "word" or token.fold in _whole_words():
        return ()
    return _fitting(index, token.stem, token.prefixes, token.suffix)


def readable(words: Container[str], tokens: Iterable[Token]) -> list[int]:
    """Return the indices of the tokens that may be one of `words`, in order; no other has a reading among them.

    The future particle may be the first letter of the word.
    """
    return [token.index for token in tokens if token.stem in words or "س" in token.prefixes]


@lru_cache(maxsize=1 << 14)
def _fitting(
    index: Callable[[], Mapping[str, tuple[Reading, ...]]], stem: str, prefixes: tuple[str, ...], suffix: str
) -> tuple[Reading, ...]:
    own = tuple(reading for reading in index().get(stem, ()) if fits(reading.form, prefixes, suffix))
    if "س" not in prefixes:
        return own
    outer = tuple(prefix for prefix in prefixes if prefix != "س")
    return own + tuple(reading for reading in index().get("س" + stem, ()) if fits(reading.form, outer, suffix))


def frame_readings(token: Token) -> tuple[FrameForm, ...]:
    """Return what the word may be as a word of a frame; empty where the lexicon does not know it."""
    return _readings(frames, token)


def function_readings(token: Token) -> tuple[FrameForm, ...]:
    """Return what a bare function word may be as a noun of a frame (إن على الطرفين أن); empty for all other words."""
    if token.prefixes or token.suffix or token.fold not in _whole_words():
        return ()
    return tuple(reading for reading in frames().get(token.stem, ()) if reading.form.part == "noun")


@cache
def _cue_index() -> Mapping[str, tuple[CueForm, ...]]:
    return {key: (form,) for key, form in reporting_words().items()}


def reporting_reading(token: Token) -> CueForm | None:
    """Return the reporting cue that the word is a form of, or None."""
    return next(iter(_readings(_cue_index, token)), None)


@cache
def _status_index() -> Mapping[str, tuple[StatusForm, ...]]:
    return {key: (form,) for key, form in status_words().items()}


def status_reading(token: Token) -> StatusCue | None:
    """Return the status cue that the word is a form of (يعتزم), or None."""
    reading = next(iter(_readings(_status_index, token)), None)
    return reading.cue if reading else None


def casualty_readings(token: Token) -> tuple[CasualtyWord, ...]:
    """Return what the word may say happened to counted people; empty where it says nothing."""
    return _readings(casualty_words, token)


def relation_readings(token: Token) -> tuple[RelationWord, ...]:
    """Return the lasting relations that the word speaks for; empty where it speaks for none."""
    return _readings(relation_words, token)


def state_readings(token: Token) -> tuple[StateWord, ...]:
    """Return the states of negotiations and truces that the word speaks for; empty where it speaks for none."""
    return _readings(state_words, token)
