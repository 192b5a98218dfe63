"""Personal names: with a title, after a given name, or never seen before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.cues import reporting_words
from waqai.lexicon.frames import frames
from waqai.lexicon.lookup import allowed, find
from waqai.lexicon.names import (
    blockers,
    body_adjectives,
    countries,
    crowds,
    given_names,
    heads,
    name_particles,
    nickname_cues,
    ordinary_names,
    titles,
)
from waqai.lexicon.numbers import number_forms
from waqai.lexicon.places import area_words, shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.extent import begins_object, cannot_govern, closed_words, is_closed, is_complete, opens_another
from waqai.mentions.locative import area_of
from waqai.mentions.outlets import spoken_to
from waqai.model import EntityKind
from waqai.model.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.lexicon.names import Title
    from waqai.model import Token

_LONGEST_NAME = 8
_SHORTEST = 3
_LONGEST_OFFICE = 10
_HYPHEN = "-"
_NAME_CLASSES = frozenset({"PROPN", "X"})
#: Endings of nouns and adjectives that a name which nobody knows seldom has.
_OF_NOUNS = ("ة", "ات")
#: Endings of the objects of verbs, which a family name behind an everyday word has not (استقبل الوزير سعيد وفدا).
_OF_OBJECTS = ("ا", "اً")
_OF_THINGS = "ات"
_PLACING = frozenset({"في", "قرب", "مدينه"})
_LINKS = frozenset({"SCONJ", "ADP", "CCONJ"})
_NO_NAME = _LINKS | {"VERB"}


@value(frozen=True, slots=True)
class Person:
    """A person as printed: tokens `[first, last)`; the name alone is `[name, last)`, `name == last` for none.

    `title` is None for a bare name; its words are `[first, titled)`.
    """

    first: int
    titled: int
    name: int
    last: int
    title: Title | None


def person_at(tokens: Sequence[Token], index: int, stop: int) -> Person | None:
    """Return the person whose title or name starts at token `index`, or None."""
    title = title_at(tokens, index, stop)
    if title is None:
        last = name_end(tokens, index, stop, trusted=False)
        named = tokens[index].upos in _NAME_CLASSES and _named_by_shape(tokens, index, stop)
        if last == index and (named or _everyday_pair(tokens, index, stop)):
            last = name_end(tokens, index, stop, trusted=True)
        return Person(index, index, index, last, None) if last > index else None
    titled, found = title
    office = _office_end(tokens, index, titled, stop)
    name = office + _comma_before_name(tokens, office, stop)
    trusted = name == office and (name == titled or _named_behind(tokens, titled, office, stop))
    another = name < stop and is_complete(tokens, name) and title_at(tokens, name, stop) is not None
    last = name if another else name_end(tokens, name, stop, trusted=trusted)
    if last > name and not tokens[name].preposition:
        return Person(index, titled, name, last, found)
    whose = tokens[index].definite or tokens[index].suffix or office > index + 1
    if found.relation == "none" or not whose:
        return None
    return Person(index, titled, office, office, found)


def may_start(token: Token) -> bool:
    """Whether a name, title or head may start at a word; False only where none does."""
    return token.upos in _NAME_CLASSES or not _starts().isdisjoint(token.keys)


@cache
def _starts() -> frozenset[str]:
    tables = (actors(), countries(), crowds(), body_adjectives(), heads(), titles())
    return given_names().union(name_particles(), *(table.starts for table in tables))


def _named_by_shape(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a word that the tagger takes for a name is one by where it stands."""
    return _after_verb(tokens, index) or _stranger(tokens, index, stop) or _paired(tokens, index, stop)


