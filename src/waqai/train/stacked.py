"""Samples of the models that look at what other models made of a report: merging tellings, keeping parties."""

from __future__ import annotations

from waqai.claims.claims import rows_by_place
from waqai.claims.events import find_events
from waqai.claims.merge import merge_features
from waqai.claims.relations import find_relations
from waqai.claims.salience import entity_features, participation, place_features
from waqai.claims.tellings import find_tellings
from waqai.scorer import LinearModel, Models
from waqai.train.samples import Annotated, Samples, event_of

#: Stands in for the merging model while samples for it are gathered: no two tellings are one.
_NEVER_MERGE = LinearModel(bias=0.0, weights={}, threshold=2.0)


def collect_stacked(samples: Samples, report: Annotated, models: Models) -> None:
    """Add the samples of one report, as `models`, which never saw it, read it."""
    _merging(samples, report, models)
    _keeping(samples, report, Models({**models, "merge": _NEVER_MERGE}))


def _merging(samples: Samples, report: Annotated, models: Models) -> None:
    tellings = find_tellings(report.context, models)
    told = [(telling, event) for telling in tellings if (event := event_of(report, telling.trigger))]
    for place, (first, ours) in enumerate(told):
        for second, theirs in told[place + 1 :]:
            if first.trigger.type is second.trigger.type:
                features = merge_features(report.context, first, second)
                samples.add("merge", features, report.gold.name, label=ours["id"] == theirs["id"])


def _keeping(samples: Samples, report: Annotated, models: Models) -> None:
    context, scene = report.context, report.context.scene
    parts = participation(find_events(context, models), find_relations(context, models))
    rows = rows_by_place(scene.places)
    for entity in scene.entities.values():
        label = entity.id in report.entity_of
        samples.add("entity", entity_features(context, entity, parts), report.gold.name, label=label)
    for place in scene.named_places:
        features = place_features(context, place, rows[place.id], parts)
        samples.add("place kept", features, report.gold.name, label=place.id in report.place_of)
