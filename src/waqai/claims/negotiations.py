"""Where the report leaves each negotiation: read off its events and the words beside them (codebook §1.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waqai.claims.departures import Departures
from waqai.claims.talk_parties import mediators_of, parties_beside, parties_of
from waqai.claims.told import DEALS, Told
from waqai.claims.words import frame_readings
from waqai.lexicon.lookup import find
from waqai.lexicon.matters import matter_phrases
from waqai.model import EntityKind, Event, EventType, Evidence, Negotiation, NegotiationState, Span, Status
from waqai.model.values import value

#: How many words behind a telling the deal stands that it makes, and how many words from a meeting talks are named.
_OBJECT, _NEAR = 3, 8
#: How many words before a deal the one stands that makes it the ground of something (بموجب).
_GROUND = 2
_SIDES = 2
_NEVER = "لن"
_TALKS, _DEAL = frozenset({"negotiation"}), frozenset({"deal"})
_EITHER = _TALKS | _DEAL
_TALKED_OF = _EITHER | {"truce"}
_NO_TALKS = frozenset({"visit", "phone"})
_ORDER = (
    NegotiationState.FAILED, NegotiationState.SUSPENDED, NegotiationState.BREACHED, NegotiationState.IMPLEMENTED,
)  # fmt: skip
_STANDING = frozenset({NegotiationState.AGREED, NegotiationState.ONGOING})


@value(frozen=True, slots=True)
class _Telling:
    """What one event, or a name of talks that no event is told by, says of a negotiation."""

    parties: Sequence[str]
    state: NegotiationState
    words: Span
    mediators: tuple[str, ...] = ()
    topic: Span | None = None
    because: tuple[str, ...] = ()

    def negotiation(self) -> Negotiation:
        return Negotiation(
            parties=tuple(self.parties),
            state=self.state,
            mediators=self.mediators,
            issues=(self.topic,) if self.topic else (),
            evidence=(Evidence("trigger", self.words),),
            because=self.because,
        )


def find_negotiations(told: Told, events: Iterable[Event]) -> tuple[Negotiation, ...]:
    """Return one negotiation for each set of parties and state: those that events tell of, in their order, then others.

    One that names some of the parties of another in the same state is that other; so is one that names a single party
    of it in another state. Names of talks and deals beside which no event is told speak only of parties that no event
    brings together.
    """
    departures = Departures.of(told)
    found: dict[tuple[frozenset[str], NegotiationState], _Telling] = {}
    for telling in _tellings(told, departures, events):
        found.setdefault((frozenset(telling.parties), telling.state), telling)
    for telling in _names_alone(told, departures):
        parties = frozenset(telling.parties)
        if not any(parties <= known for known, _ in found):
            found[parties, telling.state] = telling
    return tuple(one.negotiation() for key, one in found.items() if not any(_part_of(key, other) for other in found))


def _part_of(one: tuple[frozenset[str], NegotiationState], other: tuple[frozenset[str], NegotiationState]) -> bool:
    (parties, state), (more, its) = one, other
    return parties < more and (state is its or len(parties) < _SIDES)


def _tellings(told: Told, departures: Departures, events: Iterable[Event]) -> Iterator[_Telling]:
    """Yield what each event that is talks or a deal says."""
    for event in events:
        parties = parties_of(told, event)
        if len(parties) >= _fewest(told, event) and _tells_of_talks(told, event):
            state = _state(told, event)
            left = state in _STANDING and departures.concern(event)
            others = [name for name in (*event.actors, *event.recipients) if name not in parties]
            between = dict.fromkeys(
                [*(o for o in others if _mediates(told, event, o)), *sorted(mediators_of(told, event))]
            )
            yield _Telling(
                parties=parties,
                state=NegotiationState.BREACHED if left else state,
                words=event.trigger,
                mediators=tuple(between),
                topic=event.topic,
                because=event.because[:1],
            )


def _fewest(told: Told, event: Event) -> int:
    """Return how many parties must be named: of a deal, and of what is called talks, the other may go unsaid."""
    return 1 if event.type in DEALS or _names_talks(told, event) else _SIDES


def _mediates(told: Told, event: Event, name: str) -> bool:
    return "third-party" in event.modes or told.entities[name].kind is EntityKind.IGO


def _names_talks(told: Told, event: Event) -> bool:
    """Whether a word of the event names talks (مفاوضات)."""
    return any(told.names.get(index, frozenset()) & _TALKS for index in told.triggers(event))


def _tells_of_talks(told: Told, event: Event) -> bool:
    """Whether an event is talks or a deal; a meeting is where talks, a deal or a truce are named beside it.

    So is signing, where its object names a deal.
    """
    if _names_talks(told, event):
        return not _NO_TALKS & set(event.modes)
    if event.type is EventType.CONSULT:
        return not _NO_TALKS & set(event.modes) and told.named_near(event, _TALKED_OF, _NEAR, _NEAR)
    if event.type is EventType.SUPPORT:
        return told.named_near(event, _DEAL, 0, _OBJECT)
    return (
        event.type is EventType.AGREE
        and not _is_refused(told, event)
        and any(
            reading.frame.reciprocal and reading.frame.type is EventType.AGREE
            for index in told.triggers(event)
            for reading in frame_readings(told.analysis.tokens[index])
        )
    )


def _is_refused(told: Told, event: Event) -> bool:
    """Whether consent is told that will not be given (لن توافق)."""
    before = (told.analysis.tokens[at] for index in told.triggers(event) for at in told.around(index, 1, -1))
    return any(token.fold == _NEVER for token in before)


def _state(told: Told, event: Event) -> NegotiationState:
    said = {state for index in told.triggers(event) for state in told.states_near(index, "negotiation")}
    if event.type is EventType.AGREE and any(_is_ground(told, index) for index in told.triggers(event)):
        said.add(NegotiationState.IMPLEMENTED)
    for state in _ORDER:
        if state in said:
            return state
    if event.status in {Status.FUTURE, Status.HYPOTHETICAL}:
        return NegotiationState.PROPOSED
    reached = event.type in DEALS and event.status is Status.ACTUAL
    return NegotiationState.AGREED if reached else NegotiationState.ONGOING


def _is_ground(told: Told, index: int) -> bool:
    """Whether words before the name of a deal make it the ground of what is done (بموجب الاتفاق)."""
    stop = told.analysis.sentence_of(index).last
    phrases = (find(matter_phrases(), told.analysis.tokens, at, stop) for at in told.around(index, _GROUND, -1))
    return any((word.of, word.state) == ("deal", "ground") for phrase in phrases if phrase for word in phrase[1])


def _names_alone(told: Told, departures: Departures) -> Iterator[_Telling]:
    """Yield what names of talks and deals say that are the word of no event; of "the deal" one party is enough."""
    taken = {index for event in told.found for index in told.triggers(event)}
    for at, named in told.names.items():
        token = told.analysis.tokens[at]
        if at in taken or token.tense or not named & _EITHER:
            continue
        parties = told.bodies(parties_beside(told, at))
        if len(parties) >= (1 if named & _DEAL and token.definite else _SIDES):
            said = set(told.states_near(at, "negotiation"))
            usual = NegotiationState.AGREED if named & _DEAL else NegotiationState.ONGOING
            state = next((state for state in _ORDER if state in said), usual)
            left = state is NegotiationState.AGREED and departures.name(at)
            words = told.analysis.span(at, at + 1)
            yield _Telling(parties, NegotiationState.BREACHED if left else state, words, because=("named",))
