"""Reviewed reports as gold: annotations in the form of the codebook, which evaluating and training read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.evaluate.gold import occurrences, sentence_span
from waqai.export import dumps, write_text
from waqai.model import Attribution, CasualtyFigure, Event, Record, Span, Verdict
from waqai.model.sentences import Sentences
from waqai.store import Store, Stored

Json = dict[str, Any]
_UNSAFE = re.compile(r"[^\w.-]+")
_WORD = re.compile(r"\S+")
_LONGEST = 80
_MOST = 12  # words on each side that a quotation may grow by


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of the reviewed reports: names of the files written, and ids left out since reviewers disagree."""

    written: tuple[str, ...]
    disputed: tuple[str, ...]


def export_gold(store: Store, folder: Path, *, by: str | None = None) -> Exported:
    """Write NAME.txt and NAME.json to `folder` for every report that somebody (or `by`) has gone through.

    Reports on which reviewers disagree wait for the adjudicator, unless `by` asks for what one of them alone said.
    Raises WaqaiError where a file cannot be written.
    """
    done = {act.report for act in store.reviews.standing(Verdict.DONE) if by is None or act.by == by}
    names: list[str] = []
    disputed: list[str] = []
    for report in sorted(filter(None, done)):
        stored, acts = store.report(report), store.reviews.acts(report)
        own = [act for act in acts if by is None or act.by == by or act.verdict is Verdict.WITHDRAW]
        revision = store.reviews.revision(report, own)
        if stored is None or revision is None:
            continue
        if revision.conflicts:
            disputed.append(report)
            continue
        name = _free(_file_name(stored), names)
        write_text(folder / f"{name}.txt", stored.report.text)
        write_text(folder / f"{name}.json", dumps(annotation_of(revision.record, name)))
        names.append(name)
    return Exported(tuple(names), tuple(disputed))


def _file_name(stored: Stored) -> str:
    return _UNSAFE.sub("-", stored.name).strip("-.")[:_LONGEST] or stored.report.id


def _free(name: str, taken: Sequence[str]) -> str:
    """Return the name, with a number where it is taken."""
    used = {each.casefold() for each in taken}
    number, free = 1, name
    while free.casefold() in used:
        number, free = number + 1, f"{name}-{number + 1}"
    return free


def annotation_of(record: Record, name: str) -> Json:
    """Return the record in the form that annotators write (docs/codebook.md): quotes instead of spans."""
    return _Annotation(record).whole(name)


