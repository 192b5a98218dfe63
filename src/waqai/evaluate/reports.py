"""Codes annotated reports as the coder ships, and says how right it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.evaluate.align import Alignment
from waqai.evaluate.facts import FACTS, Score, Tally, count_report
from waqai.evaluate.gold import GoldReport, read_gold
from waqai.export import record_to_json
from waqai.model import Record, Report, Span
from waqai.pipeline import code

Json = dict[str, Any]
FIGURES = (
    "entities", "entity kind", "places", "times", "time value", "event span", *FACTS, "mode", "negotiations", "truces",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One annotated report beside what the coder made of it."""

    gold: GoldReport
    made: Json
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over annotated reports; `facts` is the headline, fact F1; `by_type` is per PLOVER type."""

    tally: Tally
    types: Tally
    reports: tuple[Judged, ...]

    @property
    def figures(self) -> dict[str, Score]:
        """Every figure by name, in the order of `FIGURES`."""
        return {name: self.tally.score(name) for name in FIGURES}

    @property
    def facts(self) -> Score:
        """The headline: fact F1."""
        return self.tally.score(*FACTS)

    @property
    def by_type(self) -> dict[str, Score]:
        """The score of events by PLOVER type."""
        return {name: self.types.score(name) for name in sorted(self.types.rows)}

    @classmethod
    def pooled(cls, parts: Iterable[Evaluation]) -> Evaluation:
        """Return several evaluations as one; its figures are micro-averaged over all their reports."""
        judged: list[Judged] = []
        whole, types = Tally(), Tally()
        for part in parts:
            whole.add(part.tally)
            types.add(part.types)
            judged += part.reports
        return cls(whole, types, tuple(judged))


def evaluate_directory(folder: Path, coder: Callable[[Report], Record] = code) -> Evaluation:
    """Code every annotated report of `folder` with `coder` and compare.

    Raises GoldError where the folder holds no annotated report.
    """
    return evaluate_reports(read_gold(folder), coder)


def evaluate_reports(reports: Iterable[GoldReport], coder: Callable[[Report], Record] = code) -> Evaluation:
    """Code the annotated `reports` with `coder` and compare."""
    tally, by_type, judged = Tally(), Tally(), []
    for gold in reports:
        made = made_record(coder(gold.report))
        judged.append(Judged(gold, made, count_report(gold.record, made, tally, by_type)))
    return Evaluation(tally, by_type, tuple(judged))


def made_record(record: Record) -> Json:
    """Return the record as its JSON, with `Span`s where the gold has them."""
    made = record_to_json(record)
    for group in ("entities", "places"):
        for item in made[group]:
            item["spans"] = [_span(mention) for mention in item["mentions"]]
    for item in made["times"]:
        item["spans"] = [_span(item)]
    for item in made["events"]:
        item["trigger_span"] = _span(item["trigger"])
    return made


def as_gold(record: Record) -> Json:
    """Return a record in the form that `made_record` ones are compared with: one person's coding for another's."""
    gold = made_record(record)
    for item in gold["events"]:
        item["also_spans"] = [_span(span) for span in item["also"]]
    return gold


def _span(item: Json) -> Span:
    return Span(item["start"], item["end"])
