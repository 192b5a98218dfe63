"""Samples of the models that look at what other models made of a report: settling, keeping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from waqai.claims.claims import rows_by_place
from waqai.claims.events import find_events
from waqai.claims.merge import merge
from waqai.claims.relations import find_relations
from waqai.claims.salience import entity_features, participation, place_features
from waqai.claims.settle import model_of, part_features, weighed
from waqai.claims.tellings import PARTS, find_tellings
from waqai.claims.toll_bearers import tolls_of
from waqai.scorer import Models
from waqai.train.samples import Annotated, Samples, event_of

Json = dict[str, Any]


def collect_settling(samples: Samples, report: Annotated, models: Models) -> None:
    """Add all that might be a part of an event of one report."""
    tellings = find_tellings(report.context, models)
    tolls = tolls_of(report.context, tellings)
    for one in weighed(merge(report.context, tellings, models["merge"], tolls)):
        event = next((e for t in one.merged.tellings if (e := event_of(report, t.trigger))), None)
        for part in PARTS:
            for name, features in part_features(report.context, one, part):
                label = event is not None and _holds(report, event, part, name)
                samples.add(model_of(part), features.flat(), report.gold.name, label=label)


def _holds(report: Annotated, event: Json, part: str, name: str) -> bool:
    """Whether the annotation gives the event this part."""
    if part == "source":
        return report.entity_of.get(name) in {source["entity"] for source in event["sources"]}
    tables = {"place": report.place_of, "time": report.time_of}
    return tables.get(part, report.entity_of).get(name) in event[f"{part}s"]


def collect_keeping(samples: Samples, report: Annotated, models: Models) -> None:
    """Add the parties and places of one report, with the claims that they take part in."""
    context, scene = report.context, report.context.scene
    parts = participation(find_events(context, models), find_relations(context, models))
    rows = rows_by_place(scene.places)
    for entity in scene.entities.values():
        label = entity.id in report.entity_of
        samples.add("entity", entity_features(context, entity, parts), report.gold.name, label=label)
    for place in scene.named_places:
        features = place_features(context, place, rows[place.id], parts)
        samples.add("place kept", features, report.gold.name, label=place.id in report.place_of)


def totals_of(reports: Iterable[Annotated]) -> Counter[str]:
    """Return how much there was to find for each model: what a missed word or name keeps from the samples counts."""
    totals: Counter[str] = Counter()
    for report in reports:
        record = report.gold.record
        totals["entity"] += len(record["entities"])
        totals["place kept"] += len(record["places"])
        for part in PARTS:
            totals[model_of(part)] += sum(len(event[f"{part}s"]) for event in record["events"])
    return totals
