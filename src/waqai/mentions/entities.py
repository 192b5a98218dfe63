"""Finds who is named: known actors, countries, bodies and crowds by their head nouns, people by title and name."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace

from waqai.lexicon.cues import relation_words
from waqai.lexicon.lookup import allowed, find
from waqai.lexicon.names import Country, Head, blockers, body_adjectives, countries, heads
from waqai.lexicon.registry import Actor, actor_by_id, actors
from waqai.mentions import made
from waqai.mentions.again import named_again, strangers
from waqai.mentions.datelines import dateline_end
from waqai.mentions.extent import is_closed, reach, with_patron
from waqai.mentions.locative import is_located
from waqai.mentions.outlets import outlets
from waqai.mentions.people import Person, may_start, person_at
from waqai.mentions.peoples import people_at
from waqai.model import Analysis, EntityKind, Mention, Sentence, Token

_GROUND = frozenset({"name", "capital"})
_UNCOUNTED: Mapping[str, int] = {}


def find_entities(
    analysis: Analysis, barred: Sequence[tuple[int, int]] = (), usage: Mapping[str, int] = _UNCOUNTED
) -> tuple[Mention, ...]:
    """Return the mentions of actors, in text order; a longer one stands before those inside it.

    `barred` are token ranges, in order, that no mention may enter: the time phrases. `usage` says how often news use
    each form, by which rare family names are known; without it they are known by their class alone.
    """
    found = [
        m for sentence in analysis.sentences for low, high in _open(analysis, sentence, barred)
        for m in _in_range(analysis, low, high)
    ]  # fmt: skip
    found += _named_again(analysis, found, usage)
    if strange := [made.stranger(analysis, index) for index in strangers(analysis.tokens, found, usage)]:
        found += strange
        found += _named_again(analysis, found, usage)
    found += [made.outlet(analysis, *stretch) for stretch in outlets(analysis, found)]
    titled = {(m.last, m.key) for m in found if m.form == "title"}
    unique = {(m.first, m.last, m.kind): m for m in found if m.form != "name" or (m.last, m.key) not in titled}
    return tuple(sorted(unique.values(), key=lambda m: (m.first, -m.last, m.key)))


def _named_again(analysis: Analysis, found: Sequence[Mention], usage: Mapping[str, int]) -> list[Mention]:
    return [made.again(analysis, index, person) for index, person in named_again(analysis.tokens, found, usage)]


def _open(analysis: Analysis, sentence: Sentence, barred: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence between barred ranges, behind its dateline."""
    low = dateline_end(analysis, sentence)
    for first, last in barred:
        if sentence.first <= first < sentence.last:
            yield low, first
            low = max(low, last)
    yield low, sentence.last


def _in_range(analysis: Analysis, low: int, high: int) -> Iterator[Mention]:
    index = low
    while index < high:
        token = analysis.tokens[index]
        if token.kind == "punct" or not may_start(token):
            index += 1
            continue
        index = yield from _at(analysis, index, high)


def _at(analysis: Analysis, index: int, stop: int) -> Generator[Mention, None, int]:
    """Yield what starts at token `index` and return where to look next: inside a phrase, not inside a name."""
    tokens = analysis.tokens
    actor = _in_full(tokens, index, stop, find(actors(), tokens, index, stop))
    person = person_at(tokens, index, stop) if actor is None or actor[1].kind is EntityKind.PERSON else None
    if actor and not (person and person.titled < person.name < actor[0] <= person.last):
        yield made.known(analysis, index, *actor)
        if actor[1].kind is not EntityKind.PERSON:
            yield from _parties_inside(analysis, index + 1, *actor)
        return actor[0]
    place = find(countries(), tokens, index, stop)
    if place and place[1].part not in {"nisba", "people"}:
        if place[1].part not in _GROUND or not is_located(tokens, index, 0, loose=False):
            yield made.of_country(analysis, index, *place)
            yield from _leader_inside(analysis, index + 1, place[0])
        return place[0]
    if person:
        yield made.of_person(analysis, person)
        if person.title:
            yield from _bodies_inside(analysis, index + 1, person)
        return person.titled if person.title else person.last
    return (yield from _by_noun(analysis, index, stop, place))


def _in_full(
    tokens: Sequence[Token], first: int, stop: int, found: tuple[int, Actor] | None
) -> tuple[int, Actor] | None:
    """Return a known person to the end of the full name, where what was `found` is title and first name alone."""
    if found is None or found[1].kind is not EntityKind.PERSON:
        return found
    inner = [find(actors(), tokens, index, stop) for index in range(first + 1, found[0])]
    return max([found, *(one for one in inner if one and one[1].id == found[1].id)], key=lambda one: one[0])


def _by_noun(
    analysis: Analysis, index: int, stop: int, place: tuple[int, Country] | None
) -> Generator[Mention, None, int]:
    """Yield whom a head noun, a people or the adjective of a state at token `index` names; return where to go on."""
    tokens, found = analysis.tokens, head_at(analysis.tokens, index, stop)
    if found:
        end = with_patron(tokens, max(found[0], reach(tokens, found[0] - 1, stop)), stop)
        if found[1].form != "toll" or end > found[0]:
            yield made.headed(analysis, index, end, found[1])
        return _inside(tokens, found, end, stop)
    people = people_at(tokens, index, stop)
    if people:
        yield made.of_origin(analysis, index, *people)
        return people[0]
    yield from _adjective(analysis, index, place)
    return index + 1


