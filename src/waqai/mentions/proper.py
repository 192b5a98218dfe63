"""What of the coder's mentions is a proper name, as the corpora of named entities cut and sort them.

The coder marks whoever acts, by whatever words (the president, government forces, the north of a town). Of these the
corpora take only names, and cut them differently: a person without the title, a town without the word for its kind, a
paper or a company without "newspaper" and "company".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from waqai.lexicon.frames import frames
from waqai.lexicon.lemmas import singulars
from waqai.lexicon.lookup import find
from waqai.lexicon.names import countries, ordinary_names
from waqai.lexicon.numbers import read_numeral
from waqai.lexicon.registry import actors
from waqai.lexicon.words import folded_words_of
from waqai.mentions.entities import head_at
from waqai.mentions.name_extent import title_at
from waqai.mentions.name_repairs import apart, mended
from waqai.mentions.name_tagger import NameModel, people_in
from waqai.mentions.places import find_places
from waqai.mentions.proper_places import is_place, of_country, of_place, sent_from, wide_regions
from waqai.mentions.world_bodies import NAME_CLASSES, Proper, bodies_of_kind, credited, listed_bodies, sporting, team
from waqai.mentions.world_people import listed_people
from waqai.model import Analysis, EntityKind, Mention, Token

#: Heads of bodies that are called by head and complement (مجلس الأمن، جامعة القاهرة), by their id in the lexicon.
BODIES: Final = frozenset({
    "bank", "daira", "haya_qadaiyya", "hizb", "hukm_intiqali", "ittihad", "jabha", "jamia", "jamiyya",
    "jamiyya_amma", "mahkama", "majlis", "majlis_nuwwab", "majlis_wuzara", "maktab", "markaz", "muassasa", "mukhabarat",
    "munazzama", "quwwat_musallaha", "rabita",
})  # fmt: skip
#: Of these, plurals.
PLURALS: Final = frozenset({"quwwat_musallaha", "mukhabarat"})
#: Heads before the name of a body, which is cut without them (صحيفة X).
BEFORE_NAMES: Final = frozenset({"fariq", "jarida", "majalla", "qanat", "sahifa", "sharika", "shabaka", "wikala_anba"})
#: Of these, heads that a known name keeps (وكالة الأنباء القطرية).
AGENCIES: Final = frozenset({"wikala_anba", "sharika", "shabaka"})
#: Heads that are names by themselves.
WHOLE: Final = frozenset({"barlaman", "kharijiyya"})
#: Heads that stay before the name of a known body (حركة حماس).
NAMED_WITH: Final = frozenset({"haraka", "tanzim", "munazzama", "hizb"})
#: Classes that a rare family name may be taken for, and how often news use a word that is not rare.
_NOMINAL, _SELDOM = frozenset({"NOUN", "ADJ"}), 20
_GROUND: Final = frozenset({"name", "capital"})


def proper_names(analysis: Analysis, mentions: Iterable[Mention], tagger: NameModel | None = None) -> list[Proper]:
    """Return the proper names of a report in text order: by the rules, and unknown people as the tagger sees them.

    What the rules take for a place as it stands is one. A person whom the tagger found by the full name is found again
    by its last word. Without a tagger the rules alone decide.
    """
    mentions = tuple(mentions)
    ruled = ruled_names(analysis, mentions)
    if tagger is None:
        return ruled
    people = _people(analysis, mentions, ruled, tagger)
    others = [name for name in ruled if name.kind != "PERS" and not _overlaps(name, people)]
    again = _named_again(analysis.tokens, people, others, tagger.usage)
    return sorted([*people, *others, *again], key=lambda name: name.first)


def _people(
    analysis: Analysis, mentions: Sequence[Mention], ruled: Sequence[Proper], tagger: NameModel
) -> list[Proper]:
    """Return the people of a report: whom the registry or the lists know, and whom the tagger sees beside them.

    A listed name counts only where it stands in no longer one of a person whom the tagger sees, of a body or a place.
    """
    tokens, others = analysis.tokens, [name for name in ruled if name.kind != "PERS"]
    known = _registered(tokens, mentions)
    registered = [name for name in ruled if name.kind == "PERS" and name in known]
    seen = [name[1:] for name in people_in(analysis, ruled, tagger)]
    tagged = [Proper("PERS", *name) for name in mended(tokens, seen)]
    listed = [name for name in listed_people(tokens) if not _inside(name, [*tagged, *others])]
    settled = [Proper("PERS", *name) for name in apart(name[1:] for name in (*registered, *listed))]
    free = [name for name in tagged if not _overlaps(name, settled) and name._replace(kind="LOC") not in others]
    return [*settled, *free]


def _named_again(
    tokens: Sequence[Token], people: Sequence[Proper], others: Sequence[Proper], usage: Mapping[str, int]
) -> list[Proper]:
    """Return where the last word of a person's full name stands alone, and is no word of the lexicon."""
    taken = {at for name in (*people, *others) for at in range(name.first, name.last)}
    full = [tokens[name.last - 1] for name in people if name.last - name.first > 1]
    ends = {(last.stem, last.definite) for last in full if not (last.stem in ordinary_names() or last.stem in frames())}
    return [
        Proper("PERS", token.index, token.index + 1)
        for token in tokens
        if (token.stem, token.definite) in ends
        and (token.upos in NAME_CLASSES or _rare(token, usage))
        and not token.suffix
        and taken.isdisjoint(range(token.index - 1, token.index + 2))
    ]


