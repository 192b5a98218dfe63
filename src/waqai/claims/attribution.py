"""Who says so: reporting words, their speakers, and how far what they say reaches.

Source: codebook §2, Sources; the source, cue and content triple follows the PARC attribution scheme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from waqai.claims.scene import Party, Scene, starting_in
from waqai.claims.subjects import OWN_SUBJECT, Arguments, main_arguments
from waqai.claims.syntax import preposition_of
from waqai.claims.words import reporting_reading
from waqai.lexicon.cues import ReportingCue, reporting_phrases
from waqai.lexicon.lookup import find
from waqai.model import Sentence

_NEAR = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word at token `cue`, its speakers, and the tokens `[first, last)` of what they say.

    `parties` are the mentions that name the speakers, `speakers` their entities. `carried` says that the speaker stands in an earlier sentence (وأضاف).
    """

    cue: int
    cue_last: int
    rule: ReportingCue
    parties: tuple[Party, ...]
    first: int
    last: int
    carried: bool = False
    speakers: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the entities, for look-ups."""
        object.__setattr__(self, "speakers", tuple(dict.fromkeys(party.entity for party in self.parties)))


def find_sayings(scene: Scene, arguments: Mapping[int, Arguments], acts: Sequence[int] = ()) -> tuple[Saying, ...]:
    """Return the sayings of a report, in text order; `arguments` are those of its verbs."""
    found: list[Saying] = []
    for sentence in scene.analysis.sentences:
        for cue, last, rule, leaning in _cues(scene, sentence):
            saying = _saying(scene, sentence, (cue, last), rule, arguments, found, leaning, acts)
            if saying:
                found.append(saying)
    return tuple(found)


def _cues(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int, ReportingCue, bool]]:
    index = sentence.first
    placed = {at for row in starting_in(scene.places, sentence.first, sentence.last) for at in range(row.first, row.last)}
    while index < sentence.last:
        phrase = find(reporting_phrases(), scene.tokens, index, sentence.last)
        if phrase:
            yield index, phrase[0], phrase[1], False
            index = phrase[0]
            continue
        word = None if index in placed else reporting_reading(scene.tokens[index])
        if word and (word.form.part != "verb" or scene.tokens[index].upos != "NOUN" or _opens(scene, sentence, index)):
            yield index, index + 1, word.cue, word.form.part == "participle"
        index += 1


def _opens(scene: Scene, sentence: Sentence, index: int) -> bool:
    return index == sentence.first or scene.tokens[index - 1].kind == "punct"


def _saying(
    scene: Scene,
    sentence: Sentence,
    cue: tuple[int, int],
    rule: ReportingCue,
    arguments: Mapping[int, Arguments],
    before: Sequence[Saying],
    leaning: bool,
    acts: Sequence[int],
) -> Saying | None:
    speakers, end = ((), cue[1]) if leaning else _speakers(scene, sentence, *cue, rule)
    subject = _subject(sentence, cue[0], rule, arguments)
    if subject and subject[0].first > cue[0] and _interrupted(scene, cue[1], subject[0].first):
        subject = ()
    if subject:
        speakers = subject
        end = max(cue[1], *(party.last for party in subject))
    speakers = (*_relays(cue[0], rule, arguments), *speakers)
    carried = not speakers
    if carried:
        if not (rule.continues or _plain_verb(rule)):
            return None
        speakers, end = _last_speakers(cue[0], arguments, before, acts), cue[1]
        if not speakers:
            return None
    first, last = _content(sentence, cue[0], end, rule)
    return Saying(*cue, rule, speakers, first, last, carried)


def _last_speakers(
    cue: int, arguments: Mapping[int, Arguments], before: Sequence[Saying], acts: Sequence[int]
) -> Sequence[Party]:
    """Return who spoke last before token `cue`, in a saying or in a demand, an accusation and the like."""
    last = before[-1].cue if before else -1
    for verb in reversed(acts):
        if last < verb < cue and verb in arguments and arguments[verb].subject and arguments[verb].how in OWN_SUBJECT:
            return arguments[verb].subject
    return before[-1].parties if before else ()


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


def _plain_verb(rule: ReportingCue) -> bool:
    return rule.verbal and rule.source == "subject"


def _speakers(
    scene: Scene, sentence: Sentence, cue: int, cue_last: int, rule: ReportingCue
) -> tuple[tuple[Party, ...], int]:
    """Return the speakers of a cue and the token after the last of them."""
    after = scene.parties_in(cue_last, min(sentence.last, cue_last + _NEAR))
    wanted = rule.source.removeprefix("prep:") if rule.source.startswith("prep:") else ""
    for place, party in enumerate(after):
        governor = preposition_of(scene.tokens, party.first, sentence)
        if wanted and governor != wanted:
            continue
        if not wanted and governor and party.first > cue_last and rule.verbal:
            break
        if _interrupted(scene, cue_last, party.first):
            break
        return _coordinated(scene, after[place:])
    if rule.source == "subject":
        return _before(scene, sentence, cue, cue_last)
    return (), cue_last


def _before(scene: Scene, sentence: Sentence, cue: int, cue_last: int) -> tuple[tuple[Party, ...], int]:
    """Return the party just before the verb (الوزير قال)."""
    earlier = [p for p in scene.parties_in(sentence.first, cue) if p.last <= cue]
    if earlier and cue - max(p.last for p in earlier) <= 1:
        nearest = max(earlier, key=lambda p: (p.last, -p.first))
        if not preposition_of(scene.tokens, nearest.first, sentence):
            return (nearest,), cue_last
    return (), cue_last


def _interrupted(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause word or a mark stands between a cue and what might be its speaker."""
    between = scene.tokens[first:last]
    return any((t.kind == "punct" and t.plain in "،:؛.") or t.upos in {"SCONJ", "VERB"} for t in between)


def _coordinated(scene: Scene, parties: Sequence[Party]) -> tuple[tuple[Party, ...], int]:
    """Return the first party and those joined to it by و, and the token after them."""
    speakers, end = [parties[0]], parties[0].last
    for party in parties[1:]:
        if party.first < end:
            continue
        if party.first == end and scene.tokens[party.first].conjunction == "و":
            speakers.append(party)
            end = party.last
        else:
            break
    return tuple(speakers), end


def _content(sentence: Sentence, cue: int, end: int, rule: ReportingCue) -> tuple[int, int]:
    """Return what a saying covers: the rest of its sentence, or all of it for a cue set in or behind it."""
    if rule.verbal and cue - sentence.first <= _NEAR // 2:
        return end, sentence.last
    return sentence.first, sentence.last
