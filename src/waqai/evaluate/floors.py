"""Floors of accuracy: figures that the coder must not fall below on annotated reports, and the gate that says so.

Floors stand in `evaluation/floors.json`, by scope ("all", or the name of one report) and figure. They hold for one
folder of annotated reports, known by its digest. The shipped weights are trained on that very folder, so floors guard
against regressions; they are no claim of accuracy.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from waqai.errors import GoldError
from waqai.evaluate.facts import FACTS, Tally, count_report
from waqai.evaluate.reports import Evaluation

#: The scope of figures over all reports.
ALL = "all"
#: The name of fact F1 among the figures.
FACT_F1 = "fact F1"
#: How far below what was measured a floor is set, over all reports and for one report, where a few facts weigh more.
MARGIN, MARGIN_OF_ONE = 0.02, 0.05
_STEP = 1000

Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """F1 by scope and figure, and the reports they hold for; `digest` is that of their folder."""

    reports: int
    digest: str
    note: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure below its floor; `measured` is None where there is no such report or figure."""

    scope: str
    figure: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        """Return the breach as one line."""
        found = "is not measured" if self.measured is None else f"is {self.measured:.3f}"
        return f"{self.figure} ({self.scope}) {found}, its floor is {self.floor:.3f}"


def read_floors(path: Path) -> Floors:
    """Return the floors of a file.

    Raises GoldError where there is none, or where it is no file of floors.
    """
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        figures = {scope: {name: float(value) for name, value in own.items()} for scope, own in row["floors"].items()}
        return Floors(reports=int(row["reports"]), digest=str(row["digest"]), note=str(row["note"]), figures=figures)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path} holds no floors ({error})", "set them with tools/set_floors.py") from error


def as_json(floors: Floors) -> str:
    """Return floors as the text of their file."""
    row = {"reports": floors.reports, "digest": floors.digest, "note": floors.note, "floors": floors.figures}
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def digest(folder: Path) -> str:
    """Return the SHA-256, in hex, of the names and contents of all annotated reports of a folder, in name order."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.json")], key=lambda path: path.name):
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def measured(evaluation: Evaluation) -> Figures:
    """Return every F1 of an evaluation: over all reports, and fact F1 of each."""
    overall = {name: score.f1 for name, score in evaluation.figures.items()}
    return {ALL: {FACT_F1: evaluation.facts.f1, **overall}, **dict(_single(evaluation))}


def _single(evaluation: Evaluation) -> Iterator[tuple[str, dict[str, float]]]:
    for judged in evaluation.reports:
        tally = Tally()
        count_report(judged.gold.record, judged.made, tally, Tally())
        yield judged.gold.name, {FACT_F1: tally.score(*FACTS).f1}


def breaches(floors: Floors, figures: Figures) -> list[Breach]:
    """Return the floors that `figures` fall below, in the order of the floors."""
    found = []
    for scope, own in floors.figures.items():
        for name, floor in own.items():
            value = figures.get(scope, {}).get(name)
            if value is None or value < floor:
                found.append(Breach(scope, name, floor, value))
    return found


def raised(floors: Floors, figures: Figures) -> Floors:
    """Return the floors, each at the margin below its figure where that is higher; no floor is lowered."""
    return replace(floors, figures=_each(floors, figures, lower=False))


def lowered(floors: Floors, figures: Figures) -> Floors:
    """Return the floors raised where figures allow, and those that are breached at the margin below their figure."""
    return replace(floors, figures=_each(floors, figures, lower=True))


def _each(floors: Floors, figures: Figures, *, lower: bool) -> Figures:
    return {
        scope: {
            name: _one(floor, figures.get(scope, {}).get(name), MARGIN if scope == ALL else MARGIN_OF_ONE, lower=lower)
            for name, floor in own.items()
        }
        for scope, own in floors.figures.items()
    }


def _one(floor: float, value: float | None, margin: float, *, lower: bool) -> float:
    if value is None:
        return floor
    below = max(0.0, math.floor((value - margin) * _STEP) / _STEP)
    return below if below > floor or (lower and value < floor) else floor
