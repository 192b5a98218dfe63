"""Pages of what the desk found, for the terminal and as JSON."""

from __future__ import annotations

from typing import Any

from waqai.export import Sentences, dumps, record_to_json
from waqai.export.isolates import clean, isolate
from waqai.export.listing import list_events, list_reports
from waqai.model import Event, Span
from waqai.store import Actor, Found, Page, Stored, spans_of

Json = dict[str, Any]
_NOTHING = "nothing found\n"


def reports(page: Page[Stored], question: str | None, *, colour: bool) -> str:
    """Return reports as a head line and a sentence each, the one that has the words asked for."""
    listed = [(_head(each), each.record, *_sentence(each, question)) for each in page.rows]
    return list_reports(listed, colour=colour) + _more(page) if listed else _NOTHING


def events(page: Page[Found], *, colour: bool) -> str:
    """Return events as a head line each, and who did what to whom under it."""
    listed = [
        (f"{_days(found)} · {_head(found.where)}", found.where.record, found.claim)
        for found in page.rows
        if isinstance(found.claim, Event)
    ]
    return list_events(listed, colour=colour) + _more(page) if listed else _NOTHING


def actors(page: Page[Actor]) -> str:
    """Return actors, one a line: in how many reports, of what kind, the name."""
    lines = "".join(f"{actor.reports:>7,}  {actor.kind:16}{isolate(actor.name)}\n" for actor in page.rows)
    return lines + _more(page) if lines else _NOTHING


def reports_json(page: Page[Stored]) -> str:
    """Return a page of reports as one JSON object."""
    return _page(page, "reports", [_report(each) | {"events": len(each.record.events)} for each in page.rows])


def events_json(page: Page[Found]) -> str:
    """Return a page of events as one JSON object: the event of the record's JSON, what its ids mean, its report."""
    return _page(page, "events", [_event(found) for found in page.rows])


def actors_json(page: Page[Actor]) -> str:
    """Return a page of actors as one JSON object."""
    return _page(page, "actors", [{"name": a.name, "kind": a.kind, "reports": a.reports} for a in page.rows])


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
