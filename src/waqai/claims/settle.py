"""Settles an event: what its tellings, taken together, support. Only here do its parts compete with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from waqai.claims.context import Context, bucket
from waqai.claims.merge import Merged
from waqai.claims.tellings import PARTS, ROLES
from waqai.model import EntityKind, EventType
from waqai.model.values import value
from waqai.scorer import Bundle, Features, Models, Names, alone, bundled

#: Part → ids, the likeliest first.
Parts = Mapping[str, tuple[str, ...]]
#: Part → id → the best chance in any telling, in order of first mention.
Chances = Mapping[str, Mapping[str, float]]

_STEPS = 20
#: What has so small a chance in every telling takes no part.
_LEAST = 0.12
_RANKS = 3
_NOBODY = Bundle()
#: As what else each part is looked up: in the event itself, and in all others of the report.
_RIVALS = {"actor": ("recipient", "source"), "recipient": ("actor",), "source": ("actor",), "place": (), "time": ()}


def model_of(part: str) -> str:
    """Return the name of the model that settles a part."""
    return f"settled {part}"


def settle(context: Context, merged: Sequence[Merged], models: Models) -> list[Parts]:
    """Return the parts of each event of a report; nobody is both actor and recipient of one."""
    return [_settled(context, event, models) for event in weighed(merged)]


def _settled(context: Context, event: Weighed, models: Models) -> Parts:
    chosen: dict[str, dict[str, float]] = {part: {} for part in PARTS}
    for part in PARTS:
        model = models[model_of(part)]
        for name, features in part_features(context, event, part):
            probability = model.probability(*features)
            if probability >= model.threshold:
                chosen[part][name] = probability
    for name in set(chosen["actor"]) & set(chosen["recipient"]):
        del chosen[min(ROLES, key=lambda role: chosen[role][name])][name]
    return {part: tuple(sorted(found, key=lambda name: (-found[name], name))) for part, found in chosen.items()}


@value(frozen=True, slots=True)
class Weighed:
    """An event with the chances of its parts, and what these come to over all `events` of the report."""

    merged: Merged
    best: Chances
    everywhere: Chances
    events: int

    def elsewhere(self, part: str, name: str) -> float:
        """Return the mean chance of somebody or something in all other events of the report, 0 where there are none."""
        own = self.best[part].get(name, 0.0)
        return (self.everywhere[part].get(name, 0.0) - own) / max(1, self.events - 1)


def weighed(merged: Sequence[Merged]) -> list[Weighed]:
    """Return the events of a report with the chances of their parts."""
    bests = [_chances_of(one) for one in merged]
    everywhere = _summed(bests)
    return [Weighed(one, best, everywhere, len(merged)) for one, best in zip(merged, bests, strict=True)]


def _chances_of(merged: Merged) -> Chances:
    best: dict[str, dict[str, float]] = {part: {} for part in PARTS}
    for telling in merged.tellings:
        for part, chances in telling.chances.items():
            for name, chance in chances.items():
                best[part][name] = max(chance, best[part].get(name, 0.0))
    return best


def _summed(bests: Iterable[Chances]) -> Chances:
    total: dict[str, defaultdict[str, float]] = {part: defaultdict(float) for part in PARTS}
    for best in bests:
        for part, chances in best.items():
            for name, chance in chances.items():
                total[part][name] += chance
    return total


def part_features(context: Context, event: Weighed, part: str) -> Iterator[tuple[str, Features]]:
    """Yield each that may well be a `part` of an event, with what speaks for and against it."""
    tellings, best = event.merged.tellings, event.best
    main, number, kind = tellings[0], len(tellings), tellings[0].trigger.type
    chances = sorted(best[part].values(), reverse=True)
    sure = _size("event", max([telling.probability for telling in tellings]))
    for name, own in best[part].items():
        if own < _LEAST:
            continue
        rank = min(chances.index(own), _RANKS)
        other = chances[0] if rank else chances[1] if len(chances) > 1 else 0.0
        support = sum([name in telling.likely[part] for telling in tellings])
        bundles = (
            _best(round(own * _STEPS), rank, bucket(number)),
            _size("main", main.chances[part].get(name, 0.0)),
            _size("gap", other - own),
            sure,
            _size("elsewhere", event.elsewhere(part, name)),
            *[_size(rival, best[rival].get(name, 0.0) - own) for rival in _RIVALS[part]],
            *[_size(f"elsewhere {rival}", event.elsewhere(rival, name)) for rival in _RIVALS[part]],
            _standing(rank, kind, bucket(support), bucket(number), name in main.likely[part]),
            _who(context, part, name, kind),
        )
        yield name, Features((), bundles)


def _size(name: str, value: float) -> Bundle:
    """Return a number in [-1, 1] as steps, so that a linear model can bend: every step up to the value is set."""
    return _steps(name, round(value * _STEPS))


@bundled
def _best(top: int, rank: int, tellings: str) -> Names:
    return (*_steps("best", top), *_steps(f"best|rank={rank}", top), *_steps(f"best|tellings={tellings}", top))


@bundled
def _standing(rank: int, kind: EventType | None, support: str, tellings: str, first: bool) -> Names:  # noqa: FBT001  a part of the key
    return f"rank={rank}|{kind}", f"support={support}|tellings={tellings}", f"first likely={first}"


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