def _adjective(analysis: Analysis, index: int, place: tuple[int, Country] | None) -> Iterator[Mention]:
    """Yield the state, `place`, or else the known body that the adjective at token `index` stands for, if any."""
    if place:
        yield made.of_country(analysis, index, *place)
    elif _attributive(analysis.tokens, index):
        yield from _body_meant(analysis, index, index + 1)


def _parties_inside(analysis: Analysis, index: int, last: int, whole: Actor) -> Iterator[Mention]:
    """Yield who else is named inside the name of a body: its state, its leader, whom it follows (قوات الرئيس هادي).

    A state is one by its adjective, or by its name behind li or min (الموالية لإيران); other names there are its own.
    """
    tokens, at = analysis.tokens, index
    while at < last:
        actor, person = find(actors(), tokens, at, last), person_at(tokens, at, last)
        if person and person.title and person.name < person.last:
            yield made.of_person(analysis, person)
            at = person.last
        elif actor and actor[1].id != whole.id:
            yield made.known(analysis, at, *actor)
            at = actor[0]
        elif (state := find(countries(), tokens, at, last)) and state[1].part == "government":
            yield made.of_country(analysis, at, *state)
            at = state[0]
        else:
            yield from _states_inside(analysis, at, at + 1)
            at += 1


def _leader_inside(analysis: Analysis, index: int, last: int) -> Iterator[Mention]:
    """Yield the person whom a government is named after (إدارة ترامب)."""
    for at in range(index, last):
        person = person_at(analysis.tokens, at, last)
        if person and person.last == last:
            yield made.of_person(analysis, person)
            return


def _states_inside(analysis: Analysis, index: int, last: int) -> Iterator[Mention]:
    """Yield what adjectives inside a name or title stand for: states (الجيش التركي; codebook §2) and known bodies."""
    for at in range(index, last):
        found = find(countries(), analysis.tokens, at, last)
        if found and found[1].code and (found[1].part == "nisba" or _follows(analysis.tokens, at, found[1])):
            yield made.of_country(analysis, at, *found)
        elif not found:
            yield from _body_meant(analysis, at, last)


def _body_meant(analysis: Analysis, index: int, last: int) -> Iterator[Mention]:
    """Yield the known body that the adjective at token `index` stands for (المبعوث الأممي)."""
    found = find(body_adjectives(), analysis.tokens, index, last)
    if found:
        yield replace(made.known(analysis, index, found[0], actor_by_id()[found[1]]), form="nisba")


def _follows(tokens: Sequence[Token], index: int, country: Country) -> bool:
    """Whether the name of a state stands behind li or min, or looks like its adjective (القوات السعودية)."""
    if country.part not in _GROUND:
        return False
    token, before = tokens[index], tokens[index - 1]
    led = any(word.relation == "leads" for word in relation_words().get(before.stem, ()))
    return led or token.preposition == "ل" or before.fold == "من" or (token.fold.endswith("يه") and before.definite)


def _bodies_inside(analysis: Analysis, index: int, person: Person) -> Iterator[Mention]:
    """Yield the bodies and the states inside a title (مبعوث الأمم المتحدة، الرئيس التركي، رئيس بلدية البلدة)."""
    tokens, at, last, end = analysis.tokens, index, person.titled, person.name
    while at < last:
        actor = find(actors(), tokens, at, end)
        head = None if actor else head_at(tokens, at, end)
        if actor and actor[1].kind is not EntityKind.PERSON:
            yield made.known(analysis, at, *actor)
        elif head and head[1].form == "body":
            body_end = max(head[0], reach(tokens, head[0] - 1, end))
            if body_end > at + 1 or tokens[at].definite:
                yield made.headed(analysis, at, body_end, head[1])
        else:
            yield from _states_inside(analysis, at, at + 1)
        at = actor[0] if actor else at + 1


def _inside(tokens: Sequence[Token], found: tuple[int, Head], end: int, stop: int) -> int:
    """Return the first token after the chain of heads (قيادة قوات التحالف) that one body is named by.

    A known body (قوات الاتحاد الإفريقي) ends the chain, and so does the body behind a crowd of it (عناصر الحرس).
    """
    index, form = found[0], found[1].form
    while index < end and not tokens[index].preposition and not find(actors(), tokens, index, stop):
        link = head_at(tokens, index, stop)
        if link is None or link[1].form != form:
            break
        index = link[0]
    return index


def head_at(tokens: Sequence[Token], index: int, stop: int) -> tuple[int, Head] | None:
    """Return (token after the head, what it heads) of the head noun at token `index`, or None; no verb is one."""
    if tokens[index].kind != "word" or tokens[index].upos == "VERB" or is_closed(tokens[index]):
        return None
    found = find(heads(), tokens, index, stop)
    if found is None or not allowed(found[1], tokens, index, found[0], blockers("heads")):
        return None
    return None if found[0] == index + 1 and _attributive(tokens, index) else found


def _attributive(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adjective (إرهابي) belongs to the noun before it, and so names nobody."""
    before = tokens[index - 1] if index else None
    token = tokens[index]
    return bool(
        token.upos == "ADJ" and before and before.upos == "NOUN" and before.definite == token.definite
        and not token.preposition and not token.conjunction
    )  # fmt: skip
