"""Settles an event: what its tellings, taken together, support. Only here do its parts compete with one another."""

from __future__ import annotations

from collections.abc import Mapping

from waqai.claims.context import Context, bucket
from waqai.claims.merge import Merged
from waqai.claims.tellings import PARTS, ROLES
from waqai.model import EntityKind, EventType
from waqai.scorer import Bundle, Features, Models, Names, alone, bundled

#: Part → ids, the likeliest first.
Parts = Mapping[str, tuple[str, ...]]

_STEPS = 20
_NOBODY = Bundle()
_RIVAL = {"actor": "recipient", "recipient": "actor", "source": "actor"}


def model_of(part: str) -> str:
    """Return the name of the model that settles a part."""
    return f"settled {part}"


def settle(context: Context, merged: Merged, models: Models) -> Parts:
    """Return the parts of an event; nobody is both its actor and its recipient."""
    best = chances_of(merged)
    chosen: dict[str, dict[str, float]] = {part: {} for part in PARTS}
    for part in PARTS:
        model = models[model_of(part)]
        for name in best[part]:
            probability = model.probability(*part_features(context, merged, best, part, name))
            if probability >= model.threshold:
                chosen[part][name] = probability
    for name in set(chosen["actor"]) & set(chosen["recipient"]):
        del chosen[min(ROLES, key=lambda role: chosen[role][name])][name]
    return {part: tuple(sorted(found, key=lambda name: (-found[name], name))) for part, found in chosen.items()}


def chances_of(merged: Merged) -> Mapping[str, Mapping[str, float]]:
    """Return part → id → its best chance in any telling, in order of first mention."""
    best: dict[str, dict[str, float]] = {part: {} for part in PARTS}
    for telling in merged.tellings:
        for part, chances in telling.chances.items():
            for name, chance in chances.items():
                best[part][name] = max(chance, best[part].get(name, 0.0))
    return best


def part_features(
    context: Context, merged: Merged, best: Mapping[str, Mapping[str, float]], part: str, name: str
) -> Features:
    """Return what speaks for and against `name` being a `part` of the event; `best` is from `chances_of`."""
    tellings, kind = merged.tellings, merged.tellings[0].trigger.type
    own = best[part][name]
    others = [chance for other, chance in best[part].items() if other != name]
    rank = min(sum([other > own for other in others]), 4)
    rival = best[_RIVAL[part]].get(name, 0.0) if part in _RIVAL else 0.0
    support = sum([name in t.likely[part] for t in tellings])
    bundles = (
        _best(round(own * _STEPS), min(rank, 3), bucket(len(tellings))),
        _size("main", tellings[0].chances[part].get(name, 0.0)),
        _size("gap", max(others, default=0.0) - own),
        _size("rival", rival - own),
        _size("event", max([t.probability for t in tellings])),
        _standing(rank, bucket(len(others)), kind),
        _support(bucket(support), bucket(len(tellings)), name in tellings[0].likely[part]),
        _who(context, part, name, kind),
    )
    return Features((), bundles)


def _size(name: str, value: float) -> Bundle:
    """Return a number in [-1, 1] as steps, so that a linear model can bend: every step up to the value is set."""
    return _steps(name, round(value * _STEPS))


@bundled
def _best(top: int, rank: int, tellings: str) -> Names:
    return (*_steps("best", top), *_steps(f"best|rank={rank}", top), *_steps(f"best|tellings={tellings}", top))


@bundled
def _standing(rank: int, others: str, kind: EventType | None) -> Names:
    return f"rank={rank}|{kind}", f"rank={rank}|others={others}"


@bundled
def _support(tellings: str, number: str, first: bool) -> Names:  # noqa: FBT001  a part of the key
    return f"support={tellings}|tellings={number}", f"first likely={first}"


@bundled
def _steps(name: str, top: int) -> Names:
    return tuple(f"{name}>={step}" for step in range(1 if top >= 0 else -_STEPS, top + 1, 2))


def _who(context: Context, part: str, name: str, kind: EventType | None) -> Bundle:
    entity = context.scene.entities.get(name)
    if entity:
        return _of_entity(entity.kind, kind, bucket(context.mention_count[name]))
    if part == "place":
        return alone(f"mentions={bucket(sum([row.id == name for row in context.scene.places]))}")
    return _NOBODY


@bundled
def _of_entity(sort: EntityKind, kind: EventType | None, mentions: str) -> Names:
    return f"kind={sort}|{kind}", f"kind={sort}", f"mentions={mentions}"
