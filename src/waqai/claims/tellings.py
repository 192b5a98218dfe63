"""One telling of an event: a judged trigger with its parties, places, times, speakers and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waqai.claims.context import Context
from waqai.claims.link_features import link_features, nearby_rows, source_features, vouchers
from waqai.claims.role_features import candidates, role_features
from waqai.claims.scene import Located
from waqai.claims.status import Marked, status_of
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.model import Attribution, Status
from waqai.scorer import Models

ROLES = ("actor", "recipient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling; every mapping is id → probability, and holds only what reaches its model's threshold."""

    trigger: Trigger
    probability: float
    roles: Mapping[str, Mapping[str, float]]
    places: Mapping[str, float]
    times: Mapping[str, float]
    sources: tuple[Attribution, ...]
    status: Status
    mark: Marked | None
    because: tuple[str, ...]


def find_tellings(context: Context, models: Models) -> list[Telling]:
    """Return the tellings of a report in text order: at each word the likeliest reading, if it is likely enough."""
    judged: dict[int, tuple[float, Trigger, list[str]]] = {}
    for trigger in context.triggers:
        features = trigger_features(context, trigger)
        probability = models["trigger"].probability(features)
        if probability >= models["trigger"].threshold and probability > judged.get(trigger.index, (0.0,))[0]:
            judged[trigger.index] = (probability, trigger, features)
    return [_telling(context, models, *row) for _, row in sorted(judged.items())]


def _telling(context: Context, models: Models, probability: float, trigger: Trigger, features: list[str]) -> Telling:
    status, mark = status_of(context.scene, trigger, context.marks[context.sentence(trigger.index).first])
    scene = context.scene
    return Telling(
        trigger=trigger,
        probability=probability,
        roles=_roles(context, models, trigger),
        places=_links(context, models, trigger, "place", scene.places),
        times=_links(context, models, trigger, "time", scene.times),
        sources=_sources(context, models, trigger),
        status=status,
        mark=mark,
        because=(f"frame {trigger.frame.id}", *models["trigger"].because(features)),
    )


def _roles(context: Context, models: Models, trigger: Trigger) -> dict[str, dict[str, float]]:
    roles: dict[str, dict[str, float]] = {role: {} for role in ROLES}
    for candidate in candidates(context, trigger):
        entity = candidate.party.entity
        probabilities = models.panel(*ROLES).probabilities(role_features(context, trigger, candidate))
        for role, probability in zip(ROLES, probabilities, strict=True):
            if probability >= models[role].threshold:
                roles[role][entity] = max(probability, roles[role].get(entity, 0.0))
    for entity in set(roles["actor"]) & set(roles["recipient"]):
        weaker = min(ROLES, key=lambda role: roles[role][entity])
        del roles[weaker][entity]
    return roles


def _links(context: Context, models: Models, trigger: Trigger, name: str, rows: Sequence[Located]) -> dict[str, float]:
    near = nearby_rows(context, trigger, rows)
    found: dict[str, float] = {}
    for row in near:
        probability = models[name].probability(link_features(context, trigger, row, near))
        if probability >= models[name].threshold:
            found[row.id] = max(probability, found.get(row.id, 0.0))
    return found


def _sources(context: Context, models: Models, trigger: Trigger) -> tuple[Attribution, ...]:
    found: dict[str, Attribution] = {}
    for voucher in vouchers(context, trigger):
        if models["source"].accepts(source_features(context, trigger, voucher)):
            cue = context.scene.analysis.span(*voucher.span)
            found.setdefault(voucher.entity, Attribution(voucher.entity, voucher.stance, cue))
    return tuple(found.values())
