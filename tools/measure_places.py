"""Measures how well places are put on the map, on mentions of the corpus that were resolved by hand.

    python tools/measure_places.py [--half seen|held] [--errors]

The answers are in evaluation/places400.tsv; the reports are not part of this repository: they are looked for in
corpus/reports.jsonl.xz in $WAQAI_SHARED, or in `shared` beside the repository, and where they are absent the script
says so and ends with 0. `--errors` prints what went wrong, for people who mend it.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from distances import kilometres

from waqai.language import analyse
from waqai.mentions.places import find_places
from waqai.model import Place, Span
from waqai.resolve.places import resolve_places

ROOT = Path(__file__).parents[1]
ANSWERS = ROOT / "evaluation/places400.tsv"
CORPUS = Path(os.environ.get("WAQAI_SHARED", ROOT.parent / "shared")) / "corpus/reports.jsonl.xz"
#: What may come of a mention; the last three are faults, of which `WRONG` is the worst.
RIGHT, OPEN, MISSED, COUNTRY, WRONG = "right", "rightly open", "missed", "other country", "wrong pin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a mention names, as a person resolved it; see the head of the file."""

    report: str
    span: Span
    half: str
    answer: str
    spot: tuple[float, float] | None
    radius: float
    country: str | None
    may_stay_open: bool


def answers(path: Path = ANSWERS) -> list[Answer]:
    """Return the answers of a file, in its order."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [_answer(row) for row in csv.DictReader(lines, delimiter="\t")]


def _answer(row: Mapping[str, str]) -> Answer:
    spot = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
    return Answer(
        report=row["report"], span=Span(int(row["start"]), int(row["end"])), half=row["half"], answer=row["answer"],
        spot=spot, radius=float(row["radius_km"] or 0), country=row["country"] or None,
        may_stay_open=row["open"] == "yes",
    )  # fmt: skip


def named_at(places: Iterable[Place], span: Span) -> Place | None:
    """Return the place whose mention covers the span best, None where none does."""
    found = [(_overlap(mention, span), place) for place in places for mention in place.mentions]
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _overlap(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / (max(one.end, other.end) - min(one.start, other.start))


def outcome(answer: Answer, place: Place | None) -> str:
    """Return what the coder made of a mention."""
    pin = (place.latitude, place.longitude) if place else (None, None)
    if pin[0] is None or pin[1] is None:
        return _without_pin(answer, place)
    if answer.answer == "country":
        return RIGHT if place and place.country == answer.country and place.precision == "country" else WRONG
    if answer.spot is None:
        return WRONG
    return RIGHT if kilometres(answer.spot, (pin[0], pin[1])) <= answer.radius else WRONG


def _without_pin(answer: Answer, place: Place | None) -> str:
    if answer.answer == "country":
        return RIGHT if place is None or place.country == answer.country else COUNTRY
    return MISSED if answer.answer == "at" and not answer.may_stay_open else OPEN


def texts(path: Path, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of the wanted reports."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            if report["id"] in wanted:
                yield report["id"], report["text"]


def figures(rows: Sequence[tuple[Answer, str]]) -> Iterator[str]:
    """Yield a line for all mentions and one for each kind of answer."""
    for name in ("all", *dict.fromkeys(answer.answer for answer, _ in rows)):
        counts = Counter(result for answer, result in rows if name in {"all", answer.answer})
        total = counts.total()
        good = counts[RIGHT] + counts[OPEN]
        parts = ", ".join(f"{counts[kind]} {kind}" for kind in (RIGHT, OPEN, MISSED, COUNTRY, WRONG))
        shares = f"right or rightly open {good / total:.3f}, wrong pins {counts[WRONG] / total:.3f}"
        yield f"{name:8} {total:4}  {shares}  ({parts})"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("seen", "held"), help="only this half of the answers")
    parser.add_argument("--errors", action="store_true", help="print the mentions that went wrong")
    options = parser.parse_args()
    if not CORPUS.is_file():
        print(
            f"nothing measured: {CORPUS} is not there; set WAQAI_SHARED to the folder that holds corpus/",
            file=sys.stderr,
        )
        return
    wanted = {row.report: row for row in answers() if options.half in {None, row.half}}
    rows: list[tuple[Answer, str]] = []
    for name, text in texts(CORPUS, frozenset(wanted)):
        answer = wanted[name]
        place = named_at(resolve_places(find_places(analyse(text)), text), answer.span)
        rows.append((answer, outcome(answer, place)))
        if options.errors and rows[-1][1] not in {RIGHT, OPEN}:
            print(_error(*rows[-1], place, text))
    print("\n".join(figures(rows)))


def _error(answer: Answer, result: str, place: Place | None, text: str) -> str:
    before, after = max(0, answer.span.start - 60), answer.span.end + 40
    words = f"{text[before : answer.span.start]}[{answer.span.of(text)}]{text[answer.span.end : after]}".replace(
        "\n", " "
    )
    got = (
        f"{place.name} {place.country} {place.latitude},{place.longitude} {place.gazetteer_id}" if place else "no place"
    )
    return f"{result}: {answer.answer} {answer.spot or answer.country or ''}; got {got} | {words}"


if __name__ == "__main__":
    main()
