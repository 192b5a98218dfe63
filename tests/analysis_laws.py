"""What holds of the analysis of any text, whatever it says."""

from __future__ import annotations

from waqai.model import Analysis, plain


def check(analysis: Analysis) -> None:
    """Assert the laws of an analysis: tokens and sentences cover the text, every offset is exact."""
    _check_tokens(analysis)
    _check_sentences(analysis)
    _check_phrases(analysis)
    _check_predicates(analysis)


def _check_tokens(analysis: Analysis) -> None:
    tokens, text = analysis.tokens, analysis.text
    assert [token.index for token in tokens] == list(range(len(tokens)))
    at = 0
    for token in tokens:
        span, stem = token.span, token.stem_span
        assert at <= span.start <= stem.start < stem.end <= span.end <= len(text)
        assert not seen(text[at : span.start])
        assert token.plain and token.fold and token.stem  # noqa: PT018  all three
        assert token.plain == (plain(span.of(text)).replace(" ", "") or span.of(text))
        at = span.end
    assert not seen(text[at:])


def seen(gap: str) -> str:
    """Return what of `gap` a reader would see, the ties of a hashtag aside: neither white space nor a loose mark."""
    return "".join(char for char in gap if not char.isspace() and char not in "#_" and plain(char))


def _check_sentences(analysis: Analysis) -> None:
    tokens = analysis.tokens
    edges = [edge for s in analysis.sentences for edge in (s.first, s.last)]
    assert edges[1:-1:2] == edges[2::2]
    assert not tokens or (edges[0], edges[-1]) == (0, len(tokens))
    for s in analysis.sentences:
        starts, ends = zip(*s.clauses, strict=True)
        assert (starts[0], ends[-1]) == (s.first, s.last)
        assert starts[1:] == ends[:-1]
        assert all(start < end for start, end in s.clauses)
        assert analysis.span(s.first, s.last) == s.span


def _check_predicates(analysis: Analysis) -> None:
    for predicate in analysis.predicates:
        sentence = analysis.sentence_of(predicate.verb)
        for role in (predicate.subject, predicate.object):
            assert role is None or sentence.first <= role < sentence.last


def _check_phrases(analysis: Analysis) -> None:
    for phrase in analysis.phrases:
        assert phrase.first <= phrase.head < phrase.last
        assert analysis.sentence_of(phrase.first) == analysis.sentence_of(phrase.last - 1)
    assert all(a.last <= b.first for a, b in zip(analysis.phrases, analysis.phrases[1:], strict=False))
    assert all(first < last for first, last in analysis.quotes)
