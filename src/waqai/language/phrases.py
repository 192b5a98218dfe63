"""Noun phrases: a noun with its construct, adjectives and names, its head, and the preposition that governs it.

A phrase is short rather than long: verbs, relative pronouns, prepositions, the conjunction و and punctuation end it. A
short quoted name belongs to the noun before it (تنظيم «الدولة»). A phrase joined by و to a phrase that a preposition
governs is governed by that preposition too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from waqai.language.counts import shipped_counts
from waqai.language.words import split_word
from waqai.lexicon.names import countries, given_names, name_particles
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.words import folded_words_of, word_lists, words_of
from waqai.model.analysis import Phrase, Sentence, Token
from waqai.model.text import fold

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_OPENING: Final = frozenset("«“”\"‹‘'„")
_LONGEST: Final = 24
_LONGEST_QUOTED: Final = 5
_PLURALS: Final = ("ون", "ين")
#: Plurals of relative adjectives (بورميون): always closed, known or not, but for short words (مليون).
_RELATIONS: Final = ("يون", "يين")
_LONG: Final = 6
_LEAST: Final = 5
_YEAR: Final = 4


def find_phrases(
    tokens: Sequence[Token], sentences: Iterable[Sentence], quotes: Sequence[tuple[int, int]] = ()
) -> list[Phrase]:
    """Return the noun phrases of all sentences in order."""
    closings = {first: last for first, last in quotes if last - first <= _LONGEST_QUOTED}
    found: list[Phrase] = []
    for sentence in sentences:
        found.extend(_phrases(tokens, sentence, closings))
    return found


def _phrases(tokens: Sequence[Token], sentence: Sentence, closings: Mapping[int, int]) -> Iterator[Phrase]:
    index, governor, before = sentence.first, "", None
    while index < sentence.last:
        length, preposition = _compound(tokens, index, sentence.last)
        if length:
            index, governor = index + length, preposition
        elif not _starts(tokens[index]):
            governor = governor if tokens[index].plain in _OPENING else _single(tokens[index])
            index += 1
        else:
            last = _extend(tokens, index, sentence.last, closings)
            own = tokens[index].preposition or ("" if tokens[index].conjunction else governor)
            if not own and before and _joined(tokens, before, index):
                own = before.preposition
            before = Phrase(index, last, _head(tokens, index, last), own)
            yield before
            index, governor = last, ""


def _starts(token: Token) -> bool:
    return (token.upos in _NOMINAL and token.kind != "punct") or _is_demonstrative(token)


def _is_demonstrative(token: Token) -> bool:
    return token.upos == "PRON" and token.stem in folded_words_of("demonstrative")


def _extend(tokens: Sequence[Token], first: int, limit: int, closings: Mapping[int, int]) -> int:
    """Return one past the last token of the phrase that begins at `first`."""
    index, limit = first + 1, min(limit, first + _LONGEST)
    while index < limit:
        step = _step(tokens, first, index, limit, closings)
        if not step:
            break
        index += step
    return index


def _step(tokens: Sequence[Token], first: int, index: int, limit: int, closings: Mapping[int, int]) -> int:
    """Return how many tokens from `index` on continue the phrase, 0 where it ends."""
    token = tokens[index]
    if token.kind == "punct":
        last = closings.get(index + 1, 0)
        quoted = 0 < last < limit and not any(tokens[i].upos in _VERBAL for i in range(index, last))
        return last + 1 - index if quoted and tokens[index - 1].upos != "NUM" and not tokens[index - 1].suffix else 0
    if token.stem == "غير" and token.upos == "PART" and index + 1 < limit and not token.prefixes:
        return 2 if tokens[index + 1].upos in {"ADJ", "NOUN"} and not tokens[index + 1].preposition else 0
    return int(_continues(tokens, first, index - 1, index))


def _continues(tokens: Sequence[Token], first: int, last: int, index: int) -> bool:
    """Whether token `index` continues the phrase whose last word so far is `last`."""
    before, token = tokens[last], tokens[index]
    if token.conjunction or token.preposition or not _starts(token):
        return False
    weekday = token.definite and "ال" + token.stem in folded_words_of("weekday")
    if weekday:
        return before.stem in folded_words_of("day_part") or "ال" + before.stem in folded_words_of("weekday")
    if before.upos in {"NUM", "DET"} or _is_demonstrative(before):
        return _after_number(before, token)
    if token.upos == "NUM" or _is_demonstrative(token):
        return _number_follows(before, token) if token.upos == "NUM" else _demonstrative_follows(tokens, last, index)
    return _noun_follows(tokens, first, last, index)


def _number_follows(before: Token, token: Token) -> bool:
    return before.stem in folded_words_of("numbered") or (token.kind == "word" and token.definite and before.definite)


def _demonstrative_follows(tokens: Sequence[Token], last: int, index: int) -> bool:
    """Whether the demonstrative at `index` belongs to the noun before it, not to one after it."""
    before, after = tokens[last], tokens[min(index + 1, len(tokens) - 1)]
    return (before.definite or bool(before.suffix)) and not (after.definite and after.upos in _NOMINAL)


def _noun_follows(tokens: Sequence[Token], first: int, last: int, index: int) -> bool:
    before, token = tokens[last], tokens[index]
    if before.upos == "ADJ" and token.upos != "ADJ" and tokens[first].stem in folded_words_of("time_unit"):
        return False
    if last == first and before.upos == "ADJ" and not before.definite and token.upos == "NOUN":
        return not _is_closed(before)
    if token.upos == "ADJ" and (before.upos != "NOUN" or token.definite == before.definite or before.suffix):
        return _agrees(tokens, first, index)
    return _after_noun(before, token, only=last == first or tokens[last - 1].upos != "PROPN")


def _after_number(before: Token, token: Token) -> bool:
    if before.kind == "number" and len(before.plain) == _YEAR and before.plain[:2] in {"19", "20"}:
        return False
    return not _is_demonstrative(before) or token.definite or token.upos in {"DET", "NUM", "PROPN"}


def _after_noun(before: Token, token: Token, *, only: bool) -> bool:
    """Whether a noun or name, or a definite adjective after an indefinite noun, continues the phrase.

    `only` says that `before` is the only name so far: a given name then takes a family name (أحمد العودة).
    """
    if token.upos == "DET":
        return token.stem in folded_words_of("postposed") and not before.definite
    if before.stem in name_particles():
        return True
    if token.upos == "PROPN":
        return _name_follows(before, token)
    if before.upos == "PROPN":
        return token.definite and token.upos == "NOUN" and before.stem in given_names() and only
    if token.upos == "NOUN" and _is_accusative(token):
        return False
    return before.upos == "NOUN" and not before.definite and not before.suffix and not _is_closed(before)


def _name_follows(before: Token, token: Token) -> bool:
    """Whether a name continues the phrase: no place after a person (زار دي ميستورا | طهران), no person after one.

    Nor does a country follow a country (هاجمت روسيا | أوكرانيا).
    """
    if before.upos == "PROPN" and (
        _is_place(before) != _is_place(token) or (_is_country(before) and _is_country(token))
    ):
        return False
    return before.definite or not _is_closed(before)


def _is_country(token: Token) -> bool:
    country = countries().get(("ال" + token.stem if token.definite else token.stem,))
    return country is not None and country.part == "name"


def _is_place(token: Token) -> bool:
    """Whether a name is that of a country or a well-known place."""
    key = ("ال" + token.stem if token.definite else token.stem,)
    if (country := countries().get(key)) is not None:
        return country.part in {"name", "capital"}
    place = shipped_gazetteer().get(key)
    return place is not None and not place.doubtful and token.stem not in given_names()


def _is_closed(noun: Token) -> bool:
    """Whether a noun shows by its ending that nothing in construct follows: accusative -an, plural -un and -in."""
    if noun.plain.endswith("ا"):
        return _is_accusative(noun)
    relations = noun.plain.endswith(_RELATIONS) and len(noun.plain) > _LONG
    return relations or (noun.plain.endswith(_PLURALS) and shipped_counts().get(noun.plain[:-2], 0) >= _LEAST)


def _is_accusative(noun: Token) -> bool:
    """Whether a noun ends in the alif of an indefinite accusative: it begins a phrase and takes no construct."""
    plain = noun.plain
    known = plain.endswith("ا") and not plain.endswith("وا") and noun.upos == "NOUN"
    return known and not noun.definite and shipped_counts().get(plain[:-1], 0) >= _LEAST


def _agrees(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the adjective at `index` may belong to a noun of the phrase: definite to definite."""
    if tokens[index].definite:
        return any(tokens[i].definite or tokens[i].suffix or tokens[i].upos == "PROPN" for i in range(first, index))
    before = tokens[index - 1]
    return not before.definite and not before.suffix and before.upos != "PROPN"


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    for index in range(first, last):
        if tokens[index].upos in {"NOUN", "PROPN", "ADJ"}:
            return index
    return first


