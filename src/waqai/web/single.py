"""Self-contained pages: one for a report with its record over the text, and one that lists many.

A report is hostile input: everything from it is escaped, the page loads nothing, and a content security policy lets
only the page's own script and style run, each by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from waqai import __version__
from waqai.web.labels import both
from waqai.web.views.links import web_address
from waqai.web.views.record import View
from waqai.web.views.segments import lines

if TYPE_CHECKING:
    from jinja2 import Environment

    from waqai.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One line of the index: where a page lies (a relative address, already quoted) and what it holds.

    `quads` counts the events of PLOVER's four classes, in their order.
    """

    href: str
    title: str
    outlet: str | None
    published: date | None
    quads: tuple[int, int, int, int]
    entities: int
    negotiations: tuple[str, ...]
    truces: tuple[str, ...]

    @property
    def events(self) -> int:
        """How many events the report holds."""
        return sum(self.quads)


def page_link(record: Record, file_name: str) -> PageLink:
    """Return the index line for the page of `record` that lies at `file_name`, relative to the index."""
    view = View(record)
    quads = view.quads
    return PageLink(
        href=quote(file_name),
        title=view.title,
        outlet=record.report.outlet,
        published=record.report.published,
        quads=(quads[1], quads[2], quads[3], quads[4]),
        entities=len(record.entities),
        negotiations=tuple(negotiation.state.value for negotiation in record.negotiations),
        truces=tuple(truce.state.value for truce in record.truces),
    )


def render_page(record: Record) -> str:
    """Return the whole HTML page of `record`; equal records give equal pages."""
    view = View(record)
    return _render("single/page.html", view=view, record=record, lines=lines(view.text, view.marks()))


def render_index(pages: Sequence[PageLink]) -> str:
    """Return the HTML page that lists `pages` in the order given."""
    return _render("single/index.html", pages=pages, events=sum(page.events for page in pages))


def _render(template: str, **values: object) -> str:
    style = _joined("static/css/tokens.css", "static/css/record.css", "templates/single/page.css")
    script = _joined("templates/single/page.js", "static/js/record.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _environment().get_template(template).render(style=style, script=script, policy=policy, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("waqai.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=both, version=__version__)
    environment.filters["web_address"] = web_address
    return environment


@cache
def _joined(*paths: str) -> str:
    """Return files of this room, one after the other."""
    return "\n".join(files("waqai.web").joinpath(path).read_text(encoding="utf-8").strip() for path in paths)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
