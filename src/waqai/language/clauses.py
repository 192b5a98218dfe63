"""Cuts a sentence into clauses: contiguous token ranges that cover it; `docs/language.md` says where a clause begins.

A walk over the words: openers of the lexicon, verbs behind a conjunction, a comma or a colon, and second verbs, which
belong to the clause of an indefinite noun or take up the main verb again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from waqai.lexicon.words import folded_words_of
from waqai.model.analysis import Token

_VERBS: Final = frozenset({"VERB", "AUX"})
_BEFORE_VERB: Final = frozenset({"VERB", "AUX", "PART"})
_OPENERS: Final = frozenset({"SCONJ", "CCONJ", "PRON"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "ADP", "ADV"})
_STOPS: Final = frozenset(":؛")
_COMMAS: Final = frozenset({"،", ",", ".", "…", "–", "-"})
_QUOTED: Final = 3
_LONGEST_SUBJECT: Final = 5


def find_clauses(
    tokens: Sequence[Token], first: int, last: int, quotes: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the clauses of the sentence `[first, last)` in order; `quotes` are those that lie in it."""
    quoted = frozenset(
        begin
        for begin, end in quotes
        if end - begin >= _QUOTED and any(tokens[i].upos in _VERBS for i in range(begin, end))
    )
    words = [i for i in range(first, last) if tokens[i].kind != "punct"]
    starts = [s for s in sorted(_starts(tokens, first, last, quoted)) if words[:1] < [s] <= words[-1:]]
    return tuple(pairwise([first, *starts, last]))


def _starts(tokens: Sequence[Token], first: int, last: int, quoted: frozenset[int]) -> set[int]:
    """Return where clauses begin, besides the first; `quoted` holds the first tokens of quotations with a verb."""
    starts: set[int] = set()
    index, verb = first + 1, first if tokens[first].upos == "VERB" else -1
    complement, no_openers = tokens[first].upos == "SCONJ", _table("no_opener")
    while index < last:
        if fixed := _matches(tokens, index, last, no_openers):
            index += fixed
            continue
        length = _opens(tokens, index, last)
        if length:
            complement = tokens[index + length - 1].upos == "SCONJ"
            starts.add(index - 1 if index in quoted else _preceded(tokens, index, length, first))
        elif index in quoted and not (complement and verb < 0):
            starts.add(index - 1)
            complement, length = False, 1
        elif verb >= 0 and tokens[index].upos in _VERBS and _second(tokens, verb, index):
            starts.add(index - (tokens[index - 1].upos == "PART"))
            complement, length = False, 1
        verb = -1 if length else verb
        behind = index + (length or 1)
        for at in range(index, behind):
            verb = at if tokens[at].upos == "VERB" else verb
        index = behind
    return starts


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
        return int(comma or token.conjunction != "" or token.preposition == "ل")
    if token.kind != "word":
        return 0
    return _opener(tokens, index, last) or _joins_verb(tokens, index, last)


def _joins_verb(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return the length of a conjunction, its verb and what stands between them (ثم عادوا، ولم يوقع), 0 for none.

    Between them may stand a particle, or the subject or an adverbial, which must end in a definite word: behind an
    indefinite noun, a verb describes that noun.
    """
    token = tokens[index]
    if not token.conjunction and token.upos != "CCONJ":
        return 0
    for at in range(index + 1, min(index + _LONGEST_SUBJECT, last)):
        if tokens[at].upos in _VERBS:
            before = tokens[at - 1]
            free = before.upos in {"CCONJ", "PART", "PRON", "PROPN"} or before.definite or before.suffix != ""
            return at + 1 - index if free and not tokens[at].conjunction else 0
        if tokens[at].conjunction or tokens[at].upos not in _NOMINAL | {"PART"}:
            return 0
    return 0


def _opener(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return the length of the longest listed opener at `index` (أن، الذي، بعد أن), 0 where there is none."""
    token = tokens[index]
    before_verb = index + 1 < last and tokens[index + 1].upos in _BEFORE_VERB
    length = _matches(tokens, index, last, _table("subordinator", "relative", "coordinator"))
    if length > 1 or (length and (token.upos in _OPENERS or before_verb)):
        return length
    loose = token.stem in folded_words_of("relative_loose", "opens_before_verb") and not token.suffix
    return int(token.upos == "SCONJ" or (loose and before_verb))


def _matches(tokens: Sequence[Token], index: int, last: int, table: Mapping[str, Sequence[Sequence[str]]]) -> int:
    """Return the number of tokens of the longest word or words of `table` at `index`, 0 for none."""
    for words in table.get(_key(tokens[index]), ()):
        end = index + len(words)
        if end <= last and all(_key(tokens[index + i]) == word for i, word in enumerate(words[1:], 1)):
            return len(words)
    return 0


def _key(token: Token) -> str:
    """Return the folded word without conjunction and pronoun (بأنه: بان), as the table of openers spells it."""
    prefixes = token.prefixes
    return _inner(prefixes) + token.stem if prefixes else token.stem


@cache
def _inner(prefixes: tuple[str, ...]) -> str:
    return "".join(prefix for prefix in prefixes if prefix not in {"و", "ف"})


def _preceded(tokens: Sequence[Token], index: int, length: int, first: int) -> int:
    """Return where the clause begins that opens at `index`: at its preposition, or the participle that reports it."""
    at = index
    if tokens[index].upos in _OPENERS and not tokens[index].conjunction:
        while at - 1 > first and tokens[at - 1].upos == "ADP" and not tokens[at - 1].suffix:
            at -= 1
    participle = tokens[at - 1]
    if tokens[index + length - 1].upos != "SCONJ" or at - 1 <= first or tokens[at - 2].kind != "punct":
        return at
    indefinite = not participle.definite and not participle.suffix and participle.plain.endswith(("ا", "ة", "ين"))
    return at - 1 if indefinite and participle.upos in {"NOUN", "ADJ"} else at


@cache
def _table(*classes: str) -> dict[str, list[list[str]]]:
    """Return the words of the classes as lists of folded words by their first, the longest first."""
    table: dict[str, list[list[str]]] = {}
    for word in folded_words_of(*classes):
        words = word.split()
        table.setdefault(words[0], []).append(words)
    for rows in table.values():
        rows.sort(key=lambda words: (-len(words), words))
    return table
