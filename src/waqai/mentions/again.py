"""Finds people who are named again by the last word of a name alone (after "Karim al-Halabi": "al-Halabi said")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.cues import reporting_words
from waqai.lexicon.frames import frames
from waqai.lexicon.lemmas import singulars
from waqai.lexicon.names import countries, given_names, heads, name_particles, ordinary_names, titles
from waqai.lexicon.places import area_words, shipped_gazetteer
from waqai.mentions.extent import is_closed
from waqai.model import EntityKind, Mention, Token

_SHORTEST: Final = 3
_NAME_CLASSES: Final = frozenset({"PROPN", "X"})
_ORIGIN: Final = "ي"
#: Endings of nouns, of plurals and of objects that a family name which nobody knows seldom has.
_OF_NOUNS: Final = ("ا", "ة", "ات", "ون", "ين")
#: Classes that a rare family name may be taken for, and how often news use a word that is not rare.
_NOMINAL, _SELDOM = frozenset({"NOUN", "ADJ"}), 60


def named_again(
    tokens: Sequence[Token], found: Iterable[Mention], usage: Mapping[str, int]
) -> Iterator[tuple[int, Mention]]:
    """Yield the tokens outside all mentions that name a person of the report again, with a mention of that person.

    `usage` says how often news use each form; without it no word is rare.
    """
    found = tuple(found)
    names = _last_words(tokens, found, usage)
    if not names:
        return
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    for index, token in enumerate(tokens):
        if token.stem not in names or token.suffix or index in taken or token.upos == "VERB":
            continue
        last, person = names[token.stem]
        if token.keys[0] == last.keys[0] and (_telling(last, usage) or _speaks(tokens, index) or _acts(tokens, index)):
            yield index, person


def strangers(tokens: Sequence[Token], found: Iterable[Mention], usage: Mapping[str, int]) -> Iterator[int]:
    """Yield the tokens outside all mentions that news hardly use and that say something: وأضاف قرمشيان أن …."""
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    for index, token in enumerate(tokens[:-1]):
        if token.upos != "VERB" or index + 1 in taken or token.stem not in reporting_words():
            continue
        name = tokens[index + 1]
        noun = name.prefixes or name.plain.endswith(_OF_NOUNS) or name.stem in singulars()
        strange = _rare(name, usage) and not noun and _telling(name, usage)
        if strange and _speaks(tokens, index + 1) and _turns(tokens, index + 2):
            yield index + 1


def _turns(tokens: Sequence[Token], index: int) -> bool:
    """Whether what a speaker says, to whom or where may begin at token `index`."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    return token.kind == "punct" or token.upos in {"SCONJ", "ADP"} or bool(token.preposition)


def _last_words(
    tokens: Sequence[Token], found: Iterable[Mention], usage: Mapping[str, int]
) -> dict[str, tuple[Token, Mention]]:
    """Return the stems of the last words of names, each with that word and the first who bears it.

    One that only means a name behind a verb of saying never hides one that does everywhere.
    """
    names: dict[str, tuple[Token, Mention]] = {}
    for mention in found:
        last = tokens[mention.last - 1]
        if mention.kind is EntityKind.PERSON and mention.name and last.span.overlaps(mention.name):
            known = names.get(last.stem)
            if known is None or (_telling(last, usage) and not _telling(known[0], usage)):
                names[last.stem] = last, mention
    return names


def _speaks(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands right behind a verb of saying, quotation marks left out (وقال «العمري»)."""
    before = next((token for token in reversed(tokens[max(index - 2, 0) : index]) if token.kind != "punct"), None)
    word = reporting_words().get(before.stem) if before and before.upos == "VERB" else None
    return bool(word and word.form.part == "verb" and word.cue.source == "subject")


def _acts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that names no place stands right behind a verb or "that" (وأوصى الرشيد, إن الرشيد)."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is None or token.preposition or token.conjunction or is_closed(token) or is_place(token):
        return False
    verb = before.upos == "VERB" and not before.suffix
    return verb or (token.definite and before.upos == "SCONJ")


def is_place(token: Token) -> bool:
    """Whether a word is the name of a country or of a known place."""
    form = (token.keys[0],)
    return bool(countries().get(form) or shipped_gazetteer().get(form))


def _telling(token: Token, usage: Mapping[str, int]) -> bool:
    """Whether a word can only be a name once it was one: a family name, or one that the lexicon does not know."""
    stem, form = token.stem, token.keys[0]
    if token.kind != "word" or token.suffix or len(stem) < _SHORTEST or token.upos in {"VERB", "NUM"}:
        return False
    if {stem, form} & (ordinary_names() | name_particles()):
        return False
    if form in given_names():
        return token.definite
    known = stem in frames() or heads().get((stem,)) or titles().get((stem,)) or area_words().get(stem)
    if known or calendar_forms().get(token.fold) or is_place(token):
        return False
    return token.upos in _NAME_CLASSES or _rare(token, usage)


def _rare(token: Token, usage: Mapping[str, int]) -> bool:
    """Whether news hardly use a word, so that its class tells little; with an article, one like an origin."""
    if not usage or token.upos not in _NOMINAL or (token.definite and not token.stem.endswith(_ORIGIN)):
        return False
    return max(usage.get(form, 0) for form in token.keys) < _SELDOM