def _rare(token: Token, usage: Mapping[str, int]) -> bool:
    """Whether news hardly use a word, so that its class tells little."""
    return token.upos in _NOMINAL and max(usage.get(form, 0) for form in token.keys) < _SELDOM


def _registered(tokens: Sequence[Token], mentions: Iterable[Mention]) -> set[Proper | None]:
    """Return the names of people whom the registry knows: the tagger has no say on them."""
    return {_of_mention(tokens, mention) for mention in mentions if mention.because.startswith("actor ")}


def ruled_names(analysis: Analysis, mentions: Iterable[Mention]) -> list[Proper]:
    """Return the proper names among the mentions and places of a report in text order.

    None stands inside another; of two that overlap the longer one is taken.
    """
    tokens, sport = analysis.tokens, sporting(analysis.tokens)
    origins = set(sent_from(analysis))
    listed = {*origins, *listed_bodies(tokens, sport), *credited(tokens)}
    found = [*listed, *bodies_of_kind(tokens), *wide_regions(analysis)]
    found += [team(tokens, name, sport) for mention in mentions if (name := _of_mention(tokens, mention))]
    found += [team(tokens, name, sport) for place in find_places(analysis) if (name := of_place(tokens, place))]
    kept: list[Proper] = []
    for name in sorted(found, key=lambda name: (name.first - name.last, name not in listed, name)):
        trimmed = _trimmed(tokens, name)
        if trimmed and name.kind == "LOC" and _of_event(tokens, name.first):
            continue
        if trimmed and not _overlaps(trimmed, kept):
            kept.append(trimmed)
    return sorted(kept, key=lambda name: name.first)


def _overlaps(name: Proper, others: Iterable[Proper]) -> bool:
    return any(name.first < other.last and other.first < name.last for other in others)


def _inside(name: Proper, others: Iterable[Proper]) -> bool:
    """Whether a name stands in a longer one."""
    length = name.last - name.first
    return any(
        other.first <= name.first and name.last <= other.last and length < other.last - other.first for other in others
    )


