"""How far the name of a place reaches: adjectives, names of two words, clauses of control."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.names import given_names
from waqai.lexicon.places import locative_words
from waqai.mentions.extent import closed_words
from waqai.mentions.locative import OPENING, area_of
from waqai.mentions.place_names import Story
from waqai.model import Token

_NO_NAME = frozenset({"VERB", "ADP", "SCONJ", "CCONJ", "PRON", "PART", "DET", "AUX", "NUM"})
_NAME_LIKE = frozenset({"PROPN", "X"})
_MOST_ADJECTIVES = 3
_LONGEST_CLAUSE = 8
_CLOSING = frozenset("\"'»“”)")


def skip_marks(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the first token from `index` on that is no opening mark."""
    while index < stop and tokens[index].plain in OPENING:
        index += 1
    return index


def past_marks(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token after a closing mark at `index`, or `index`."""
    return index + 1 if index < stop and tokens[index].plain in _CLOSING else index


def is_adjective(tokens: Sequence[Token], index: int, story: Story) -> bool:
    """Whether a definite word may describe a place: an adjective of a people, of a side, or of the kind of place."""
    token = tokens[index]
    if token.kind != "word" or not token.definite or token.preposition or token.conjunction:
        return False
    named = story.named.get(index)
    return token.stem in locative_words("described") or (named is not None and named.part in {"nisba", "people"})


def adjectives(tokens: Sequence[Token], index: int, stop: int, story: Story) -> int:
    """Return the token after the adjectives of a place that start at `index`; `index` where there are none."""
    end = index
    while end < min(stop, index + _MOST_ADJECTIVES) and is_adjective(tokens, end, story):
        end += 1
    return end


def described_end(tokens: Sequence[Token], index: int, stop: int, story: Story) -> int:
    """Return the token after the adjectives behind a name that ends at `index`, a closing mark between them."""
    start = past_marks(tokens, index, stop)
    end = adjectives(tokens, start, stop, story)
    return end if end > start else index


def unknown_name(tokens: Sequence[Token], index: int, stop: int, *, settled: bool = False) -> int:
    """Return the token after a name that no gazetteer knows, at `index`; `index` where no name can stand.

    `settled` says that a town or a quarter is named, which may be called by any definite noun (حي السلام).
    """
    if not _may_name(tokens, index, stop, settled=settled) or _is_indefinite_adjective(tokens[index]):
        return index
    token, end = tokens[index], index + 1
    compound = token.fold.removeprefix("ال") in locative_words("compound")
    if end >= stop or tokens[end].conjunction or not _may_name(tokens, end, stop):
        return index if compound and not token.definite else end
    after = tokens[end]
    both_named = token.upos in _NAME_LIKE and after.upos in _NAME_LIKE and not token.definite
    paired = token.definite and after.definite and after.upos == "ADJ" and not _goes_on(tokens, end + 1, stop)
    return end + 1 if compound or both_named or paired else end


def _goes_on(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether the adjective before token `index` governs what follows (الواقعة بين X وY)."""
    return index < stop and (tokens[index].upos == "ADP" or tokens[index].preposition != "")


def _may_name(tokens: Sequence[Token], index: int, stop: int, *, settled: bool = False) -> bool:
    if index >= stop:
        return False
    token = tokens[index]
    if token.kind not in {"word", "latin"} or token.preposition or token.suffix or token.future:
        return False
    if token.fold.removeprefix("ال") in locative_words("compound"):
        return True
    if token.fold in closed_words() or token.upos in _NO_NAME:
        return False
    if token.stem in locative_words("no_name") and not (settled and token.definite):
        return False
    return token.stem not in locative_words("vague") and area_of(token) is None


def _is_indefinite_adjective(token: Token) -> bool:
    """Whether the word is an adjective that leaves the place before it without a name (مدينة تاريخية)."""
    return token.upos == "ADJ" and not token.definite and token.stem.endswith(("يه", "ي", "يا"))


def is_person(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before a name, or the name itself, is a given name of people."""
    names = given_names()
    return tokens[index].fold in names or (index > 0 and tokens[index - 1].fold in names)


def control_clause(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token after a clause that says who holds a place (تسيطر عليها X), `index` where none starts."""
    start = past_marks(tokens, index, stop)
    while start < stop and tokens[start].fold in locative_words("relative"):
        start += 1
    if start + 1 < stop and tokens[start].stem in locative_words("lying"):
        start += 1
        if tokens[start].fold not in locative_words("under"):
            return index
    if start >= stop or tokens[start].stem not in locative_words("held"):
        return index
    end, stop = start + 1, min(stop, start + _LONGEST_CLAUSE)
    while end < stop and (tokens[end].upos == "ADP" or tokens[end].stem in locative_words("held")):
        end += 1
    return _holder(tokens, end, stop)


def _holder(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token after the noun at `index` and its definite attributes."""
    if index >= stop or tokens[index].kind != "word" or tokens[index].upos == "VERB":
        return index
    end = index + 1
    while end < stop and tokens[end].definite and not tokens[end].conjunction and not tokens[end].preposition:
        end += 1
    return end
