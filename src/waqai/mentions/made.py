"""What namings of actors are made of: the words they take, the key of their actor, its kind, country and sector."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.lexicon.lookup import find
from waqai.lexicon.names import Country, Crowd, Head, countries, heads
from waqai.lexicon.registry import Actor, actors
from waqai.mentions.extent import reach
from waqai.mentions.people import Person, bare
from waqai.model import Analysis, EntityKind, Mention, Span, Token, fold

_STATE_PARTS = frozenset({"name", "capital", "government"})
#: Closing mark → its opening one; any other mark closes itself.
_OPENING = {"»": "«", "”": "“", ")": "(", "]": "["}
_FORM_OF_HEAD = {"body": "name", "crowd": "description", "source": "description", "toll": "description"}


def country_of(tokens: Sequence[Token]) -> str | None:
    """Return the ISO code of the first country, people or adjective among the tokens."""
    for index in range(len(tokens)):
        found = find(countries(), tokens, index, len(tokens))
        if found and found[1].code:
            return found[1].code
    return None


def mention_span(analysis: Analysis, first: int, last: int) -> Span:
    """Return the characters of a mention: its first word without conjunction and preposition, to its last word's end.

    A pronoun stays on the last word (قواته), as names are quoted (codebook §2, Entities). What looks like a preposition
    belongs to a known name that begins with it (بان كي مون).
    """
    token = analysis.tokens[first]
    words = tuple(other.fold for other in analysis.tokens[first + 1 : last] if other.kind != "punct")
    whole = token.span.start + len(token.conjunction)
    known = token.stem_span.start > whole and actors().get((token.fold.removeprefix(token.conjunction), *words))
    start = whole if known else token.stem_span.start
    return Span(start, max(analysis.tokens[_without_marks(analysis.tokens, first, last) - 1].span.end, start + 1))


def _without_marks(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return `last` without marks at the end that open something, or close what does not open inside."""
    while last > first + 1 and tokens[last - 1].kind == "punct" and not _closes_inside(tokens, first, last - 1):
        last -= 1
    return last


def _closes_inside(tokens: Sequence[Token], first: int, index: int) -> bool:
    mark, before = tokens[index].plain, [token.plain for token in tokens[first:index]]
    opening = _OPENING.get(mark)
    return before.count(mark) % 2 == 1 if opening is None else before.count(opening) > before.count(mark)


def key_of(tokens: Sequence[Token]) -> str:
    """Return the folded words without their articles and outer clitics."""
    return " ".join(token.stem or token.fold for token in tokens if token.kind != "punct")


def _build(  # noqa: PLR0913  one value has these parts
    analysis: Analysis, first: int, last: int, *, form: str, key: str, because: str, kind: EntityKind | None = None,
    country: str | None = None, sector: str | None = None, name: Span | None = None,
    title: str = "",
) -> Mention:  # fmt: skip
    return Mention(
        span=mention_span(analysis, first, last), first=first, last=last, head=first, form=form, key=key, kind=kind,
        country=country, sector=sector, because=because, name=name, title=title,
        definite=analysis.tokens[first].definite, printed=key_of(analysis.tokens[first:last]),
        pronoun=analysis.tokens[first].suffix,
    )  # fmt: skip


def again(analysis: Analysis, index: int, person: Mention) -> Mention:
    """Return the mention of a person named again by one word."""
    return _build(
        analysis, index, index + 1, form="name", key=person.key,
        kind=EntityKind.PERSON, country=person.country, sector=person.sector,
        name=mention_span(analysis, index, index + 1), because="named before",
    )  # fmt: skip


def known(analysis: Analysis, first: int, last: int, actor: Actor) -> Mention:
    """Return the mention of a known actor in tokens `[first, last)`."""
    person = actor.kind is EntityKind.PERSON
    return _build(
        analysis, first, last, form="name", key=f"person:{fold(actor.name)}" if person else f"actor:{actor.id}",
        kind=actor.kind, country=actor.country, sector=actor.sector, because=f"actor {actor.id}",
        name=mention_span(analysis, first, last) if person else None,
    )  # fmt: skip


def of_country(analysis: Analysis, first: int, last: int, country: Country) -> Mention:
    """Return the mention of a state, or of its people, that tokens `[first, last)` name."""
    because = f"country {country.code} {country.part}"
    if country.part == "people":
        return _build(
            analysis, first, reach(analysis.tokens, first, last), form="description", key=f"people:{country.code}",
            kind=EntityKind.POPULATION, country=country.code, sector="CVL", because=because,
        )  # fmt: skip
    return _build(
        analysis, first, last, form="name" if country.part in _STATE_PARTS else "nisba", key=f"country:{country.code}",
        kind=EntityKind.GOVERNMENT, country=country.code, sector="GOV", because=because,
    )  # fmt: skip


