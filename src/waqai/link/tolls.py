"""Figures of casualties: who counts how many, of whom, for which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from waqai.language.words import form_of
from waqai.lexicon.words import folded_words_of
from waqai.link.actors import Cast, home_of
from waqai.link.filed import Filed
from waqai.model import CasualtyFigure, CasualtyKind, Event, Quantity, Span, Stance
from waqai.model.sentences import Sentences

_CIVILIANS, _PEOPLE = "civilians", "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One figure in one report.

    `of` says of whom: "civilians", the PLOVER sector of fighters, or "people". `day` is the one day that it covers,
    None for a toll that runs on; `where` are the ids of its places, `country` the ISO code of where the report plays.
    """

    kind: CasualtyKind
    count: Quantity
    of: str
    day: date | None
    reported: date
    where: frozenset[str]
    country: str
    tellers: tuple[str, ...]
    report: str
    copy_of: str
    span: Span
    claim: str


def tolls(filed: Filed, cast: Cast) -> Iterator[Toll]:
    """Yield the figures of one report; none where its day is not known."""
    reported = filed.day
    if reported is None:
        return
    record = filed.record
    home, sentences = home_of(record), Sentences(record.report.text)
    for event in record.events:
        for figure in event.casualties:
            span = sentences.around(figure.who.start, figure.who.end)
            yield Toll(
                kind=figure.kind, count=figure.count, of=_of_whom(filed, figure), day=_day(filed, event, span),
                reported=reported, where=_where(filed, event), country=home, report=filed.id, copy_of=filed.group,
                tellers=tuple(cast.actor(filed.id, s.entity).name for s in event.sources if s.stance is Stance.ASSERTS),
                span=span, claim=event.id,
            )  # fmt: skip


def _of_whom(filed: Filed, figure: CasualtyFigure) -> str:
    words = figure.who.of(filed.record.report.text).split()
    if {form_of(word).noun_stem for word in words} & folded_words_of("civilians"):
        return _CIVILIANS
    sectors = {e.sector for e in filed.record.entities if e.sector and any(m.overlaps(figure.who) for m in e.mentions)}
    return min(sectors - {"CVL"}, default=_CIVILIANS if sectors else _PEOPLE)


def _day(filed: Filed, event: Event, sentence: Span) -> date | None:
    """Return the only day that the sentence, or else the event, gives."""
    times = filed.record.times
    for rows in ([w for w in times if sentence.contains(w.span)], [w for w in times if w.id in event.times]):
        days = {when.earliest for when in rows if when.earliest == when.latest}
        if rows:
            return days.pop() if len(days) == 1 and None not in days else None
    return None


def _where(filed: Filed, event: Event) -> frozenset[str]:
    return frozenset(p.gazetteer_id for p in filed.record.places if p.id in event.places and p.gazetteer_id)


def disjoint(first: Quantity, second: Quantity) -> bool:
    """Whether two counts cannot both be right; an open one ("at least 20") goes on upwards."""
    return _above(first, second) or _above(second, first)


def _above(first: Quantity, second: Quantity) -> bool:
    return second.high is not None and first.low > second.high


def rival_tolls(rows: Iterable[Toll]) -> Iterator[tuple[Toll, Toll]]:
    """Yield pairs of tolls of one thing that cannot both be right, at most one for two reports and one kind of people.

    They count people of one kind for the same day, or both run on and came out a day apart at most, in one country.
    Copies of one text do not contradict each other.
    """
    seen: set[tuple[object, ...]] = set()
    buckets: dict[tuple[object, ...], list[Toll]] = {}
    for toll in sorted(rows, key=lambda t: (t.reported, t.report, t.span, t.count.low)):
        buckets.setdefault((toll.kind, toll.of, toll.country, toll.day), []).append(toll)
    for bucket in buckets.values():
        for at, first in enumerate(bucket):
            for second in bucket[at + 1 :]:
                if (second.reported - first.reported).days > 1 and first.day is None:
                    break
                pair = (first.kind, first.of, *sorted((first.report, second.report)))
                if pair not in seen and _rivals(first, second):
                    seen.add(pair)
                    yield first, second


def _rivals(first: Toll, second: Toll) -> bool:
    if first.report != second.report and first.copy_of == second.copy_of:
        return False
    if first.claim == second.claim and first.report == second.report and first.span != second.span:
        return False
    return disjoint(first.count, second.count) and bool(
        first.where & second.where or not first.where or not second.where
    )
