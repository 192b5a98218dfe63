"""Settles an event: what its tellings, taken together, support. Only here do its parts compete with one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waqai.claims.context import Context, bucket
from waqai.claims.merge import Merged
from waqai.claims.tellings import PARTS, ROLES, Telling
from waqai.scorer import Models

#: Part → ids, the likeliest first.
Parts = Mapping[str, tuple[str, ...]]

_STEPS = 20
_RIVAL = {"actor": "recipient", "recipient": "actor", "source": "actor"}


def model_of(part: str) -> str:
    """Return the name of the model that settles a part."""
    return f"settled {part}"


def settle(context: Context, merged: Merged, models: Models) -> Parts:
    """Return the parts of an event; nobody is both its actor and its recipient."""
    chosen: dict[str, dict[str, float]] = {part: {} for part in PARTS}
    for part in PARTS:
        model = models[model_of(part)]
        for name in names_of(merged, part):
            probability = model.probability(part_features(context, merged, part, name))
            if probability >= model.threshold:
                chosen[part][name] = probability
    for name in set(chosen["actor"]) & set(chosen["recipient"]):
        del chosen[min(ROLES, key=lambda role: chosen[role][name])][name]
    return {part: tuple(sorted(found, key=lambda name: (-found[name], name))) for part, found in chosen.items()}


def names_of(merged: Merged, part: str) -> list[str]:
    """Return every id that any telling links to the event as `part`, in order of first mention."""
    return list(dict.fromkeys(name for telling in merged.tellings for name in telling.chances[part]))


def part_features(context: Context, merged: Merged, part: str, name: str) -> list[str]:
    """Return what speaks for and against `name` being a `part` of the event."""
    tellings, kind = merged.tellings, merged.tellings[0].trigger.type
    best = max(_chance(t, part, name) for t in tellings)
    others = [max(_chance(t, part, other) for t in tellings) for other in names_of(merged, part) if other != name]
    rank = sum(other > best for other in others)
    rival = max(_chance(t, _RIVAL.get(part, part), name) for t in tellings) if part in _RIVAL else 0.0
    return [
        *_size("best", best),
        *_size(f"best|rank={min(rank, 3)}", best),
        *_size(f"best|tellings={bucket(len(tellings))}", best),
        *_size(f"best|{kind}", best),
        *_size("main", _chance(tellings[0], part, name)),
        *_size("gap", max(others, default=0.0) - best),
        *_size("rival", rival - best),
        *_size("event", max(t.probability for t in tellings)),
        f"rank={min(rank, 4)}|{kind}",
        f"rank={min(rank, 4)}|others={bucket(len(others))}",
        f"support={bucket(sum(name in t.likely[part] for t in tellings))}|tellings={bucket(len(tellings))}",
        f"first likely={name in tellings[0].likely[part]}",
        *_who(context, part, name, str(kind)),
    ]


def _chance(telling: Telling, part: str, name: str) -> float:
    return telling.chances[part].get(name, 0.0)


def _size(name: str, value: float) -> Iterator[str]:
    """Yield a number as steps, so that a linear model can bend: every step up to the value is set."""
    top = round(max(-1.0, min(1.0, value)) * _STEPS)
    yield from (f"{name}>={step}" for step in range(1 if top >= 0 else -_STEPS, top + 1, 2))


def _who(context: Context, part: str, name: str, kind: str) -> Iterator[str]:
    entity = context.scene.entities.get(name)
    if entity:
        yield f"kind={entity.kind}|{kind}"
        yield f"kind={entity.kind}"
        yield f"mentions={bucket(context.mention_count[name])}"
    elif part == "place":
        rows: Sequence[object] = [row for row in context.scene.places if row.id == name]
        yield f"mentions={bucket(len(rows))}"