class _Annotation:
    """Writes one record. Ids become E1, P1, T1, V1 …, in the record's order."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self.sentences = Sentences(self.text)
        groups: tuple[tuple[str, Sequence[Any]], ...] = (
            ("E", record.entities), ("P", record.places), ("T", record.times), ("V", record.events),
        )  # fmt: skip
        self.ids: dict[str, str] = {
            value.id: f"{letter}{number}" for letter, values in groups for number, value in enumerate(values, 1)
        }

    def whole(self, name: str) -> Json:
        report = self.record.report
        return {
            "id": name,
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published else None,
            "entities": [self.entity(each) for each in self.record.entities],
            "places": [self.place(each) for each in self.record.places],
            "times": [self.time(each) for each in self.record.times],
            "events": [self.event(each) for each in self.record.events],
            "relations": list(self.relations()),
            "negotiations": [self.negotiation(each) for each in self.record.negotiations],
            "truces": [self.truce(each) for each in self.record.truces],
        }

    def names(self, ids: Iterable[str]) -> list[str]:
        return [self.ids[each] for each in ids if each in self.ids]

    def entity(self, it: Any) -> Json:
        named = {"id": self.ids[it.id], "name": it.name, "aliases": list(it.aliases)}
        return {**named, "kind": str(it.kind), "country": it.country, "sector": it.sector}

    def place(self, it: Any) -> Json:
        named = {"id": self.ids[it.id], "name": it.name, "aliases": list(it.aliases)}
        return {**named, "within": self.ids.get(it.within or "")}

    def time(self, it: Any) -> Json:
        days = {"from": it.earliest, "to": it.latest}
        return {
            "id": self.ids[it.id],
            "quote": it.span.of(self.text),
            "sentence": self.sentence(it.span),
            **{name: day.isoformat() if day else None for name, day in days.items()},
        }

    def event(self, it: Event) -> Json:
        return {
            "id": self.ids[it.id],
            "type": str(it.type),
            "modes": list(it.modes),
            "sentence": self.sentence(it.trigger),
            "trigger": it.trigger.of(self.text),
            "also": [self.unique(span) for span in it.also],
            "actors": self.names(it.actors),
            "recipients": self.names(it.recipients),
            "places": self.names(it.places),
            "times": self.names(it.times),
            "topic": self.quote(it.topic),
            "status": str(it.status),
            "sources": self.sources(it.sources),
            "casualties": [self.figure(each) for each in it.casualties],
        }

    def sources(self, rows: Iterable[Attribution]) -> list[Json]:
        return [
            {"entity": self.ids[each.entity], "stance": str(each.stance)} for each in rows if each.entity in self.ids
        ]

    def figure(self, it: CasualtyFigure) -> Json:
        return {"kind": str(it.kind), "min": it.count.low, "max": it.count.high, "who": it.who.of(self.text)}

    def relations(self) -> Iterator[Json]:
        for it in self.record.relations:
            spans = [item.span for item in it.evidence]
            if it.subject in self.ids and it.object in self.ids and spans:
                whole = Span(min(span.start for span in spans), max(span.end for span in spans))
                yield {
                    "type": str(it.type), "subject": self.ids[it.subject], "object": self.ids[it.object],
                    "role": it.role, "what": it.what, "status": str(it.status), "sentence": self.sentence(whole),
                    "sources": self.sources(it.sources),
                }  # fmt: skip

    def negotiation(self, it: Any) -> Json:
        delegates = [
            {"entity": self.ids[each.entity], "for": self.ids.get(each.party or "")}
            for each in it.delegates
            if each.entity in self.ids
        ]
        return {
            "parties": self.names(it.parties),
            "delegates": delegates,
            "mediators": self.names(it.mediators),
            "guarantors": self.names(it.guarantors),
            "issues": [span.of(self.text) for span in it.issues],
            "state": str(it.state),
            "reason": self.quote(it.reason),
            "breached_by": self.names(it.breached_by),
        }

    def truce(self, it: Any) -> Json:
        return {
            "parties": self.names(it.parties),
            "guarantors": self.names(it.guarantors),
            "place": self.ids.get(it.place or ""),
            "state": str(it.state),
            "duration": self.quote(it.duration),
            "duration_stated": it.duration_stated,
        }

    def quote(self, span: Span | None) -> str | None:
        return span.of(self.text) if span else None

    def sentence(self, span: Span) -> str:
        """Return words around `span` in which its own words, looked up as readers of gold do, are found at `span`."""
        whole = self.sentences.around(span.start, span.end)
        own = span.of(self.text)

        def leads_back(at: Span) -> bool:
            within = sentence_span(self.text, {"sentence": at.of(self.text)})
            return within == at and occurrences(self.text, own, at)[:1] == [span]

        tries = [whole, *_growing(self.text, Span(span.start, max(span.end, whole.end)))]
        return next((at for at in tries if leads_back(at)), whole).of(self.text)

    def unique(self, span: Span) -> str:
        """Return the words at `span`, with as many neighbours as it takes for them to stand nowhere else."""

        def alone(at: Span) -> bool:
            return occurrences(self.text, at.of(self.text)) == [at]

        return next((at for at in (span, *_growing(self.text, span)) if alone(at)), span).of(self.text)


def _growing(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` with one word more after it, then before it, and so on."""
    start, end = span.start, span.end
    yield span
    for _ in range(_MOST):
        after = _WORD.search(text, end)
        end = after.end() if after else end
        yield Span(start, end)
        before = text[:start].split()
        start = text.rindex(before[-1], 0, start) if before else 0
        yield Span(start, end)
