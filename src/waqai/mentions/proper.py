"""What of the coder's mentions is a proper name, as the corpora of named entities cut and sort them.

The coder marks whoever acts, by whatever words (the president, government forces, the north of a town). Of these the
corpora take only names, and cut them differently: a person without the title, a town without the word for its kind, a
paper or a company without "newspaper" and "company".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from waqai.lexicon.lookup import find, words_after
from waqai.lexicon.names import Phrases, Value, bodies, countries
from waqai.lexicon.numbers import read_numeral
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.entities import head_at
from waqai.mentions.locative import area_of, is_located
from waqai.mentions.name_tagger import NameModel, people_in
from waqai.mentions.people import title_at
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.places import find_places
from waqai.model import Analysis, EntityKind, Mention, Token

#: Heads of bodies that are called by head and complement (مجلس الأمن، جامعة القاهرة), by their id in the lexicon.
BODIES: Final = frozenset({
    "bank", "daira", "haya_qadaiyya", "hizb", "hukm_intiqali", "ittihad", "jabha", "jamia", "jamiyya",
    "jamiyya_amma", "mahkama", "majlis", "majlis_nuwwab", "majlis_wuzara", "maktab", "markaz", "muassasa", "mukhabarat",
    "munazzama", "quwwat_musallaha", "rabita",
})  # fmt: skip
#: Heads before the name of a body, which is cut without them (صحيفة X).
BEFORE_NAMES: Final = frozenset({"fariq", "jarida", "majalla", "qanat", "sahifa", "sharika", "shabaka", "wikala_anba"})
#: Heads that are names by themselves.
WHOLE: Final = frozenset({"barlaman", "kharijiyya"})
#: Heads that stay before the name of a known body (حركة حماس).
NAMED_WITH: Final = frozenset({"haraka", "tanzim", "munazzama", "hizb"})
_NAME_CLASSES: Final = frozenset({"PROPN", "X"})
_GROUND: Final = frozenset({"name", "capital"})
#: How far the words of sport reach, in tokens.
_AROUND: Final = 25
_ENDS_CREDIT: Final = frozenset({")", "-"})
_CUT_AREAS: Final = frozenset({"unit", "whole", "area", "direction", "border"})


class Proper(NamedTuple):
    """A proper name: PERS, LOC or ORG, in tokens `[first, last)`."""

    kind: str
    first: int
    last: int


def proper_names(analysis: Analysis, mentions: Iterable[Mention], tagger: NameModel | None = None) -> list[Proper]:
    """Return the proper names of a report in text order: by the rules, and unknown people as the tagger sees them.

    Without a tagger the rules alone decide.
    """
    mentions = tuple(mentions)
    ruled = ruled_names(analysis, mentions)
    if tagger is None:
        return ruled
    settled = [name for name in ruled if name.kind == "PERS" and name in _registered(analysis.tokens, mentions)]
    people = [Proper(*name) for name in people_in(analysis, ruled, tagger)]
    people = [*settled, *(name for name in people if not _overlaps(name, settled))]
    others = [name for name in ruled if name.kind != "PERS" and not _overlaps(name, people)]
    return sorted([*people, *others], key=lambda name: name.first)


def _registered(tokens: Sequence[Token], mentions: Iterable[Mention]) -> set[Proper | None]:
    """Return the names of people whom the registry knows: the tagger has no say on them."""
    return {_of_mention(tokens, mention) for mention in mentions if mention.because.startswith("actor ")}


def ruled_names(analysis: Analysis, mentions: Iterable[Mention]) -> list[Proper]:
    """Return the proper names among the mentions and places of a report in text order.

    None stands inside another; of two that overlap the longer one is taken.
    """
    tokens, sport = analysis.tokens, sporting(analysis.tokens)
    listed = {*listed_bodies(tokens, sport), *_credits(tokens)}
    found = list(listed)
    found += [_team(tokens, name, sport) for mention in mentions if (name := _of_mention(tokens, mention))]
    found += [_team(tokens, name, sport) for place in find_places(analysis) if (name := _of_place(tokens, place))]
    kept: list[Proper] = []
    for name in sorted(found, key=lambda name: (name.first - name.last, name not in listed, name)):
        trimmed = _trimmed(tokens, name)
        if trimmed and not _overlaps(trimmed, kept):
            kept.append(trimmed)
    return sorted(kept, key=lambda name: name.first)


def _overlaps(name: Proper, others: Iterable[Proper]) -> bool:
    return any(name.first < other.last and other.first < name.last for other in others)


def _trimmed(tokens: Sequence[Token], name: Proper) -> Proper | None:
    """Return the name without marks at its ends, None where nothing else is in it."""
    inside = [index for index in range(name.first, name.last) if tokens[index].kind != "punct"]
    return Proper(name.kind, inside[0], inside[-1] + 1) if inside else None


# --- bodies of the world ----------------------------------------------------------------------------------


def sporting(tokens: Sequence[Token]) -> Sequence[bool]:
    """Return for each token whether a word of sport stands within `_AROUND` tokens of it."""
    words = folded_words_of("sport")
    found = [False] * len(tokens)
    for index, token in enumerate(tokens):
        if token.stem in words:
            low, high = max(index - _AROUND, 0), min(index + _AROUND + 1, len(tokens))
            found[low:high] = [True] * (high - low)
    return found


def listed_bodies(tokens: Sequence[Token], sport: Sequence[bool]) -> Iterator[Proper]:
    """Yield the names of clubs, companies and other listed bodies."""
    index = 0
    while index < len(tokens):
        found = find(bodies(), tokens, index, len(tokens)) if tokens[index].kind != "punct" else None
        if found and (sport[index] or not found[1].sport):
            yield Proper("ORG", index, found[0])
        index = found[0] if found else index + 1


def _credits(tokens: Sequence[Token]) -> Iterator[Proper]:
    """Yield agencies that a picture is credited to by an adjective in brackets ("(الفرنسية - أرشيف)")."""
    for index in range(1, len(tokens) - 1):
        token, behind = tokens[index], tokens[index + 1].plain
        if tokens[index - 1].plain == "(" and behind in _ENDS_CREDIT and token.definite and token.plain.endswith("ية"):
            country = countries().get((token.keys[0],))
            if country and country.part == "nisba":
                yield Proper("ORG", index, index + 1)


def _team(tokens: Sequence[Token], name: Proper, sport: Sequence[bool]) -> Proper:
    """Return a country where sport is told and no preposition places anything there as its team."""
    if name.kind != "LOC" or not sport[name.first] or is_located(tokens, name.first, 0, loose=True):
        return name
    country = countries().longest(tokens[name.first].keys, words_after(tokens, name.first + 1, name.last))
    return name._replace(kind="ORG") if country and country[1].part == "name" else name


# --- who --------------------------------------------------------------------------------------------------


def _of_mention(tokens: Sequence[Token], mention: Mention) -> Proper | None:
    if mention.kind is EntityKind.PERSON:
        return _person(tokens, mention)
    if mention.form != "name":
        return None
    rule, _, what = mention.because.partition(" ")
    if rule == "country":
        house = what.endswith("government") and not head_at(tokens, mention.first, mention.last)
        return Proper("LOC", mention.first, mention.last) if house or what.endswith(("name", "capital")) else None
    inner = _inner(tokens, mention)
    if inner or rule == "actor":
        return inner or _actor(tokens, mention)
    return _headed(tokens, mention, what)


def _person(tokens: Sequence[Token], mention: Mention) -> Proper | None:
    """Return the name without the titles before it (الشيخ حمد)."""
    if mention.name is None:
        return None
    inside = [index for index in range(mention.first, mention.last) if tokens[index].span.overlaps(mention.name)]
    first, last = inside[0], inside[-1] + 1
    while (title := title_at(tokens, first, last)) and title[0] < last:
        first = title[0]
    return Proper("PERS", first, last)


def _inner(tokens: Sequence[Token], mention: Mention) -> Proper | None:
    """Return the body or country at the end of a phrase that says something of it (وفد الأمم المتحدة، شعب لبنان)."""
    head = head_at(tokens, mention.first, mention.last)
    if head is None or head[1].id in NAMED_WITH:
        return None
    for index in range(head[0], mention.last):
        actor, country = (find(table, tokens, index, mention.last) for table in (actors(), countries()))
        if actor and actor[0] == mention.last and actor[1].kind is not EntityKind.PERSON:
            return Proper("ORG", index, mention.last)
        if country and country[0] == mention.last and country[1].part in _GROUND and head[1].id not in BODIES:
            return Proper("LOC", index, mention.last)
    return None


def _actor(tokens: Sequence[Token], mention: Mention) -> Proper | None:
    """Return a known body; the army of a state is none (الجيش اللبناني)."""
    head = head_at(tokens, mention.first, mention.last)
    return None if head and head[1].same else Proper("ORG", mention.first, mention.last)


def _headed(tokens: Sequence[Token], mention: Mention, head: str) -> Proper | None:
    """Return a body by its head: with the head, without it, or none."""
    found = head_at(tokens, mention.first, mention.last)
    first, last = mention.first, mention.last
    if found is None or tokens[found[0] - 1].suffix:
        return None
    if head in BEFORE_NAMES:
        return _behind(tokens, found[0], last) if not tokens[first].definite else None
    whole = head in WHOLE or (head in BODIES and _names(tokens, first, found[0], last))
    return Proper("ORG", first, last) if whole else None


def _behind(tokens: Sequence[Token], first: int, last: int) -> Proper | None:
    """Return the name that a word for its kind introduces: a quoted one, or the first word that is no adjective."""
    opened = [index for index in range(first, last) if tokens[index].kind == "punct"]
    if len(opened) > 1:
        return Proper("ORG", opened[0], opened[-1])
    end = first
    while end < last and tokens[end].upos in _NAME_CLASSES:
        end += 1
    return Proper("ORG", first, end) if end > first else None


def _names(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    """Whether the words behind a head make a name of it: none is an ordinal, one is definite or a name."""
    rest = tokens[index:last]
    if any((numeral := read_numeral(tokens, at)) and numeral.ordinal for at in range(index, last)):
        return False
    if not rest:
        return index - first > 1
    return any(token.definite or token.upos in _NAME_CLASSES for token in (tokens[first], *rest))


# --- where ------------------------------------------------------------------------------------------------


def _of_place(tokens: Sequence[Token], place: PlaceMention) -> Proper | None:
    if place.inner or not place.sure:
        return None
    first, last = place.first, _without_epithet(tokens, place.first, place.last)
    past = _past_areas(tokens, first, last)
    if not _known(tokens, first, last) or (_is_place(tokens, past, last) and not _is_country(tokens, first, last)):
        first = past
    if first == last or (first > place.first and tokens[first].upos == "ADJ"):
        return None
    area = area_of(tokens[first])
    alone = last - first == 1 or all(token.upos == "ADJ" for token in tokens[first + 1 : last])
    return None if area and alone and not _known(tokens, first, last) else Proper("LOC", first, last)


def _past_areas(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the words for kinds and sides end, at the latest where a known name begins (الشرق الأوسط)."""
    index = first
    while index < last and (area := area_of(tokens[index])) and area.kind in _CUT_AREAS:
        if index > first and _known(tokens, index, last):
            break
        index += 1
    return index


def _without_epithet(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a place ends without the adjective behind it that is no part of a known name (بيدوا الصغيرة)."""
    short = last - 1
    epithet = short > first and tokens[short].definite and not _known(tokens, first, last)
    return short if epithet and _known(tokens, _past_areas(tokens, first, short), short) else last


def _known(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words as they stand are the name of a place that tables hold (جنوب أفريقيا)."""
    if first >= last or (last - first == 1 and area_of(tokens[first])):
        return False
    return _is_place(tokens, first, last) or _is_country(tokens, first, last)


def _is_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first < last and _fills(shipped_gazetteer(), tokens, first, last)


def _is_country(tokens: Sequence[Token], first: int, last: int) -> bool:
    return _fills(countries(), tokens, first, last)


def _fills(table: Phrases[Value], tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an entry of a table covers all the words."""
    found = table.longest(tokens[first].keys, words_after(tokens, first + 1, last))
    return found is not None and found[0] >= last - first
