"""People whom a number counts: nine civilians and five civilians are two actors, and neither is one person.

Source: codebook §1.1 (the fullest name in the report) and §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from waqai.lexicon.names import heads
from waqai.lexicon.words import folded_words_of
from waqai.mentions.made import key_of, mention_span
from waqai.model import Analysis, EntityKind, Mention, Quantity, Token

_COUNTABLE: Final = ("crowd:", "office:", "people:")
_ONE_BY_NAME: Final = frozenset({"name", "title", "nisba"})
_OF: Final = "من"


class Count(NamedTuple):
    """A quantity in tokens `[first, last)`; `one_of` where it is said that it is one of them (أحد الأسرى)."""

    first: int
    last: int
    quantity: Quantity
    one_of: bool = False


def with_counts(analysis: Analysis, mentions: Iterable[Mention], counts: Iterable[Count]) -> Iterator[Mention]:
    """Yield the mentions, those that a number counts with the number (خمسة مدنيين, ثلاثة من عناصر الحرس)."""
    tokens = analysis.tokens
    by_noun = dict([*_single(tokens), *_counted_nouns(tokens, counts)])
    for mention in mentions:
        count = by_noun.get(mention.first)
        yield _counted(analysis, mention, count) if count and _countable(mention) else mention


def _single(tokens: Sequence[Token]) -> Iterator[tuple[int, Count]]:
    for token in tokens:
        if token.stem in folded_words_of("one_of") and not token.suffix:
            yield token.index + 1, Count(token.index, token.index + 1, Quantity(1, 1), one_of=True)


def _counted_nouns(tokens: Sequence[Token], counts: Iterable[Count]) -> Iterator[tuple[int, Count]]:
    """Yield (token where what is counted begins, count); dozens stand before a definite noun as well."""
    for count in counts:
        noun, quantity = tokens[count.last] if count.last < len(tokens) else None, count.quantity
        if noun is None or quantity.high == 1:
            continue
        if noun.fold == _OF:
            yield count.last + 1, count
        elif not noun.prefixes or (quantity.low != quantity.high and noun.prefixes == ("ال",)):
            yield count.last, count


def _countable(mention: Mention) -> bool:
    return mention.key.startswith(_COUNTABLE) and mention.form not in _ONE_BY_NAME


def _counted(analysis: Analysis, mention: Mention, count: Count) -> Mention:
    tokens = analysis.tokens
    return replace(
        mention, first=count.first, span=mention_span(analysis, count.first, mention.last), form="description",
        definite=False, title="", printed=key_of(tokens[count.first:mention.last]), kind=_kind(tokens, mention, count),
        key=f"counted:{count.quantity.digits} {key_of(tokens[mention.head:mention.last])}",
    )  # fmt: skip


def _kind(tokens: Sequence[Token], mention: Mention, count: Count) -> EntityKind | None:
    if count.one_of:
        return EntityKind.PERSON
    if mention.kind is not EntityKind.PERSON:
        return mention.kind
    head = heads().get((tokens[mention.head].stem,))
    return (head and head.kind) or EntityKind.POPULATION
