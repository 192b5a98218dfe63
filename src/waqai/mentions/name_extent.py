"""How far the name of a person reaches, and the titles that stand before one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waqai.lexicon.cues import reporting_words
from waqai.lexicon.frames import frames
from waqai.lexicon.lookup import allowed, find
from waqai.lexicon.names import (
    blockers,
    countries,
    given_names,
    heads,
    name_particles,
    nickname_cues,
    ordinary_names,
    titles,
)
from waqai.lexicon.places import area_words
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.extent import closed_words, is_closed
from waqai.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.lexicon.names import Title
    from waqai.model import Token

_LONGEST_NAME = 8
_HYPHEN = "-"
_NAME_CLASSES = frozenset({"PROPN", "X"})
#: Endings of the objects of verbs, which a family name behind an everyday word has not (استقبل الوزير سعيد وفدا).
_OF_OBJECTS = ("ا", "اً")
#: Endings of nouns and adjectives that a name which nobody knows seldom has.
_OF_NOUNS = ("ة", "ات")
_LINKS = frozenset({"SCONJ", "ADP", "CCONJ"})


def title_at(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, Title] | None:
    """Return (token after the title, title) of the title that starts at token `index`, or None."""
    found = None if is_closed(tokens[index]) else find(titles(), tokens, index, stop)
    if found and allowed(found[1], tokens, index, found[0], blockers("titles")):
        return found
    return None


def beyond(tokens: Sequence[Token], index: int) -> bool:
    """Whether a country stands behind a definite word, which governs nothing (اتهم وزير الخارجية الأمريكي | إيران)."""
    token = tokens[index]
    attached = token.preposition or token.conjunction or (token.definite and token.fold.endswith("ه"))
    return tokens[index - 1].definite and not attached and _is_country(token)


def starts_name(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a personal name starts at token `index` by its own words."""
    return name_end(tokens, index, stop, trusted=False) > index


def name_end(tokens: Sequence[Token], first: int, stop: int, *, trusted: bool) -> int:
    """Return the token after the personal name that starts at `first`, or `first` where none does.

    `trusted` says that a title stands before it, so that the shape of the words is evidence enough.
    """
    if first >= stop:
        return first
    known = find(actors(), tokens, first, stop)
    if known and known[1].kind is EntityKind.PERSON:
        return known[0]
    opens = _opens(tokens[first], trusted=trusted) or _fathered(tokens, first, stop)
    if not opens or (trusted and beyond(tokens, first)):
        return first
    index, limit = first + 1, min(stop, first + _LONGEST_NAME)
    while index < limit and (_carries_on(tokens, first, index, limit) or (trusted and _second(tokens, first, index))):
        index += 1
    if index - first == 1 and not trusted and not _certain(tokens[first]):
        return first
    return index


def is_given(tokens: Sequence[Token], index: int) -> bool:
    """Whether a given name that is no everyday word stands right behind a title or its complement."""
    token = tokens[index]
    return token.kind == "word" and not token.prefixes and known_given(token) and token.stem not in ordinary_names()


