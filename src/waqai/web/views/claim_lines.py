"""A claim as one line of a list: its sentence with the words that make it, who says so, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waqai.model import QUAD_OF, Event, Record, Span, Stance
from waqai.model.sentences import Sentences
from waqai.store import Found

#: How many characters of a sentence are shown on each side of the words.
_AROUND = 220


@dataclass(frozen=True, slots=True)
class Teller:
    """Who vouches for a claim inside its report, or denies it."""

    name: str
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """`before`, `words` and `after` are one quotation, of which `words` make the claim; `days` are what it is about.

    `anchor` is where the report's page has its card; `quad` is PLOVER's class, 0 of what is no event.
    """

    found: Found
    anchor: str
    type: str
    quad: int
    status: str
    before: str
    words: str
    after: str
    tellers: tuple[Teller, ...]
    days: tuple[date, date] | None


def claim_line(found: Found) -> ClaimLine:
    """Return a claim as a line."""
    claim, record = found.claim, found.where.record
    event = claim if isinstance(claim, Event) else None
    span = event.trigger if event else next((each.span for each in claim.evidence), Span(0, 0))
    before, words, after = _quotation(record, span)
    return ClaimLine(
        found=found,
        anchor=_anchor(record, event) if event else "",
        type=str(getattr(claim, "type", "")),
        quad=QUAD_OF[event.type] if event else 0,
        status=str(getattr(claim, "status", getattr(claim, "state", ""))),
        before=before,
        words=words,
        after=after,
        tellers=_tellers(found),
        days=_days(record, event) if event else None,
    )


def _anchor(record: Record, event: Event) -> str:
    """Return the id of an event's card: they are numbered in the order of their words."""
    return f"v{sorted(record.events, key=lambda each: each.trigger).index(event) + 1}"


def _quotation(record: Record, span: Span) -> tuple[str, str, str]:
    text = record.report.text
    around = Sentences(text).around(span.start, span.end)
    start, end = max(around.start, span.start - _AROUND), min(around.end, span.end + _AROUND)
    before = ("… " if start > around.start else "") + text[start : span.start]
    after = text[span.end : end] + (" …" if end < around.end else "")
    return before.lstrip(), span.of(text), after.rstrip()


def _tellers(found: Found) -> tuple[Teller, ...]:
    names = {entity.id: entity.name for entity in found.where.record.entities}
    sources = getattr(found.claim, "sources", ())
    return tuple(Teller(names[s.entity], s.stance is Stance.DENIES) for s in sources if s.entity in names)


def _days(record: Record, event: Event) -> tuple[date, date] | None:
    times = [when for when in record.times if when.id in event.times]
    first = min((when.earliest for when in times if when.earliest), default=None)
    last = max((when.latest for when in times if when.latest), default=None)
    one, other = first or last, last or first
    return (one, other) if one and other else None
