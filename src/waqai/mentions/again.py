"""Finds people who are named again by the last word of a name alone (after "Karim al-Halabi": "al-Halabi said")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.frames import frames
from waqai.lexicon.lookup import bases
from waqai.lexicon.names import countries, given_names, heads, name_particles, ordinary_names, titles
from waqai.lexicon.places import area_words, shipped_gazetteer
from waqai.model import EntityKind, Mention, Token

_SHORTEST: Final = 3
_NAME_CLASSES: Final = frozenset({"PROPN", "X"})


def named_again(tokens: Sequence[Token], found: Iterable[Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the tokens outside all mentions that name a person of the report again, with a mention of that person."""
    found = tuple(found)
    names = _last_words(tokens, found)
    if not names:
        return
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    stems = {tokens[mention.last - 1].stem for mention in names.values()}
    for index, token in enumerate(tokens):
        if token.stem not in stems or token.suffix or index in taken or token.upos == "VERB":
            continue
        person = names.get(bases(token)[0])
        if person:
            yield index, person


def _last_words(tokens: Sequence[Token], found: Iterable[Mention]) -> dict[str, Mention]:
    """Return the last words of names that are no everyday words, as looked up, each with the first who bears it."""
    names: dict[str, Mention] = {}
    for mention in found:
        last = tokens[mention.last - 1]
        if mention.kind is EntityKind.PERSON and mention.name and last.span.overlaps(mention.name) and _telling(last):
            names.setdefault(bases(last)[0], mention)
    return names


def _telling(token: Token) -> bool:
    """Whether a word can only be a name once it was one: a family name, or one that the lexicon does not know."""
    stem, form = token.stem, bases(token)[0]
    if token.kind != "word" or token.suffix or len(stem) < _SHORTEST or token.upos in {"VERB", "NUM"}:
        return False
    if {stem, form} & (ordinary_names() | name_particles()):
        return False
    if form in given_names():
        return token.definite
    known = stem in frames() or heads().get((stem,)) or titles().get((stem,)) or area_words().get(stem)
    if known or calendar_forms().get(token.fold) or countries().get((form,)) or shipped_gazetteer().get((form,)):
        return False
    return token.upos in _NAME_CLASSES
