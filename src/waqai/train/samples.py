"""Turns annotated reports into labelled samples: what each model would see, and what the annotation says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from waqai.claims.candidates import candidates
from waqai.claims.context import Context
from waqai.claims.link_features import link_features, nearby_rows
from waqai.claims.reader import OF_PLACE, Reader
from waqai.claims.relation_features import relation_features
from waqai.claims.relation_pairs import Pair, pairs
from waqai.claims.relations import model_name
from waqai.claims.role_features import role_features
from waqai.claims.scene import Party
from waqai.claims.source_features import source_features
from waqai.claims.status_features import UNREAL, status_features
from waqai.claims.status_features import model_name as status_name
from waqai.claims.tellings import ROLES
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import vouchers
from waqai.evaluate.align import names, pair, shared_mentions
from waqai.evaluate.gold import GoldReport, sentence_span
from waqai.model import Entity, Place, RelationType, Span, Status
from waqai.pipeline import context_of
from waqai.scorer import Models
from waqai.train.labels import annotated_entity

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """Binary features, whether the annotation agrees, and the report they come from."""

    features: Sequence[str]
    label: bool
    report: str


@dataclass(slots=True)
class Samples:
    """Samples by model; `totals` counts what the annotation has for a model, in the samples or not."""

    rows: defaultdict[str, list[Sample]] = field(default_factory=lambda: defaultdict(list))
    totals: Counter[str] = field(default_factory=Counter)

    def add(self, model: str, features: Sequence[str], report: str, *, label: bool) -> None:
        """Add one sample."""
        self.rows[model].append(Sample(features, label, report))

    def without(self, reports: set[str]) -> Samples:
        """Return the samples that come from other reports."""
        kept = Samples()
        for model, rows in self.rows.items():
            kept.rows[model] = [row for row in rows if row.report not in reports]
        kept.totals = Counter(self.totals)
        return kept


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report as the models see it, beside its annotation; the tables map ids of ours to those of the gold."""

    gold: GoldReport
    context: Context
    entity_of: dict[str, str]
    mention_of: dict[Span, str | None]
    place_of: dict[str, str]
    time_of: dict[str, str]
    events_at: dict[int, list[Json]]


def annotate(gold: GoldReport, models: Models, reader: Reader | None = None) -> Annotated:
    """Run the stages before the claims on one annotated report, and align what they found with the annotation."""
    context = context_of(gold.report, models, reader)
    scene = context.scene
    entities = [_named(entity) for entity in scene.entities.values()]
    places = [_named(place) for place in scene.named_places]
    times = [{"id": when.id, "spans": [when.span]} for when in scene.named_times]
    return Annotated(
        gold=gold,
        context=context,
        entity_of=_table(gold.record["entities"], entities),
        mention_of={
            p.mention.span: annotated_entity(p.mention, gold.record["entities"], nested=p.nested) for p in scene.parties
        },
        place_of=_table(gold.record["places"], places),
        time_of=_table(gold.record["times"], times),
        events_at={trigger.index: _events_at(context, trigger.index, gold.record) for trigger in context.triggers},
    )


def _named(item: Entity | Place) -> Json:
    return {"id": item.id, "spans": list(item.mentions)}


def _table(gold: Sequence[Json], made: Sequence[Json]) -> dict[str, str]:
    return names(made, pair(gold, made, shared_mentions), gold)


def _events_at(context: Context, index: int, record: Json) -> list[Json]:
    span = context.scene.tokens[index].span
    return [event for event in record["events"] if any(span.overlaps(other) for other in _tellings(event))]


def _tellings(event: Json) -> list[Span]:
    return [event["trigger_span"], *event["also_spans"]]


def event_of(annotated: Annotated, trigger: Trigger) -> Json | None:
    """Return the annotated event that a trigger tells with the right type, or None."""
    return next((e for e in annotated.events_at[trigger.index] if e["type"] == trigger.type), None)


