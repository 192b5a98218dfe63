"""What the coder found in a passage, seen from one type of event: the features beside its words.

Each feature is a short string; none names a party or a place. "Definite" nouns matter: الهجوم points back to an
attack that is known already, هجوم reports one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from waqai.claims.casualties import tolls_in
from waqai.claims.context import Context, bucket
from waqai.claims.status import status_of
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger, carriers_in
from waqai.model import EventType, Token
from waqai.scorer import LinearModel

_STEPS = 5
_LIKELY = 0.3
_NEAR = 4
_BESIDE = (-2, -1, 1, 2)
Judged = Sequence[tuple[Trigger, float]]


def judged_triggers(context: Context, model: LinearModel) -> Judged:
    """Return every possible trigger with its probability under the coder's own model."""
    return [(trigger, model.probability(*trigger_features(context, trigger))) for trigger in context.triggers]


def near_triggers(context: Context, kind: EventType) -> list[Token]:
    """Return the words up to four away from a possible trigger of the type."""
    tokens = context.scene.tokens
    near = {at + step for at in _places(context, kind) for step in range(-_NEAR, _NEAR + 1)}
    return [tokens[at] for at in sorted(near) if 0 <= at < len(tokens)]


def _places(context: Context, kind: EventType) -> set[int]:
    return {trigger.index for trigger in context.triggers if trigger.type is kind}


def found_features(context: Context, judged: Judged, kind: EventType) -> tuple[str, ...]:
    """Return the features of a passage for events of type `kind`, each once."""
    own = [(trigger, chance) for trigger, chance in judged if trigger.type is kind]
    tokens = context.scene.tokens
    carried = {noun for s in context.scene.analysis.sentences for noun, _ in carriers_in(tokens, s)} if own else set()
    names = {*_passage(context), *_types(judged), f"own={bucket(len(own))}"}
    for trigger, chance in own:
        names.update(_trigger(context, trigger, chance))
        names.add(f"own carried={trigger.index in carried}")
        names.update(_beside(tokens, trigger))
    names.update(_best(context, own))
    return tuple(names)


def _passage(context: Context) -> Iterator[str]:
    """Yield how the passage is told: its size, its verbs, and what is named and counted in it."""
    scene = context.scene
    verbs = [token for token in scene.tokens if token.upos == "VERB"]
    yield f"length={bucket(len(scene.tokens))}"
    yield f"opens={scene.tokens[0].upos if scene.tokens else 'nothing'}"
    for verb in verbs[:1]:
        yield f"first verb={verb.stem}"
        yield f"first verb={verb.tense}|{verb.person}"
        yield f"first verb at={bucket(verb.index)}"
    yield from (f"tense={tense}|{bucket(number)}" for tense, number in Counter(v.tense for v in verbs).items())
    yield from (f"person={verb.person}" for verb in verbs)
    if any(token.future for token in scene.tokens):
        yield "future"
    for name, rows in (
        ("times", scene.times), ("places", scene.places), ("parties", scene.parties), ("counts", scene.counts),
        ("sayings", context.sayings), ("quotes", scene.analysis.quotes),
    ):  # fmt: skip
        yield f"{name}={bucket(len(rows))}"
    if scene.times:
        yield f"time at={bucket(scene.times[0].first)}"
    yield from (f"sector={party.mention.sector}" for party in scene.parties)
    yield from (f"kind={party.mention.kind}" for party in scene.parties)
    yield from (f"toll={toll.figure.kind}" for s in scene.analysis.sentences for toll in tolls_in(scene, s))


def _types(judged: Judged) -> Iterator[str]:
    highest: dict[str, float] = {}
    for trigger, chance in judged:
        highest[str(trigger.type)] = max(chance, highest.get(str(trigger.type), 0.0))
        if chance >= _LIKELY:
            yield f"type={trigger.type}|{trigger.part}"
    yield from (f"chance={kind}|{_step(chance)}" for kind, chance in highest.items())


def _trigger(context: Context, trigger: Trigger, chance: float) -> Iterator[str]:
    state, status = _state(context, trigger), _status(context, trigger)
    yield f"own frame={trigger.frame.id}"
    yield f"own frame={trigger.frame.id}|{state}"
    yield f"own={trigger.part}|{trigger.voice}|{trigger.tense}"
    yield f"own={trigger.part}|{state}"
    yield f"own={trigger.part}|{state}|{status}"
    yield f"own={trigger.part}|{state}|{_step(chance)}"
    yield f"own state={state}"
    yield f"own status={status}"
    yield f"own said={bool(context.sayings_over(trigger.index))}"
    yield f"own chance={_step(chance)}"
    yield f"own at={bucket(trigger.index)}"
    yield f"own at={bucket(trigger.index)}|{trigger.part}"


def _beside(tokens: Sequence[Token], trigger: Trigger) -> Iterator[str]:
    for step in _BESIDE:
        at = trigger.index + step
        if 0 <= at < len(tokens):
            yield f"beside={step}|{tokens[at].stem}"
            yield f"beside={step}|{tokens[at].upos}"
            yield f"beside={step}|{tokens[at].upos}|{trigger.part}"
        else:
            yield f"beside={step}|edge"


def _best(context: Context, own: Judged) -> Iterator[str]:
    """Yield what is said of the likeliest trigger of the type, together with what else a news item names."""
    if not own:
        yield "best=none"
        return
    trigger, _ = max(own, key=lambda row: row[1])
    scene, state, status = context.scene, _state(context, trigger), _status(context, trigger)
    hurt = any(tolls_in(scene, sentence) for sentence in scene.analysis.sentences)
    yield f"best frame={trigger.frame.id}"
    yield f"best={trigger.part}|{state}|{status}"
    yield f"best={trigger.part}|{trigger.tense}|hurt={hurt}"
    yield f"best={state}|time={bool(scene.times)}"
    yield f"best={state}|place={bool(scene.places)}"
    yield f"best={status}|said={bool(context.sayings_over(trigger.index))}|time={bool(scene.times)}"
    yield f"best={trigger.part}|{state}|at={bucket(trigger.index)}"
    yield f"best behind={bucket(sum(other.index < trigger.index for other in context.triggers))}"


def _state(context: Context, trigger: Trigger) -> str:
    token = context.scene.tokens[trigger.index]
    return "definite" if token.definite else "owned" if token.suffix else "indefinite"


def _status(context: Context, trigger: Trigger) -> str:
    return str(status_of(context.scene, trigger, context.marks[context.sentence(trigger.index).first])[0])


def _step(chance: float) -> int:
    return int(chance * _STEPS)
