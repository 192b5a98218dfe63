"""Set the floors of accuracy (evaluation/floors.json) on a folder of annotated reports.

    python tools/set_floors.py GOLD_DIR                    raises floors to a margin below what is measured
    python tools/set_floors.py GOLD_DIR --lower REASON     also lowers those that no longer hold; prints lines for the
                                                           changelog

Ends with 1 and changes nothing where a floor does not hold and no reason is given.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from waqai.errors import WaqaiError
from waqai.evaluate import evaluate_directory
from waqai.evaluate.floors import Floors, as_json, breaches, digest, lowered, measured, raised, read_floors

FLOORS = Path(__file__).parents[1] / "evaluation" / "floors.json"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--lower", metavar="REASON", help="why floors may go down; goes into the changelog")
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="another file of floors")
    options = parser.parse_args(arguments)
    try:
        return set_floors(options.gold, options.floors, options.lower)
    except WaqaiError as error:
        print(f"set_floors: {error}", file=sys.stderr)
        return error.exit_code


def set_floors(gold: Path, path: Path, reason: str | None) -> int:
    """Measure, and write the floors to `path` where they hold or where `reason` says why they need not."""
    old, evaluation = read_floors(path), evaluate_directory(gold)
    figures = measured(evaluation)
    broken = breaches(old, figures)
    if broken and not reason:
        print(*broken, "set_floors: nothing is changed; lowering needs --lower REASON", sep="\n", file=sys.stderr)
        return 1
    new = lowered(old, figures) if reason else raised(old, figures)
    new = replace(new, reports=len(evaluation.reports), digest=digest(gold))
    path.write_text(as_json(new), encoding="utf-8")
    report_changes(old, new, reason)
    return 0


def report_changes(old: Floors, new: Floors, reason: str | None) -> None:
    """Print every floor that moved; those that went down as lines for the changelog."""
    for scope, own in new.figures.items():
        for name, floor in own.items():
            before = old.figures[scope][name]
            if floor > before:
                print(f"{name} ({scope}): {before:.3f} -> {floor:.3f}")
            elif floor < before:
                print(f"- Floor of {name} ({scope}) lowered from {before:.3f} to {floor:.3f}: {reason}.")


if __name__ == "__main__":
    sys.exit(main())
