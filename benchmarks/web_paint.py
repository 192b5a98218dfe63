"""How long after a click something stands on the screen: Chromium's own times of the pages of a big desk.

    python benchmarks/web_paint.py --db FILE|URL [--rounds 5]

Serves the desk on a free port of this machine, by `waqai serve`, and opens every page of it in Debian's Chromium
(Playwright), each time in a window that has nothing of it in its cache. Printed are, by page, the time until the
answer began to come, until the first paint, and until the page was loaded, as the browser gives them.
"""

from __future__ import annotations

import argparse
import shutil
from collections import defaultdict
from statistics import median
from typing import Any

import httpx
from playwright.sync_api import Browser, sync_playwright

from web_load import paths_of_pages, served

_ASKED = """() => new Promise(done => new PerformanceObserver(list => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    const [page] = performance.getEntriesByType("navigation");
    if (paint) done([page.responseStart, paint.startTime, page.loadEventEnd]);
}).observe({type: "paint", buffered: true}))"""
_PATIENCE = 60_000


def times_of(browser: Browser, address: str) -> tuple[float, float, float]:
    """Return the milliseconds to the first byte, to the first paint and to the end of loading."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    page = context.new_page()
    page.goto(address, wait_until="load", timeout=_PATIENCE)
    found: Any = page.evaluate(_ASKED)
    context.close()
    return found[0], found[1], found[2]


def main() -> None:
    """Serve, open, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("there is no Chromium: apt install chromium")
    found: defaultdict[str, list[tuple[float, float, float]]] = defaultdict(list)
    with served(given.db) as address, httpx.Client(base_url=address, timeout=60) as client, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for number in range(given.rounds + 1):
            for kind, page in paths_of_pages(client).items():
                took = times_of(browser, f"{address}{page}")
                if number:  # the first round is to settle in
                    found[kind].append(took)
        browser.close()
    print(f"{'':24}{'answer':>10}{'paint':>10}{'longest':>10}{'loaded':>10}   (ms, medians)")
    for kind, rows in found.items():
        answers, paints, ends = zip(*rows, strict=True)
        print(f"{kind:24}{median(answers):10.0f}{median(paints):10.0f}{max(paints):10.0f}{median(ends):10.0f}")


if __name__ == "__main__":
    main()
