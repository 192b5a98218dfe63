"""Reports that never were, as many as wanted: sentences of real ones put together anew, under records of real shape.

The records are those of real reports with their spans moved into the new text and half of their names changed, so
that claims, names and places grow as they do on a desk. One report in twenty copies an earlier one. Either the span of
days is fixed, so that ever more happens on each of them, or so many come out a day, one day after the other.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from waqai.model import Entity, Place, Record, Report
from waqai.pipeline import code, settle_in

_CODED = 300
_COPIES = 20
_KEPT = 0.5
_WORDS = 6  # that a sentence has at least
_OUTLETS = 30
_FIRST_DAY = date(2010, 1, 1)
_DAYS = 15 * 365
_Named = TypeVar("_Named", Entity, Place)
_END = re.compile(r"(?<=[.؟!])\s+|\n+")


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file, compressed or not."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report_of(row: dict[str, Any]) -> Report:
    """Return the report of a row."""
    day = row.get("date") or row.get("published")
    published = date.fromisoformat(day[:10]) if day else None
    return Report(text=row["text"], title=row.get("title"), outlet=row.get("outlet"), published=published)


def synthetic(path: Path, seed: int = 1, per_day: int | None = None) -> Iterator[Record]:
    """Yield records without end, the same for the same file and seed.

    `per_day` of them come out on each day, in the order of the days; where it is None they are strewn over fifteen
    years.
    """
    chance = Random(seed)  # noqa: S311  no secret
    source = rows(path)
    sentences = [part for row in source for part in _END.split(row["text"]) if len(part.split()) >= _WORDS]
    settle_in()
    molds = [code(report_of(row)) for row in islice(source, 0, None, max(1, len(source) // _CODED))]
    vocabulary = sorted({word for sentence in sentences[:20_000] for word in sentence.split()})
    recent: list[Record] = []
    for number in count():
        if recent and number % _COPIES == 0:
            original = chance.choice(recent)
            yield replace(original, report=replace(original.report, outlet=f"outlet {chance.randrange(_OUTLETS)}"))
            continue
        day = _FIRST_DAY + timedelta(days=number // per_day if per_day else chance.randrange(_DAYS))
        record = _recombined(chance, chance.choice(molds), sentences, vocabulary, day)
        recent = [*recent[-200:], record]
        yield record


def _recombined(chance: Random, mold: Record, sentences: list[str], vocabulary: list[str], published: date) -> Record:
    wanted, text = len(mold.report.text), ""
    while len(text) < wanted:
        text += chance.choice(sentences) + "\n"
    outlet = f"outlet {chance.randrange(_OUTLETS)}"
    report = Report(text=text, title=chance.choice(sentences), outlet=outlet, published=published)
    shift = timedelta(days=(published - (mold.report.published or published)).days)
    return replace(
        mold,
        report=report,
        entities=tuple(_renamed(chance, entity, vocabulary) for entity in mold.entities),
        places=tuple(_renamed(chance, place, vocabulary) for place in mold.places),
        times=tuple(
            replace(
                when,
                earliest=when.earliest and when.earliest + shift,
                latest=when.latest and when.latest + shift,
            )
            for when in mold.times
        ),
    )


def _renamed(chance: Random, named: _Named, vocabulary: list[str]) -> _Named:
    if chance.random() < _KEPT:
        return named
    return replace(named, name=f"{named.name} {chance.choice(vocabulary)}")
