"""Where the report leaves each negotiation and truce: read off its events and the words beside them (codebook §1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from waqai.claims.scene import tokens_of
from waqai.claims.words import frame_readings, state_readings
from waqai.lexicon.lookup import find
from waqai.lexicon.matters import NAME, matter_phrases, matter_words
from waqai.lexicon.words import folded_words_of
from waqai.model import (
    Analysis,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Negotiation,
    NegotiationState,
    Span,
    Status,
    Truce,
    TruceState,
)

_REACH = 4
_LASTS = 3
#: How many words before and behind a telling a truce is named: by one that holds it, and as the object of a deal.
_BEFORE, _BEHIND, _OBJECT = 3, 5, 3
#: How many words from a meeting talks are named.
_NEAR = 8
_TRUCE = frozenset({"truce"})
_DEAL = frozenset({"deal"})
_TALKED_OF = frozenset({"negotiation", "deal", "truce"})
_HOLDS = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AGREE})
_DEALS = frozenset({EventType.AGREE, EventType.SUPPORT})
_BETWEEN = frozenset({EntityKind.IGO, EntityKind.PERSON, EntityKind.MEDIA, EntityKind.NGO})
_NO_TALKS = frozenset({"visit", "phone"})
#: A word of an earlier row outweighs those of later ones.
_NEGOTIATION_ORDER = ("failed", "suspended", "breached", "implemented", "proposed")
_BREACH = "violated"
_SIDES = 2  # of a truce
_TRUCE_ORDER = ("collapsed", "violated", "expired", "extended", "in_force")


@dataclass(frozen=True, slots=True)
class Told:
    """What events are read with: the words of their report, and its actors by id."""

    analysis: Analysis
    entities: Mapping[str, Entity]


def find_negotiations(told: Told, events: Iterable[Event]) -> tuple[Negotiation, ...]:
    """Return one negotiation for each set of parties and state, in the order of the events that tell of it.

    One that names some of the parties of another in the same state is that other.
    """
    found: dict[tuple[frozenset[str], NegotiationState], Negotiation] = {}
    for event in events:
        parties = _parties(told, event)
        if len(parties) >= _fewest(told, event) and _tells_of_talks(told, event):
            state = _negotiation_state(told, event)
            found.setdefault((frozenset(parties), state), _negotiation(told, event, parties, state))
    return tuple(
        one
        for (parties, state), one in found.items()
        if not any(parties < more and state is its for more, its in found)
    )


def _fewest(told: Told, event: Event) -> int:
    """Return how many parties must be named: of a deal, and of what is called talks, the other may go unsaid."""
    return 1 if event.type in _DEALS or _names_talks(told, event) else 2


def _negotiation(told: Told, event: Event, parties: Sequence[str], state: NegotiationState) -> Negotiation:
    between = [name for name in (*event.actors, *event.recipients) if name not in parties]
    return Negotiation(
        parties=tuple(parties),
        state=state,
        mediators=tuple(name for name in between if "third-party" in event.modes or _is(told, name, EntityKind.IGO)),
        issues=(event.topic,) if event.topic else (),
        evidence=(Evidence("trigger", event.trigger),),
        because=event.because[:1],
    )


def _parties(told: Told, event: Event) -> list[str]:
    """Return those who face each other: no mediating body, and no person where bodies are named."""
    named = list(dict.fromkeys((*event.actors, *event.recipients)))
    return [name for name in named if told.entities[name].kind not in _BETWEEN]


def _is(told: Told, name: str, kind: EntityKind) -> bool:
    return told.entities[name].kind is kind


def _names_talks(told: Told, event: Event) -> bool:
    """Whether a word of the event names talks (مفاوضات)."""
    words = (told.analysis.tokens[index].stem for index in _triggers(told, event))
    return any(
        word.of == "negotiation" and word.state == NAME for stem in words for word in matter_words().get(stem, ())
    )


def _tells_of_talks(told: Told, event: Event) -> bool:
    """Whether an event is talks or a deal; a meeting is where talks, a deal or a truce are named beside it.

    So is signing, where its object names a deal.
    """
    if _names_talks(told, event):
        return not _NO_TALKS & set(event.modes)
    if event.type is EventType.CONSULT:
        return not _NO_TALKS & set(event.modes) and _named_near(told, event, _TALKED_OF, _NEAR, _NEAR)
    if event.type is EventType.SUPPORT:
        return _named_near(told, event, _DEAL, 0, _OBJECT)
    return event.type is EventType.AGREE and any(
        reading.frame.reciprocal and reading.frame.type is EventType.AGREE
        for index in _triggers(told, event)
        for reading in frame_readings(told.analysis.tokens[index])
    )


def _triggers(told: Told, event: Event) -> list[int]:
    return [tokens_of(told.analysis, span)[0] for span in (event.trigger, *event.also)]


def _negotiation_state(told: Told, event: Event) -> NegotiationState:
    said = set(_states_near(told, event, "negotiation"))
    for state in _NEGOTIATION_ORDER:
        if state in said and not (state == "proposed" and event.type is EventType.AGREE):
            return NegotiationState(state)
    if event.status in {Status.FUTURE, Status.HYPOTHETICAL}:
        return NegotiationState.PROPOSED
    reached = event.type in _DEALS and event.status is Status.ACTUAL
    return NegotiationState.AGREED if reached else NegotiationState.ONGOING


def _states_near(told: Told, event: Event, of: str) -> Iterator[str]:
    """Yield the states that words near any telling speak for; a masdar speaks of what stands behind it."""
    for index in _triggers(told, event):
        sentence = told.analysis.sentence_of(index)
        low, high = max(sentence.first, index - _REACH), min(sentence.last, index + _REACH + 1)
        for at in range(low, high):
            if at != index:
                words = state_readings(told.analysis.tokens[at])
                yield from (w.state for w in words if w.of == of and (at < index or w.form.part != "masdar"))


def find_truces(told: Told, events: Iterable[Event]) -> tuple[Truce, ...]:
    """Return the truces in the order of the events that tell of them; tellings that agree are one truce.

    Two agree where one names no party, where they share parties, or where each names one side only. A truce under which
    its parties fight on is violated (codebook §2).
    """
    rows = list(events)
    found: list[Truce] = []
    for event in rows:
        if _tells_of_truce(told, event):
            truce = _truce(told, event)
            place = next((n for n, other in enumerate(found) if _agree(truce, other)), None)
            if place is None:
                found.append(truce)
            else:
                found[place] = _joined(found[place], truce)
    fighting = {name for e in rows if e.type is EventType.ASSAULT and e.status is Status.ACTUAL for name in e.actors}
    return tuple(_fought_under(truce, fighting) for truce in found)


def _agree(one: Truce, other: Truce) -> bool:
    if max(len(one.parties), len(other.parties)) < _SIDES:
        return True
    return not one.parties or not other.parties or bool(set(one.parties) & set(other.parties))


def _joined(one: Truce, other: Truce) -> Truce:
    """Return two tellings as one truce, in the graver state; what the first leaves open the second says."""
    order = [*_TRUCE_ORDER, TruceState.PROPOSED]
    return replace(
        one,
        parties=tuple(dict.fromkeys((*one.parties, *other.parties))),
        state=min(one.state, other.state, key=order.index),
        place=one.place or other.place,
        duration=one.duration or other.duration,
        duration_stated=one.duration_stated or other.duration_stated,
        evidence=(*one.evidence, *other.evidence),
    )


def _fought_under(truce: Truce, fighting: set[str]) -> Truce:
    """Return the truce, violated where it is in force and one of its parties attacks."""
    if truce.state is TruceState.IN_FORCE and fighting & set(truce.parties):
        return replace(truce, state=TruceState.VIOLATED)
    return truce


def _tells_of_truce(told: Told, event: Event) -> bool:
    """Whether an event makes, holds or breaks a truce that its sentence names close by (اتفاق لوقف إطلاق النار)."""
    if event.type in _HOLDS and _by_frame(told, event):
        return _named_near(told, event, _TRUCE, _BEFORE, _BEHIND)
    if event.type in _DEALS or (event.type is EventType.REJECT and _own_states(told, event)):
        return _named_near(told, event, _TRUCE, 0, _OBJECT)
    return False


def _by_frame(told: Told, event: Event) -> bool:
    return any(
        "ceasefire" in reading.frame.modes
        for index in _triggers(told, event)
        for reading in frame_readings(told.analysis.tokens[index])
    )


def _named_near(told: Told, event: Event, matters: frozenset[str], before: int, behind: int) -> bool:
    """Whether a name of one of `matters` begins at most so many words before or behind a telling, in its sentence."""
    for index in _triggers(told, event):
        sentence = told.analysis.sentence_of(index)
        low, high = max(sentence.first, index - before), min(sentence.last, index + behind + 1)
        if any(_named_at(told, at, sentence.last) & matters for at in range(low, high)):
            return True
    return False


def _named_at(told: Told, index: int, stop: int) -> set[str]:
    """Return what a word or phrase that begins at token `index` names: "negotiation", "truce", "deal" and so on."""
    tokens = told.analysis.tokens
    phrase = find(matter_phrases(), tokens, index, stop)
    words = (*matter_words().get(tokens[index].stem, ()), *(phrase[1] if phrase else ()))
    return {word.of for word in words if word.state == NAME}


def _own_states(told: Told, event: Event) -> set[str]:
    """Return the states of truces that the words of the event itself speak for (خرق)."""
    words = (told.analysis.tokens[index] for index in _triggers(told, event))
    return {word.state for token in words for word in state_readings(token) if word.of == "truce"}


def _truce(told: Told, event: Event) -> Truce:
    duration = _duration(told, event)
    return Truce(
        parties=tuple(_parties(told, event)),
        state=_truce_state(told, event),
        place=event.places[0] if event.places else None,
        duration=duration,
        duration_stated=duration is not None,
        evidence=(Evidence("trigger", event.trigger),),
        because=event.because[:1],
    )


def _truce_state(told: Told, event: Event) -> TruceState:
    said = {*_states_near(told, event, "truce"), *_own_states(told, event), *_said_of_truce(told, event)}
    for state in _TRUCE_ORDER:
        if state in said:
            return TruceState(state)
    in_force = event.type is EventType.RETREAT and event.status is Status.ACTUAL
    return TruceState.IN_FORCE if in_force else TruceState.PROPOSED


def _said_of_truce(told: Told, event: Event) -> Iterator[str]:
    """Yield what the sentences that tell of a truce say of it wherever it stands: phrases (لم تصمد), and breaches."""
    for index in _triggers(told, event):
        sentence = told.analysis.sentence_of(index)
        for at in range(sentence.first, sentence.last):
            phrase = find(matter_phrases(), told.analysis.tokens, at, sentence.last)
            yield from (word.state for word in (phrase[1] if phrase else ()) if word.of == "truce")
            words = state_readings(told.analysis.tokens[at])
            yield from (word.state for word in words if (word.of, word.state) == ("truce", _BREACH))


def _duration(told: Told, event: Event) -> Span | None:
    """Return the words behind "for" in a sentence that tells of the truce: a number and its unit."""
    for index in _triggers(told, event):
        sentence = told.analysis.sentence_of(index)
        for at in range(index + 1, sentence.last - 1):
            if told.analysis.tokens[at].fold in folded_words_of("duration"):
                return told.analysis.span(at + 1, min(at + _LASTS, sentence.last))
    return None
