"""Who says so: reporting words, their speakers, and how far what they say reaches.

Source: codebook §2, Sources; the source, cue and content triple follows the PARC attribution scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from waqai.claims.scene import Party, Scene, starting_in
from waqai.claims.speakers import (
    CLOSING,
    agree,
    in_front,
    in_paper,
    is_elided,
    joined_behind,
    opening,
    stands_behind,
    subjects_before,
)
from waqai.claims.subjects import OWN_SUBJECT, Arguments, main_arguments, next_arguments
from waqai.claims.syntax import opens_speech, preposition_of
from waqai.claims.words import readable, reporting_reading
from waqai.lexicon.cues import ReportingCue, reporting_phrases, reporting_words
from waqai.lexicon.inflect import Form
from waqai.lexicon.lookup import find, openings
from waqai.model import Sentence, fold
from waqai.model.values import value

_NEAR = 8
#: A relayed speaker may stand further off, behind the name of the outlet and the day.
_RELAYED = 16
#: The verb of whoever gave a paper stands this close behind it (بحسب الحصيلة التي قدمتها الوزارة).
_RELATIVE = 5
_STOPS = frozenset("،:؛.")
_TO, _THAT = fold("ل"), fold("أن")
_NOT = frozenset({"لم", "لن"})


@value(frozen=True, slots=True)
class Saying:
    """A reporting word at token `cue`, its speakers, and the tokens `[first, last)` of what they say.

    `parties` are the mentions that name the speakers, `speakers` their entities. `carried` says that they stand
    elsewhere (وأضاف). `beside` are others named between the word and what is said (قال لوكالة).
    """

    cue: int
    cue_last: int
    rule: ReportingCue
    parties: tuple[Party, ...]
    first: int
    last: int
    carried: bool = False
    beside: tuple[Party, ...] = ()
    speakers: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the entities, for look-ups."""
        object.__setattr__(self, "speakers", tuple(dict.fromkeys(party.entity for party in self.parties)))


@value(frozen=True, slots=True)
class _Cue:
    """A reporting word or phrase at tokens `[first, last)`; `form` is None for a phrase."""

    first: int
    last: int
    rule: ReportingCue
    form: Form | None = None

    @property
    def leaning(self) -> bool:
        """Whether it is a participle (مشيرا), whose speaker never stands behind it."""
        return self.form is not None and self.form.part == "participle"

    @property
    def nominal(self) -> bool:
        """Whether it is a noun (تأكيد), whose speaker stands right behind it."""
        return self.form is not None and self.form.part in {"masdar", "noun"}

    @property
    def may_carry(self) -> bool:
        """Whether it may stand without a speaker of its own (وقال إن)."""
        if self.rule.continues or self.form is None or self.nominal:
            return self.rule.continues
        if self.form.tense == "present" and self.form.part == "verb" and not self.own_voice:
            return False
        return self.rule.source == "subject"

    @property
    def plural(self) -> bool:
        """Whether it is a verb that never stands before its subject (قالوا)."""
        return self.form is not None and self.form.part == "verb" and self.form.number in {"p", "d"}

    @property
    def own_voice(self) -> bool:
        """Whether it says "we" (نعتقد): the speaker is whoever is quoted."""
        return self.form is not None and self.form.person == "1" and self.form.number == "p"


def find_sayings(scene: Scene, arguments: Mapping[int, Arguments], acts: Sequence[int] = ()) -> tuple[Saying, ...]:
    """Return the sayings of a report, in text order.

    `arguments` are those of its verbs; `acts` are the verbs, in text order, that demand, accuse and the like: whoever
    did that last may go on speaking.
    """
    found: list[Saying] = []
    for sentence in scene.analysis.sentences:
        for cue in _cues(scene, sentence):
            saying = _saying(scene, sentence, cue, arguments, _Spoken(found, acts))
            if saying and found and _turns(scene, found[-1], saying):
                found[-1] = replace(found[-1], last=saying.cue)
                saying = replace(saying, first=saying.cue_last)
            if saying:
                found.append(saying)
    return tuple(found)


