"""What one telling of an event says of a matter: which matter, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.ledger.scene import Scene
from waqai.ledger.values import Matter
from waqai.ledger.wording import Said, readings, words_between
from waqai.lexicon.matters import NAME
from waqai.model import Event, EventType, Span, Status

_NEAR = 6
Told = tuple[Matter, str, str]
T = EventType


def said_of(scene: Scene, event: Event, span: Span) -> Iterator[Told]:
    if event.status is Status.NEGATED and event.type is not T.AGREE:
        return
    text = scene.record.report.text
    said = readings(text, scene.sentence(span))
    own = {s.word.of: s for s in said if s.span.overlaps(span)}
    named = {s.word.of for s in said if s.word.state == NAME and words_between(text, s.span, span) <= _NEAR}
    def near(of, names=()):
        rows = [(words_between(text, s.span, span), s.word.state) for s in said if s.word.of == of and s.word.state != NAME and not s.span.overlaps(span)]
        rows = [r for r in rows if r[0] <= _NEAR]
        return min(rows)[1] if rows else None
    future = event.status in {Status.FUTURE, Status.HYPOTHETICAL}
    if event.type is T.CONSULT and ("negotiation" in own and own["negotiation"].word.state == NAME or "third-party" in event.modes and "negotiation" in named):
        state = near("negotiation")
        if state in {"implemented", "breached"}: state = None
        yield Matter.NEGOTIATION, ("proposed" if future else state or "ongoing"), "talks"
    if event.type in {T.AGREE, T.SUPPORT, T.RETREAT, T.CONCEDE, T.REJECT, T.ASSAULT} and "truce" in named:
        state = near("truce")
        if event.type is T.REJECT: state = "violated" if state != "collapsed" else state
        elif event.type is T.ASSAULT: state = "violated" if state else None
        elif future: state = "proposed"
        else: state = state or "in_force"
        if state: yield Matter.TRUCE, state, "truce"
    elif event.type is T.RETREAT and "ceasefire" in event.modes and not future:
        yield Matter.TRUCE, near("truce") or "in_force", "ceasefire"
    if event.type in {T.AGREE, T.SUPPORT, T.CONCEDE, T.REJECT} and "deal" in named and event.status is Status.ACTUAL:
        state = near("deal")
        if event.type is T.REJECT:
            state = "breached" if "deal" in own or state == "breached" else "failed"
        else:
            state = state or "agreed"
        yield Matter.DEAL, state, "deal"
    if event.type in {T.RETREAT, T.AID, T.SANCTION, T.COERCE, T.AGREE, T.CONCEDE} and "evacuation" in named:
        if not (event.type in {T.AGREE, T.CONCEDE} and "deal" in own):
            state = near("evacuation")
            if event.type in {T.AGREE}: state = "proposed"
            yield Matter.EVACUATION, ("proposed" if future else state or "ongoing"), "evacuation"
    if event.type is T.COERCE and "siege" in own and not future:
        yield Matter.SIEGE, own["siege"].word.state, "siege"
    if event.type in {T.ASSAULT, T.RETREAT, T.MOBILIZE} and "control" in own and not future:
        word = own["control"].word
        state = "holds" if word.tense == "present" and word.state == "gained" else word.state
        yield Matter.CONTROL, state, "control"
