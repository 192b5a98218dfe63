"""Personal names: with a title, after a given name, or never seen before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.calendar import calendar_forms
from waqai.lexicon.cues import reporting_words
from waqai.lexicon.frames import frames
from waqai.lexicon.lookup import find
from waqai.lexicon.names import (
    body_adjectives,
    countries,
    crowds,
    given_names,
    heads,
    name_particles,
    ordinary_names,
    titles,
)
from waqai.lexicon.numbers import number_forms
from waqai.lexicon.places import area_words, shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.extent import begins_object, cannot_govern, closed_words, is_closed, is_complete, opens_another
from waqai.mentions.locative import area_of
from waqai.mentions.name_extent import beyond, is_given, known_given, name_end, paired, starts_name, title_at
from waqai.mentions.outlets import spoken_to
from waqai.model import EntityKind
from waqai.model.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from waqai.lexicon.names import Title
    from waqai.model import Token

_SHORTEST = 3
_LONGEST_OFFICE = 10
_NAME_CLASSES = frozenset({"PROPN", "X"})
#: Endings of nouns and adjectives that a name which nobody knows seldom has.
_OF_NOUNS = ("ة", "ات")
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
    if found.relation == "none" or not whose or _is_unit(tokens, index, office, stop):
        return None
    return Person(index, titled, office, office, found)


def _is_unit(tokens: Sequence[Token], first: int, office: int, stop: int) -> bool:
    """Whether a rank with a number behind it is a unit by that word (اللواء 45)."""
    unit = office == first + 1 and tokens[first].stem in folded_words_of("numbered_unit")
    return unit and office < stop and tokens[office].kind == "number"


def may_start(token: Token) -> bool:
    """Whether a name, title or head may start at a word; False only where none does."""
    return token.upos in _NAME_CLASSES or not _starts().isdisjoint(token.keys)


@cache
def _starts() -> frozenset[str]:
    tables = (actors(), countries(), crowds(), body_adjectives(), heads(), titles())
    return given_names().union(name_particles(), *(table.starts for table in tables))


def _named_by_shape(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a word that the tagger takes for a name is one by where it stands."""
    return _after_verb(tokens, index) or _stranger(tokens, index, stop) or paired(tokens, index, stop)


def _everyday_pair(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether an everyday word and a given name behind it are a name together (محمود الهادي, but not سلام عادل)."""
    token, behind = tokens[index], tokens[index + 1 : min(stop, index + 2)]
    if (
        not behind
        or token.kind != "word"
        or token.definite
        or token.suffix
        or token.preposition
        or not known_given(token)
    ):
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
    if behind[0].upos in _NAME_CLASSES or is_given(tokens, office) or starts_name(tokens, office, stop):
        return True
    if len(behind) > 1 and all(known_given(token) and not token.prefixes for token in behind):
        return True
    inner = (title_at(tokens, index, stop) for index in range(titled, office))
    return any(found and found[0] == office for found in inner)


def _comma_before_name(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return 1 where a comma and then a name that no و joins stand at `index`, else 0."""
    if index + 1 >= stop or tokens[index].plain not in {"،", ","} or tokens[index + 1].conjunction:
        return 0
    return int(starts_name(tokens, index + 1, stop))


def _office_end(tokens: Sequence[Token], first: int, titled: int, stop: int) -> int:
    """Return where the words of an office end: its complement (وزير الخارجية الأميركي) ends before a name.

    The name right behind an inner title (مبعوث الرئيس بوتين) belongs to the complement.
    """
    limit = min(stop, first + _LONGEST_OFFICE)
    index = titled
    while index < limit:
        place = _place_end(tokens, index, limit)
        if not place and (starts_name(tokens, index, limit) or is_given(tokens, index)):
            break
        if place and not tokens[index - 1].definite:
            index = place
            continue
        if place or beyond(tokens, index) or spoken_to(tokens, titled, index, stop):
            break
        known = _known_body(tokens, index, stop)
        if known:
            index = known
            continue
        inner = None if is_complete(tokens, index) else title_at(tokens, index, limit)
        if inner and inner[0] < limit and starts_name(tokens, inner[0], limit):
            return name_end(tokens, inner[0], stop, trusted=True)
        if not _in_office(tokens, index):
            break
        index += 1
    return index


def _place_end(tokens: Sequence[Token], index: int, stop: int) -> int:
    """Return the token after the capital, doubtful country or town that an office is of (أمير قطر, محافظ عدن), or 0."""
    token = tokens[index]
    if token.kind != "word" or token.prefixes or token.suffix or token.upos == "VERB" or known_given(token):
        return 0
    country = find(countries(), tokens, index, stop)
    if country:
        doubtful = country[1].part == "name" and country[1].ambiguous and token.upos == "PROPN"
        return country[0] if country[1].part == "capital" or doubtful else 0
    rest = tuple(other.fold for other in tokens[index + 1 : stop])
    known = shipped_gazetteer().longest(token.keys, rest)
    own = known is not None and not known[1].doubt and known[1].rows[0].ours
    return index + known[0] if known and own else 0


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


def bare(person: Person, tokens: Sequence[Token]) -> str:
    """Return the folded name without its title, "" where only the title is printed."""
    return " ".join(token.keys[0] for token in tokens[person.name : person.last] if token.kind != "punct")
