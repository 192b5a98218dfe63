"""Values that people add to a record, or that a newer coder no longer finds though a person vouched for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from waqai.errors import UsageError
from waqai.model import (
    Entity,
    Event,
    EventType,
    Evidence,
    Negotiation,
    NegotiationState,
    Place,
    Record,
    Relation,
    RelationType,
    Report,
    Span,
    Truce,
    TruceState,
    When,
    content_id,
)
from waqai.revise.fields import FIELDS, Json, Scene, Target, check_modes

#: What a claim must say of itself, or it says nothing.
_NEEDED: Final = {
    "event": ("type",),
    "relation": ("type", "subject", "object"),
    "negotiation": ("state",),
    "truce": ("state",),
}


def added_id(report: Report, kind: str, span: Span) -> str:
    """Return the id by which judgements call what somebody adds at `span`: one thing of a kind at most."""
    return content_id(kind, report.id, _own_id(kind, span))


def new_value(record: Record, subject: str, form: Json, at: Span, by: str) -> Target:
    """Return what `form` describes, told at `at`, in terms of `record`; `subject` is what judgements call it.

    Raises UsageError where it cannot be read.
    """
    kind, scene = subject.partition("-")[0], Scene(record)
    scene.span([at.start, at.end])
    if not isinstance(form, dict) or any(name not in form for name in _NEEDED.get(kind, ())):
        raise UsageError(f"that is no {kind}", f"give {', '.join(_NEEDED.get(kind, ('its fields',)))}")
    own = subject == added_id(record.report, kind, at)
    made = _blank(kind, at, _own_id(kind, at) if own else content_id(kind, "again", subject), at.of(scene.text), by)
    for field in FIELDS[type(made).__name__].values():
        if field.name in form:
            made = field.put(made, field.read(scene, form[field.name]))
    return check_modes(made) if isinstance(made, Event) else made


def _own_id(kind: str, span: Span) -> str:
    return content_id(kind, "added", span.start, span.end)


def _blank(kind: str, at: Span, name: str, words: str, by: str) -> Any:
    """Return a value of `kind` at `at` that says nothing yet."""
    because = (f"added by {by}",)
    makers: dict[str, Callable[[], Any]] = {
        "event": lambda: Event(
            id=name, type=EventType.AGREE, trigger=at, evidence=(Evidence("trigger", at),), because=because
        ),
        "relation": lambda: Relation(
            type=RelationType.LEADS, subject="", object="", evidence=(Evidence("relation", at),), because=because
        ),
        "negotiation": lambda: Negotiation(
            parties=(), state=NegotiationState.ONGOING, evidence=(Evidence("state", at),), because=because
        ),
        "truce": lambda: Truce(
            parties=(), state=TruceState.PROPOSED, evidence=(Evidence("state", at),), because=because
        ),
        "entity": lambda: Entity(id=name, name=words, mentions=(at,), because=because),
        "place": lambda: Place(id=name, name=words, mentions=(at,)),
        "time": lambda: When(id=name, span=at, reason=because[0]),
    }
    if kind not in makers:
        raise UsageError(f"{kind!r} cannot be added to a report", f"choose one of {', '.join(makers)}")
    return makers[kind]()
