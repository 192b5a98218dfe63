"""Which words may name an event: the frames' words whose own conditions hold, one reading for each frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from waqai.claims.words import frame_readings, function_readings, readable
from waqai.lexicon.cues import CasualtyWord
from waqai.lexicon.frames import Frame, FrameForm, frames
from waqai.lexicon.words import folded_words_of
from waqai.model import EventType, Sentence, Token
from waqai.model.values import value

#: How many words before and after its own a frame looks for those that it needs, and for those that bar it.
NEEDED, BARRED = (4, 8), (2, 5)
_CARRIED = 6
_NOMINAL_PARTS = frozenset({"masdar", "noun"})


@value(frozen=True, slots=True)
class Trigger:
    """A word that may name an event of `frame`, read as `part` ("verb", "masdar", "noun" or "participle").

    `type` is that of the frame; None for a light verb, which names no event and is never judged.
    """

    index: int
    frame: Frame
    type: EventType | None
    part: str
    voice: str
    tense: str

    @property
    def nominal(self) -> bool:
        """Whether the word is a noun here."""
        return self.part in _NOMINAL_PARTS


def triggers_in(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Trigger]:
    """Yield every possible trigger of a sentence, in text order, light verbs left out."""
    for index in readable(frames(), tokens[sentence.first : sentence.last]):
        readings = [reading for reading in _readings_at(tokens, index, sentence) if not reading.frame.light]
        if not readings:
            continue
        by_frame: dict[str, list[FrameForm]] = {}
        for reading in _holding(readings, tokens, index, sentence):
            by_frame.setdefault(reading.frame.id, []).append(reading)
        for group in by_frame.values():
            yield _trigger(tokens, index, group)


def _readings_at(tokens: Sequence[Token], index: int, sentence: Sentence) -> tuple[FrameForm, ...]:
    """Return what token `index` may be as a word of a frame; a function word only directly behind إن or أن."""
    behind = index > sentence.first and tokens[index - 1].stem in folded_words_of("before_modal")
    return frame_readings(tokens[index]) or (function_readings(tokens[index]) if behind else ())


def carriers_in(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, Trigger]]:
    """Yield (event noun, light verb) for every light verb whose noun stands near behind it (شن هجوما)."""
    for index in readable(_light_words(), tokens[sentence.first : sentence.last]):
        readings = [reading for reading in frame_readings(tokens[index]) if reading.frame.light]
        holding = _holding(readings, tokens, index, sentence) if readings else []
        if not holding:
            continue
        light = _trigger(tokens, index, holding)
        for noun in range(index + 1, min(sentence.last, index + 1 + _CARRIED)):
            if _names_event(tokens, noun, sentence):
                yield noun, light
                break


@cache
def _light_words() -> frozenset[str]:
    """Return the forms of all light verbs, folded."""
    return frozenset(form for form, readings in frames().items() if any(reading.frame.light for reading in readings))


def _names_event(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Whether token `index` may be an event noun here."""
    readings = [r for r in frame_readings(tokens[index]) if not r.frame.light and r.form.part in _NOMINAL_PARTS]
    return bool(readings and _holding(readings, tokens, index, sentence))


def _holding(readings: Sequence[FrameForm], tokens: Sequence[Token], index: int, sentence: Sentence) -> list[FrameForm]:
    """Return the readings of token `index` whose frames' conditions hold."""
    wide = any(reading.frame.needs for reading in readings)
    narrow = any(reading.frame.bars for reading in readings)
    needed = nearby(tokens, index, sentence, NEEDED) if wide else frozenset()
    barred = nearby(tokens, index, sentence, BARRED) if narrow else frozenset()
    return [reading for reading in readings if _met(reading.frame, needed, barred)]


def conditions_hold(entry: Frame | CasualtyWord, tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Whether one of the entry's needed words, and none of its barred ones, stands near token `index`."""
    needed = nearby(tokens, index, sentence, NEEDED) if entry.needs else frozenset()
    barred = nearby(tokens, index, sentence, BARRED) if entry.bars else frozenset()
    return _met(entry, needed, barred)


def _met(entry: Frame | CasualtyWord, needed: AbstractSet[str], barred: AbstractSet[str]) -> bool:
    unmet = entry.needs and entry.needs.isdisjoint(needed)
    return not unmet and (not entry.bars or entry.bars.isdisjoint(barred))


def nearby(tokens: Sequence[Token], index: int, sentence: Sentence, reach: tuple[int, int]) -> AbstractSet[str]:
    """Return the folded words at most `reach` words (before, after) from token `index`, with and without clitics."""
    before, after = reach
    low, high = max(sentence.first, index - before), min(sentence.last, index + after + 1)
    around = (*tokens[low:index], *tokens[index + 1 : high])
    words = {token.fold for token in around}
    words.update([token.stem for token in around])
    words.update(["ال" + token.stem for token in around if token.definite])
    words.update([token.stem[:-1] + "ه" for token in around if token.suffix and token.stem.endswith("ت")])
    return words


def _trigger(tokens: Sequence[Token], index: int, readings: Sequence[FrameForm]) -> Trigger:
    best = max(readings, key=lambda reading: _plausible(tokens, index, reading))
    form = best.form
    return Trigger(index, best.frame, best.frame.type, form.part, form.voice, form.tense)


def _plausible(tokens: Sequence[Token], index: int, reading: FrameForm) -> float:
    """Prefer the part of speech that the tagger saw, then what the neighbours allow."""
    token, part = tokens[index], reading.form.part
    verb = part == "verb"
    score = 2.0 * (verb == (token.upos in {"VERB", "AUX"}))
    if token.definite or token.preposition:
        score += 2.0 * (not verb)
    if part == "masdar":
        score += 0.2
    if part == "participle":
        score += 0.5 * (token.upos == "ADJ") - 0.1
    return score
