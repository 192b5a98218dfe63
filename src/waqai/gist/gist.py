"""The questions of this room, asked of a text or of its analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from waqai.claims.context import Context
from waqai.claims.tellings import ROLES
from waqai.gist.events import found_features, judged_triggers, near_triggers
from waqai.gist.features import Features, meaning, word_features
from waqai.gist.frames import frame_features
from waqai.gist.judge import shipped_judges
from waqai.gist.roles import choose
from waqai.gist.vectors import Vectors, shipped_vectors
from waqai.language import analyse
from waqai.model import Analysis, EventType, Report, Sentence, Span, Token
from waqai.pipeline import context_of
from waqai.scorer import Models, shipped_models

RELEVANCE, QUAD = "relevance", "quad"


def relevance(passage: str | Analysis) -> float:
    """Return how likely a passage is about conflict or politics, in [0, 1]; 0 where it has no words.

    For a report it is the mean over its sentences, each counting by its number of words.
    """
    judge = shipped_judges()[RELEVANCE]
    rows = [(judge.probability(features), words) for features, words in _sentences(passage)]
    total = sum(words for _, words in rows)
    return sum(chance * words for chance, words in rows) / total if total else 0.0


def relevant(passage: str | Analysis) -> bool:
    """Whether a passage is about conflict or politics."""
    return relevance(passage) >= shipped_judges()[RELEVANCE].threshold


def quad(passage: str | Analysis) -> int:
    """Return the quad class of a passage.

    1 material conflict, 2 material cooperation, 3 verbal conflict, 4 verbal cooperation, 0 none of them. The numbers
    are those of the UN sentences of keep_it_local.
    """
    judge = shipped_judges()[QUAD]
    scores = [judge.scores(features) * words for features, words in _sentences(passage)]
    return int(np.argmax(np.sum(scores, axis=0))) if scores else 0


def assault(sentence: str) -> float:
    """Return how likely a sentence reports a specific ASSAULT, an attack that it tells as news, in [0, 1]."""
    return _chance(sentence, EventType.ASSAULT)


def is_assault(sentence: str) -> bool:
    """Whether a sentence reports a specific ASSAULT."""
    return assault(sentence) >= shipped_judges()[EventType.ASSAULT].threshold


def protest(sentence: str) -> float:
    """Return how likely a sentence reports a specific PROTEST, in [0, 1]."""
    return _chance(sentence, EventType.PROTEST)


def is_protest(sentence: str) -> bool:
    """Whether a sentence reports a specific PROTEST."""
    return protest(sentence) >= shipped_judges()[EventType.PROTEST].threshold


def roles(sentence: str, kind: EventType) -> dict[str, Span | None]:
    """Return "actor" and "recipient" → the party that most likely fills the role in a sentence that reports one event.

    Only for ASSAULT and PROTEST. None where the sentence names no party.
    """
    models = shipped_models()
    context = context_of(Report(text=sentence), models)
    return {role: choose(context, models, kind, role) for role in ROLES}


def _chance(sentence: str, kind: EventType) -> float:
    models = shipped_models()
    context = context_of(Report(text=sentence), models)
    return shipped_judges()[kind].probability(event_view(context, models, kind, shipped_vectors()))


def _sentences(passage: str | Analysis) -> Iterator[tuple[Features, int]]:
    """Yield the features of every sentence and its number of tokens."""
    analysis = analyse(passage) if isinstance(passage, str) else passage
    for sentence in analysis.sentences:
        yield word_view(analysis.tokens, [sentence], shipped_vectors()), sentence.last - sentence.first


def word_view(tokens: Sequence[Token], sentences: Sequence[Sentence], vectors: Vectors) -> Features:
    """Return the features of some sentences that need nothing but their words; `tokens` are those of the whole."""
    own = [token for sentence in sentences for token in tokens[sentence.first : sentence.last]]
    return Features(word_features(own), meaning(vectors, own, pairs=False), frame_features(tokens, sentences))


def event_view(context: Context, models: Models, kind: EventType, vectors: Vectors) -> Features:
    """Return the features of a passage for events of type `kind`, what the coder found in it among them."""
    tokens = context.scene.tokens
    found = found_features(context, judged_triggers(context, models["trigger"]), kind)
    return Features(word_features(tokens), meaning(vectors, tokens, near_triggers(context, kind)), found)