def paired(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the tagger takes both a given name that is an everyday word and the word behind it for names."""
    pair = tokens[first : min(stop, first + 2)]
    named = all(token.upos in _NAME_CLASSES for token in pair)
    return len(pair) > 1 and named and known_given(pair[0]) and not pair[1].prefixes and not _function_word(pair[1])


def _second(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the word behind a given name that follows a title is the rest of the name (الرئيس أشرف غني)."""
    token = tokens[index]
    given = is_given(tokens, first) or (known_given(tokens[first]) and not token.plain.endswith(_OF_OBJECTS))
    return index == first + 1 and given and token.kind == "word" and _foreign(token)


def known_given(token: Token) -> bool:
    """Whether a word is a given name, everyday word or not."""
    return any(form in given_names() for form in token.keys)


def _certain(token: Token) -> bool:
    """Whether one word alone is a name: a given name that is no everyday word, or one that the tagger takes for one."""
    return token.upos in _NAME_CLASSES and known_given(token)


def _opens(token: Token, *, trusted: bool) -> bool:
    if token.kind != "word" or token.upos in _LINKS or _function_word(token):
        return False
    if token.definite:
        return False
    if known_given(token) or token.fold in name_particles():
        return trusted or not (token.upos == "VERB" or token.stem in ordinary_names() or is_closed(token))
    return trusted and (token.upos in _NAME_CLASSES or _foreign(token))


def _fathered(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether بن and a name stand behind a word, so that it is a given name however it reads by itself (عمر بن سعد)."""
    token = tokens[first]
    if first + 2 >= stop or tokens[first + 1].plain != "بن" or token.kind != "word" or token.suffix:
        return False
    if is_closed(token) or token.upos in _LINKS or not (known_given(token) or token.stem in given_names()):
        return token.upos in _NAME_CLASSES and not token.preposition
    father = tokens[first + 2]
    return father.kind == "word" and not father.conjunction and not father.preposition


def _foreign(token: Token) -> bool:
    """Whether a word that the tagger takes for a noun may be a name after all: nothing the lexicon knows as a word."""
    if token.upos not in {"NOUN", "ADJ"} or token.suffix or token.prefixes or token.plain.endswith(_OF_NOUNS):
        return False
    if heads().get((token.stem,)) or titles().get((token.stem,)):
        return False
    return not any(stem in frames() or stem in reporting_words() for stem in (token.stem, token.stem.removesuffix("ا")))


def _function_word(token: Token) -> bool:
    """Whether the word is a function word and no name that differs from one by its last letter (علي beside على)."""
    if token.suffix and token.stem in closed_words():
        return True
    if is_closed(token) or token.fold not in closed_words():
        return is_closed(token)
    return not (token.plain.endswith("ي") and token.fold in given_names() and token.upos != "ADP")


def _carries_on(tokens: Sequence[Token], first: int, index: int, stop: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if token.kind == "punct":
        return token.plain == _HYPHEN and index + 1 < stop and tokens[index + 1].kind == "word"
    if token.kind != "word" or token.conjunction or token.preposition or _function_word(token):
        return False
    return _opens_name(before) or _names_on(tokens, first, index, stop)


def _names_on(tokens: Sequence[Token], first: int, index: int, stop: int) -> bool:
    """Whether a word that may stand in a name goes on with the one that starts at `first`."""
    token, before = tokens[index], tokens[index - 1]
    if (index - first > 1 and _is_country(token)) or find(nickname_cues(), tokens, index, stop):
        return False
    if title := title_at(tokens, index, stop):
        return title[1].relation != "none" and _surname(tokens, index, stop)
    if {before.fold, token.fold} & name_particles() or token.upos in _NAME_CLASSES:
        return True
    known = known_given(token) and token.upos != "VERB"
    return known or (index == first + 1 + _particles(tokens, first, index) and _family(tokens, index))


def _surname(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a title is a family name: right behind a given name, and nothing of an office behind it (عمار الخطيب)."""
    token = tokens[index]
    ends = index + 1 >= stop or tokens[index + 1].kind == "punct" or tokens[index + 1].upos in {"VERB", "SCONJ"}
    return token.definite and not token.preposition and is_given(tokens, index - 1) and ends


def _is_country(token: Token) -> bool:
    """Whether a word is the name of a country, which a whole name never ends in (حذر عماد كمال نصار سوريا)."""
    found = countries().get((token.keys[0],))
    return found is not None and found.part in {"name", "capital"}


def _particles(tokens: Sequence[Token], first: int, index: int) -> int:
    """Return how many given names and particles stand between the first word and the last before `index`."""
    between = range(first + 1, index)
    return sum(
        known_given(tokens[at]) or tokens[at].fold in name_particles() or _opens_name(tokens[at - 1]) for at in between
    )


def _opens_name(token: Token) -> bool:
    """Whether a given name goes on behind the word (عبد)."""
    return token.fold in folded_words_of("servant_of")


def _family(tokens: Sequence[Token], index: int) -> bool:
    """Whether a definite word behind a given name may be the family name (محمد المسالمة، عبد الستار المسالمة)."""
    token, before = tokens[index], tokens[index - 1]
    given = not before.definite or _opens_name(tokens[index - 2])
    family = token.definite and given and token.upos != "VERB"
    known = heads().get(("ال" + token.stem,)) or area_words().get(token.stem)
    return family and not known and (token.stem in given_names() or token.stem not in frames())