def _turns(scene: Scene, one: Saying, other: Saying) -> bool:
    """Whether whoever has denied something goes on to assert something else, or the other way round (نفى … وقال إن)."""
    both = one.rule.verbal and other.rule.verbal and one.rule.stance is not other.rule.stance
    joined = one.first <= other.cue < one.last and bool(scene.tokens[other.cue].conjunction)
    return both and joined and one.speakers == other.speakers


def _cues(scene: Scene, sentence: Sentence) -> Iterator[_Cue]:
    places = starting_in(scene.places, sentence.first, sentence.last)
    placed = {at for row in places for at in range(row.first, row.last)}
    tokens, behind = scene.tokens[sentence.first : sentence.last], 0
    for index in sorted({*openings(reporting_phrases(), tokens), *readable(reporting_words(), tokens)}):
        if index < behind:
            continue
        phrase = find(reporting_phrases(), scene.tokens, index, sentence.last)
        if phrase:
            yield _Cue(index, phrase[0], phrase[1])
            behind = phrase[0]
            continue
        word = None if index in placed else reporting_reading(scene.tokens[index])
        if word and _stands(scene, sentence, index, word.form):
            yield _Cue(index, index + 1, word.cue, word.form)


def _stands(scene: Scene, sentence: Sentence, index: int, form: Form) -> bool:
    """Whether the word at `index` can be this form where it stands."""
    if form.part != "verb":
        return True
    negated = index > sentence.first and scene.tokens[index - 1].fold in _NOT
    if negated or form.mood == "jussive":
        return False
    if form.mood == "joined":
        return bool(scene.tokens[index].suffix)
    opens = index == sentence.first or scene.tokens[index - 1].kind == "punct"
    return opens or scene.tokens[index].upos != "NOUN" or bool(scene.outer_in(index + 1, index + 2))


def _saying(
    scene: Scene, sentence: Sentence, cue: _Cue, arguments: Mapping[int, Arguments], spoken: _Spoken
) -> Saying | None:
    rule, own = cue.rule, arguments.get(cue.first)
    speakers, end = _own_speakers(scene, sentence, cue, arguments, spoken)
    carried = not speakers
    if carried:
        foreign = own and own.how == "other" and not rule.continues and not is_elided(scene, sentence, cue.last)
        if not cue.may_carry or foreign:
            return None
        speakers, end = _last_speakers(scene, sentence, cue, arguments, spoken), cue.last
        if not speakers:
            return None
    first, last = _content(sentence, cue.first, end, rule)
    return Saying(
        cue.first, cue.last, rule, tuple(speakers), first, last, carried, _beside(scene, sentence, cue, speakers)
    )


def _beside(scene: Scene, sentence: Sentence, cue: _Cue, speakers: Sequence[Party]) -> tuple[Party, ...]:
    """Return who else is named between a verb and what is said (قال لوكالة); () for a noun or a phrase."""
    if cue.form is None or cue.nominal:
        return ()
    said = next((at for at in range(cue.last, sentence.last) if opens_speech(scene.tokens[at])), cue.last)
    known = {party.entity for party in speakers}
    return tuple(party for party in scene.outer_in(cue.last, said) if party.entity not in known)


def _own_speakers(
    scene: Scene, sentence: Sentence, cue: _Cue, arguments: Mapping[int, Arguments], spoken: _Spoken
) -> tuple[Sequence[Party], int]:
    """Return the speakers that the cue's own sentence names, and the token after the last that stands behind it."""
    if cue.own_voice:
        return (), cue.last
    if cue.rule.source == "before":
        return opening(scene, sentence, cue.first), cue.last
    if cue.leaning:
        main = _main_speakers(scene, sentence, cue, arguments, spoken)
        return main or _before(scene, sentence, cue.first, cue.last)[0], cue.last
    if cue.form is None and cue.rule.source == "subject" and cue.first not in arguments:
        return _phrase_speakers(sentence, cue, arguments, spoken), cue.last
    speakers, end = _speakers(scene, sentence, cue.first, cue.last, cue.rule)
    if cue.plural and speakers and speakers[0].first > cue.first:
        speakers, end = (), cue.last
    if cue.nominal and cue.rule.source == "subject":
        return (speakers, end) if speakers and speakers[0].first == cue.last else ((), cue.last)
    subject = _subject(sentence, cue.first, cue.rule, arguments)
    if subject and _clear(scene, cue, subject[0]):
        speakers, end = subject, max(cue.last, *(party.last for party in subject))
    if not speakers and cue.rule.source == "subject" and cue.first in arguments:
        speakers = in_front(scene, sentence, cue.first)
    if not speakers and cue.form is None and cue.rule.source in {"genitive", "after"}:
        speakers = next_arguments(arguments, cue.last, min(sentence.last, cue.last + _RELATIVE)).subject
    passed_on = speakers or _quotes(scene, sentence, cue) or _tells(scene, sentence, cue)
    relays = _relays(cue.first, cue.rule, arguments) if passed_on else ()
    return (*relays, *speakers), end


