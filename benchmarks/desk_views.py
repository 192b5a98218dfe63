"""What keeping the views of a desk costs as it grows, and how long its questions take.

    python benchmarks/desk_views.py REPORTS.jsonl[.xz] --db FILE [--reports 20000] [--step 2000] [--rounds 20]

Synthetic reports (see `synthetic`) are added step by step and taken into the views; then each question is asked with
names, places and days drawn from the desk's own answers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from synthetic import synthetic
from waqai.desk import Asked, Desk
from waqai.store import Store, open_store

_AT_ONCE = 200


def grow(store: Store, path: Path, wanted: int, step: int) -> None:
    """Add reports, and print after each step what taking a report in cost: milliseconds of processor time."""
    records, desk = synthetic(path), Desk(store)
    while (there := store.sums().reports) < wanted:
        spent, folded, most = 0.0, 0, min(step, wanted - there)
        for _ in range(0, most, _AT_ONCE):
            store.add_many((record, None) for record in islice(records, _AT_ONCE))
            started = time.process_time()
            folded += desk.refresh()
            spent += time.process_time() - started
        print(f"{there + most:>9,} reports: {1000 * spent / folded:.1f} ms a report", flush=True)


def questions(desk: Desk, chance: Random) -> dict[str, Callable[[], object]]:
    """Return one question of each kind."""
    step = chance.choice(desk.timeline(Asked(limit=200)).rows)
    actors = [actor.id for actor in step.transition.parties] or [desk.actors(Asked(limit=1)).rows[0].actor.id]
    place = step.transition.places[0].name if step.transition.places else None
    day, who = step.transition.on, chance.choice(actors)
    name = chance.choice(desk.actors(Asked(limit=200)).rows).actor.name.split()[0]
    return {
        "negotiations": lambda: desk.negotiations(Asked(limit=20)),
        "truces of an actor": lambda: desk.truces(Asked(actor=who, limit=20)),
        "deals as of a day": lambda: desk.deals(Asked(as_of=day, limit=20)),
        "control of a place": lambda: desk.control(Asked(place=place, limit=20)),
        "control as of and known by": lambda: desk.control(Asked(as_of=day, known_by=day, limit=20)),
        "one course": lambda: desk.course(step.course),
        "timeline": lambda: desk.timeline(Asked(limit=20)),
        "timeline of an actor": lambda: desk.timeline(Asked(actor=who, until=day, limit=20)),
        "actors": lambda: desk.actors(Asked(limit=20)),
        "actors by name": lambda: desk.actors(Asked(actor=name, limit=20)),
        "ties of an actor": lambda: desk.ties(Asked(actor=who, limit=20)),
        "events": lambda: desk.events(Asked(limit=20)),
        "contradictions": lambda: desk.contradictions(Asked(limit=20)),
        "tolls": lambda: desk.tolls(Asked(limit=20)),
        "changes": lambda: desk.changes(datetime(2020, 1, 1, tzinfo=UTC), Asked(limit=20)),
    }


def main() -> None:
    """Grow, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--db", required=True)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--step", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    with open_store(given.db, create=True) as store:
        grow(store, given.path, given.reports, given.step)
        print(store.sums())
        desk, chance, spent = Desk(store), Random(1), dict[str, list[tuple[float, float]]]()  # noqa: S311  no secret
        for _ in range(given.rounds):
            for kind, ask in questions(desk, chance).items():
                wall, cpu = time.perf_counter(), time.process_time()
                ask()
                spent.setdefault(kind, []).append((time.perf_counter() - wall, time.process_time() - cpu))
    for kind, rows in spent.items():
        walls, cpus = ([1000 * row[which] for row in rows] for which in (0, 1))
        print(f"{kind:28} median {median(walls):7.1f} ms, 95th percentile {quantiles(walls, n=20)[-1]:7.1f}", end="")
        print(f", of which processor {quantiles(cpus, n=20)[-1]:7.1f}")


if __name__ == "__main__":
    main()