def of_origin(analysis: Analysis, first: int, last: int, crowd: Crowd) -> Mention:
    """Return the mention of a people, a sect or somebody of it."""
    words = key_of(analysis.tokens[first:last])
    key = f"office:{words}" if crowd.one else f"people:{crowd.country}" if crowd.state else f"crowd:{words}"
    return _build(
        analysis, first, last, form="office" if crowd.one else "description", key=key, kind=crowd.kind,
        country=crowd.country, sector=crowd.sector,
        because=f"country {crowd.id} people" if crowd.state else f"people {crowd.id}",
    )  # fmt: skip


def of_person(analysis: Analysis, person: Person) -> Mention:
    """Return the mention of a person by title and name, or of the office alone."""
    tokens = analysis.tokens
    name = bare(person, tokens)
    words = tokens[person.first : person.last]
    key = f"person:{name}" if name else f"office:{key_of(words)}"
    form = ("title" if person.title else "name") if name else "office"
    return _build(
        analysis, person.first, person.last, form=form, key=key, kind=EntityKind.PERSON, country=country_of(words),
        sector=person.title.sector if person.title else None,
        name=mention_span(analysis, person.name, person.last) if name else None,
        title=tokens[person.first].stem if person.title else "",
        because=f"title {person.title.id} {person.title.relation}" if person.title else "given name",
    )  # fmt: skip


def stranger(analysis: Analysis, index: int) -> Mention:
    """Return the mention of somebody whom nobody knows, by one word."""
    key = f"person:{analysis.tokens[index].keys[0]}"
    span = mention_span(analysis, index, index + 1)
    return _build(
        analysis, index, index + 1, form="name", key=key, kind=EntityKind.PERSON, name=span, because="says something"
    )


def outlet(analysis: Analysis, first: int, last: int) -> Mention:
    """Return the mention of a paper or channel by its name."""
    key = f"body:{key_of(analysis.tokens[first:last])}"
    return _build(analysis, first, last, form="name", key=key, kind=EntityKind.MEDIA, because="told to in quotes")


def headed(analysis: Analysis, first: int, last: int, head: Head) -> Mention:
    """Return the mention of those whom a head noun with its complement names."""
    words = analysis.tokens[first:last]
    same = _same(analysis.tokens, first, last, head)
    if same:
        return _build(
            analysis, first, last, form="name", key=same[0], kind=same[1], country=country_of(words),
            sector=same[2], because=f"head {head.id}",
        )  # fmt: skip
    kind, sector = head.kind, head.sector
    if kind is None:
        kind, sector = _governed(analysis.tokens, first + 1, last)
    form = "office" if head.one else _FORM_OF_HEAD[head.form]
    return _build(
        analysis, first, last, form=form, key=f"{'office' if head.one else head.form}:{key_of(words)}",
        kind=EntityKind.PERSON if head.one else kind, country=country_of(words), sector=sector,
        because=f"head {head.id}", title=words[0].stem if head.one else "",
    )  # fmt: skip


def _same(tokens: Sequence[Token], first: int, last: int, head: Head) -> tuple[str, EntityKind, str | None] | None:
    """Return (key, kind, sector) of the state, army or known group that a head with its complement means."""
    if first + 1 >= last:
        return None
    country = find(countries(), tokens, first + 1, last) if head.same else None
    if country and country[0] == last and country[1].code:
        kind = EntityKind.GOVERNMENT if head.same == "state" else EntityKind.MILITARY
        key = f"country:{country[1].code}" if head.same == "state" else f"army:{country[1].code}"
        return key, kind, head.sector
    if head.member:
        actor = find(actors(), tokens, first + 1, last)
        if actor and actor[1].kind is EntityKind.ARMED_GROUP:
            return f"actor:{actor[1].id}", actor[1].kind, actor[1].sector
    return None


def _governed(tokens: Sequence[Token], first: int, last: int) -> tuple[EntityKind | None, str | None]:
    """Return the kind and sector of the name that a head such as وفد governs."""
    for index in range(first, last):
        actor = find(actors(), tokens, index, last)
        if actor:
            return actor[1].kind, actor[1].sector
        head = find(heads(), tokens, index, last)
        if head and head[1].kind:
            return head[1].kind, head[1].sector
        if find(countries(), tokens, index, last):
            return EntityKind.GOVERNMENT, "GOV"
    return None, None