def _phrase_speakers(
    sentence: Sentence, cue: _Cue, arguments: Mapping[int, Arguments], spoken: _Spoken
) -> Sequence[Party]:
    """Return who speaks by a phrase that names nobody (في بيان): who said something here, or a subject beside it."""
    said = spoken.within(sentence.first) or _subject(sentence, cue.first, cue.rule, arguments)
    if said or cue.rule.continues:
        return said
    return next_arguments(arguments, cue.last, sentence.last).subject


def _clear(scene: Scene, cue: _Cue, party: Party) -> bool:
    """Whether a party can be the subject of the cue: no mark between, and not before a verb joined on by و."""
    if party.first > cue.first:
        return not cue.plural and not _interrupted(scene, cue.last, party.first)
    return not scene.tokens[cue.first].conjunction


def _last_speakers(
    scene: Scene, sentence: Sentence, cue: _Cue, arguments: Mapping[int, Arguments], spoken: _Spoken
) -> Sequence[Party]:
    """Return who goes on speaking: whoever spoke in this sentence, its last subject, or whoever spoke last."""
    return _main_speakers(scene, sentence, cue, arguments, spoken) or _agreeing(
        scene, cue, spoken.before(cue.first, arguments)
    )


def _main_speakers(
    scene: Scene, sentence: Sentence, cue: _Cue, arguments: Mapping[int, Arguments], spoken: _Spoken
) -> Sequence[Party]:
    """Return whoever spoke in this sentence, or else its last subject."""
    subjects = subjects_before(arguments, sentence.first, cue.first)
    return _agreeing(scene, cue, (*spoken.in_sentence(sentence.first), *subjects))


def _agreeing(scene: Scene, cue: _Cue, rows: Iterable[Sequence[Party]]) -> Sequence[Party]:
    """Return the first of several speakers whom the cue can speak of, () for none."""
    word = scene.tokens[cue.first]
    return next((parties for parties in rows if cue.form is None or agree(scene, word, parties)), ())


@value(frozen=True, slots=True)
class _Spoken:
    """What has been said so far: sayings, and the verbs that demand, accuse and the like."""

    sayings: Sequence[Saying]
    acts: Sequence[int]

    def within(self, first: int) -> Sequence[Party]:
        """Return who speaks in the last verbal saying from token `first` on."""
        return next(self.in_sentence(first), ())

    def in_sentence(self, first: int) -> Iterator[Sequence[Party]]:
        """Yield who speaks in the verbal sayings from token `first` on, the last first."""
        for saying in reversed(self.sayings):
            if saying.cue < first:
                break
            if saying.rule.verbal:
                yield saying.parties

    def before(self, cue: int, arguments: Mapping[int, Arguments]) -> Iterator[Sequence[Party]]:
        """Yield who spoke before token `cue`, in a saying or by such a verb, the last first."""
        rows = [(saying.cue, saying.parties) for saying in self.sayings]
        for verb in self.acts:
            own = arguments.get(verb)
            if verb < cue and own and own.subject and own.how in OWN_SUBJECT:
                rows.append((verb, own.subject))
        yield from (parties for _, parties in sorted(rows, key=lambda row: row[0], reverse=True))


def _subject(sentence: Sentence, cue: int, rule: ReportingCue, arguments: Mapping[int, Arguments]) -> tuple[Party, ...]:
    """Return the subject of a reporting verb, or, for a participle or phrase (مشيرا), that of the verb before it."""
    if rule.source != "subject":
        return ()
    own = arguments.get(cue)
    if own:
        return own.subject if own.how in OWN_SUBJECT else ()
    return main_arguments(arguments, sentence.first, cue).subject


