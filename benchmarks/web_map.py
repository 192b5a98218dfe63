"""How long the map and the network take to answer on a desk of 200,000 claims: median and 95th percentile of each.

    python benchmarks/web_map.py --db FILE|URL [--rounds 40]

The desk is one that `store_queries.py` has filled. Each round asks one question of each kind, over views, days,
types, names and actors drawn by chance from what the desk holds; answers come through the whole application.
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

from waqai.model import EventType
from waqai.store import Query, SpotTally, Store, open_store
from waqai.web.app import create_app
from waqai.web.settings import Settings
from waqai.web.views.network import Sight

_EVENTS = Query(kinds=("event",))


def questions(chance: Random, store: Store, tallies: list[SpotTally], actors: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, address) of one question of each kind."""
    spot, actor = chance.choice(tallies), chance.choice(actors)
    latitude, longitude = spot.spot.latitude, spot.spot.longitude
    zoom = chance.randrange(4, 12)
    reach = 360 / 2**zoom * 2
    box = f"{longitude - reach:.3f},{latitude - reach / 2:.3f},{longitude + reach:.3f},{latitude + reach / 2:.3f}"
    until = spot.first + timedelta(chance.randrange(max(1, (spot.last - spot.first).days)))
    name = next(iter(store.parties([actor]).values())).name
    view, days = {"bbox": box, "zoom": zoom}, {"to": until, "days": chance.choice((7, 30, 365))}
    for kind, path, asked in (
        ("events, all", "/api/v1/map/events.geojson", {}),
        ("events, view", "/api/v1/map/events.geojson", view),
        ("events, view and days", "/api/v1/map/events.geojson", view | days),
        ("events, type", "/api/v1/map/events.geojson", view | {"type": chance.choice(list(EventType)).value}),
        ("events, actor", "/api/v1/map/events.geojson", view | {"actor": name}),
        ("events, source", "/api/v1/map/events.geojson", view | {"source": name}),
        ("names in view", "/api/v1/map/places", view),
        ("control", "/api/v1/map/control.geojson", {"as_of": until}),
        ("map, page", "/map", {}),
        ("map, page, days", "/map", days),
        ("map, claims", "/map/claims", {"spot": spot.spot.id}),
        ("network, all", "/api/v1/network", {}),
        ("network, actor", "/api/v1/network", {"actor": actor}),
        ("network, actor and days", "/api/v1/network", {"actor": actor} | days),
        ("network, page", "/network", {}),
        ("network, page, actor", "/network", {"actor": actor}),
    ):
        yield kind, f"{path}?{urlencode(asked)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--but", default="", help="leave out kinds that begin so, separated by commas")
    given = parser.parse_args()
    chance = Random(5)  # noqa: S311  no secret
    left_out = tuple(filter(None, given.but.split(",")))
    spent: dict[str, list[float]] = {}
    with open_store(given.db) as store:
        tallies, actors = store.find_spots(_EVENTS), store.busiest(Sight().types, 200)
        print(store.sums())
        with TestClient(create_app(Settings(database=given.db)), base_url="http://127.0.0.1:8765") as client:
            for number in range(given.rounds + 1):
                for kind, address in questions(chance, store, tallies, actors):
                    if kind.startswith(left_out):
                        continue
                    began = time.perf_counter()
                    answer = client.get(address)
                    if number:  # the first round is to settle in
                        spent.setdefault(kind, []).append(1000 * (time.perf_counter() - began))
                    if not answer.is_success:
                        raise SystemExit(f"{address}: {answer.status_code}")
    spent["ALL"] = [each for some in spent.values() for each in some]
    print(f"{'':28}{'median':>10}{'95th':>10}   (ms)")
    for kind, times in spent.items():
        print(f"{kind:28}{median(times):10.1f}{quantiles(times, n=20)[-1]:10.1f}")


if __name__ == "__main__":
    main()
