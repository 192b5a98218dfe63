"""What adding a report costs on a small desk and on a large one, which take turns and so meet the same machine.

    python benchmarks/store_growth.py REPORTS.jsonl[.xz] [--small 1000] [--large 100000] [--probes 400] [--folder DIR]

Reports are synthetic (see `synthetic`) and coded before the clock runs: what is measured is `Store.add` alone, with its
wait for the disk. The large desk is left in DIR for `store_queries.py`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import mean, median

from synthetic import synthetic
from waqai.model import Record
from waqai.store import Store, open_store

_AT_ONCE = 500


def fill(store: Store, records: Iterator[Record], wanted: int) -> None:
    """Add records until the desk has `wanted` reports."""
    while (there := store.sums().reports) < wanted:
        store.add_many((record, None) for record in islice(records, min(_AT_ONCE, wanted - there)))
        print(f"\r{there:,} reports", end="", flush=True)
    print(f"\r{store.sums()}")


def timed(store: Store, record: Record) -> tuple[float, float]:
    """Return the seconds of wall time and of processor time that adding takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    store.add(record)
    return time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--probes", type=int, default=400)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "waqai-growth")
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    records = synthetic(given.path)
    desks = {size: open_store(str(given.folder / f"{size}.db"), create=True) for size in (given.small, given.large)}
    for size, desk in desks.items():
        fill(desk, records, size)
    costs: dict[int, list[tuple[float, float]]] = {size: [] for size in desks}
    for record in islice(synthetic(given.path, seed=2), given.probes):
        for size, desk in desks.items():
            costs[size].append(timed(desk, record))
    for which, name in ((0, "wall"), (1, "processor")):
        small, large = ([1000 * cost[which] for cost in costs[size]] for size in desks)
        print(f"{name} time of adding, ms: median and mean")
        print(f"  at {given.small:>9,} reports {median(small):8.1f} {mean(small):8.1f}")
        print(f"  at {given.large:>9,} reports {median(large):8.1f} {mean(large):8.1f}")
        print(f"  ratio {median(large) / median(small):28.2f} {mean(large) / mean(small):8.2f}")


if __name__ == "__main__":
    main()
