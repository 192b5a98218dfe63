"""Finds the relations that last: who leads, belongs to, follows, speaks for, holds and comes from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from waqai.claims.context import Context
from waqai.claims.reader import OF_PLACE
from waqai.claims.relation_features import relation_features
from waqai.claims.relation_pairs import Pair, pairs
from waqai.claims.scene import Located, Party
from waqai.claims.vouching import charges, speakers
from waqai.lexicon.lookup import find
from waqai.lexicon.names import titles
from waqai.lexicon.words import folded_words_of
from waqai.model import Evidence, Relation, RelationStatus, RelationType, Span
from waqai.scorer import Models, probability_of

_KINDS = {
    of_place: tuple(kind for kind in RelationType if (kind in OF_PLACE) == of_place) for of_place in (False, True)
}
_TITLED = frozenset({RelationType.LEADS, RelationType.ROLE_IN})


def model_name(kind: RelationType) -> str:
    """Return the name of the model that judges a relation type."""
    return f"relation {kind}"


def find_relations(context: Context, models: Models) -> tuple[Relation, ...]:
    """Return the relations of a report, each once with its likeliest words, in text order."""
    best: dict[tuple[RelationType, str, str], tuple[float, Pair]] = {}
    for kind, odds, pair in _hopeful(context, models):
        key, probability = (kind, pair.subject.entity, pair.object_id), probability_of(odds)
        if probability >= models[model_name(kind)].threshold and probability > best.get(key, (0.0,))[0]:
            best[key] = (probability, pair)
    found = [_relation(context, kind, probability, pair) for (kind, _, _), (probability, pair) in best.items()]
    return tuple(sorted(found, key=lambda relation: (relation.evidence[0].span, relation.type, relation.object)))


def _hopeful(context: Context, models: Models) -> Iterator[tuple[RelationType, float, Pair]]:
    """Yield each pair of a report with every relation that it may stand in, and the log-odds of it."""
    found = _worth(context, list(pairs(context)))
    for of_place, kinds in _KINDS.items():
        those = [pair for pair in found if pair.of_place == of_place]
        names = list(map(model_name, kinds))
        floors = [models[name].hopeless for name in names]
        cases = [relation_features(context, pair) for pair in those]
        for case, model, odds in models.panel(*names).reaching(cases, floors):
            yield kinds[model], odds, those[case]


def _worth(context: Context, found: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that are worth judging; of two that no sentence holds the reader says nothing."""
    if not context.readings:
        return [*found]
    together = [pair for pair in found if not pair.apart]
    worth = context.readings.weigh(together)
    return [*compress(together, worth), *(pair for pair in found if pair.apart)]


def _relation(context: Context, kind: RelationType, probability: float, pair: Pair) -> Relation:
    subject, other = pair.subject, pair.object
    alleged = () if pair.apart else charges(context, kind, pair)
    start, end = (subject.first, subject.last) if pair.apart else _around(subject, other)
    text = context.scene.analysis.text
    return Relation(
        type=kind,
        subject=subject.entity,
        object=pair.object_id,
        role=_title_words(context, pair.subject.first, pair.subject.last).of(text) if kind in _TITLED else None,
        status=RelationStatus.ALLEGED if alleged else _status(context, start, end),
        sources=() if pair.apart else alleged or speakers(context, kind, pair),
        evidence=(Evidence("relation", context.scene.analysis.span(start, end)),),
        confidence=round(probability, 3),
        because=(subject.mention.because,),
    )


def _around(subject: Party, other: Party | Located) -> tuple[int, int]:
    """Return the tokens `[first, last)` that hold both."""
    return min(subject.first, other.first), max(subject.last, other.last)


def _status(context: Context, first: int, last: int) -> RelationStatus:
    """Return former where tokens `[first, last)` or the one behind them say so (الوزير السابق), else current."""
    words = folded_words_of("former")
    former = any(token.stem in words for token in context.scene.tokens[first : last + 1])
    return RelationStatus.FORMER if former else RelationStatus.CURRENT


def _title_words(context: Context, first: int, last: int) -> Span:
    """Return the words of the office in a person's mention: the title, or the whole mention where none is known."""
    found = find(titles(), context.scene.tokens, first, last)
    return context.scene.analysis.span(first, found[0] if found else last)
