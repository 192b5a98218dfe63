"""What the words of a passage may tell by the frames of the lexicon alone, before any model has judged them.

Each feature is a short string. Which type of event a word may name says much about the quad class of a passage; the
tense and person of its verbs say whether it reports, resolves or demands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from waqai.claims.context import bucket
from waqai.claims.triggers import Trigger, triggers_in
from waqai.model import Sentence, Token

_EARLY = 10


def frame_features(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the features of the sentences of a passage, each once; `tokens` are those of its whole analysis."""
    told = [trigger for sentence in sentences for trigger in triggers_in(tokens, sentence)]
    names = {*_first(told), *_verbs([token for s in sentences for token in tokens[s.first : s.last]])}
    start = sentences[0].first if sentences else 0
    for trigger in told:
        names.update(_trigger(trigger, tokens[trigger.index], early=trigger.index < start + _EARLY))
    return tuple(names)


def _first(told: Sequence[Trigger]) -> Iterator[str]:
    if told:
        yield f"first={told[0].type}"
        yield f"first={told[0].type}|{told[0].part}"
    else:
        yield "first=nothing"


def _trigger(trigger: Trigger, token: Token, *, early: bool) -> Iterator[str]:
    yield f"frame={trigger.frame.id}"
    yield f"frame={trigger.frame.id}|{trigger.part}"
    yield f"tells={trigger.type}"
    yield f"tells={trigger.type}|{trigger.part}"
    yield f"tells={trigger.type}|{trigger.voice}|{trigger.tense}"
    yield f"tells={trigger.type}|early={early}"
    yield f"tells={trigger.type}|definite={token.definite}"


def _verbs(tokens: Sequence[Token]) -> Iterator[str]:
    verbs = [token for token in tokens if token.upos == "VERB"]
    yield f"verbs={bucket(len(verbs))}"
    yield from (f"verb={tense}|{bucket(number)}" for tense, number in Counter(v.tense for v in verbs).items())
    yield from (f"verb of person={verb.person}" for verb in verbs)
