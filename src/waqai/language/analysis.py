"""Puts the parts of the room together: from a text to its `Analysis`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from waqai.language.agreement import NONE, Agreement, noun_agreement, verb_agreement
from waqai.language.classes import profiles_of, tag
from waqai.language.clauses import find_clauses
from waqai.language.glued import unglued
from waqai.language.lines import line_starts
from waqai.language.phrases import find_phrases
from waqai.language.predicates import find_predicates
from waqai.language.quotes import find_quotes
from waqai.language.sentences import Bounds, find_sentences
from waqai.language.tokens import Piece
from waqai.language.tokens import pieces as cut
from waqai.language.words import Form
from waqai.model.analysis import Analysis, Sentence, Token
from waqai.model.text import Span

_VERBS: Final = frozenset({"VERB", "AUX"})
_NOUNS: Final = frozenset({"NOUN", "ADJ"})


def analyse(text: str) -> Analysis:
    """Return the words, sentences, clauses, noun phrases and quotations of `text`.

    Offsets are code points into `text` as received. The result depends on nothing but the text and the version
    of waqai. A text without words gives an analysis without sentences.
    """
    pieces = list(unglued(text, cut(text)))
    lines = line_starts(text, pieces)
    quotes = find_quotes(text, pieces, lines)
    bounds = find_sentences(text, pieces, lines, quotes)
    tokens = _tokens(text, pieces, bounds)
    sentences = _sentences(tokens, bounds, quotes)
    phrases = tuple(find_phrases(tokens, sentences, quotes))
    predicates = tuple(find_predicates(tokens, sentences, phrases))
    return Analysis(text, tuple(tokens), sentences, phrases, tuple(quotes), predicates)


def _tokens(text: str, pieces: Sequence[Piece], bounds: Sequence[Bounds]) -> list[Token]:
    profiles = profiles_of([(text[start:end], kind) for start, end, kind in pieces])
    tags: list[str] = []
    for first, last, _ in bounds:
        tags.extend(tag(profiles[first:last]))
    return [_token(i, pieces[i], profile.form, tags[i]) for i, profile in enumerate(profiles)]


def _token(index: int, piece: Piece, form: Form, upos: str) -> Token:
    start, end, kind = piece
    span = Span(start, end)
    verb = upos in _VERBS
    whole = form.start == 0 and form.end == end - start
    agreement = _agreement(form, upos)
    return Token(
        index=index,
        span=span,
        plain=form.plain,
        fold=form.fold,
        kind=kind,
        prefixes=form.prefixes,
        stem=form.stem if verb else form.noun_stem,
        suffix=form.suffix,
        stem_span=span if whole else Span(start + form.start, start + form.end),
        upos=upos,
        person=agreement.person,
        gender=agreement.gender,
        number=agreement.number,
        tense=agreement.tense,
    )


def _agreement(form: Form, upos: str) -> Agreement:
    if upos in _VERBS:
        return verb_agreement(form.core, joined=form.suffix != "", future="س" in form.prefixes)
    return noun_agreement(form.core) if upos in _NOUNS else NONE


def _sentences(
    tokens: Sequence[Token], bounds: Sequence[Bounds], quotes: Sequence[tuple[int, int]]
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    starts = [first for first, _ in quotes]
    for first, last, heading in bounds:
        inside = quotes[bisect_left(starts, first) : bisect_left(starts, last)]
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        clauses = find_clauses(tokens, first, last, [q for q in inside if q[1] <= last])
        found.append(Sentence(first, last, span, heading, clauses))
    return tuple(found)
