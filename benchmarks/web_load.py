"""Many readers at once for a while: how long pages take then, and that none fails.

    python benchmarks/web_load.py --db FILE|URL [--readers 50] [--seconds 60] [--pause 1]

Serves the desk on a free port of this machine, by `waqai serve`. Every reader listens for news and opens one page of
the desk after another, chosen at random, with a pause of about `--pause` seconds to read it (0 for none). Pages of
single reports, talks and actors are found on the lists. Ends with exit code 1 where an answer is an error, or missing.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from statistics import median

import httpx

_LISTS = ("/", "/reports", "/negotiations", "/truces", "/timeline", "/map", "/actors", "/network", "/contradictions")
_API = ("/api/v1/reports", "/api/v1/events", "/api/v1/actors", "/api/v1/timeline", "/api/v1/map/events.geojson")
_LINK = re.compile(r'href="(/(?:reports|negotiations|truces|actors)/[^"?]+)')
_ADDRESS = re.compile(r"http://\S+:\d+")
_PATIENCE = 30  # seconds
_OF_EACH = 20


@dataclass
class Seen:
    """What readers met: seconds by kind of page, and what went wrong."""

    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    news: int = 0


@contextmanager
def served(db: str) -> Iterator[str]:
    """Serve the desk in another process; give its address."""
    command = [sys.executable, "-m", "waqai", "serve", "--db", db, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  our own words
        try:
            line = process.stderr.readline() if process.stderr else ""
            found = _ADDRESS.search(line)
            if found is None:
                raise SystemExit(f"the desk did not open: {line}")
            yield found[0]
        finally:
            process.terminate()


def paths_of_pages(client: httpx.Client) -> dict[str, str]:
    """Return every list, and of each kind of page the first one that the lists lead to, by what it is called."""
    found: dict[str, str] = {}
    for path in (*_LISTS, "/search?text=الهدنة", "/brief"):
        found[path] = path
        for each in _LINK.findall(client.get(path).text):
            found.setdefault(kind_of(each), each)
    return found


async def paths_of(client: httpx.AsyncClient) -> list[list[str]]:
    """Return the pages that there are by kind, with some of every kind that the lists lead to."""
    found: dict[str, None] = {}
    for path in (*_LISTS, *_API):
        answer = await client.get(path)
        if answer.is_success:
            found[path] = None
            found |= dict.fromkeys(dict.fromkeys(_LINK.findall(answer.text)[:_OF_EACH]))
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for path in found:
        kinds[kind_of(path)].append(path)
    return list(kinds.values())


@asynccontextmanager
async def listening(client: httpx.AsyncClient, seen: Seen) -> AsyncIterator[None]:
    """Listen for news, as every open page does."""

    async def listen() -> None:
        async with client.stream("GET", "/live", timeout=None) as stream:
            async for line in stream.aiter_lines():
                seen.news += line.startswith("event: news")

    task = asyncio.create_task(listen())
    try:
        yield
    finally:
        if task.done():
            seen.wrong["/live ended"] += 1
        task.cancel()
        with suppress(asyncio.CancelledError, httpx.HTTPError):
            await task


async def read(address: str, paths: list[list[str]], end: float, pause: float, chance: Random, seen: Seen) -> None:
    """Open pages until the end, as one reader."""
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE) as client, listening(client, seen):
        await asyncio.sleep(pause * chance.random())  # people do not come all at one moment
        while time.monotonic() < end:
            path = chance.choice(chance.choice(paths))
            start = time.monotonic()
            try:
                status = str((await client.get(path)).status_code)
            except httpx.HTTPError as error:
                status = type(error).__name__
            seen.times[kind_of(path)].append(time.monotonic() - start)
            if status != "200":
                seen.wrong[f"{path} {status}"] += 1
            await asyncio.sleep(pause * chance.uniform(0.5, 1.5))


def kind_of(path: str) -> str:
    """Return what pages of one kind are counted under."""
    return path if path in (*_LISTS, *_API) else path.rpartition("/")[0] + "/…"


async def load(address: str, readers: int, seconds: float, pause: float) -> Seen:
    """Let so many read for so long."""
    seen = Seen()
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE) as client:
        paths = await paths_of(client)
    end = time.monotonic() + seconds
    await asyncio.gather(
        *(read(address, paths, end, pause, Random(seed), seen) for seed in range(readers))  # noqa: S311  no secret
    )
    return seen


def report(seen: Seen) -> None:
    """Print what was seen."""
    print(f"{'':32}{'asked':>8}{'median':>10}{'95th':>10}{'longest':>10}   (ms)")
    for kind, times in [*sorted(seen.times.items()), ("ALL", [each for some in seen.times.values() for each in some])]:
        last = sorted(times)[int(0.95 * len(times))]
        print(f"{kind:32}{len(times):8}{1000 * median(times):10.1f}{1000 * last:10.1f}{1000 * max(times):10.1f}")
    print(f"told of news: {seen.news}; wrong: {dict(seen.wrong) or 'nothing'}")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor of the server, its start included: {spent.ru_utime + spent.ru_stime:.1f} s")


def main() -> None:
    """Serve, let many read, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1)
    given = parser.parse_args()
    with served(given.db) as address:
        seen = asyncio.run(load(address, given.readers, given.seconds, given.pause))
    report(seen)
    sys.exit(bool(seen.wrong))


if __name__ == "__main__":
    main()
