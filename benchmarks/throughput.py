"""Full coding of reports on one core: reports and words a second, memory, the slowest report.

    python benchmarks/throughput.py REPORTS.jsonl[.xz] [--first N]

The first pass over 50 reports warms the caches and is not counted.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import time
from datetime import date
from itertools import islice
from pathlib import Path

from waqai.model import Report
from waqai.pipeline import code, settle_in

_WARM = 50


def reports(path: Path, first: int | None) -> list[Report]:
    """Return the reports of a JSON-lines file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, first)]
    return [
        Report(
            text=row["text"],
            outlet=row.get("outlet"),
            published=date.fromisoformat(row["date"][:10]) if row.get("date") else None,
        )
        for row in rows
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--first", type=int, default=None)
    arguments = parser.parse_args()
    loaded = reports(arguments.path, arguments.first)
    for report in loaded[:_WARM]:
        code(report)
    settle_in()
    slowest, words = (0.0, ""), 0
    start = time.process_time()
    for report in loaded:
        before = time.process_time()
        code(report)
        slowest = max(slowest, (time.process_time() - before, report.text[:60]))
        words += len(report.text.split())
    spent = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(loaded)} reports, {words:,} words: {len(loaded) / spent:.1f} reports/s, {words / spent:,.0f} words/s")
    print(f"memory {memory} MB, slowest report {slowest[0]:.2f} s: {slowest[1]!r}")


if __name__ == "__main__":
    main()
