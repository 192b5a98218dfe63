"""How long reviewers wait: the queue, what is still to be weighed and the log, of a desk of 200,000 claims in SQLite.

The rows are made up; prints median and 95th percentile of each question, wall clock.

    python benchmarks/review_queue.py [CLAIMS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from waqai.store import Store, open_store
from waqai.store import schema as t
from waqai.store.connect import writing

CLAIMS, PER_REPORT, ACTS, TIMES = 200_000, 10, 5_000, 40
MOMENT = datetime(2024, 3, 1, tzinfo=UTC)


def fill(store: Store, claims: int) -> None:
    """Put reports, weights and acts of three reviewers into the tables."""
    chance, reports = Random(1), claims // PER_REPORT  # noqa: S311  no secret
    numbers = range(1, reports + 1)
    day = {"published": None, "day": date(2024, 3, 1), "added": MOMENT}
    with writing(store._engine) as connection:  # noqa: SLF001  faster than coding so many reports
        generation = {"seq": 1, "id": "g", "coder": "", "lexicon": "", "weights": "", "added": MOMENT}
        connection.execute(t.generations.insert(), [generation])
        connection.execute(t.reports.insert(), [{"seq": n, "id": f"report-{n}", "text": "", **day} for n in numbers])
        rows = [{"seq": n, "report": n, "generation": 1, "added": MOMENT, "body": b""} for n in numbers]
        connection.execute(t.records.insert(), rows)
        connection.execute(t.review_weighed.insert(), [{"report": n, "record": n} for n in numbers])
        weights = [
            {
                "report": n % reports + 1, "claim": f"event-{n}", "weight": 5 * chance.random(), "doubt": 0.5,
                "consequence": 1.0, "because": "[]",
            }
            for n in range(claims)
        ]  # fmt: skip
        connection.execute(t.review_weights.insert(), weights)
        acts = [
            {
                "id": f"act-{n}", "subject": f"event-{n * 7}", "verdict": "accept", "by": f"reviewer {n % 3}",
                "at": MOMENT, "added": MOMENT, "report": f"report-{n}",
            }
            for n in range(ACTS)
        ]  # fmt: skip
        connection.execute(t.judgements.insert(), acts)


def measure(question: Callable[[], object]) -> str:
    """Return median and 95th percentile of asking, in milliseconds."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        question()
        took.append(1000 * (time.perf_counter() - start))
    took.sort()
    return f"median {took[TIMES // 2]:7.1f} ms   95 % {took[TIMES * 95 // 100]:7.1f} ms"


def main() -> None:
    """Fill a desk, ask, print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "desk.db"), create=True) as store:
        fill(store, claims)
        reviews = store.reviews
        for name, question in (
            ("queue, page 1", lambda: reviews.queue("reviewer 1")),
            ("queue, page 50", lambda: reviews.queue("reviewer 1", page=50)),
            ("to be weighed", lambda: reviews.unweighed(5)),
            ("conflicts", reviews.conflicted),
            ("log", reviews.log),
        ):
            print(f"{name:16} {measure(question)}")


if __name__ == "__main__":
    main()
