"""Codes the annotated reports again as other outlets would print them, and says what that costs.

Usage: tools/respell.py GOLD_DIR
Each way of printing leaves every character where it was, so that the annotation still fits. The weights that ship are
used: look at the differences, since the reports may be those they were trained on.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from waqai.evaluate import GoldReport, evaluate_reports, read_gold

_WIDTH = 80
_SHOWN = ("entities", "places", "event", "actor", "source")


def wrapped(text: str) -> str:
    """Return a text with its lines broken after some 80 characters, as when it is copied from a page."""
    letters, column = list(text), 0
    for at, letter in enumerate(text):
        column = 0 if letter == "\n" else column + 1
        if column >= _WIDTH and letter == " ":
            letters[at], column = "\n", 0
    return "".join(letters)


def exchanged(ours: str, theirs: str) -> Callable[[str], str]:
    """Return what prints each letter of `ours` as that of `theirs`."""
    table = str.maketrans(ours, theirs)
    return lambda text: text.translate(table)


WAYS: Mapping[str, Callable[[str], str]] = {
    "as printed": str,
    "lines broken at 80": wrapped,
    "ى for a final ي": lambda text: re.sub(r"ي\b", "ى", text),
    "ه for a final ة": lambda text: re.sub(r"ة\b", "ه", text),
    "alef without hamza": exchanged("أإآ", "ااا"),
    "Persian ya and kaf": exchanged("يك", "یک"),
    "Arabic-Indic digits": exchanged("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "straight quotation marks": exchanged("«»“”", '""""'),
    "Latin commas": exchanged("،", ","),
    "no full stops": lambda text: text.replace(". ", "  "),
}


def main() -> None:
    """Print fact F1 and its main parts for every way of printing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    reports = list(read_gold(parser.parse_args().gold))
    for name, change in WAYS.items():
        found = evaluate_reports(respelt(report, change) for report in reports)
        parts = " ".join(f"{part} {found.figures[part].f1:.3f}" for part in _SHOWN)
        print(f"{name:26} fact F1 {found.facts.f1:.3f}  {parts}", flush=True)


def respelt(report: GoldReport, change: Callable[[str], str]) -> GoldReport:
    """Return an annotated report with its text printed another way."""
    return replace(report, report=replace(report.report, text=change(report.report.text)))


if __name__ == "__main__":
    main()