def collect(reports: Iterable[Annotated]) -> Samples:
    """Return the samples of the models that look at one trigger."""
    samples = Samples()
    for annotated in reports:
        if annotated.context.readings:
            annotated.context.readings.read(t for t in annotated.context.triggers if event_of(annotated, t))
        for trigger in annotated.context.triggers:
            event = event_of(annotated, trigger)
            name = annotated.gold.name
            samples.add("trigger", trigger_features(annotated.context, trigger).flat(), name, label=event is not None)
            if event:
                _roles(samples, annotated, trigger, event)
                _links(samples, annotated, trigger, event)
                _sources(samples, annotated, trigger, event)
                _status(samples, annotated, trigger, event)
        _relations(samples, annotated)
    return samples


def named_by(annotated: Annotated, party: Party) -> str | None:
    """Return the annotated entity that a mention names, or else that its whole cluster is taken for."""
    return annotated.mention_of[party.mention.span] or annotated.entity_of.get(party.entity)


def _relations(samples: Samples, annotated: Annotated) -> None:
    """Add the pairs; one of a sentence that only another sentence relates says nothing and is left out."""
    real: dict[tuple[str, str, str], list[Span | None]] = defaultdict(list)
    for row in annotated.gold.record["relations"]:
        where = sentence_span(annotated.gold.report.text, row)
        real[row["type"], row["subject"], row["object"]].append(where)
    samples.totals.update(model_name(RelationType(row["type"])) for row in annotated.gold.record["relations"])
    found = list(pairs(annotated.context))
    if annotated.context.readings:
        annotated.context.readings.weigh([one for one in found if not one.apart])
    for one in found:
        features, ends = relation_features(annotated.context, one).flat(), ends_of(annotated, one)
        for kind in RelationType:
            told = real.get((kind, *ends))
            if (kind in OF_PLACE) != one.of_place:
                continue
            if told is None or one.apart or any(span is None or span.overlaps(one.sentence.span) for span in told):
                samples.add(model_name(kind), features, annotated.gold.name, label=told is not None)


def ends_of(annotated: Annotated, one: Pair) -> tuple[str, str]:
    """Return what a pair is in the annotation, subject and object, "" for what has no name there."""
    other, places = one.object, annotated.place_of
    target = named_by(annotated, other) if isinstance(other, Party) else places.get(other.id)
    return named_by(annotated, one.subject) or "", target or ""


def _roles(samples: Samples, annotated: Annotated, trigger: Trigger, event: Json) -> None:
    found = candidates(annotated.context, trigger)
    for candidate, features in zip(found, role_features(annotated.context, trigger, found), strict=True):
        entity = named_by(annotated, candidate.party)
        for role in filter(candidate.may_be, ROLES):
            samples.add(role, features.flat(), annotated.gold.name, label=entity in event[f"{role}s"])


def _links(samples: Samples, annotated: Annotated, trigger: Trigger, event: Json) -> None:
    scene = annotated.context.scene
    for model, rows, table in (
        ("place", scene.places, annotated.place_of), ("time", scene.times, annotated.time_of),
    ):  # fmt: skip
        near = nearby_rows(annotated.context, trigger, rows)
        for row in near:
            features = link_features(annotated.context, trigger, row, near, model).flat()
            samples.add(model, features, annotated.gold.name, label=table.get(row.id) in event[f"{model}s"])


def _status(samples: Samples, annotated: Annotated, trigger: Trigger, event: Json) -> None:
    features, real = status_features(annotated.context, trigger), event.get("status", Status.ACTUAL)
    for status in UNREAL:
        samples.add(status_name(status), features, annotated.gold.name, label=real == status)


def _sources(samples: Samples, annotated: Annotated, trigger: Trigger, event: Json) -> None:
    vouching = {source["entity"] for source in event["sources"]}
    for voucher in vouchers(annotated.context, trigger):
        features = source_features(annotated.context, trigger, voucher).flat()
        label = named_by(annotated, voucher.party) in vouching
        samples.add("source", features, annotated.gold.name, label=label)
