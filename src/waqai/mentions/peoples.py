"""Crowds and persons that only an adjective of origin names: الأكراد, 45 حوثيا, قتل فلسطيني."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.lemmas import singulars
from waqai.lexicon.lookup import find
from waqai.lexicon.names import Crowd, crowds
from waqai.lexicon.numbers import number_forms
from waqai.mentions.extent import is_closed
from waqai.model import Token

_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})


def people_at(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, Crowd] | None:
    """Return (token after the words, whom they name) of the people at token `index`, or None.

    A plural is a crowd where it is no adjective of the noun before it, a singular where a number counts it, and one
    person where nothing before it could be what it describes.
    """
    token = tokens[index]
    if token.kind != "word" or token.upos == "VERB" or token.suffix or token.plain.endswith("ى") or is_closed(token):
        return None
    found = find(crowds(), tokens, index, stop)
    if found is None:
        return None
    last, crowd = found
    if crowd.plural:
        return None if _describes(tokens, index) else found
    if token.definite:
        return None
    if _is_counted(tokens, index):
        return found
    return (last, crowd.alone()) if _stands_alone(tokens, index) else None


def _is_counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number stands right before the word (45 حوثيا، ستة جنود)."""
    before = tokens[index - 1] if index else None
    return before is not None and (before.kind == "number" or before.fold in number_forms())


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural may be the adjective of the plural noun before it (المقاتلين الأكراد, not سيطرة الأكراد)."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is None or before.upos not in _NOMINAL or token.preposition or token.conjunction:
        return False
    return before.definite == token.definite and (before.number == "p" or before.stem in singulars())


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    return before is not None and before.upos in {"VERB", "ADP"} and not tokens[index].prefixes
