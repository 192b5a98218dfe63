"""A report under review: cards of what was coded of it, what people said of each, and the text that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from waqai.model import (
    MODES,
    QUAD_OF,
    SECTORS,
    CasualtyKind,
    Entity,
    EntityKind,
    Event,
    EventType,
    Judgement,
    NegotiationState,
    Place,
    RelationStatus,
    RelationType,
    Span,
    Status,
    TruceState,
    Verdict,
    standing,
)
from waqai.review import Sight
from waqai.review.wording import type_of, words_of
from waqai.revise import FIELDS, Scene
from waqai.revise.attach import anchors
from waqai.revise.fields import Target
from waqai.revise.opinions import read_json

Json = Any
Say = Callable[[str], str]
#: Kinds of values in the order of the page, each with what its type is called by in the words of the interface.
KINDS: Final = {
    "event": "type", "relation": "relation", "negotiation": "negotiation", "truce": "truce",
    "entity": "kind", "place": "review.kind", "time": "review.kind",
}  # fmt: skip
#: Field → what its values are called by; of relations and talks another word.
_CALLED: Final = {"type": "type", "modes": "mode", "status": "status", "kind": "kind", "sector": "sector"}
_CALLED_OF: Final = {
    ("relation", "type"): "relation", ("relation", "status"): "relation_status",
    ("negotiation", "state"): "negotiation", ("truce", "state"): "truce",
}  # fmt: skip
_BREAK: Final = re.compile(r"\r\n|\r|\n")


def _types_of_modes() -> Mapping[str, tuple[str, ...]]:
    every = sorted(frozenset[str]().union(*MODES.values()))
    return MappingProxyType({mode: tuple(kind for kind in EventType if mode in MODES[kind]) for mode in every})


class Choices(NamedTuple):
    """What may be chosen on the forms, in the order of its vocabulary; `modes` say of which types they are."""

    types: tuple[str, ...] = tuple(EventType)
    statuses: tuple[str, ...] = tuple(Status)
    relations: tuple[str, ...] = tuple(RelationType)
    relation_statuses: tuple[str, ...] = tuple(RelationStatus)
    negotiation_states: tuple[str, ...] = tuple(NegotiationState)
    truce_states: tuple[str, ...] = tuple(TruceState)
    entity_kinds: tuple[str, ...] = tuple(EntityKind)
    sectors: tuple[str, ...] = tuple(sorted(SECTORS))
    casualties: tuple[str, ...] = tuple(CasualtyKind)
    modes: Mapping[str, tuple[str, ...]] = _types_of_modes()


CHOICES: Final = Choices()


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of the text under one set of marks; it begins at code point `at`. `marks` are "card.part" pairs."""

    at: int
    text: str
    marks: str = ""
    classes: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as the machine had it, both as words."""

    field: str
    machine: str
    now: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which people hold different things: (who, what in words)."""

    field: str
    held: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim, actor, place or time with what was said of it.

    `value` is what it is now, of what is rejected what it was. `state` is "waiting", "accepted", "corrected", "added",
    "rejected" or "disputed"; `by` are those who brought it there.
    """

    number: int
    target: str
    kind: str
    value: Any
    called: str
    words: str
    state: str
    by: tuple[str, ...]
    differences: tuple[Difference, ...]
    disputes: tuple[Dispute, ...]
    comments: tuple[Judgement, ...]

    @property
    def name(self) -> str:
        """What marks and addresses call the card."""
        return f"c{self.number}"

    @property
    def quad(self) -> int:
        """PLOVER's class of an event, 0 of all else."""
        return QUAD_OF[self.value.type] if isinstance(self.value, Event) else 0


