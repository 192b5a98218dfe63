"""Where the report leaves each truce: read off its events and the words beside them (codebook §1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from waqai.claims.talk_parties import parties_beside, parties_of
from waqai.claims.told import DEALS, Told
from waqai.claims.words import frame_readings, state_readings
from waqai.lexicon.lookup import find, openings
from waqai.lexicon.matters import matter_phrases
from waqai.lexicon.words import folded_words_of
from waqai.model import Event, EventType, Evidence, Span, Status, Truce, TruceState

_LASTS, _NUMBERED = 3, 2
#: How many words before and behind a telling a truce is named: by one that holds it, and as the object of a deal.
_BEFORE, _BEHIND, _OBJECT = 3, 5, 3
_TRUCE = frozenset({"truce"})
_HOLDS = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AGREE})
_BREACH = "violated"
_SIDES = 2
#: A word of an earlier row outweighs those of later ones.
_TRUCE_ORDER = ("collapsed", "violated", "expired", "extended", "proposed", "in_force")


def find_truces(told: Told, events: Iterable[Event]) -> tuple[Truce, ...]:
    """Return the truces in the order of the events that tell of them; tellings that agree are one truce.

    Two agree where one names no party, where they share parties, or where each names one side only. That its parties
    fight on makes a truce violated (codebook §2), but who fights is found too seldom to go by: the words must say it.
    """
    found: list[Truce] = []
    by_events = (_truce(told, event) for event in events if _tells_of_truce(told, event))
    for truce in (*by_events, *_names_alone(told)):
        place = next((n for n, other in enumerate(found) if _agree(truce, other)), None)
        if place is None:
            found.append(truce)
        else:
            found[place] = _joined(found[place], truce)
    return tuple(found)


def _names_alone(told: Told) -> Iterator[Truce]:
    """Yield what names of truces say beside which no event tells of one, where words say where it stands."""
    named = sorted({*told.names, *openings(matter_phrases(), told.analysis.tokens)})
    truces = [at for at in named if told.named_at(at, told.analysis.sentence_of(at).last) & _TRUCE]
    taken = _told_of(told) if truces else set()
    for at in truces:
        if at in taken or _marks_a_zone(told, at):
            continue
        said = set(told.states_near(at, "truce"))
        state = next((state for state in _TRUCE_ORDER if state in said), None)
        if state and not (state == TruceState.PROPOSED and _calms(told, at)):
            words = told.analysis.span(at, at + 1)
            yield Truce(
                parties=tuple(told.bodies(parties_beside(told, at))),
                state=TruceState(state),
                evidence=(Evidence("trigger", words),),
                because=("named",),
            )


def _told_of(told: Told) -> set[int]:
    """Return the tokens that tell an event, and those close to one that tells of a truce."""
    telling = (event for event in told.found if _tells_of_truce(told, event))
    close = {at for event in telling for index in told.triggers(event) for at in told.around(index, _BEHIND, _BEHIND)}
    return close.union(index for event in told.found for index in told.triggers(event))


def _marks_a_zone(told: Told, at: int) -> bool:
    """Whether a zone or line is called after the truce (خط وقف إطلاق النار)."""
    return at > 0 and told.analysis.tokens[at - 1].stem in folded_words_of("zone")


def _calms(told: Told, at: int) -> bool:
    """Whether the word may name any calming down (تهدئة), so that asking for it asks for no truce."""
    return told.analysis.tokens[at].stem in folded_words_of("calming")


def _agree(one: Truce, other: Truce) -> bool:
    if max(len(one.parties), len(other.parties)) < _SIDES:
        return True
    return not one.parties or not other.parties or bool(set(one.parties) & set(other.parties))


def _joined(one: Truce, other: Truce) -> Truce:
    """Return two tellings as one truce, in the graver state; what the first leaves open the second says."""
    order = [*(state for state in _TRUCE_ORDER if state != TruceState.PROPOSED), TruceState.PROPOSED]
    return replace(
        one,
        parties=tuple(dict.fromkeys((*one.parties, *other.parties))),
        state=min(one.state, other.state, key=order.index),
        place=one.place or other.place,
        duration=one.duration or other.duration,
        duration_stated=one.duration_stated or other.duration_stated,
        evidence=(*one.evidence, *other.evidence),
    )


def _tells_of_truce(told: Told, event: Event) -> bool:
    """Whether an event makes, holds or breaks a truce that its sentence names close by (اتفاق لوقف إطلاق النار)."""
    if event.type in _HOLDS and _by_frame(told, event):
        return told.named_near(event, _TRUCE, _BEFORE, _BEHIND)
    if event.type in DEALS or (event.type is EventType.REJECT and _own_states(told, event)):
        return told.named_near(event, _TRUCE, 0, _OBJECT + told.named_behind(event))
    return False


def _by_frame(told: Told, event: Event) -> bool:
    return any(
        "ceasefire" in reading.frame.modes
        for index in told.triggers(event)
        for reading in frame_readings(told.analysis.tokens[index])
    )


def _own_states(told: Told, event: Event) -> set[str]:
    """Return the states of truces that the words of the event itself speak for (خرق)."""
    words = (told.analysis.tokens[index] for index in told.triggers(event))
    return {word.state for token in words for word in state_readings(token) if word.of == "truce"}


def _truce(told: Told, event: Event) -> Truce:
    duration = _duration(told, event)
    return Truce(
        parties=tuple(parties_of(told, event)),
        state=_truce_state(told, event),
        place=event.places[0] if event.places else None,
        duration=duration,
        duration_stated=duration is not None,
        evidence=(Evidence("trigger", event.trigger),),
        because=event.because[:1],
    )


def _truce_state(told: Told, event: Event) -> TruceState:
    said = {*_said_near(told, event), *_own_states(told, event), *_said_of_truce(told, event)}
    for state in _TRUCE_ORDER:
        if state in said:
            return TruceState(state)
    in_force = event.type is EventType.RETREAT and event.status is Status.ACTUAL
    return TruceState.IN_FORCE if in_force else TruceState.PROPOSED


def _said_near(told: Told, event: Event) -> Iterator[str]:
    for index in told.triggers(event):
        yield from told.states_near(index, "truce")


def _said_of_truce(told: Told, event: Event) -> Iterator[str]:
    """Yield what the sentences that tell of a truce say of it wherever it stands: phrases (لم تصمد), and breaches."""
    for index in told.triggers(event):
        sentence = told.analysis.sentence_of(index)
        for at in (at for at in range(sentence.first, sentence.last) if not told.feared(at)):
            phrase = find(matter_phrases(), told.analysis.tokens, at, sentence.last)
            yield from (word.state for word in (phrase[1] if phrase else ()) if word.of == "truce")
            words = state_readings(told.analysis.tokens[at])
            yield from (word.state for word in words if (word.of, word.state) == ("truce", _BREACH))


def _duration(told: Told, event: Event) -> Span | None:
    """Return the words that say how long the truce of a sentence lasts: those behind "for", or لأسبوعين."""
    for index in told.triggers(event):
        last = told.analysis.sentence_of(index).last
        for at in range(index + 1, last):
            token = told.analysis.tokens[at]
            if token.fold in folded_words_of("duration") and at + 1 < last:
                return told.analysis.span(at + 1, min(at + _LASTS, last))
            if "ل" in token.prefixes and (end := _unit_behind(told, at, last)):
                return told.analysis.span(at, end)
    return None


def _unit_behind(told: Told, at: int, last: int) -> int:
    """Return the token behind a unit of time that stands at token `at`, or behind a number there; 0 for none."""
    ahead = told.analysis.tokens[at : min(at + _NUMBERED, last)]
    return next((token.index + 1 for token in ahead if token.stem in folded_words_of("lasting_unit")), 0)
