"""What one telling of an event says of a matter: which matter, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from waqai.language.words import form_of
from waqai.ledger.values import Matter
from waqai.ledger.wording import Said, readings, words_between, words_of
from waqai.lexicon.matters import NAME
from waqai.model import Event, EventType, Span, Status

#: How many words may stand between a telling and the name of the matter; and between those and what says where it stands.
_NEAR, _BESIDE = 6, 4
#: How many words before them may make them an aim.
_BEFORE = 3
_AIM, _DENIED = "aim", "denied"
_VERBAL = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE})


@dataclass(frozen=True)
class Telling:
    """One telling of an event: the words at `span`, in their sentence."""

    text: str
    event: Event
    span: Span
    sentence: Span

    @cached_property
    def words(self) -> list[Span]:
        """The words of the sentence."""
        return words_of(self.text, self.sentence)

    @cached_property
    def said(self) -> list[Said]:
        return readings(self.text, self.sentence)

    @property
    def type(self) -> EventType:
        return self.event.type

    @property
    def open(self) -> bool:
        """Whether it is still to come, or only possible."""
        return self.event.status in {Status.FUTURE, Status.HYPOTHETICAL}

    @property
    def denied(self) -> bool:
        return self.event.status is Status.NEGATED

    @cached_property
    def for_a_purpose(self) -> bool:
        """Whether the words hang on a preposition of purpose (لاستعادة)."""
        form = form_of(self.span.of(self.text).split()[0])
        return "ل" in form.prefixes

    def own(self, of: Matter) -> str | None:
        """What the words of the telling themselves say of the matter."""
        return next((s.word.state for s in self.said if s.word.of == of and s.span.overlaps(self.span)), None)

    def own_tense(self, of: Matter) -> str | None:
        return next((s.word.tense for s in self.said if s.word.of == of and s.span.overlaps(self.span)), None)

    def name(self, of: Matter) -> Span | None:
        """The nearest name of the matter."""
        rows = [(words_between(self.text, s.span, self.span), s.span) for s in self.said if (s.word.of, s.word.state) == (of, NAME)]
        best = min(rows, default=(_NEAR + 1, self.span))
        return best[1] if best[0] <= _NEAR else None

    def names_itself(self, of: Matter) -> bool:
        return self.own(of) == NAME

    def state(self, of: Matter) -> str | None:
        """Where the words beside say that the matter stands; "aim" where words before make it one."""
        anchors = [self.span, *filter(None, [self.name(of)])]
        rows: list[tuple[int, str]] = []
        for s in self.said:
            if s.word.of != of or s.word.state in {NAME, _DENIED}:
                continue
            gap = min(words_between(self.text, s.span, anchor) for anchor in anchors)
            if s.word.state == _AIM:
                if gap <= _BEFORE and s.span.start < min(a.start for a in anchors):
                    return _AIM
            elif gap <= _BESIDE:
                rows.append((gap, s.word.state))
        return min(rows)[1] if rows else None

    def doubted(self, of: Matter) -> bool:
        """Whether words before deny it or will not confirm it."""
        if self.denied:
            return True
        first = min([self.span, *filter(None, [self.name(of)])])
        return any(
            s.word.of == of and s.word.state == _DENIED and s.span.start < first.start
            and words_between(self.text, s.span, first) <= _BESIDE
            for s in self.said
        )  # fmt: skip

    def says(self, of: Matter, *states: str) -> bool:
        return any(s.word.of == of and s.word.state in states for s in self.said)


def said_of(telling: Telling) -> Iterator[tuple[Matter, str, bool]]:
    """Yield each matter that the telling speaks of, the state, and whether it says that this is not so."""
    for matter, reader in _READERS.items():
        state = reader(telling)
        if state and state != _AIM:
            yield matter, state, matter in _DENIABLE and telling.doubted(matter)


def _negotiation(t: Telling) -> str | None:
    if t.type is not EventType.CONSULT or not t.names_itself(Matter.NEGOTIATION) or t.denied:
        return None
    state = t.state(Matter.NEGOTIATION)
    if state == _AIM:
        return None
    if t.open:
        return "proposed"
    return state if state in {"failed", "suspended", "proposed"} else "ongoing"


def _truce(t: Telling) -> str | None:
    if t.denied and t.type not in _VERBAL:
        return None
    if t.type is EventType.ASSAULT:
        return _truce_under_fire(t)
    if t.type is EventType.RETREAT and "ceasefire" in t.event.modes and not t.open:
        state = t.state(Matter.TRUCE)
        return state if state in {_AIM, "violated", "collapsed", "extended", "expired"} else "in_force"
    if t.name(Matter.TRUCE) is None:
        return None
    state = t.state(Matter.TRUCE)
    if t.type is EventType.REJECT:
        return state if state in {"violated", "collapsed"} else None
    if t.type not in {*_VERBAL, EventType.RETREAT} or state in {"resumed", "renewed", "pause"}:
        return None
    return "proposed" if t.open and state != _AIM else state


def _truce_under_fire(t: Telling) -> str | None:
    state = t.state(Matter.TRUCE)
    if state not in {"violated", "resumed", "renewed"}: 
        return None
    if t.name(Matter.TRUCE) is None and not t.says(Matter.TRUCE, "pause"):
        return None
    return "collapsed" if state == "resumed" else "violated"


def _deal(t: Telling) -> str | None:
    name = t.name(Matter.DEAL)
    if (t.denied and t.type not in _VERBAL) or (name is None and not t.says(Matter.DEAL, "offer")):
        return None
    state = t.state(Matter.DEAL)
    if t.type is EventType.REJECT:
        truce = t.name(Matter.TRUCE)
        if truce and name and words_between(t.text, truce, name) <= 1: return None
        return {"breached": "breached", "offer": "failed"}.get(state or "")
    if name is None: return None
    if t.type is EventType.RETREAT and not t.open:
        return "implemented" if state in {"ground", "implemented"} and "disarm" in t.event.modes else None
    if t.type not in _VERBAL or t.open:
        return None
    return state if state in {"agreed", "implemented", "breached", _AIM} else None


def _evacuation(t: Telling) -> str | None:
    if t.denied or t.name(Matter.EVACUATION) is None or t.type in _VERBAL and t.names_itself(Matter.DEAL):
        return None
    moving = {EventType.RETREAT, EventType.AID, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE}
    if t.type not in {*_VERBAL, *moving}:
        return None
    state = t.state(Matter.EVACUATION)
    if state == _AIM: return state
    if t.type is EventType.AGREE or t.open: return "proposed"
    if t.own_tense(Matter.EVACUATION) == "past": return "implemented"
    return state


def _siege(t: Telling) -> str | None:
    return t.own(Matter.SIEGE) if t.type is EventType.COERCE and not t.open and not t.denied else None


def _control(t: Telling) -> str | None:
    if t.type not in {EventType.ASSAULT, EventType.RETREAT, EventType.MOBILIZE} or t.open or t.denied:
        return None
    said = next((s.word for s in t.said if s.word.of == Matter.CONTROL and s.span.overlaps(t.span)), None)
    if said is None or t.state(Matter.CONTROL) == _AIM or t.for_a_purpose:
        return None
    return "holds" if (said.state, said.tense) == ("gained", "present") else said.state


_DENIABLE = frozenset({Matter.TRUCE, Matter.DEAL})
_READERS: dict[Matter, Callable[[Telling], str | None]] = {
    Matter.NEGOTIATION: _negotiation,
    Matter.TRUCE: _truce,
    Matter.DEAL: _deal,
    Matter.EVACUATION: _evacuation,
    Matter.SIEGE: _siege,
    Matter.CONTROL: _control,
}