def _single(token: Token) -> str:
    """Return the preposition that a token is (على، وبحق), "" where it is none or governs its own pronoun."""
    if token.upos != "ADP" or token.suffix:
        return ""
    word = token.preposition + token.stem
    return _spellings().get(word, word)


def _compound(tokens: Sequence[Token], index: int, limit: int) -> tuple[int, str]:
    """Return (number of tokens, spelling) of a preposition of several words that begins at `index` (من قبل)."""
    for words, spelling in _compounds().get(tokens[index].stem, ()):
        end = index + len(words)
        if end <= limit and not tokens[end - 1].suffix and all(map(_spells, tokens[index:end], words)):
            return len(words), spelling
    return 0, ""


def _spells(token: Token, word: str) -> bool:
    return token.fold == word or (token.conjunction != "" and token.fold[1:] == word)


def _joined(tokens: Sequence[Token], before: Phrase, index: int) -> bool:
    """Whether the phrase at `index` is joined by و or أو to the phrase just before it."""
    if tokens[index].conjunction == "و":
        return before.last == index
    return before.last == index - 1 and tokens[index - 1].stem in {"و", "او"}


@cache
def _spellings() -> dict[str, str]:
    """Return the plain spelling of each preposition by its folded form."""
    return {fold(word): word for word in reversed(_prepositions()) if " " not in word}


@cache
def _compounds() -> dict[str, list[tuple[list[str], str]]]:
    """Return openers and prepositions of several words by the folded stem of the first, the longest first.

    With each goes its spelling, "" for an opener of clauses, which governs nothing.
    """
    table: dict[str, list[tuple[list[str], str]]] = {}
    openers = words_of("subordinator", "coordinator")
    for word in sorted({*_prepositions(), *openers}, key=lambda word: (-word.count(" "), word)):
        first, *rest = word.split()
        if rest:
            row = ([fold(part) for part in (first, *rest)], "" if word in openers else word)
            table.setdefault(fold(split_word(first).stem), []).append(row)
    return table


def _prepositions() -> tuple[str, ...]:
    return tuple(word for entry in word_lists() if entry.word_class == "preposition" for word in entry.words)
