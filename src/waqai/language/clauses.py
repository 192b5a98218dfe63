"""Cuts a sentence into clauses: contiguous token ranges that cover it.

A clause begins at a conjunction with a verb, at a subordinator, at a relative pronoun, after a colon, at a verb after a
comma, at a second verb (an indefinite noun's own clause, or the main verb taken up again), and around a quotation that
holds a verb. A participle that reports (مؤكدا أن) begins the clause it introduces.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from waqai.lexicon.words import folded_words_of
from waqai.model.analysis import Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_BEFORE_VERB: Final = frozenset({"VERB", "AUX", "PART"})
_STOPS: Final = frozenset(":؛")
_COMMAS: Final = frozenset({"،", ",", ".", "…", "–", "-"})
_QUOTED: Final = 3


def find_clauses(
    tokens: Sequence[Token], first: int, last: int, quotes: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the clauses of the sentence `[first, last)` in order; `quotes` are those that lie in it."""
    starts: set[int] = set()
    for begin, end in quotes:
        if end - begin >= _QUOTED and any(tokens[i].upos in _VERBS for i in range(begin, end)):
            starts.update((begin - 1, end + 1))
    index, verb = first + 1, first if tokens[first].upos == "VERB" else -1
    while index < last:
        length = _opens(tokens, index, last)
        if length:
            starts.add(_reporting(tokens, index, first))
            verb = -1
        elif verb >= 0 and tokens[index].upos == "VERB" and _second(tokens, verb, index):
            starts.add(index - (tokens[index - 1].upos == "PART"))
        for at in range(index, min(index + max(length, 1), last)):
            verb = at if tokens[at].upos == "VERB" else verb
        index += max(length, 1)
    if not starts:
        return ((first, last),)
    words = [i for i in range(first, last) if tokens[i].kind != "punct"]
    cuts = [first, *sorted(s for s in starts if words and words[0] < s <= words[-1]), last]
    return tuple(pairwise(cuts))


def _second(tokens: Sequence[Token], verb: int, index: int) -> bool:
    """Whether the verb at `index` begins a clause of its own beside the verb before it (هجوما | استهدف قافلة)."""
    if tokens[index - 1].upos in _VERBS or tokens[index - 1].upos == "CCONJ":
        return False
    return not (tokens[verb].stem in folded_words_of("phase_verb") and tokens[index].tense == "present")


def _opens(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return how many tokens open a clause at `index`, 0 where none begins there."""
    token, before = tokens[index], tokens[index - 1]
    if before.kind == "punct" and before.plain in _STOPS:
        return 1
    if token.upos in _VERBS:
        comma = before.kind == "punct" and before.plain in _COMMAS
        return int(comma or token.conjunction != "")
    if token.kind != "word":
        return 0
    return _opener(tokens, index, last) or _joins_verb(tokens, index, last)


def _joins_verb(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return 2 for a conjunction, or a particle with one, and the verb after it (ثم عادوا، ولم يوقع)."""
    token = tokens[index]
    joins = token.upos == "CCONJ" or (token.upos == "PART" and token.conjunction != "")
    return 2 if joins and index + 1 < last and tokens[index + 1].upos in _VERBS else 0


def _opener(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return the length of the longest listed opener at `index` (أن، الذي، بعد أن), 0 where there is none."""
    token = tokens[index]
    for words in _openers().get(_key(token), ()):
        end = index + len(words)
        if end <= last and all(_key(tokens[index + i]) == word for i, word in enumerate(words[1:], 1)):
            return len(words)
    if token.stem not in folded_words_of("relative_loose") or token.suffix or index + 1 >= last:
        return 0
    return int(tokens[index + 1].upos in _BEFORE_VERB)


def _key(token: Token) -> str:
    """Return the folded word without conjunction and pronoun (بأنه: بان), as the table of openers spells it."""
    prefixes = token.prefixes
    if not prefixes or (len(prefixes) == 1 and prefixes[0] in {"و", "ف"}):
        return token.stem
    return "".join(prefix for prefix in prefixes if prefix not in {"و", "ف"}) + token.stem


def _reporting(tokens: Sequence[Token], index: int, first: int) -> int:
    """Return where the clause begins that opens at `index`: at the participle that reports it, if there is one."""
    at = index - 1
    if tokens[at].upos == "ADP" and not tokens[at].suffix:
        at -= 1
    if at <= first or tokens[at - 1].kind != "punct" or tokens[at].upos not in {"NOUN", "ADJ"}:
        return index
    token = tokens[at]
    indefinite = not token.definite and not token.suffix and token.plain.endswith(("ا", "ة", "ين"))
    return at if indefinite and tokens[index].upos == "SCONJ" else index


@cache
def _openers() -> dict[str, list[list[str]]]:
    """Return the openers as lists of folded words by their first, the longest first."""
    table: dict[str, list[list[str]]] = {}
    for word in folded_words_of("subordinator", "relative", "coordinator"):
        words = word.split()
        table.setdefault(words[0], []).append(words)
    for rows in table.values():
        rows.sort(key=lambda words: (-len(words), words))
    return table
