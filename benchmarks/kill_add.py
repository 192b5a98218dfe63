"""Kills `waqai add` at random moments and looks at what is left: nothing acknowledged lost, nothing twice, all intact.

    python benchmarks/kill_add.py REPORTS.jsonl [--kills 100]

Each round starts `waqai add --json` on the same file and kills it (SIGKILL) after up to four seconds of work; the lines
that it has printed by then are what it acknowledged. A last round runs to its end.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

_WORK = 4.0  # seconds at most
_START = 600.0


def killed(command: list[str], delay: float) -> list[str]:
    """Run `command`, kill it `delay` seconds after its first line; return the ids it acknowledged."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)  # noqa: S603  our own
        started = time.monotonic()
        while process.poll() is None and os.fstat(out.fileno()).st_size == 0 and time.monotonic() - started < _START:
            time.sleep(0.01)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        out.seek(0)
        complete = [line for line in out if line.endswith("\n")]
    return [json.loads(line)["id"] for line in complete]


def problems(database: Path, acknowledged: set[str]) -> list[str]:
    """Return what is wrong with the database, in words."""
    with sqlite3.connect(database) as connection:
        if not connection.execute("SELECT name FROM sqlite_master").fetchone():  # killed before there was a table
            return [f"lost {report}" for report in acknowledged]
        damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        damage += [f"foreign key {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        for table in ("report_terms", "entities", "places"):
            connection.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        ids = [row[0] for row in connection.execute("SELECT id FROM reports")]
        bare = connection.execute(
            "SELECT count(*) FROM reports WHERE seq NOT IN (SELECT report FROM records) "
            "OR seq NOT IN (SELECT report FROM report_terms) OR seq NOT IN (SELECT report FROM report_names)"
        ).fetchone()[0]
    found = [*damage, *(f"lost {report}" for report in acknowledged - set(ids))]
    found += [f"twice {report}" for report in {each for each in ids if ids.count(each) > 1}]
    return found + ([f"{bare} reports are there in part"] if bare else [])


def main() -> int:
    """Kill, look, and say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    given = parser.parse_args()
    chance, acknowledged, found = Random(4), set[str](), list[str]()  # noqa: S311  no secret
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "desk.db"
        command = [sys.executable, "-m", "waqai", "add", str(given.path), "--db", str(database), "--json"]
        for kill in range(given.kills):
            acknowledged |= set(killed(command, chance.uniform(0, _WORK)))
            found += problems(database, acknowledged)
            print(
                f"\r{kill + 1} kills, {len(acknowledged):,} reports acknowledged, {len(found)} problems",
                end="",
                flush=True,
            )
        last = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  our own
        acknowledged |= {json.loads(line)["id"] for line in last.stdout.splitlines()}
        found += problems(database, acknowledged)
    print(f"\n{last.stderr.strip()}; {len(acknowledged):,} reports acknowledged in all")
    print("\n".join(found) or "nothing lost, nothing twice, nothing in part, database intact")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
