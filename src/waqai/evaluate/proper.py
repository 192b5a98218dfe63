"""What of the coder's mentions is a proper name, as the corpora of named entities cut and sort them.

The coder marks whoever acts, by whatever words (the president, government forces, the north of a town). Of these the
corpora take only names, and cut them differently: a person without the title, a town without the word for its kind, a
paper or a company without "newspaper" and "company".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from waqai.claims.context import Context
from waqai.lexicon.lookup import bases, find, words_after
from waqai.lexicon.names import countries
from waqai.lexicon.numbers import read_numeral
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.mentions.entities import head_at
from waqai.mentions.locative import area_of
from waqai.mentions.people import title_at
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.places import find_places
from waqai.model import EntityKind, Mention, Token

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
_CUT_AREAS: Final = frozenset({"unit", "whole", "area", "direction", "border"})


class Proper(NamedTuple):
    """A proper name: PERS, LOC or ORG, in tokens `[first, last)`."""

    kind: str
    first: int
    last: int


def proper_names(context: Context) -> list[Proper]:
    """Return the proper names of a report in text order, none inside another; of two that overlap the longer one."""
    tokens = context.scene.analysis.tokens
    found = [name for party in context.scene.parties if (name := _of_mention(tokens, party.mention))]
    found += [name for place in find_places(context.scene.analysis) if (name := _of_place(tokens, place))]
    kept: list[Proper] = []
    for name in sorted(found, key=lambda name: (name.first - name.last, name)):
        trimmed = _trimmed(tokens, name)
        if trimmed and not any(trimmed.first < other.last and other.first < trimmed.last for other in kept):
            kept.append(trimmed)
    return sorted(kept, key=lambda name: name.first)


def _trimmed(tokens: Sequence[Token], name: Proper) -> Proper | None:
    """Return the name without marks at its ends, None where nothing else is in it."""
    inside = [index for index in range(name.first, name.last) if tokens[index].kind != "punct"]
    return Proper(name.kind, inside[0], inside[-1] + 1) if inside else None


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
    first, last = place.first, place.last
    if not _known(tokens, first, last):
        first = _past_areas(tokens, first, last)
    if first == last or (first > place.first and tokens[first].upos == "ADJ"):
        return None
    area = area_of(tokens[first])
    alone = last - first == 1 or all(token.upos == "ADJ" for token in tokens[first + 1 : last])
    return None if area and alone and not _known(tokens, first, last) else Proper("LOC", first, last)


def _past_areas(tokens: Sequence[Token], first: int, last: int) -> int:
    while first < last and (area := area_of(tokens[first])) and area.kind in _CUT_AREAS:
        first += 1
    return first


def _known(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words as they stand are the name of a place that tables hold (جنوب أفريقيا)."""
    if last - first == 1 and area_of(tokens[first]):
        return False
    forms, rest = bases(tokens[first]), words_after(tokens, first + 1, last)
    found = (shipped_gazetteer().longest(forms, rest), countries().longest(forms, rest))
    return any(known and known[0] >= last - first for known in found)
