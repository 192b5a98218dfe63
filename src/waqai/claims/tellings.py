"""One telling of an event: a judged trigger, and how likely each party, place, time and speaker belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from waqai.claims.candidates import Candidate, candidates
from waqai.claims.context import Context
from waqai.claims.link_features import link_features, nearby_rows
from waqai.claims.readings import may_take
from waqai.claims.role_features import role_features
from waqai.claims.scene import Located
from waqai.claims.source_features import source_features
from waqai.claims.status import Marked, status_of
from waqai.claims.status_features import UNREAL, model_name, status_features
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.claims.vouchers import vouchers
from waqai.model import Attribution, Status
from waqai.model.values import value
from waqai.scorer import Features, Models

ROLES = ("actor", "recipient")
#: What an event is linked to; each part has a model of its name.
PARTS = (*ROLES, "place", "time", "source")
_FLOOR = 0.04

Chances = Mapping[str, float]


@value(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling. `chances` gives part → id → probability, from a low floor up; `likely` those worth believing.

    `attributions` holds, for every source in `chances`, what gives it the word. `status` is what the rules say, by the
    cue `mark`; `unreal` how likely each other than actual is, empty without models of it; `features` what its trigger
    was judged by.
    """

    trigger: Trigger
    probability: float
    chances: Mapping[str, Chances]
    likely: Mapping[str, frozenset[str]]
    attributions: Mapping[str, Attribution]
    status: Status
    mark: Marked | None
    unreal: Mapping[Status, float]
    features: Features


def find_tellings(context: Context, models: Models) -> list[Telling]:
    """Return the tellings of a report in text order: at each word the likeliest reading, if it is likely enough."""
    judged: dict[int, tuple[float, Trigger, Features]] = {}
    for trigger in context.triggers:
        if context.readings and not context.readings.may_tell(trigger):
            continue
        features = trigger_features(context, trigger)
        probability = models["trigger"].probability(*features)
        if probability >= models["trigger"].threshold and probability > judged.get(trigger.index, (0.0,))[0]:
            judged[trigger.index] = (probability, trigger, features)
    rows = [row for _, row in sorted(judged.items())]
    if context.readings:
        context.readings.read(trigger for _, trigger, _ in rows)
    roles = _roles(context, models, [trigger for _, trigger, _ in rows])
    unreal = _unreal(context, models, [trigger for _, trigger, _ in rows])
    return [
        _telling(context, models, *row, own, chances) for row, own, chances in zip(rows, roles, unreal, strict=True)
    ]


def _telling(
    context: Context,
    models: Models,
    probability: float,
    trigger: Trigger,
    features: Features,
    roles: Mapping[str, Chances],
    unreal: Mapping[Status, float],
) -> Telling:
    status, mark = status_of(context.scene, trigger, context.marks[context.sentence(trigger.index).first])
    sources, attributions = _sources(context, models, trigger)
    chances: dict[str, Chances] = {
        **roles,
        "place": _links(context, models, trigger, "place", context.scene.places),
        "time": _links(context, models, trigger, "time", context.scene.times),
        "source": sources,
    }
    return Telling(
        trigger=trigger,
        probability=probability,
        chances=chances,
        likely={part: _at_least(chances[part], models[part].threshold) for part in PARTS},
        attributions=attributions,
        status=status,
        mark=mark,
        unreal=unreal,
        features=features,
    )


def _at_least(chances: Chances, threshold: float) -> frozenset[str]:
    return frozenset(name for name, probability in chances.items() if probability >= threshold)


def _roles(context: Context, models: Models, triggers: Sequence[Trigger]) -> list[dict[str, dict[str, float]]]:
    """Return, for each trigger, role → entity → chance; all are weighed together."""
    parties = [_worth(context, trigger) for trigger in triggers]
    features = [role_features(context, trigger, row) for trigger, row in zip(triggers, parties, strict=True)]
    weighed = iter(models.panel(*ROLES).probabilities(chain.from_iterable(features)))
    return [_best_chances(row, islice(weighed, len(row))) for row in parties]


def _worth(context: Context, trigger: Trigger) -> list[Candidate]:
    """Return the candidates that the reader does not take for hopeless in either role; it reads none carried over."""
    reading = context.reading(trigger)

    def hopeful(candidate: Candidate) -> bool:
        return bool(candidate.carried) or any(may_take(role, reading, candidate.party.first) for role in ROLES)

    return [candidate for candidate in candidates(context, trigger) if hopeful(candidate)]


def _unreal(context: Context, models: Models, triggers: Sequence[Trigger]) -> list[dict[Status, float]]:
    """Return, for each trigger, status → chance; none where the models are not among those given."""
    names = [model_name(status) for status in UNREAL]
    if not all(name in models for name in names):
        return [{} for _ in triggers]
    cases = (Features(status_features(context, trigger), ()) for trigger in triggers)
    return [dict(zip(UNREAL, row, strict=True)) for row in models.panel(*names).probabilities(cases)]


def _best_chances(parties: Sequence[Candidate], weighed: Iterable[Sequence[float]]) -> dict[str, dict[str, float]]:
    roles: dict[str, dict[str, float]] = {role: {} for role in ROLES}
    for candidate, probabilities in zip(parties, weighed, strict=True):
        entity = candidate.party.entity
        for role, probability in zip(ROLES, probabilities, strict=True):
            if probability >= _FLOOR and candidate.may_be(role):
                roles[role][entity] = max(probability, roles[role].get(entity, 0.0))
    return roles


def _links(context: Context, models: Models, trigger: Trigger, name: str, rows: Sequence[Located]) -> dict[str, float]:
    near, reading = nearby_rows(context, trigger, rows), context.reading(trigger)
    found: dict[str, float] = {}
    for row in near:
        if not may_take(name, reading, row.first):
            continue
        probability = models[name].probability(*link_features(context, trigger, row, near, name))
        if probability >= _FLOOR:
            found[row.id] = max(probability, found.get(row.id, 0.0))
    return found


def _sources(context: Context, models: Models, trigger: Trigger) -> tuple[dict[str, float], dict[str, Attribution]]:
    chances: dict[str, float] = {}
    attributions: dict[str, Attribution] = {}
    reading = context.reading(trigger)
    for voucher in vouchers(context, trigger):
        if not (voucher.reach or may_take("source", reading, voucher.index)):
            continue
        probability = models["source"].probability(*source_features(context, trigger, voucher))
        if probability >= _FLOOR:
            cue = context.scene.analysis.span(*voucher.span)
            chances[voucher.entity] = probability
            attributions[voucher.entity] = Attribution(voucher.entity, voucher.stance, cue)
    return chances, attributions
