"""How long every page and every list of the API takes on a big desk.

    python benchmarks/web_pages.py --db FILE|URL [--rounds 40] [--only KIND,…] [--but KIND,…]

The desk is one that `desk_views.py` or `store_queries.py` has filled. Each round asks one question of each kind (see
`web_questions`); answers come through the whole application, gzip too. Printed are wall time and, since other work
may share the machine, processor time, worst first. Ends with exit code 1 where there is a page that nothing asks for.
"""

from __future__ import annotations

import argparse
import sys
import time
from random import Random
from statistics import median, quantiles

from fastapi import FastAPI
from starlette.routing import compile_path
from starlette.testclient import TestClient

from waqai.store import open_store
from waqai.web.app import create_app
from waqai.web.declared import routes
from waqai.web.settings import Settings
from waqai.web.warming import warm
from web_questions import Known, known, questions

#: Pages of accounts, which show nothing of the desk, and the stream that never ends.
_ASIDE = frozenset({"/account", "/admin", "/admin/trail", "/live", "/login"})
_FINE = frozenset({200, 303, 400})  # 400: a word of nothing but marks
Times = dict[str, list[tuple[float, float]]]


def unasked(app: FastAPI, it: Known) -> list[str]:
    """Return the paths that no question asks for."""
    asked = [address.partition("?")[0] for _, address in questions(Random(1), it)]  # noqa: S311  no secret
    fixed = {each.path for each in routes(app)}

    def is_for(path: str) -> bool:
        pattern, _, _ = compile_path(path)
        return any(pattern.match(each) and (each == path or each not in fixed) for each in asked)

    return sorted(
        each.path for each in routes(app) if "GET" in each.methods and each.path not in _ASIDE and not is_for(each.path)
    )


def measure(client: TestClient, it: Known, rounds: int, only: frozenset[str], but: frozenset[str]) -> Times:
    """Return (wall, processor) in milliseconds by kind."""
    chance, spent = Random(7), Times()  # noqa: S311  no secret
    for number in range(rounds + 1):
        for kind, address in questions(chance, it):
            if kind in but or (only and kind not in only):
                continue
            wall, processor = time.perf_counter(), time.process_time()
            answer = client.get(address, follow_redirects=False)
            took = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)
            if number:  # the first round is to settle in
                spent.setdefault(kind, []).append(took)
            if answer.status_code not in _FINE:
                raise SystemExit(f"{address}: {answer.status_code} {answer.text[:300]}")
    return spent


def table(spent: Times) -> None:
    """Print it."""
    print(f"{'':28}{'median':>10}{'95th':>10}{'processor':>12}{'95th':>10}   (ms)")
    rows: list[tuple[str, list[float]]] = []
    for kind, times in [*spent.items(), ("ALL", [each for some in spent.values() for each in some])]:
        walls, processors = ([each[which] for each in times] for which in (0, 1))
        rows.append((kind, [of(some) for some in (walls, processors) for of in (median, last)]))
    for kind, (wall, wall_last, processor, processor_last) in sorted(rows, key=lambda row: -row[1][-1]):
        print(f"{kind:28}{wall:10.1f}{wall_last:10.1f}{processor:12.1f}{processor_last:10.1f}")


def last(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", default="", help="kinds to ask, separated by commas")
    parser.add_argument("--but", default="", help="kinds to leave out, separated by commas")
    given = parser.parse_args()
    only, but = (frozenset(filter(None, text.split(","))) for text in (given.only, given.but))
    app = create_app(Settings(database=given.db))
    warm()
    with (
        open_store(given.db) as store,
        TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as client,
    ):
        print(store.sums())
        it = known(store, client, Random(7))  # noqa: S311  no secret
        left_out = unasked(app, it)
        table(measure(client, it, given.rounds, only, but))
    if left_out:
        sys.exit(f"nothing asks for {', '.join(left_out)}")


if __name__ == "__main__":
    main()
