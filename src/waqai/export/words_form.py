"""The analysis of a text as programs take it: sentences, clauses, words and noun phrases as JSON."""

from __future__ import annotations

from typing import Any, Final

from waqai import __version__
from waqai.export.json_form import digest
from waqai.model import Analysis, Phrase, Predicate, Sentence, Span, Token

#: Fields of a word that its class decides; "" where the form does not say. A new one of `Token` is shown by its name.
FEATURES: Final = ("person", "gender", "number", "tense")
NOMINAL: Final = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})


def words_to_json(analysis: Analysis) -> dict[str, Any]:
    """Return `analysis` as JSON; offsets are code points of `text`, `end` exclusive, and lists in order of the text."""
    return {
        "version": f"waqai {__version__}",
        "characters": len(analysis.text),
        "sha256": digest(analysis.text),
        "text": analysis.text,
        "sentences": [_sentence(analysis, sentence) for sentence in analysis.sentences],
        "quotations": [_quote(analysis, analysis.span(*quote)) for quote in analysis.quotes],
    }


def definite(token: Token) -> bool | None:
    """Whether a noun shows that it is definite, by article or pronoun; None for what is no noun."""
    return token.definite or token.suffix != "" if token.upos in NOMINAL and token.kind == "word" else None


def phrases_of(analysis: Analysis, sentence: Sentence) -> list[Phrase]:
    """Return the noun phrases of one sentence."""
    return [phrase for phrase in analysis.phrases if sentence.first <= phrase.first < sentence.last]


def predicates_of(analysis: Analysis, sentence: Sentence) -> list[Predicate]:
    """Return the verbs of one sentence that have a subject or an object."""
    inside = (verb for verb in analysis.predicates if sentence.first <= verb.verb < sentence.last)
    return [verb for verb in inside if verb.subject is not None or verb.object is not None]


def _quote(analysis: Analysis, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(analysis.text)}


def _sentence(analysis: Analysis, sentence: Sentence) -> dict[str, Any]:
    return {
        **_quote(analysis, sentence.span),
        "heading": sentence.heading,
        "clauses": [_quote(analysis, analysis.span(*clause)) for clause in sentence.clauses],
        "words": [_word(analysis, token) for token in analysis.tokens[sentence.first : sentence.last]],
        "phrases": [_phrase(analysis, phrase) for phrase in phrases_of(analysis, sentence)],
        "predicates": [
            {"verb": verb.verb, "subject": verb.subject, "object": verb.object}
            for verb in predicates_of(analysis, sentence)
        ],
    }


def _word(analysis: Analysis, token: Token) -> dict[str, Any]:
    return {
        "index": token.index,
        **_quote(analysis, token.span),
        "kind": token.kind,
        "class": token.upos,
        "prefixes": list(token.prefixes),
        "stem": token.stem,
        "suffix": token.suffix,
        **{name: getattr(token, name) or None for name in FEATURES},
        "definite": definite(token),
    }


def _phrase(analysis: Analysis, phrase: Phrase) -> dict[str, Any]:
    return {
        **_quote(analysis, analysis.span(phrase.first, phrase.last)),
        "first": phrase.first,
        "last": phrase.last,
        "head": phrase.head,
        "preposition": phrase.preposition or None,
    }