def _relays(cue: int, rule: ReportingCue, arguments: Mapping[int, Arguments]) -> Sequence[Party]:
    """Return who passes a word on (نقلت الوكالة عن المحافظ): the subject of a verb whose speaker is in عن."""
    own = arguments.get(cue)
    relayed = own is not None and rule.source.startswith("prep:") and own.how in OWN_SUBJECT
    return own.subject if own and relayed else ()


def _quotes(scene: Scene, sentence: Sentence, cue: _Cue) -> bool:
    """Whether somebody unknown is quoted behind a verb of passing on (نقلت الوكالة عن أهالي البلدة)."""
    wanted = cue.rule.source.removeprefix("prep:")
    behind = scene.tokens[cue.last : min(sentence.last, cue.last + _RELAYED)]
    return any(token.fold == wanted and token.kind == "word" for token in behind)


def _tells(scene: Scene, sentence: Sentence, cue: _Cue) -> bool:
    """Whether what is passed on stands behind a verb, from nobody named (نقل شهود أن)."""
    behind = scene.tokens[cue.last : min(sentence.last, cue.last + _NEAR)]
    return any(token.fold == _THAT for token in behind)


def _speakers(
    scene: Scene, sentence: Sentence, cue: int, cue_last: int, rule: ReportingCue
) -> tuple[tuple[Party, ...], int]:
    """Return the speakers of a cue and the token after the last of them."""
    first = cue_last + (rule.source == "after" and _is_verb(scene, cue_last, sentence))
    wanted = rule.source.removeprefix("prep:") if rule.source.startswith("prep:") else ""
    begun = [party for party in scene.parties_in(cue, first) if rule.source == "after" and party.last > first]
    after = [*begun, *scene.parties_in(first, min(sentence.last, first + (_RELAYED if wanted else _NEAR)))]
    for place, party in enumerate(after):
        governor = preposition_of(scene.tokens, party.first, sentence)
        if wanted and governor != wanted:
            continue
        if rule.verbal and governor == _TO and party.first <= first + 1:
            closed = party.last < sentence.last and scene.tokens[party.last].plain in CLOSING
            first = party.last + closed
            continue
        paper = rule.verbal and in_paper(scene, first, party, governor)
        if not wanted and governor and party.first > cue_last and rule.verbal and not paper:
            break
        if _interrupted(scene, first, party.first, _STOPS - {"،"} if wanted else _STOPS):
            break
        if not wanted and not paper and not stands_behind(scene, first, party):
            break
        return joined_behind(scene, after[place:])
    if rule.source == "subject" and not scene.tokens[cue].conjunction:
        return _before(scene, sentence, cue, cue_last)
    return (), cue_last


def _is_verb(scene: Scene, index: int, sentence: Sentence) -> bool:
    """Whether a verb stands at token `index` of a sentence: that of a phrase that leaves it open (بحسب ما نقلته)."""
    return index < sentence.last and scene.tokens[index].upos == "VERB"


def _before(scene: Scene, sentence: Sentence, cue: int, cue_last: int) -> tuple[tuple[Party, ...], int]:
    """Return the party just before the verb (الوزير قال)."""
    earlier = [p for p in scene.parties_in(sentence.first, cue) if p.last <= cue]
    if earlier and cue - max(p.last for p in earlier) <= 1:
        nearest = max(earlier, key=lambda p: (p.last, -p.first))
        if not preposition_of(scene.tokens, nearest.first, sentence):
            return (nearest,), cue_last
    return (), cue_last


def _interrupted(scene: Scene, first: int, last: int, stops: frozenset[str] = _STOPS) -> bool:
    """Whether a clause word or one of the marks `stops` stands between a cue and what might be its speaker."""
    between = scene.tokens[first:last]
    return any((t.kind == "punct" and t.plain in stops) or t.upos in {"SCONJ", "VERB"} for t in between)


def _content(sentence: Sentence, cue: int, end: int, rule: ReportingCue) -> tuple[int, int]:
    """Return what a saying covers: the rest of its sentence, or all of it for a cue set in or behind it."""
    if rule.verbal and cue - sentence.first <= _NEAR // 2:
        return end, sentence.last
    return sentence.first, sentence.last
