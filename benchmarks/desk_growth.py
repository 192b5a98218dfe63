"""What taking a report into the views costs on a small desk and on a large one, which take turns.

    python benchmarks/desk_growth.py REPORTS.jsonl[.xz] [--small 1000] [--large 100000] [--per-day 20]
        [--probes 800] [--folder DIR]

The small desk is filled with synthetic reports (see `synthetic`), so many a day. The views of a copy of it are then
multiplied by SQL: their rows again under other numbers and ever earlier days, so that the desk grows as an archive
does, one day after the other, and courses go on from each copy to the next. Actors of one report are others in each
copy; of the others their counts grow, and those of their names that were used once are other ones. Measured is the
processor time of `Desk.refresh`, of reports of the days that follow, two hundred at a time.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import mean

from synthetic import synthetic
from waqai.desk import Desk
from waqai.model import Record
from waqai.store import Store, open_store

_AT_ONCE = 200
_REPORTS, _ROWS = 10_000_000, 100_000_000  # between the numbers of one copy and of the next
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS = "('step', 'clash', 'happening')"
_OTHERS = "CASE WHEN {0} IN (SELECT actor FROM lone) THEN {0} || ':copy' ELSE {0} END"
_COPY = f"""
INSERT INTO reports SELECT seq + :r, id || ':copy', outlet, title, date(published, :back), url, date(day, :back),
  added, text FROM reports WHERE seq IN (SELECT report FROM taken WHERE report < {_REPORTS});
INSERT INTO taken SELECT report + :r, id || ':copy', copy_of || ':copy' FROM taken WHERE report < {_REPORTS};
INSERT INTO pieces (seq, report, kind, name, topic, day, body) SELECT seq + :n, report + :r, kind, name || ':copy',
  CASE kind WHEN 'statement' THEN topic ELSE topic + :n END, date(day, :back), earlier(body, :days)
  FROM pieces WHERE seq < {_ROWS};
INSERT INTO piece_keys SELECT key, date(day, :back), piece + :n FROM piece_keys WHERE piece < {_ROWS};
INSERT INTO views (seq, kind, name, topic, sort, state, day, last_day, known, learnt, one, other, body)
  SELECT seq + :n, kind, CASE kind WHEN 'step' THEN name ELSE name || ':copy' END,
  CASE kind WHEN 'step' THEN topic ELSE topic + :n END, sort, state,
  date(day, :back), date(last_day, :back), date(known, :back), learnt, one + :r, other + :r, moved(kind, body, :n)
  FROM views WHERE seq < {_ROWS} AND kind IN {_KINDS};
INSERT INTO view_tags SELECT tag, view + :n FROM view_tags JOIN views ON seq = view
  WHERE view < {_ROWS} AND kind IN {_KINDS};
INSERT INTO faces SELECT report + :r, entity, {_OTHERS.format("actor")}, {_OTHERS.format("base")}, mention || ':copy',
  name, counts, kind, side, because, date(day, :back) FROM faces WHERE report < {_REPORTS};
INSERT INTO known SELECT actor || ':copy', name, kind, side, because, reports, date("first", :back),
  date("last", :back) FROM known WHERE actor IN (SELECT actor FROM lone);
INSERT INTO face_counts SELECT (key >> 1) + (:copy << 54), CASE WHEN lone THEN actor || ':copy' ELSE actor END, what,
  CASE WHEN lone THEN value ELSE value || ':copy' END, times, shown
  FROM (SELECT *, actor IN (SELECT actor FROM lone) AS lone FROM counted) WHERE lone OR (what = 'name' AND shown = 1);
INSERT INTO name_words SELECT word, tag || ':copy' FROM name_words WHERE tag IN (SELECT actor FROM lone);
"""  # noqa: S608  our own numbers
_COUNTED = """
UPDATE known SET reports = reports * :copies, "first" = date("first", :back)
  WHERE actor IN (SELECT actor FROM counted) AND actor NOT IN (SELECT actor FROM lone);
