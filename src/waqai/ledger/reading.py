"""What one telling of an event says of a matter: which matter, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from waqai.ledger.values import Matter
from waqai.ledger.wording import AIM, Said, Wording, words_between
from waqai.lexicon.matters import NAME
from waqai.model import Event, EventType, Span, Status

#: How many words may stand between a telling and the name of the matter, and between those and a word of its state.
_NEAR, _BESIDE = 6, 4
_DENIED = "denied"
_VERBAL = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE})
_MOVES = frozenset({EventType.RETREAT, EventType.AID, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE})
_TAKES = frozenset({EventType.ASSAULT, EventType.RETREAT, EventType.MOBILIZE})
#: What fire does to a truce, by what the words say of the fire.
_BY_FIRE = {"violated": "violated", "renewed": "violated", "resumed": "collapsed"}
_OF_FIRE = frozenset({"resumed", "renewed", "pause"})
_DENIABLE = frozenset({Matter.TRUCE, Matter.DEAL})


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an event: the words at `span`, in their sentence.

    `names` are the namings of actors, places and times there: they stand between words without parting them.
    """

    text: str
    event: Event
    span: Span
    wording: Wording
    names: tuple[Span, ...] = ()

    @property
    def sentence(self) -> Span:
        """The sentence."""
        return self.wording.sentence

    @property
    def type(self) -> EventType:
        """The type of the event."""
        return self.event.type

    @property
    def open(self) -> bool:
        """Whether it is still to come, or only possible."""
        return self.event.status in {Status.FUTURE, Status.HYPOTHETICAL}

    @property
    def negated(self) -> bool:
        """Whether it is said not to have happened."""
        return self.event.status is Status.NEGATED

    @property
    def actual(self) -> bool:
        """Whether it is said to have happened."""
        return self.event.status is Status.ACTUAL

    @property
    def for_a_purpose(self) -> bool:
        """Whether its word hangs on a preposition of purpose (لاستعادة)."""
        return any(word.purpose for word in self.wording.words if word.span.overlaps(self.span))

    def own(self, of: Matter) -> Said | None:
        """Return what the words of the telling themselves say of the matter."""
        return next((said for said in self.wording.said if said.word.of == of and said.span.overlaps(self.span)), None)

    def own_state(self, of: Matter) -> str | None:
        """Return the state that the words of the telling themselves give the matter, "name" where they name it."""
        said = self.own(of)
        return said.word.state if said else None

    def name(self, of: Matter) -> Span | None:
        """Return the nearest name of the matter."""
        names = (said.span for said in self.wording.said if (said.word.of, said.word.state) == (of, NAME))
        gap, span = min(((self.gap(span), span) for span in names), default=(_NEAR + 1, self.span))
        return span if gap <= _NEAR else None

    def state(self, of: Matter) -> str | None:
        """Return where the nearest words say that the matter stands; "aim" where words before make it one."""
        return next(iter(self.states(of)), None)

    def states(self, of: Matter) -> list[str]:
        """Return all states that words beside speak for, the nearest first; "aim" alone where words before say so."""
        anchors = [self.span, *filter(None, [self.name(of)])]
        rows: list[tuple[int, Span, str]] = []
        for said in self.wording.said:
            if said.word.of == of and said.word.state not in {NAME, AIM, _DENIED}:
                gap = min(self._apart(said, anchor) for anchor in anchors)
                rows += [(gap, said.span, said.word.state)] if gap <= _BESIDE else []
        if self.wording.aimed_at(of, min([*anchors, *(span for _, span, _ in rows)])):
            return [AIM]
        return [state for _, _, state in sorted(rows)]

    def doubted(self, of: Matter) -> bool:
        """Whether it is negated, or words before deny the matter or will not confirm it."""
        first = min([self.span, *filter(None, [self.name(of)])])
        rows = (s.span for s in self.wording.said if (s.word.of, s.word.state) == (of, _DENIED) and s.span < first)
        return self.negated or any(words_between(self.text, span, first) <= _BESIDE for span in rows)

    def says(self, of: Matter, state: str) -> bool:
        """Whether any word of the sentence speaks for the state."""
        return any((said.word.of, said.word.state) == (of, state) for said in self.wording.said)

    def in_name(self, word: Span) -> bool:
        """Whether a word is one of a name's."""
        return any(span.contains(word) for span in self.names)

    def gap(self, span: Span) -> int:
        """Return how many words stand between the telling and `span`."""
        return words_between(self.text, span, self.span)

    def _apart(self, said: Said, anchor: Span) -> int:
        """Return how many words part a reading from an anchor; between a verb and its object its subject may stand."""
        subject = self.names if said.word.tense and said.span < anchor else ()
        return words_between(self.text, said.span, anchor, subject)


def said_of(telling: Telling) -> Iterator[tuple[Matter, str, bool]]:
    """Yield each matter that the telling speaks of, the state, and whether it says that this is not so."""
    for matter, reader in _READERS.items():
        state = reader(telling)
        if state and state != AIM:
            yield matter, state, matter in _DENIABLE and telling.doubted(matter)


