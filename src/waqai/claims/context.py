"""What is known around the triggers of a report before any of them is judged: computed once, read by all features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Final

from waqai.claims.attribution import Saying, find_sayings
from waqai.claims.reader import Reader
from waqai.claims.readings import Reading, Readings, steps
from waqai.claims.scene import Party, Scene
from waqai.claims.status import Marked, planned, status_marks
from waqai.claims.subjects import Arguments, Carrying, arguments_of
from waqai.claims.surroundings import Surroundings
from waqai.claims.syntax import Tallies, preposition_of
from waqai.claims.triggers import Trigger, triggers_in
from waqai.claims.voicing import Passive, voiced
from waqai.claims.words import readable, relation_readings
from waqai.lexicon.cues import relation_words
from waqai.model import EventType, Phrase, Sentence
from waqai.model.values import value
from waqai.scorer import Bundle

#: Speech acts: whoever does one may go on speaking (وقال إن).
_SPEECH_ACTS = frozenset({
    EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT,
})  # fmt: skip

_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20)


class _Buckets(dict[int, str]):
    """Each small count and its order of size."""

    def __init__(self) -> None:
        super().__init__(
            (value, str(next(limit for limit in _LIMITS if value <= limit))) for value in range(_LIMITS[-1] + 1)
        )

    def __missing__(self, value: int) -> str:
        return "far" if value > 0 else "0"


#: Returns a small count as it is and a large one as its order of size.
bucket: Final[Callable[[int], str]] = _Buckets().__getitem__


@value(frozen=True, slots=True, weakref_slot=True)
class Context:
    """A scene with its possible triggers (in text order), sayings, and status cues per sentence.

    `words_of` gives where the words of a type, and of a frame by its id, stand; `numbers` gives the sentence of every
    token, `clauses` the first token of every clause, `governors` the preposition before every party, place and time;
    `arguments` are those of every verb; `cue_tokens` are those of the reporting words and the one behind each;
    `relation_words` gives the lasting relations that a word speaks for, where it speaks for any. `said_of`,
    `surroundings_of`, `parties_of`, `antecedents_of` and `kept` keep what was worked out.
    """

    scene: Scene
    triggers: Sequence[Trigger]
    sayings: Sequence[Saying]
    marks: dict[int, tuple[Marked, ...]]
    numbers: Sequence[int]
    clauses: Sequence[int]
    trigger_starts: Sequence[int]
    tallies: Tallies
    governors: dict[int, str]
    mention_count: Counter[str]
    saying_count: Counter[str]
    arguments: dict[int, Arguments]
    cue_tokens: frozenset[int]
    carrying: Carrying
    relation_words: Mapping[int, frozenset[str]]
    said_of: dict[int, Sequence[Saying]] = field(default_factory=dict)
    surroundings_of: dict[int, Surroundings] = field(default_factory=dict)
    parties_of: dict[int, Sequence[Party]] = field(default_factory=dict)
    antecedents_of: dict[int, Mapping[str, int]] = field(default_factory=dict)
    reader: Reader | None = None
    kept: list[Readings] = field(default_factory=list)
    words_of: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, reader: Reader | None = None, passive: Passive = lambda *_: "") -> Context:
        """Gather the context of a scene; without a reader nothing is read, `passive` tells voices apart."""
        sentences, numbers = scene.analysis.sentences, _sentence_numbers(scene)
        arguments = arguments_of(scene)
        marks = {sentence.first: status_marks(scene, sentence) for sentence in sentences}
        triggers = [
            voiced(scene.analysis, planned(scene, trigger, marks[sentence.first]), passive)
            for sentence in sentences
            for trigger in triggers_in(scene.tokens, sentence)
        ]
        acts = [trigger.index for trigger in triggers if trigger.type in _SPEECH_ACTS and not trigger.nominal]
        sayings = find_sayings(scene, arguments, acts)
        return cls(
            scene=scene,
            reader=reader,
            triggers=triggers,
            sayings=sayings,
            cue_tokens=frozenset(at for saying in sayings for at in range(saying.cue, saying.cue_last + 1)),
            marks=marks,
            numbers=numbers,
            clauses=[clause[0] for sentence in sentences for clause in sentence.clauses],
            tallies=Tallies.of(scene.tokens),
            governors=_governors(scene, numbers),
            trigger_starts=[trigger.index for trigger in triggers],
            words_of=_words_of(triggers),
            mention_count=Counter(party.entity for party in scene.parties),
            saying_count=Counter(speaker for saying in sayings for speaker in set(saying.speakers)),
            arguments=arguments,
            carrying=Carrying.of(scene),
            relation_words=_relation_words(scene),
        )

    def triggers_between(self, first: int, last: int) -> Sequence[Trigger]:
        """Return the possible triggers in tokens `[first, last)`."""
        return self.triggers[bisect_left(self.trigger_starts, first) : bisect_left(self.trigger_starts, last)]

    def words_between(self, of: str, first: int, last: int) -> int:
        """Return how many words in tokens `[first, last)` may tell an event of a type, or by the frame of an id."""
        at = self.words_of.get(of, ())
        return bisect_left(at, last) - bisect_left(at, first)

    def doers(self, noun: int) -> Sequence[Party]:
        """Return the subjects of the verbs that have the noun at token `noun` for their object."""
        return [party for verb in self.carrying.by_object.get(noun, ()) for party in self.arguments[verb].subject]

    def sufferers(self, noun: int) -> Sequence[Party]:
        """Return the objects of the verbs that have the noun at token `noun` for their subject."""
        return [party for verb in self.carrying.by_subject.get(noun, ()) for party in self.arguments[verb].object]

    def object_of(self, verb: int) -> int | None:
        """Return the head word of the object of the verb at token `verb`, None where it has none."""
        return self.carrying.objects.get(verb)

    def phrase_of(self, index: int) -> Phrase | None:
        """Return the noun phrase that holds token `index`, or None."""
        phrases = self.scene.analysis.phrases
        place = bisect_right(phrases, index, key=lambda phrase: phrase.first) - 1
        return phrases[place] if place >= 0 and index < phrases[place].last else None

    def sayings_over(self, index: int) -> Sequence[Saying]:
        """Return the sayings whose content holds token `index`."""
        if index not in self.said_of:
            over = [saying for saying in self.sayings if saying.first <= index < saying.last and saying.cue != index]
            self.said_of[index] = over
        return self.said_of[index]

    def sayings_in(self, sentence: Sentence) -> Sequence[Saying]:
        """Return the sayings whose word stands in a sentence."""
        low, high = (
            bisect_left(self.sayings, at, key=lambda saying: saying.cue) for at in (sentence.first, sentence.last)
        )
        return self.sayings[low:high]

    def surroundings(self, index: int) -> Surroundings:
        """Return what stands near token `index`."""
        if index not in self.surroundings_of:
            self.surroundings_of[index] = Surroundings.of(self.scene, index)
        return self.surroundings_of[index]

    @property
    def readings(self) -> Readings | None:
        """What the reader says of the report, None without a reader."""
        if self.reader and not self.kept:
            self.kept.append(Readings(self, self.reader))
        return self.kept[0] if self.kept else None

    def reading(self, trigger: Trigger) -> Reading:
        """Return what the reader says of who takes part in the event of a trigger."""
        return self.readings.parts(trigger) if self.readings else {}

    def reader_says(self, trigger: Trigger, part: str, first: int) -> Bundle:
        """Return what the reader says of the filler at token `first` taking a part, as features."""
        return steps(part, self.reading(trigger), first)

    def sentence(self, index: int) -> Sentence:
        """Return the sentence of token `index`."""
        return self.scene.analysis.sentences[self.numbers[index]]

    def number(self, index: int) -> int:
        """Return the number of the sentence of token `index`, from 0."""
        return self.numbers[index]

    def clause(self, index: int) -> int:
        """Return the number of the clause of token `index`, counted over the whole report."""
        return bisect_right(self.clauses, index)

    def parties(self, index: int) -> Sequence[Party]:
        """Return the parties in the sentence of token `index`, those inside another left out."""
        number = self.numbers[index]
        if number not in self.parties_of:
            sentence = self.scene.analysis.sentences[number]
            self.parties_of[number] = self.scene.outer_in(sentence.first, sentence.last)
        return self.parties_of[number]


def _governors(scene: Scene, numbers: Sequence[int]) -> dict[int, str]:
    """Return first token → the preposition before it, for every party, place and time."""
    firsts = {p.first for p in scene.parties} | {row.first for row in (*scene.places, *scene.times)}
    sentences = scene.analysis.sentences
    return {first: preposition_of(scene.tokens, first, sentences[numbers[first]]) for first in firsts}


def _words_of(triggers: Iterable[Trigger]) -> dict[str, list[int]]:
    """Return where the words stand that may tell an event of each type, and by each frame, in text order."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for trigger in triggers:
        found[trigger.frame.id][trigger.index] = None
        if trigger.type:
            found[trigger.type][trigger.index] = None
    return {name: list(at) for name, at in found.items()}


def _relation_words(scene: Scene) -> dict[int, frozenset[str]]:
    read = ((at, relation_readings(scene.tokens[at])) for at in readable(relation_words(), scene.tokens))
    return {index: frozenset(word.relation for word in words) for index, words in read if words}


def _sentence_numbers(scene: Scene) -> list[int]:
    """Return the number of the sentence of every token."""
    numbers = [0] * len(scene.tokens)
    for number, sentence in enumerate(scene.analysis.sentences):
        numbers[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    return numbers
