"""Every page over a desk whose texts are hostile: nothing runs, nothing turns, nothing leaves its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page

from hostile import hostile_records
from waqai.store import open_store
from waqai.web.settings import Settings

#: Of each kind of page, such as that of a report, so many are opened.
_OF_A_KIND = 3
_MOST = 60
_ID = re.compile(r"/[^/]*[-:%0-9][^/]*")
_WIDTHS = (1280, 360)
_FILES = "/brief/file"
_TURNS = r"/[\u202a-\u202e\u2066\u2067]/"


@pytest.fixture(scope="module")
def hostile_site(seeded: Path, serve: Callable[[Settings], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with open_store(str(path), create=True) as store:
        store.add_many(hostile_records(seeded))
    return serve(Settings(database=str(path)))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page(page: Page, hostile_site: str, lang: str) -> None:
    wrong: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    opened = 0
    for path in pages(page, hostile_site, lang):
        opened += 1
        wrong += [f"{path}: {each}" for each in found_wrong(page)]
    assert not wrong, "\n".join(wrong)
    assert opened > 8


def pages(page: Page, site: str, lang: str) -> Iterator[str]:
    """Open one page after another, from link to link, and yield the path of each."""
    waiting, kinds, known = (
        ["/", "/search?text=%D9%87%D8%AF%D9%86%D8%A9", "/login", "/account", "/admin"],
        Counter[str](),
        set[str](),
    )
    while waiting and len(known) < _MOST:
        path = waiting.pop(0)
        kind = _ID.sub("/*", urlsplit(path).path)
        if path in known or kinds[kind] >= _OF_A_KIND:
            continue
        known.add(path)
        kinds[kind] += 1
        response = page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
        if response is None or response.status == 404 or "text/html" not in response.headers.get("content-type", ""):
            continue
        yield path
        links: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))")
        waiting += [link for link in links if link.startswith("/") and not link.startswith(_FILES)]


def found_wrong(page: Page) -> Iterator[str]:
    if page.evaluate("window.pwned"):
        yield "a script ran"
    if page.evaluate(
        f"{_TURNS}.test(document.documentElement.innerHTML.replaceAll('\u2068', '').replaceAll('\u2069', ''))"
    ):
        yield "words are turned"
    if page.locator("script:not([src]):not([type='application/json']), [onerror], [onload], [onfocus]").count():
        yield "there is a script in the page"
    if page.locator("a[href^='javascript:' i]").count():
        yield "a link runs a script"
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"{needed} wide on {width}"
    page.set_viewport_size({"width": 1280, "height": 900})
