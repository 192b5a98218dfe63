"""What adding a report costs on a small desk and on a large one, which take turns and so meet the same machine.

    python benchmarks/store_growth.py REPORTS.jsonl[.xz] [--small 1000] [--seed-size 5000] [--large 100000]
        [--probes 400] [--folder DIR]

Both desks are filled with synthetic reports (see `synthetic`); the large one is then multiplied by SQL: its rows again
under other numbers, with other shingles and half of the names changed. What is measured is `Store.add` alone, of
reports coded before, with its wait for the disk. The desks are left in DIR.
"""

from __future__ import annotations

import argparse
import sqlite3
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
_APART = 10_000_000
#: Rows are chosen by numbers below those of the copies; `moved` is another key for the same copy.
_MOVED = "(({0} >> 1) + (:copy << 55))"
_NAMED = f"CASE WHEN {{0}} % 2 THEN {{1}} ELSE {_MOVED.format('{1}')} END"
_COPY = f"""
INSERT INTO reports SELECT seq + :first, id || ':copy', outlet, title, published, url,
  date(day, ':copy days'), added, text FROM reports WHERE seq < {_APART};
INSERT INTO records SELECT seq + :first, report + :first, generation, added, body FROM records WHERE seq < {_APART};
INSERT INTO claims SELECT seq + (:first << 16), id || ':copy', record + :first, report + :first, kind, type, status,
  words, true_from, true_to, reported, learnt, date(day, ':copy days'), date(last_day, ':copy days'), confidence
  FROM claims WHERE record < {_APART};
INSERT OR IGNORE INTO entities SELECT {_MOVED.format("key")}, {_MOVED.format("actor")}, name || ' :copy', kind,
  country, sector, terms || ' :copy'
  FROM entities
  WHERE key % 2 = 0 AND key IN (SELECT entity FROM record_entities WHERE record < {_APART});
INSERT OR IGNORE INTO places SELECT {_MOVED.format("key")}, name || ' :copy', country, gazetteer_id, latitude,
  longitude, x, y, z, terms || ' :copy' FROM places
  WHERE key % 2 = 0 AND key IN (SELECT place FROM record_places WHERE record < {_APART});
INSERT INTO record_entities
  SELECT {_NAMED.format("entity", "actor")}, record + :first, {_NAMED.format("entity", "entity")}
  FROM record_entities WHERE record < {_APART};
INSERT INTO record_places SELECT {_NAMED.format("place", "place")}, record + :first
  FROM record_places WHERE record < {_APART};
INSERT INTO claim_entities SELECT {_NAMED.format("entity", "entity")}, claim + (:first << 16), role
  FROM claim_entities WHERE claim < ({_APART} << 16);
INSERT INTO claim_places SELECT {_NAMED.format("place", "place")}, claim + (:first << 16)
  FROM claim_places WHERE claim < ({_APART} << 16);
INSERT INTO report_terms SELECT report + :first, terms FROM report_terms WHERE report < {_APART};
INSERT INTO report_shingles SELECT {_MOVED.format("shingle")}, report + :first
  FROM report_shingles WHERE report < {_APART};
INSERT INTO copies SELECT report + :first, earlier + :first, kind, jaccard FROM copies WHERE report < {_APART};
"""  # noqa: S608  our own numbers


def fill(store: Store, records: Iterator[Record], wanted: int) -> None:
    """Add records until the desk has `wanted` reports."""
    while (there := store.sums().reports) < wanted:
        store.add_many((record, None) for record in islice(records, min(_AT_ONCE, wanted - there)))
        print(f"\r{there:,} reports", end="", flush=True)
    print(f"\r{store.sums()}")


def multiply(database: Path, wanted: int) -> None:
    """Copy the rows of a desk under other numbers until it has `wanted` reports."""
    with sqlite3.connect(database) as connection:
        there = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
        for copy in range(1, -(-wanted // there)):
            connection.executescript(
                "BEGIN;" + _COPY.replace(":first", str(copy * _APART)).replace(":copy", str(copy)) + "COMMIT;"
            )
            print(f"\r{(copy + 1) * there:,} reports", end="", flush=True)
    print()


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
    parser.add_argument("--seed-size", type=int, default=5_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--probes", type=int, default=400)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "waqai-growth")
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    records = synthetic(given.path)
    desks = {size: open_store(str(given.folder / f"{size}.db"), create=True) for size in (given.small, given.large)}
    fill(desks[given.small], records, given.small)
    fill(desks[given.large], records, given.seed_size)
    multiply(given.folder / f"{given.large}.db", given.large)
    costs: dict[int, list[tuple[float, float]]] = {size: [] for size in desks}
    turns = [list(desks.items()), list(desks.items())[::-1]]  # whoever is second finds caches warm
    for number, record in enumerate(islice(synthetic(given.path, seed=2), given.probes)):
        for size, desk in turns[number % 2]:
            costs[size].append(timed(desk, record))
    for which, name in ((0, "wall"), (1, "processor")):
        small, large = ([1000 * cost[which] for cost in costs[size]] for size in desks)
        print(f"{name} time of adding, ms: median and mean")
        print(f"  at {given.small:>9,} reports {median(small):8.1f} {mean(small):8.1f}")
        print(f"  at {given.large:>9,} reports {median(large):8.1f} {mean(large):8.1f}")
        print(f"  ratio {median(large) / median(small):28.2f} {mean(large) / mean(small):8.2f}")


if __name__ == "__main__":
    main()
