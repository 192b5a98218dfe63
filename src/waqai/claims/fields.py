"""In which fields a report lies: the PLOVER contexts that at least two different words or phrases of it speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from waqai.lexicon.contexts import context_phrases, context_words
from waqai.lexicon.lookup import find
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
    for sentence in analysis.sentences:
        index = sentence.first
        while index < sentence.last:
            phrase = find(context_phrases(), analysis.tokens, index, sentence.last)
            if phrase:
                yield " ".join(token.stem for token in analysis.tokens[index : phrase[0]]), phrase[1]
                index = phrase[0]
                continue
            stem = analysis.tokens[index].stem
            if stem in context_words():
                yield stem, context_words()[stem]
            index += 1