def _negotiation(t: Telling) -> str | None:
    if t.type is not EventType.CONSULT or t.negated or t.own_state(Matter.NEGOTIATION) != NAME:
        return None
    state = t.state(Matter.NEGOTIATION)
    if state == AIM:
        return None
    if t.open:
        return "proposed"
    return state if state in {"failed", "suspended", "proposed"} else "ongoing"


def _truce(t: Telling) -> str | None:
    if t.type is EventType.ASSAULT:
        return None if t.negated else _truce_under_fire(t)
    if t.type is EventType.RETREAT and "ceasefire" in t.event.modes and t.actual:
        return _truce_kept(t)
    if t.name(Matter.TRUCE) is None:
        return None
    state = t.state(Matter.TRUCE)
    if t.type is EventType.REJECT:
        return state if state in {"violated", "collapsed"} and not t.negated else None
    reached = t.type in _VERBAL or (t.type is EventType.RETREAT and not t.negated)
    # A deal to cease fire is told as a deal; that its truce holds is for other words to say (codebook §2).
    deal_alone = state == "in_force" and _only_referred_to(t)
    if not reached or deal_alone or state in {AIM, *_OF_FIRE}:
        return None
    return "proposed" if t.open else state


def _truce_kept(t: Telling) -> str | None:
    """Return where a truce stands that is told as in effect; what is said of the fire is the fire's to tell."""
    if any(t.says(Matter.TRUCE, state) for state in ("renewed", "resumed")):
        return None
    state = t.state(Matter.TRUCE)
    if state in {AIM, "violated", "collapsed", "extended", "expired"}:
        return state
    return None if state is None and _only_referred_to(t) else "in_force"


def _only_referred_to(t: Telling) -> bool:
    """Whether a truce is named as a deal that is known already (اتفاق وقف إطلاق النار)."""
    name = t.name(Matter.TRUCE) or t.span
    deals = (said.span for said in t.wording.said if (said.word.of, said.word.state) == (Matter.DEAL, NAME))
    return any(span < name and words_between(t.text, span, name) == 0 for span in deals)


def _truce_under_fire(t: Telling) -> str | None:
    """Return what an attack does to a truce, or to a pause, that its sentence names."""
    state = next((state for state in t.states(Matter.TRUCE) if state in _BY_FIRE), None)
    if state is None or (t.name(Matter.TRUCE) is None and not t.says(Matter.TRUCE, "pause")):
        return None
    return _BY_FIRE[state]


def _deal(t: Telling) -> str | None:
    name = t.name(Matter.DEAL)
    if t.type is EventType.REJECT:
        return None if t.negated else _deal_refused(t, name)
    state = t.state(Matter.DEAL)
    if name is None or t.open or (state == "breached" and _on_a_truce(t, name)):
        return None
    if t.type is EventType.RETREAT:
        carried_out = t.actual and "disarm" in t.event.modes and state in {"ground", "implemented"}
        return "implemented" if carried_out else None
    return state if t.type in _VERBAL and state in {"agreed", "implemented", "breached", "failed"} else None


def _deal_refused(t: Telling, name: Span | None) -> str | None:
    """Return what a refusal does to a deal or an offer."""
    if name is None and not t.says(Matter.DEAL, "offer"):
        return None
    if name and _on_a_truce(t, name):
        return None
    return {"breached": "breached", "offer": "failed"}.get(t.state(Matter.DEAL) or "")


def _on_a_truce(t: Telling, deal: Span) -> bool:
    """Whether a deal is one on a truce, whose breach is the truce's."""
    truce = t.name(Matter.TRUCE)
    return truce is not None and words_between(t.text, truce, deal) <= 1


def _evacuation(t: Telling) -> str | None:
    if t.negated or t.type not in _VERBAL | _MOVES or t.name(Matter.EVACUATION) is None:
        return None
    if t.type is EventType.COERCE and "deport" not in t.event.modes:
        return None
    state = t.state(Matter.EVACUATION)
    if state == AIM:
        return None
    if t.type in _VERBAL:
        planned = t.own_state(Matter.EVACUATION) == "proposed" or state in {"proposed", "suspended"}
        return (state or "proposed") if planned and t.own_state(Matter.DEAL) != NAME else None
    if t.open:
        return "proposed"
    own = t.own(Matter.EVACUATION)
    return "implemented" if own and own.word.tense == "past" else state


def _siege(t: Telling) -> str | None:
    return t.own_state(Matter.SIEGE) if t.type is EventType.COERCE and t.actual else None


def _control(t: Telling) -> str | None:
    said = t.own(Matter.CONTROL)
    if said is None or t.type not in _TAKES or not t.actual:
        return None
    if t.for_a_purpose or t.state(Matter.CONTROL) == AIM:
        return None
    return "holds" if (said.word.state, said.word.tense) == ("gained", "present") else said.word.state


_READERS: dict[Matter, Callable[[Telling], str | None]] = {
    Matter.NEGOTIATION: _negotiation,
    Matter.TRUCE: _truce,
    Matter.DEAL: _deal,
    Matter.EVACUATION: _evacuation,
    Matter.SIEGE: _siege,
    Matter.CONTROL: _control,
}