class Bench:
    """What the page of a report under review shows to somebody."""

    def __init__(self, sight: Sight, say: Say) -> None:
        """Take what somebody sees, and the words of the interface."""
        self.sight = sight
        self.revision = sight.revision
        self.report = sight.revision.machine.report
        self.record = sight.revision.record
        self._say = say
        self.choices = CHOICES
        self._scene = Scene(self.record)
        self._standing = {act.id for act in standing(sight.acts)}
        named: tuple[Entity | Place, ...] = (*self.record.entities, *self.record.places)
        self._names = {each.id: each.name for each in named}
        self._names |= {when.id: when.span.of(self.report.text) for when in self.record.times}
        targets = sorted(self.revision.before, key=self._rank)
        shown = [name for name in targets if self._is_shown(name)]
        self.cards = [self._card(number, name) for number, name in enumerate(shown, 1)]

    def of(self, *kinds: str) -> list[Card]:
        """Return the cards of these kinds, in text order."""
        return [card for card in self.cards if card.kind in kinds]

    def card(self, target: str) -> Card | None:
        """Return the card of a value; None where it has none."""
        return next((card for card in self.cards if card.target == target), None)

    def name(self, own_id: str) -> str:
        """Return what to call an actor, place or time of the record."""
        return self._names.get(own_id) or own_id

    def vouches(self, claim: Any, entity: str, stance: str) -> bool:
        """Whether an actor asserts, or denies, a claim."""
        return any((source.entity, source.stance) == (entity, stance) for source in claim.sources)

    def stands(self, act: Judgement) -> bool:
        """Whether an act is one that nobody has taken back."""
        return act.id in self._standing

    @property
    def left(self) -> int:
        """How many claims nobody has said anything of."""
        return sum(card.state == "waiting" for card in self.of("event", "relation", "negotiation", "truce"))

    def _rank(self, target: str) -> tuple[int, Span, str]:
        value = self.revision.before[target]
        order = list(KINDS).index(target.partition("-")[0])
        return order, next(iter(anchors(value)), Span(0, 0)), target

    def _is_shown(self, target: str) -> bool:
        """Whether a value has a card: of several that were joined only the whole."""
        now = self.revision.values.get(target)
        if now is None:
            return True
        same = [name for name, value in self.revision.values.items() if value is now]
        return target == min(same, key=lambda name: (_own(self.revision.before[name]) != _own(now), name))

    def _card(self, number: int, target: str) -> Card:
        before, now = self.revision.before[target], self.revision.values.get(target)
        value, kind = now or before, target.partition("-")[0]
        acts = self.revision.acts.get(target, ())
        state, by = _state(acts, rejected=now is None)
        disputes = tuple(self._disputes(target, kind))
        return Card(
            number=number,
            target=target,
            kind=kind,
            value=value,
            called=f"{KINDS[kind]}.{type_of(value)}",
            words=words_of(value, self.report.text),
            state="disputed" if disputes else state,
            by=by,
            differences=tuple(self._differences(kind, before, now)) if now else (),
            disputes=disputes,
            comments=tuple(self.sight.comments.get(target, ())),
        )

    def _differences(self, kind: str, before: Target, now: Target) -> Iterator[Difference]:
        if type(before) is type(now):
            for field in FIELDS[type(now).__name__].values():
                old, new = field.of(self._scene, before), field.of(self._scene, now)
                if old != new:
                    yield Difference(field.name, self.told(kind, field.name, old), self.told(kind, field.name, new))

    def _disputes(self, target: str, kind: str) -> Iterator[Dispute]:
        for conflict in self.revision.conflicts:
            if conflict.target == target:
                held = [(who, self.told(kind, conflict.field, read_json(what))) for who, what in conflict.held]
                yield Dispute(conflict.field, tuple(held))

    def told(self, kind: str, field: str, value: Json) -> str:
        """Return a field's value, given as JSON, in words."""
        called = _CALLED_OF.get((kind, field)) or _CALLED.get(field)
        if field in {"verdict", "same"}:
            return self._say(f"review.{value}")
        if called:
            rows = value if isinstance(value, list) else [value]
            return "، ".join(self._say(f"{called}.{each}") for each in rows if each) or "–"
        if isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value):  # noqa: PLR2004
            return self.report.text[value[0] : value[1]]
        if isinstance(value, list):
            return "، ".join(filter(None, (self.told(kind, "", each) for each in value))) or "–"
        if isinstance(value, dict):
            return self._told_item(kind, value)
        return "–" if value is None else str(value)

    def _told_item(self, kind: str, value: Json) -> str:
        if "entity" in value:
            return f"{self.told(kind, '', value['entity'])} ({self._say('stance.' + str(value.get('stance')))})"
        if "id" in value:
            at = value.get("at")
            return self._names.get(value["id"]) or (self.told(kind, "", at) if at else value["id"])
        if "kind" in value:
            most = value.get("max")
            return f"{self._say('casualty.' + str(value['kind']))} {value.get('min')}–{'' if most is None else most}"
        return " · ".join(str(each) for each in value.values() if each is not None) or "–"

    def pieces(self) -> list[list[Piece]]:
        """Return the lines of the text in pieces that know where they begin."""
        return list(lines_of(self.report.text, list(self._marks())))

    def _marks(self) -> Iterator[tuple[Span, str, str]]:
        """Yield (span, card and part, classes)."""
        for card in self.cards:
            if card.state == "rejected":
                continue
            value = card.value
            if isinstance(value, Event):
                look = f"q{card.quad} v"
                yield value.trigger, f"{card.name}.trigger", look
                yield from ((span, f"{card.name}.also", f"q{card.quad} u") for span in value.also)
                yield from (
                    (item.span, f"{card.name}.{item.part}", "") for item in value.evidence if item.part != "trigger"
                )
                if value.topic:
                    yield value.topic, f"{card.name}.topic", ""
                yield from ((figure.who, f"{card.name}.casualties", "") for figure in value.casualties)
            else:
                yield from ((span, f"{card.name}.{card.kind}", card.kind) for span in anchors(value))


def lines_of(text: str, marks: Sequence[tuple[Span, str, str]]) -> Iterator[list[Piece]]:
    """Yield the lines of `text`, without what breaks them, cut at every edge of every mark."""
    edges = {edge for span, _, _ in marks for edge in (span.start, span.end)}
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end, after = (found.start(), found.end()) if found else (len(text), len(text))
        cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
        yield [_piece(text, one, other, marks) for one, other in pairwise(cuts)]
        start = after


def _piece(text: str, start: int, end: int, marks: Sequence[tuple[Span, str, str]]) -> Piece:
    over = [(mark, look) for span, mark, look in marks if span.start <= start and end <= span.end]
    names = dict.fromkeys(mark for mark, _ in over)
    looks = dict.fromkeys(name for _, look in over for name in look.split())
    return Piece(start, text[start:end], " ".join(names), " ".join(looks))


def _state(acts: Sequence[Judgement], *, rejected: bool) -> tuple[str, tuple[str, ...]]:
    """Return where acts brought a value, and who."""
    verdicts = Counter(act.verdict for act in acts)
    if rejected:
        wanted, state = {Verdict.REJECT}, "rejected"
    elif verdicts[Verdict.CORRECT] or verdicts[Verdict.SAME]:
        wanted, state = {Verdict.CORRECT, Verdict.SAME}, "corrected"
    elif verdicts[Verdict.ADD]:
        wanted, state = {Verdict.ADD}, "added"
    elif verdicts[Verdict.ACCEPT]:
        wanted, state = {Verdict.ACCEPT}, "accepted"
    else:
        return "waiting", ()
    return state, tuple(dict.fromkeys(act.by for act in acts if act.verdict in wanted))


def _own(value: Any) -> object:
    return getattr(value, "id", value)
