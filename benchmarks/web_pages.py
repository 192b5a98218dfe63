"""How long reading takes on a desk of 200,000 claims: home, lists, one report, search, actors and the API.

    python benchmarks/web_pages.py --db FILE|URL [--rounds 40] [--but KIND,…]

The desk is one that `store_queries.py` has filled. Each round asks one question of each kind, with words, names,
places and days drawn by chance from the desk's own reports; answers come through the whole application, gzip too.
Printed are wall time and, since other work may share the machine, processor time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode

from starlette.testclient import TestClient

from waqai.store import Query, Store, Stored, open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings

_SAMPLE, _DAYS = 200, 15 * 365
_WORD = 4  # letters at least


def sample(store: Store, chance: Random) -> list[Stored]:
    """Return reports from all over the desk that have events and places."""
    newest = store.find_reports(Query(size=1)).rows[0].report.published
    found: list[Stored] = []
    while newest and len(found) < _SAMPLE:
        until = newest - timedelta(days=chance.randrange(_DAYS))
        found += store.find_reports(Query(until=until, size=10)).rows
    return [each for each in found if each.record.events and each.record.places]


def questions(chance: Random, reports: list[Stored], actors: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, address) of one question of each kind."""
    stored = chance.choice(reports)
    word = chance.choice([each for each in stored.report.text.split() if len(each) >= _WORD and each.isalpha()])
    name, place = chance.choice(stored.record.entities).name, chance.choice(stored.record.places).name
    event, day = chance.choice(stored.record.events).type.value, stored.report.published
    actor = chance.choice(actors) if actors else ""
    asked: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("home", "/", {}),
        ("reports", "/reports", {}),
        ("reports by form", "/reports", {"actor": name, "type": event, "from": day or ""}),
        ("report", f"/reports/{stored.report.id}", {}),
        ("search", "/search", {"text": word}),
        ("actors", "/actors", {}),
        ("actors by name", "/actors", {"name": name}),
        ("actor", f"/actors/{actor}", {}),
        ("API reports", "/api/v1/reports", {"place": place}),
        ("API report", f"/api/v1/reports/{stored.report.id}", {}),
        ("API search", "/api/v1/search", {"text": word, "type": event}),
        ("API events", "/api/v1/events", {"type": event, "to": day or ""}),
        ("API events of a source", "/api/v1/events", {"source": name}),
        ("API sure events", "/api/v1/events", {"min_confidence": 0.9, "actor": name}),
        ("API relations", "/api/v1/relations", {}),
        ("API actors", "/api/v1/actors", {}),
        ("API places", "/api/v1/places", {}),
        ("API places by name", "/api/v1/places", {"name": place}),
        ("API sources", "/api/v1/sources", {}),
        ("API sources by name", "/api/v1/sources", {"name": name}),
    )
    for kind, path, fields in asked:
        if actor or not path.startswith("/actors/"):
            yield kind, f"{path}?{urlencode({key: value for key, value in fields.items() if value != ''})}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--but", default="", help="kinds to leave out, separated by commas")
    given = parser.parse_args()
    chance, left_out = Random(7), frozenset(filter(None, given.but.split(",")))  # noqa: S311  no secret
    spent: dict[str, list[tuple[float, float]]] = {}
    with open_store(given.db) as store:
        reports = sample(store, chance)
        print(store.sums())
    with TestClient(create_app(Settings(database=given.db)), base_url="http://127.0.0.1:8765") as client:
        listed = [] if "actor" in left_out else client.get("/api/v1/actors?limit=100").json()["items"]
        actors = [each["id"] for each in listed]
        for number in range(given.rounds + 1):
            for kind, address in questions(chance, reports, actors):
                if kind in left_out:
                    continue
                wall, processor = time.perf_counter(), time.process_time()
                answer = client.get(address)
                if number:  # the first round is to settle in
                    took = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)
                    spent.setdefault(kind, []).append(took)
                if answer.status_code not in {200, 400}:  # 400: a word of nothing but marks
                    raise SystemExit(f"{address}: {answer.status_code}")
    spent["ALL"] = [each for some in spent.values() for each in some]
    print(f"{'':26}{'median':>10}{'95th':>10}{'processor 95th':>16}   (ms)")
    for kind, times in spent.items():
        walls, processors = [each[0] for each in times], [each[1] for each in times]
        print(
            f"{kind:26}{median(walls):10.1f}{quantiles(walls, n=20)[-1]:10.1f}{quantiles(processors, n=20)[-1]:16.1f}"
        )


if __name__ == "__main__":
    main()
