"""Pages of what the desk found, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waqai.desk import Known, Shown
from waqai.export import Sentences, dumps, record_to_json
from waqai.export.isolates import clean, isolate
from waqai.export.listing import list_events, list_reports
from waqai.link import Happening
from waqai.model import Event, Span
from waqai.store import Found, Page, Stored, spans_of

Json = dict[str, Any]
_NOTHING = "nothing found\n"


def reports(page: Page[Stored], question: str | None, *, colour: bool) -> str:
    """Return reports as a head line and a sentence each, the one that has the words asked for."""
    listed = [(_head(each), each.record, *_sentence(each, question)) for each in page.rows]
    return list_reports(listed, colour=colour) + _more(page) if listed else _NOTHING


def events(page: Page[Found], told: Mapping[str, Happening], *, colour: bool) -> str:
    """Return events as a head line each, and who did what to whom under it; `told` are those several reports tell."""
    listed = [
        (f"{_days(found)} · {_head(found.where)}{_told(told.get(found.id))}", found.where.record, found.claim)
        for found in page.rows
        if isinstance(found.claim, Event)
    ]
    return list_events(listed, colour=colour) + _more(page) if listed else _NOTHING


def actors(found: Shown[Known], number: int) -> str:
    """Return actors, one a line: in how many reports, of what kind, the name. `number` is that of the page."""
    lines = "".join(f"{row.reports:>7,}  {row.actor.kind:16}{isolate(row.actor.name)}\n" for row in found.rows)
    return lines + (f"more: --page {number + 1}\n" if found.after else "") if lines else _NOTHING


def reports_json(page: Page[Stored]) -> str:
    """Return a page of reports as one JSON object."""
    return _page(page, "reports", [_report(each) | {"events": len(each.record.events)} for each in page.rows])


def events_json(page: Page[Found], told: Mapping[str, Happening]) -> str:
    """Return a page of events as one JSON object: the event of the record's JSON, what its ids mean, its report.

    `independent` is how many reports tell of it, copies of one text counted once.
    """
    rows = [_event(found) | {"independent": _independent(told.get(found.id))} for found in page.rows]
    return _page(page, "events", rows)


def actors_json(found: Shown[Known], number: int) -> str:
    """Return a page of actors as one JSON object."""
    return dumps({"page": number, "more": found.after is not None, "actors": [_known(row) for row in found.rows]})


def _known(row: Known) -> Json:
    first, last = (day.isoformat() if day else None for day in (row.first, row.last))
    return {
        "id": row.actor.id, "name": row.actor.name, "kind": row.actor.kind, "reports": row.reports,
        "names": list(row.names), "side": row.actor.side, "first": first, "last": last,
    }  # fmt: skip


def _independent(happening: Happening | None) -> int:
    return happening.independent if happening else 1


def _told(happening: Happening | None) -> str:
    return f" · {happening.independent} reports" if happening and happening.independent > 1 else ""


def _page(page: Page[Any], what: str, items: list[Json]) -> str:
    return dumps({"page": page.number, "more": page.more, what: items})


def _more(page: Page[Any]) -> str:
    return f"more: --page {page.number + 1}\n" if page.more else ""


def _report(stored: Stored) -> Json:
    report = stored.report
    return {
        "id": report.id,
        "names": list(stored.names),
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "added": stored.added.isoformat(timespec="seconds"),
        "group": stored.group,
    }


def _event(found: Found) -> Json:
    record = found.where.record
    form = record_to_json(record)
    event: Json = next(item for item in form["events"] if item["id"] == getattr(found.claim, "id", None))
    ids = {*event["actors"], *event["recipients"], *event["places"], *(each["entity"] for each in event["sources"])}
    names = {item["id"]: item["name"] for item in (*form["entities"], *form["places"]) if item["id"] in ids}
    times = [item for item in form["times"] if item["id"] in event["times"]]
    return {"claim": found.id, **event, "times": times, "names": names, "report": _report(found.where)}


def _head(stored: Stored) -> str:
    report = stored.report
    parts = [str(report.published or "no date"), isolate(report.outlet) if report.outlet else "", clean(stored.name)]
    return " · ".join(filter(None, parts))


def _days(found: Found) -> str:
    ids = set(getattr(found.claim, "times", ()))
    times = [when for when in found.where.record.times if when.id in ids]
    first = min((when.earliest for when in times if when.earliest), default=None)
    last = max((when.latest for when in times if when.latest), default=None)
    if first is None and last is None:
        return "—"
    return str(first) if first == last else f"{first or '…'}/{last or '…'}"


def _sentence(stored: Stored, question: str | None) -> tuple[Span, tuple[Span, ...]]:
    """Return the sentence that has the words asked for, or the first, and where those words stand."""
    text = stored.report.text
    words = spans_of(text, question) if question else ()
    at = words[0] if words else Span(0, 1)
    return Sentences(text).around(at.start, at.end), words