def _of_event(tokens: Sequence[Token], first: int) -> bool:
    """Whether a place belongs to the name of a meeting, a deal or a contest (معرض القاهرة، كأس إنجلترا)."""
    before = tokens[first - 1] if first else None
    if before is None or before.definite or before.suffix or tokens[first].conjunction or tokens[first].preposition:
        return False
    return before.stem in folded_words_of("event_word")


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
        house = what.endswith("government") and is_place(tokens, mention.first, mention.last)
        ground = house or what.endswith(("name", "capital"))
        return of_country(tokens, mention.first, mention.last) if ground else None
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
    first, last = mention.first, mention.last
    head = head_at(tokens, first, last)
    if (head and head[1].same) or _of_minister(tokens, first) or _force_of_state(tokens, first, last):
        return None
    if head and head[1].id in BEFORE_NAMES and head[1].id not in AGENCIES and head[0] < last:
        return _introduced(tokens, head[0], last)
    return Proper("ORG", first, _before_epithet(tokens, first, last))


def _of_minister(tokens: Sequence[Token], first: int) -> bool:
    """Whether a ministry's name stands behind the word for minister or ministry, and so is part of an office."""
    before = tokens[first - 1].stem if first else ""
    return not tokens[first].prefixes[1:] and before in folded_words_of("ministry_word")


def _force_of_state(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a known actor is the police or air force of a state, called by its adjective (الشرطة التركية)."""
    known = find(actors(), tokens, first, last)
    country = countries().get((tokens[last - 1].keys[0],))
    force = known is not None and known[1].kind is EntityKind.MILITARY
    return force and country is not None and country.part == "nisba"


def _introduced(tokens: Sequence[Token], first: int, last: int) -> Proper | None:
    """Return what a word for its kind introduces, in quotation marks or as far as no adjective of a state ends it."""
    opened = [index for index in range(first, last) if tokens[index].kind == "punct"]
    if opened:
        inside = [opened[0], *opened[1:], last]
        return Proper("ORG", inside[0] + 1, inside[1]) if inside[1] > inside[0] + 1 else None
    while last > first + 1 and (country := countries().get((tokens[last - 1].keys[0],))) and country.part == "nisba":
        last -= 1
    return Proper("ORG", first, last)


def _before_epithet(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a body ends without the adjective of a state that its name does not need (حزب الله | اللبناني)."""
    end = last - 1
    if end <= first or not (country := countries().get((tokens[end].keys[0],))) or country.part != "nisba":
        return last
    known = find(actors(), tokens, first, end)
    return end if known and known[0] == end else last


def _headed(tokens: Sequence[Token], mention: Mention, head: str) -> Proper | None:
    """Return a body by its head: with the head, without it, or none."""
    found = head_at(tokens, mention.first, mention.last)
    first, last = mention.first, mention.last
    if (
        found is None
        or tokens[found[0] - 1].suffix
        or (head not in PLURALS and _of_many(tokens, first, found[0], last))
    ):
        return None
    if head in BEFORE_NAMES:
        return _behind(tokens, found[0], last) if not tokens[first].definite else None
    whole = head in WHOLE or (head in BODIES and _names(tokens, first, found[0], last))
    return Proper("ORG", first, last) if whole else None


def _of_many(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    """Whether a phrase is no name: its head is a plural, or what every body has stands behind it (مجلس الإدارة)."""
    part = index < last and tokens[index].stem in folded_words_of("part_of_bodies")
    return part or tokens[first].number == "p" or tokens[first].stem in singulars()


def _behind(tokens: Sequence[Token], first: int, last: int) -> Proper | None:
    """Return the name that a word for its kind introduces: a quoted one, or the first word that is no adjective."""
    opened = [index for index in range(first, last) if tokens[index].kind == "punct"]
    if len(opened) > 1:
        return Proper("ORG", opened[0], opened[-1])
    end = first
    while end < last and tokens[end].upos in NAME_CLASSES:
        end += 1
    return Proper("ORG", first, end) if end > first else None


def _names(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    """Whether the words behind a head make a name of it: none is an ordinal, one is definite or a name."""
    rest = tokens[index:last]
    if any((numeral := read_numeral(tokens, at)) and numeral.ordinal for at in range(index, last)):
        return False
    if not rest:
        return index - first > 1
    return any(token.definite or token.upos in NAME_CLASSES for token in (tokens[first], *rest))