def _everyday_pair(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether an everyday word and a given name behind it are a name together (محمود الهادي, but not سلام عادل)."""
    token, behind = tokens[index], tokens[index + 1 : min(stop, index + 2)]
    if not behind or token.kind != "word" or token.definite or token.suffix or token.preposition or not _known(token):
        return False
    after = behind[0]
    plain = not after.conjunction and not after.preposition and not after.suffix and after.upos != "VERB"
    named = after.stem in given_names() and after.fold not in number_forms()
    given = named and (after.definite or after.stem not in ordinary_names())
    word = token.upos in _NO_NAME or token.plain.endswith(_OF_NOUNS) or is_closed(token)
    return plain and given and not word and token.stem not in frames() and token.stem not in reporting_words()


def _after_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that the tagger takes for a name stands right behind a verb, and is no place (قال ليسينكو)."""
    token = tokens[index]
    if not index or tokens[index - 1].upos != "VERB" or token.upos not in _NAME_CLASSES or token.prefixes:
        return False
    if heads().get((token.stem,)) or token.stem in frames():
        return False
    return shipped_gazetteer().longest(token.keys, ()) is None


def _stranger(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether two words that the tagger takes for names, and that nobody knows, stand together outside a place."""
    if index + 1 >= stop or not all(_strange(token) for token in tokens[index : index + 2]):
        return False
    before = tokens[index - 1] if index else None
    if tokens[index + 1].prefixes or tokens[index].preposition == "ب":
        return False
    return before is None or not (before.kind == "word" and (area_of(before) or before.fold in _PLACING))


def _strange(token: Token) -> bool:
    """Whether a word is taken for a name by the tagger alone."""
    if (
        token.kind != "word"
        or token.upos not in _NAME_CLASSES
        or token.definite
        or token.suffix
        or len(token.stem) < _SHORTEST
    ):
        return False
    if token.plain.endswith(_OF_NOUNS):
        return False
    forms = token.keys
    if any(table.get((form,)) for table in (shipped_gazetteer(), countries(), actors()) for form in forms):
        return False
    known = heads().get((token.stem,)) or area_of(token) or calendar_forms().get(token.fold)
    return not known and token.stem not in frames()


def _named_behind(tokens: Sequence[Token], titled: int, office: int, stop: int) -> bool:
    """Whether a name stands behind a whole office: two given names, one by itself or tagged, or one with a title."""
    behind = tokens[office : min(stop, office + 2)]
    if not behind:
        return False
    if behind[0].upos in _NAME_CLASSES or _given(tokens, office) or _starts_name(tokens, office, stop):
        return True
    if len(behind) > 1 and all(_known(token) and not token.prefixes for token in behind):
        return True
    inner = (title_at(tokens, index, stop) for index in range(titled, office))
    return any(found and found[0] == office for found in inner)


def _comma_before_name(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return 1 where a comma and then a name that no و joins stand at `index`, else 0."""
    if index + 1 >= stop or tokens[index].plain not in {"،", ","} or tokens[index + 1].conjunction:
        return 0
    return int(_starts_name(tokens, index + 1, stop))


def title_at(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, Title] | None:
    """Return (token after the title, title) of the title that starts at token `index`, or None."""
    found = None if is_closed(tokens[index]) else find(titles(), tokens, index, stop)
    if found and allowed(found[1], tokens, index, found[0], blockers("titles")):
        return found
    return None


def _office_end(tokens: Sequence[Token], first: int, titled: int, stop: int) -> int:
    """Return where the words of an office end: its complement (وزير الخارجية الأميركي) ends before a name.

    The name right behind an inner title (مبعوث الرئيس بوتين) belongs to the complement.
    """
    limit = min(stop, first + _LONGEST_OFFICE)
    index = titled
    while index < limit and not (_starts_name(tokens, index, limit) or _given(tokens, index)):
        if _beyond(tokens, index) or spoken_to(tokens, titled, index, stop):
            break
        known = _known_body(tokens, index, stop)
        if known:
            index = known
            continue
        inner = None if is_complete(tokens, index) else title_at(tokens, index, limit)
        if inner and inner[0] < limit and _starts_name(tokens, inner[0], limit):
            return name_end(tokens, inner[0], stop, trusted=True)
        if not _in_office(tokens, index):
            break
        index += 1
    return index


def _beyond(tokens: Sequence[Token], index: int) -> bool:
    """Whether a country stands behind a definite word, which governs nothing (اتهم وزير الخارجية الأمريكي | إيران)."""
    token = tokens[index]
    attached = token.preposition or token.conjunction or (token.definite and token.fold.endswith("ه"))
    return tokens[index - 1].definite and not attached and _is_country(token)


def _known_body(tokens: Sequence[Token], index: int, stop: int) -> int | None:
    """Return the token after the known body or the country that starts at `index`, and so is no name; or None."""
    if tokens[index].conjunction or tokens[index - 1].suffix:
        return None
    actor = find(actors(), tokens, index, stop)
    if actor:
        return None if actor[1].kind is EntityKind.PERSON else actor[0]
    country = None if tokens[index].preposition == "ب" else find(countries(), tokens, index, stop)
    return country[0] if country and country[1].part == "name" and not country[1].ambiguous else None


def _in_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word goes on with the office that stands before it."""
    token, before = tokens[index], tokens[index - 1]
    if token.kind != "word" or token.upos in {"VERB", "AUX"} or token.fold in closed_words():
        return False
    if token.conjunction or token.preposition == "ب" or before.suffix:
        return False
    if before.definite and (not (token.definite or token.preposition) or _acted_on(tokens, index)):
        return False
    if token.definite and cannot_govern(before) and titles().get((before.stem,)):
        return False
    return token.definite or token.upos in {"NOUN", "ADJ"} or heads().get((token.stem,)) is not None


def _acted_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word behind a definite one is no part of the office before it (نفى وزير الدفاع | الاتهامات)."""
    token = tokens[index]
    if token.preposition:
        return False
    if token.upos == "NOUN" and area_words().get(token.stem):
        return True
    one = (token.number != "p" or token.plain.endswith(_OF_THINGS)) and token.fold not in number_forms()
    return token.definite and one and (opens_another(tokens, index) or begins_object(tokens, index - 1, index))


def _starts_name(tokens: Sequence[Token], index: int, stop: int) -> bool:
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
    if not opens or (trusted and _beyond(tokens, first)):
        return first
    index, limit = first + 1, min(stop, first + _LONGEST_NAME)
    while index < limit and (_carries_on(tokens, first, index, limit) or (trusted and _second(tokens, first, index))):
        index += 1
    if index - first == 1 and not trusted and not _certain(tokens[first]):
        return first
    return index


def _given(tokens: Sequence[Token], index: int) -> bool:
    """Whether a given name that is no everyday word stands right behind a title or its complement."""
    token = tokens[index]
    return token.kind == "word" and not token.prefixes and _known(token) and token.stem not in ordinary_names()


def _paired(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the tagger takes both a given name that is an everyday word and the word behind it for names."""
    pair = tokens[first : min(stop, first + 2)]
    named = all(token.upos in _NAME_CLASSES for token in pair)
    return len(pair) > 1 and named and _known(pair[0]) and not pair[1].prefixes and not _function_word(pair[1])


def _second(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the word behind a given name that follows a title is the rest of the name (الرئيس أشرف غني)."""
    token = tokens[index]
    given = _given(tokens, first) or (_known(tokens[first]) and not token.plain.endswith(_OF_OBJECTS))
    return index == first + 1 and given and token.kind == "word" and _foreign(token)


def _known(token: Token) -> bool:
    return any(form in given_names() for form in token.keys)


def _certain(token: Token) -> bool:
    """Whether one word alone is a name: a given name that is no everyday word, or one that the tagger takes for one."""
    return token.upos in _NAME_CLASSES and _known(token)


def _opens(token: Token, *, trusted: bool) -> bool:
    if token.kind != "word" or token.upos in _LINKS or _function_word(token):
        return False
    if token.definite:
        return False
    if _known(token) or token.fold in name_particles():
        return trusted or not (token.upos == "VERB" or token.stem in ordinary_names() or is_closed(token))
    return trusted and (token.upos in _NAME_CLASSES or _foreign(token))


def _fathered(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether بن and a name stand behind a word, so that it is a given name however it reads by itself (عمر بن سعد)."""
    token = tokens[first]
    if first + 2 >= stop or tokens[first + 1].plain != "بن" or token.kind != "word" or token.suffix:
        return False
    if is_closed(token) or token.upos in _LINKS or not (_known(token) or token.stem in given_names()):
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
    known = _known(token) and token.upos != "VERB"
    return known or (index == first + 1 + _particles(tokens, first, index) and _family(tokens, index))


def _surname(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a title is a family name: right behind a given name, and nothing of an office behind it (عمار الخطيب)."""
    token = tokens[index]
    ends = index + 1 >= stop or tokens[index + 1].kind == "punct" or tokens[index + 1].upos in {"VERB", "SCONJ"}
    return token.definite and not token.preposition and _given(tokens, index - 1) and ends


def _is_country(token: Token) -> bool:
    """Whether a word is the name of a country, which a whole name never ends in (حذر عماد كمال نصار سوريا)."""
    found = countries().get((token.keys[0],))
    return found is not None and found.part == "name"


def _particles(tokens: Sequence[Token], first: int, index: int) -> int:
    """Return how many given names and particles stand between the first word and the last before `index`."""
    between = range(first + 1, index)
    return sum(
        _known(tokens[at]) or tokens[at].fold in name_particles() or _opens_name(tokens[at - 1]) for at in between
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


def bare(person: Person, tokens: Sequence[Token]) -> str:
    """Return the folded name without its title, "" where only the title is printed."""
    return " ".join(token.keys[0] for token in tokens[person.name : person.last] if token.kind != "punct")
