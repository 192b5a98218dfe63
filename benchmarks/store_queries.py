"""How long questions to a desk of 200,000 claims take: median and 95th percentile of each kind, and of all.

    python benchmarks/store_queries.py REPORTS.jsonl[.xz] --db FILE|URL [--claims 200000] [--rounds 60]

A database that holds fewer claims is filled with synthetic reports first (see `synthetic`). Each round asks one
question of each kind, with words, names, places and days drawn from the desk's own reports, so that common ones come
up as often as they stand there.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from synthetic import synthetic
from waqai.errors import UsageError
from waqai.store import Box, Circle, Query, Store, Stored, open_store

_AT_ONCE = 500
_SAMPLE = 300
_WORD = 3  # letters at least
_Question = Callable[[Store], object]


def fill(store: Store, path: Path, claims: int) -> None:
    """Add reports until the desk has that many claims."""
    records = synthetic(path)
    while store.sums().claims < claims:
        store.add_many((record, None) for record in islice(records, _AT_ONCE))
    print(store.sums())


def sample(store: Store, chance: Random) -> list[Stored]:
    """Return reports from all over the desk."""
    newest = store.find_reports(Query(size=1)).rows[0].report.published
    found: list[Stored] = []
    while newest and len(found) < _SAMPLE:
        until = newest - timedelta(days=chance.randrange(15 * 365))
        found += store.find_reports(Query(until=until, size=10)).rows
    return found


def questions(chance: Random, reports: list[Stored]) -> Iterator[tuple[str, _Question]]:
    """Yield one question of each kind."""
    words = [word for word in chance.choice(reports).report.text.split() if len(word) >= _WORD]
    record = chance.choice([each for each in reports if each.record.places and each.record.events]).record
    at = chance.randrange(len(words) - 2)
    actor = chance.choice(record.entities).name
    place = chance.choice(record.places)
    event = chance.choice(record.events)
    day = record.report.published
    until = day and day + timedelta(days=30)
    latitude, longitude = place.latitude or 33.0, place.longitude or 36.0
    asked = {
        "one word": Query(text=words[at]),
        "two words": Query(text=f"{words[at]} {words[at + 1]}"),
        "phrase": Query(text=f'"{words[at]} {words[at + 1]}"'),
        "actor": Query(actor=actor),
        "source": Query(source=actor),
        "place": Query(place=place.name),
        "box": Query(box=Box(latitude - 1, longitude - 1, latitude + 1, longitude + 1)),
        "radius": Query(circle=Circle(latitude, longitude, 50)),
        "days": Query(since=day, until=until),
        "type": Query(types=(event.type.value,)),
        "type and status": Query(types=(event.type.value,), statuses=(event.status.value,)),
        "outlet": Query(outlet=record.report.outlet),
        "word, type, days": Query(text=words[at], types=(event.type.value,), since=day, until=until),
        "actor, type, place": Query(actor=actor, types=(event.type.value,), place=place.name),
        "word, actor": Query(text=words[at], actor=actor),
        "tenth page": Query(types=(event.type.value,), page=10),
    }
    for kind, query in asked.items():
        yield f"reports by {kind}", lambda store, query=query: store.find_reports(query)
        yield f"claims by {kind}", lambda store, query=query: store.find_claims(query)
    yield "actors", lambda store: store.find_actors(Query())
    yield "actors by name", lambda store: store.find_actors(Query(actor=actor))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--db", required=True)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    chance = Random(3)  # noqa: S311  no secret
    spent: dict[str, list[tuple[float, float]]] = {}
    with open_store(given.db, create=True) as store:
        fill(store, given.path, given.claims)
        reports = sample(store, chance)
        gc.collect()
        gc.freeze()  # what is only there to draw questions from must not weigh on them
        for _ in range(given.rounds):
            for kind, ask in questions(chance, reports):
                wall, cpu = time.perf_counter(), time.process_time()
                try:
                    ask(store)
                except UsageError:  # a word of nothing but marks
                    continue
                spent.setdefault(kind, []).append((time.perf_counter() - wall, time.process_time() - cpu))
    spent["ALL"] = [each for some in spent.values() for each in some]
    print(f"{'':32}{'median':>10}{'95th':>10}{'processor 95th':>16}   (ms)")
    for kind, times in spent.items():
        wall, cpu = ([1000 * each[which] for each in times] for which in (0, 1))
        print(f"{kind:32}{median(wall):10.1f}{quantiles(wall, n=20)[-1]:10.1f}{quantiles(cpu, n=20)[-1]:16.1f}")


if __name__ == "__main__":
    main()