UPDATE face_counts SET times = times * :copies, shown = shown * :copies
  WHERE key IN (SELECT key FROM counted WHERE shown > 1 OR what <> 'name') AND actor NOT IN (SELECT actor FROM lone);
"""


def fill(store: Store, records: Iterable[Record]) -> None:
    """Add reports, and take them into the views."""
    rows = iter(records)
    while some := list(islice(rows, _AT_ONCE)):
        store.add_many((record, None) for record in some)
        Desk(store).refresh()


@cache
def _moved_day(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def earlier(text: str | None, days: int) -> str | None:
    """Return a text with all days in it so many days earlier."""
    return text and _DAY.sub(lambda found: _moved_day(found[0], days), text)


def moved(kind: str, body: str, by: int) -> str:
    """Return the body of a row with the numbers of its pieces raised."""
    form = json.loads(body)
    if kind == "happening":
        return json.dumps([number + by for number in form])
    if kind == "step":
        form |= {name: [number + by for number in form[name]] for name in ("said", "denied")}
    return json.dumps(form, ensure_ascii=False)


def multiply(database: Path, wanted: int) -> None:
    """Copy the views of a desk under other numbers and earlier days until they have `wanted` reports."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.create_function("earlier", 2, earlier, deterministic=True)
    connection.create_function("moved", 3, moved, deterministic=True)
    connection.executescript(
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;"
        "CREATE TEMP TABLE lone AS SELECT actor FROM known WHERE reports = 1;"
        "CREATE UNIQUE INDEX temp.lone_actor ON lone (actor); CREATE TEMP TABLE counted AS SELECT * FROM face_counts"
    )
    there, first, last = connection.execute(
        "SELECT count(*), min(day), max(day) FROM reports JOIN taken ON report = seq"
    ).fetchone()
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    copies = max(1, -(-wanted // there))
    for copy in range(1, copies):
        back = {":back": f"'-{copy * span} days'", ":days": str(copy * span), ":copy": str(copy)}
        script = _COPY
        for name, value in {**back, ":r": str(copy * _REPORTS), ":n": str(copy * _ROWS)}.items():
            script = script.replace(name, value)
        connection.executescript(f"BEGIN; {script} COMMIT;")
        print(f"\r{(copy + 1) * there:,} reports", end="", flush=True)
    counted = _COUNTED.replace(":copies", str(copies)).replace(":back", f"'-{(copies - 1) * span} days'")
    connection.executescript(counted)
    connection.close()
    print()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--per-day", type=int, default=20)
    parser.add_argument("--probes", type=int, default=800)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "waqai-desk-growth")
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    small, large = (given.folder / f"{size}.db" for size in (given.small, given.large))
    records = synthetic(given.path, per_day=given.per_day)
    with open_store(str(small), create=True) as store:
        fill(store, islice(records, given.small))
    shutil.copy(small, large)
    multiply(large, given.large)
    probes = list(islice(records, given.probes))
    costs = take_turns({given.small: small, given.large: large}, probes)
    for size, found in costs.items():
        print(f"{size:>9,} reports: {1000 * mean(found[1:]):.1f} ms a report")
    print(f"ratio {mean(costs[given.large][1:]) / mean(costs[given.small][1:]):.2f}")


def take_turns(files: dict[int, Path], probes: Sequence[Record]) -> dict[int, list[float]]:
    """Add the same reports to each desk, and return what taking them in costs: seconds a report, batch by batch.

    The first batch finds the copies as they were made, and is there to be left out.
    """
    costs: dict[int, list[float]] = {size: [] for size in files}
    for start in range(0, len(probes), _AT_ONCE):
        for size, file in files.items():
            with open_store(str(file)) as store:
                store.add_many((record, None) for record in probes[start : start + _AT_ONCE])
                started = time.process_time()
                folded = Desk(store).refresh()
            costs[size].append((time.process_time() - started) / folded)
            print(f"{size:>9,} {1000 * costs[size][-1]:.1f} ms a report", flush=True)
    return costs


if __name__ == "__main__":
    main()
