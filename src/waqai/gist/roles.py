"""Who does it, and to whom, in a sentence that reports one ASSAULT or PROTEST: one party for each role.

The claims room asks of every event which parties fill a role, and leaves it empty in doubt. Here the sentence is known
to report an event, so that the likeliest party is chosen over all words that may name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from waqai.claims.candidates import candidates
from waqai.claims.casualties import tolls_in
from waqai.claims.context import Context, bucket
from waqai.claims.role_features import role_features
from waqai.claims.scene import Party
from waqai.claims.tellings import ROLES
from waqai.gist.events import Judged, judged_triggers
from waqai.model import EventType, Span
from waqai.scorer import LinearModel, Models, parse_models

NAME = "roles.json"
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7)
_FAR = 99
_AGENTS = frozenset({"participle", "noun"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A party of the sentence, and what speaks for and against it as the doer or the one it is done to."""

    party: Party
    features: Sequence[str]


def model_name(kind: EventType, role: str) -> str:
    """Return the name of the model that chooses the party for a role of an event type."""
    return f"{kind} {role}"


def choose(context: Context, models: Models, kind: EventType, role: str) -> Span | None:
    """Return the party that most likely fills a role ("actor" or "recipient"), None where no party is named."""
    judge = shipped_roles()[model_name(kind, role)]
    return best(standings(context, models, kind), judge)


def best(found: Sequence[Standing], judge: LinearModel) -> Span | None:
    """Return the mention of the likeliest party, the first of equals."""
    chosen = max(found, key=lambda standing: judge.score(standing.features), default=None)
    return chosen.party.mention.span if chosen else None


@cache
def shipped_roles() -> Models:
    """Return the models that come with the package."""
    return parse_models(files("waqai.gist").joinpath("weights", NAME).read_text(encoding="utf-8"))


def standings(context: Context, models: Models, kind: EventType) -> list[Standing]:
    """Return every party of the passage, in text order."""
    judged = [(t, chance) for t, chance in judged_triggers(context, models["trigger"]) if t.type is kind]
    chances, slots = _chances(context, models, judged)
    hurt = _hurt(context)
    found = []
    for order, party in enumerate(context.scene.parties):
        features = [*_own(party, order), *_against(party, judged), f"hurt={_is_hurt(party, hurt)}"]
        features += _ranked(party, chances)
        features += [f"slot={slots.get(party.first)}", *_governed(context, party)]
        found.append(Standing(party, features))
    return found


def _chances(
    context: Context, models: Models, judged: Judged
) -> tuple[Mapping[str, Mapping[int, float]], Mapping[int, str]]:
    """Return role → first token of a party → its highest chance over all triggers; and its slot at the likeliest."""
    chances: dict[str, dict[int, float]] = {role: {} for role in ROLES}
    slots: dict[int, str] = {}
    for trigger, chance in sorted(judged, key=lambda row: -row[1]):
        found = candidates(context, trigger)
        weighed = models.panel(*ROLES).probabilities(role_features(context, trigger, found))
        for candidate, probabilities in zip(found, weighed, strict=True):
            first = candidate.party.first
            slots.setdefault(first, f"{candidate.position.slot}|{trigger.part}|{trigger.voice}")
            for role, fills in zip(ROLES, probabilities, strict=True):
                value = chance * fills if candidate.may_be(role) else 0.0
                chances[role][first] = max(value, chances[role].get(first, 0.0))
    return chances, slots


def _own(party: Party, order: int) -> Iterator[str]:
    yield f"kind={party.mention.kind}"
    yield f"sector={party.mention.sector}"
    yield f"form={party.mention.form}"
    yield f"order={bucket(order)}"
    yield f"nested={party.nested}"


def _governed(context: Context, party: Party) -> Iterator[str]:
    """Yield the preposition over the party, and whether its people are counted."""
    yield f"governor={context.governors.get(party.first)}"
    counted = any(count.first <= party.first < count.last + 2 for count in context.scene.counts)
    yield f"counted={counted}|sector={party.mention.sector}"


def _against(party: Party, judged: Judged) -> Iterator[str]:
    """Yield where the party stands against the words that may name the event; some parties hold one (المتظاهرون)."""
    gap = min((party.first - trigger.index for trigger, _ in judged), key=abs, default=_FAR)
    yield f"gap={bucket(abs(gap))}|after={gap > 0}"
    yield f"after={gap > 0}"
    held = [trigger for trigger, _ in judged if party.first <= trigger.index < party.last and trigger.part in _AGENTS]
    yield f"holds={bool(held)}"
    yield from (f"holds={trigger.frame.id}" for trigger in held)


def _ranked(party: Party, chances: Mapping[str, Mapping[int, float]]) -> Iterator[str]:
    actor, recipient = (chances[role].get(party.first, 0.0) for role in ROLES)
    yield f"rather actor={actor > recipient}"
    for role, value in zip(ROLES, (actor, recipient), strict=True):
        step = sum(value >= limit for limit in _STEPS)
        yield from (f"{role}>{limit}" for limit in _STEPS[:step])
        if value and value == max(chances[role].values()):
            yield f"likeliest {role}"


def _hurt(context: Context) -> list[Span]:
    """Return the words that name the dead, wounded and held."""
    sentences = context.scene.analysis.sentences
    return [toll.figure.who for sentence in sentences for toll in tolls_in(context.scene, sentence)]


def _is_hurt(party: Party, hurt: Sequence[Span]) -> bool:
    return any(party.mention.span.overlaps(span) for span in hurt)
