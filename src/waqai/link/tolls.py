"""Figures of casualties: who counts how many, of whom, for which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.language.words import form_of
from waqai.lexicon.words import folded_words_of
from waqai.link.actors import Cast, Name, home_of
from waqai.link.filed import Filed
from waqai.link.source import Source, source_of
from waqai.model import CasualtyFigure, CasualtyKind, Event, Quantity, Span, fold

_CIVILIANS, _PEOPLE = "civilians", "people"
#: How many words before a figure may say that it is of the day before.
_BEFORE = 3


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
    where: tuple[str, ...]
    country: str
    source: Source
    claim: str

    @property
    def reported(self) -> date:
        """The day of publication."""
        return self.source.reported

    @property
    def report(self) -> str:
        """The report."""
        return self.source.report

    @property
    def span(self) -> Span:
        """The sentence that gives it."""
        return self.source.span

    @property
    def tellers(self) -> tuple[Name, ...]:
        """Who says so."""
        return self.source.names()

    @property
    def order(self) -> tuple[object, ...]:
        """What tolls are sorted by."""
        return (*self.source.order, self.kind, self.of, self.count.low, self.claim)


def tolls(filed: Filed, cast: Cast) -> Iterator[Toll]:
    """Yield the figures of one report; none where its day is not known."""
    reported = filed.day
    if reported is None:
        return
    home = home_of(filed.record)
    for event in filed.record.events:
        for figure in event.casualties:
            span = filed.sentences.around(figure.who.start, figure.who.end)
            day = _eve(filed, figure, span) or _day(filed, event, span)
            yield Toll(
                kind=figure.kind, count=figure.count, of=_of_whom(filed, figure), day=day,
                where=() if day is None and _sums_up(filed, span) else _where(filed, event),
                country=home, claim=event.id,
                source=source_of(filed, reported, span, cast, event.sources, [event.id]),
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


def _eve(filed: Filed, figure: CasualtyFigure, sentence: Span) -> date | None:
    """Return the day before the one told of, where the words before a figure speak of its morrow (غداة مقتل 21)."""
    text = filed.record.report.text
    before = text[sentence.start : figure.who.start].split()[-_BEFORE:]
    if not any(fold(word) in folded_words_of("on_the_morrow_of") for word in before):
        return None
    exact = [w for w in filed.record.times if w.earliest and w.earliest == w.latest and w.span.start < sentence.start]
    last = max(exact, key=lambda when: when.span.start, default=None)
    told = last.earliest if last else filed.day
    return told - timedelta(days=1) if told else None


def _sums_up(filed: Filed, sentence: Span) -> bool:
    """Whether a sentence counts all since something began: wherever that was, not only at the place it names."""
    words = sentence.of(filed.record.report.text).split()
    return any(fold(word) in folded_words_of("since") for word in words)


def _where(filed: Filed, event: Event) -> tuple[str, ...]:
    return tuple(sorted({p.gazetteer_id for p in filed.record.places if p.id in event.places and p.gazetteer_id}))


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
    for toll in sorted(rows, key=lambda toll: toll.order):
        buckets.setdefault(bucket_of(toll), []).append(toll)
    pairs = [pair for bucket in buckets.values() for pair in _close_pairs(bucket) if _rivals(*pair)]
    for first, second in sorted(pairs, key=lambda pair: (pair[0].order, pair[1].order)):
        pair = (first.kind, first.of, *sorted((first.report, second.report)))
        if pair not in seen:
            seen.add(pair)
            yield first, second


def bucket_of(toll: Toll) -> tuple[object, ...]:
    """Return what two tolls must share to be of one thing."""
    return (toll.kind, toll.of, toll.country, toll.day)


def _close_pairs(bucket: Sequence[Toll]) -> Iterator[tuple[Toll, Toll]]:
    for at, first in enumerate(bucket):
        for second in bucket[at + 1 :]:
            if (second.reported - first.reported).days > 1 and first.day is None:
                break
            yield first, second


def _rivals(first: Toll, second: Toll) -> bool:
    if first.report != second.report and first.source.copy_of == second.source.copy_of:
        return False
    if first.claim == second.claim and first.report == second.report and first.span != second.span:
        return False
    shared = {*first.where} & {*second.where}
    return disjoint(first.count, second.count) and bool(shared or not first.where or not second.where)
