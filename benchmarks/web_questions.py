"""What a desk is asked while its pages are measured: one question for every page and every list of the API.

Words, names, places, days and ids are drawn by chance out of the desk's own reports and answers, so that what many
reports tell of comes up as often as readers meet it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from waqai.model import EventType, claim_id
from waqai.store import Query, SpotTally, Store, Stored
from waqai.web.views.network import Sight

_SAMPLE, _DAYS = 200, 15 * 365
_WORD = 4  # letters at least
_PER_DESK = 60
_API = "/api/v1"
Question = tuple[str, str, dict[str, object]]
"""What it is counted under, a path, and what goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What questions are drawn from: reports, ids of actors, of parties of the network, of talks and truces, spots."""

    reports: list[Stored]
    actors: list[str]
    parties: list[tuple[str, str]]
    talks: list[str]
    truces: list[str]
    spots: list[SpotTally]


def known(store: Store, client: Any, chance: Random) -> Known:
    """Return what a desk can be asked about; of talks and truces the last, and those that were the last on some day."""
    reports, busiest = sample(store, chance), store.busiest(Sight().types, _SAMPLE)
    parties = [(each.id, each.name) for each in store.parties(busiest).values()]
    return Known(
        reports=reports,
        actors=[each["id"] for each in client.get(f"{_API}/actors?limit=100").json()["items"]],
        parties=parties,
        talks=courses(client, "negotiations", reports, chance),
        truces=courses(client, "truces", reports, chance),
        spots=store.find_spots(Query(kinds=("event",))),
    )


def sample(store: Store, chance: Random) -> list[Stored]:
    """Return reports from all over the desk that have events and places."""
    newest = store.find_reports(Query(size=1)).rows[0].report.published
    found: list[Stored] = []
    while newest and len(found) < _SAMPLE:
        until = newest - timedelta(days=chance.randrange(_DAYS))
        found += store.find_reports(Query(until=until, size=10)).rows
    return [each for each in found if each.record.events and each.record.places]


def courses(client: Any, name: str, reports: list[Stored], chance: Random) -> list[str]:
    """Return ids of courses from all over the desk."""
    days = ["", *(str(chance.choice(reports).report.published) for _ in range(_PER_DESK // 10))]
    lists = (client.get(f"{_API}/{name}?{urlencode({'to': day, 'limit': 10} if day else {})}").json() for day in days)
    return sorted({each["id"] for some in lists for each in some["items"]})


def questions(chance: Random, it: Known) -> Iterator[tuple[str, str]]:
    """Yield (kind, address) of one question of each kind."""
    for asked in (reading, boards, mapping, reviewing):
        for kind, path, fields in asked(chance, it):
            given = urlencode({key: value for key, value in fields.items() if value not in ("", None)})
            yield kind, f"{path}?{given}" if given else path


def reading(chance: Random, it: Known) -> Iterator[Question]:
    """Yield what readers of reports ask."""
    stored = chance.choice(it.reports)
    word = chance.choice([each for each in stored.report.text.split() if len(each) >= _WORD and each.isalpha()])
    name, place = chance.choice(stored.record.entities).name, chance.choice(stored.record.places).name
    event, day = chance.choice(stored.record.events), stored.report.published
    actor, report, kind = chance.choice(it.actors), stored.report.id, event.type.value
    yield "home", "/", {"days": chance.choice((1, 7, 30))}
    yield "news", "/live/news", {"since": 1}
    yield "reports", "/reports", {}
    yield "reports by form", "/reports", {"actor": name, "type": kind, "from": day}
    yield "report", f"/reports/{report}", {}
    yield "search", "/search", {"text": word}
    yield "actors", "/actors", {}
    yield "actors by name", "/actors", {"name": name}
    yield "actor", f"/actors/{actor}", {}
    yield "API reports", f"{_API}/reports", {"place": place}
    yield "API report", f"{_API}/reports/{report}", {}
    yield "API search", f"{_API}/search", {"text": word, "type": kind}
    yield "API search in days", f"{_API}/search", {"text": word, "to": day}
    yield "API events", f"{_API}/events", {"type": kind, "to": day}
    yield "API events of a source", f"{_API}/events", {"source": name}
    yield "API events of a place", f"{_API}/events", {"place": place, "status": event.status.value}
    yield "API sure events", f"{_API}/events", {"min_confidence": 0.9, "actor": name}
    yield "API surest events", f"{_API}/events", {"min_confidence": 0.99}
    yield "API event", f"{_API}/events/{claim_id(stored.report, event)}", {}
    yield "API relations", f"{_API}/relations", {}
    yield "API actors", f"{_API}/actors", {}
    yield "API actors by name", f"{_API}/actors", {"name": name}
    yield "API actor", f"{_API}/actors/{actor}", {}
    yield "API ties of an actor", f"{_API}/actors/{actor}/ties", {}
    yield "API places", f"{_API}/places", {}
    yield "API places by name", f"{_API}/places", {"name": place}
    yield "API sources", f"{_API}/sources", {}
    yield "API sources by name", f"{_API}/sources", {"name": name}


def boards(chance: Random, it: Known) -> Iterator[Question]:
    """Yield what readers of boards ask."""
    stored = chance.choice(it.reports)
    place, actor, day = chance.choice(stored.record.places).name, chance.choice(it.actors), stored.report.published
    then: dict[str, object] = {"as_of": day, "known_by": day}
    month: dict[str, object] = {"from": day, "to": day and day + timedelta(days=30)}
    for name, ids in (("negotiation", it.talks), ("truce", it.truces)):
        course = chance.choice(ids)
        yield f"{name}s", f"/{name}s", {}
        yield f"{name}s then, of a place", f"/{name}s", {"as_of": day, "place": place}
        yield name, f"/{name}s/{course}", {}
        yield f"API {name}s of an actor", f"{_API}/{name}s", {"actor": actor}
        yield f"API {name}", f"{_API}/{name}s/{course}", {}
    yield "API deals", f"{_API}/deals", then
    yield "API control", f"{_API}/control", then
    yield "timeline", "/timeline", {}
    yield "timeline of a month", "/timeline", month
    yield "timeline of an actor", "/timeline", {"actor": actor}
    yield "API timeline", f"{_API}/timeline", month
    yield "contradictions", "/contradictions", {}
    yield "contradictions of an actor", "/contradictions", {"actor": actor}
    yield "API contradictions", f"{_API}/contradictions", {"to": day}
    yield "brief", "/brief", {}
    yield "brief of a month, then", "/brief", {"as_of": day, "days": 30}
    yield "brief of an actor", "/brief", {"actors": actor, "days": 365}
    yield "brief of a place", "/brief", {"place": place, "days": 365}
    yield "brief, file", "/brief/file", {"as_of": day}
    yield "API brief", f"{_API}/brief", {"as_of": day, "days": 30, "actors": actor}


def mapping(chance: Random, it: Known) -> Iterator[Question]:
    """Yield what readers of the map and the network ask."""
    tally, (party, name), (other, _) = chance.choice(it.spots), chance.choice(it.parties), chance.choice(it.parties)
    view, days = box_of(chance, tally), days_of(chance, tally)
    yield "map", "/map", {}
    yield "map, days", "/map", days
    yield "map, claims", "/map/claims", {"spot": tally.spot.id}
    yield "API map, all", f"{_API}/map/events.geojson", {}
    yield "API map, view", f"{_API}/map/events.geojson", view
    yield "API map, view and days", f"{_API}/map/events.geojson", view | days
    yield "API map, type", f"{_API}/map/events.geojson", view | {"type": chance.choice(list(EventType)).value}
    yield "API map, actor", f"{_API}/map/events.geojson", view | {"actor": name}
    yield "API map, source", f"{_API}/map/events.geojson", view | {"source": name}
    yield "API map, names", f"{_API}/map/places", view
    yield "API map, control", f"{_API}/map/control.geojson", {"as_of": days["to"]}
    yield "network", "/network", {}
    yield "network of an actor", "/network", {"actor": party}
    yield "network by name", "/network", {"name": name}
    yield "network, claims", "/network/claims", {"one": party, "other": other}
    yield "API network", f"{_API}/network", {}
    yield "API network, actor", f"{_API}/network", {"actor": party}
    yield "API network, days", f"{_API}/network", {"actor": party} | days


def reviewing(chance: Random, it: Known) -> Iterator[Question]:
    """Yield what reviewers ask."""
    yield "review", "/review", {}
    yield "review, bench", f"/review/{chance.choice(it.reports).report.id}", {}
    yield "review, log", "/review/log", {}
    yield "review, agreement", "/review/agreement", {}
    yield "review, next", "/review/next", {}


def box_of(chance: Random, tally: SpotTally) -> dict[str, object]:
    """Return a view of the map around a spot."""
    zoom = chance.randrange(4, 12)
    reach, latitude, longitude = 360 / 2**zoom * 2, tally.spot.latitude, tally.spot.longitude
    box = f"{longitude - reach:.3f},{latitude - reach / 2:.3f},{longitude + reach:.3f},{latitude + reach / 2:.3f}"
    return {"bbox": box, "zoom": zoom}


def days_of(chance: Random, tally: SpotTally) -> dict[str, object]:
    """Return some of the days that are told of a spot."""
    until: date = tally.first + timedelta(chance.randrange(max(1, (tally.last - tally.first).days)))
    return {"to": until, "days": chance.choice((7, 30, 365))}
