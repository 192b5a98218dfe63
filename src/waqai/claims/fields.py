"""In which fields a report lies: the PLOVER contexts that at least two different words or phrases of it speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from waqai.lexicon.contexts import context_phrases, context_words
from waqai.lexicon.lookup import find, openings
from waqai.model import Analysis

_PLAIN = 2


def contexts_of(analysis: Analysis) -> tuple[str, ...]:
    """Return the contexts that the words of a report make plain, sorted."""
    cues: defaultdict[str, set[str]] = defaultdict(set)
    for cue, contexts in _cues(analysis):
        for context in contexts:
            cues[context].add(cue)
    return tuple(sorted(context for context, found in cues.items() if len(found) >= _PLAIN))


def _cues(analysis: Analysis) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (word or phrase, the contexts it speaks for); the words of a phrase do not count again."""
    tokens, words, behind = analysis.tokens, context_words(), 0
    single = (token.index for token in tokens if token.stem in words)
    for index in sorted({*single, *openings(context_phrases(), tokens)}):
        if index < behind:
            continue
        phrase = find(context_phrases(), tokens, index, analysis.sentence_of(index).last)
        if phrase:
            yield " ".join(token.stem for token in tokens[index : phrase[0]]), phrase[1]
            behind = phrase[0]
        elif tokens[index].stem in words:
            yield tokens[index].stem, words[tokens[index].stem]
