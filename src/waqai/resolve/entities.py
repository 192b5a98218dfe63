"""Which mentions of a report are one actor, and what that actor is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from waqai.lexicon.lookup import find, openings
from waqai.lexicon.names import countries
from waqai.model import Entity, EntityKind, Mention, Span, Token, content_id
from waqai.resolve.cluster import Cluster, fixed, rivals, rule_says
from waqai.resolve.coreference import link_features, standings
from waqai.resolve.registry import NIL, Link
from waqai.scorer import LinearModel

Value = TypeVar("Value")
#: How many of the actors named last a mention is weighed against.
HORIZON = 30
_NOBODY: Mapping[Mention, str] = {}
_NONE: Mapping[Mention, Mention] = {}


def cluster(
    mentions: Sequence[Mention],
    model: LinearModel | None = None,
    persons: Mapping[Mention, str] = _NOBODY,
    holders: Mapping[Mention, Mention] = _NONE,
) -> list[Cluster]:
    """Group mentions, in text order, into actors; every mention is in exactly one.

    `model` weighs a mention against the actors named last; without it the rules alone decide. A name that stood
    before, however long ago, is known again. `persons` are the mentions that are sure to be a person of the registry:
    those of one are one actor, those of two are not. `holders` give the naming of an office's holder: the office is
    whoever that is. Two namings that stand side by side under one head are two actors.
    """
    clusters: list[Cluster] = []
    recent: list[Cluster] = []
    by_key: dict[str, Cluster] = {}
    by_person: dict[str, Cluster] = {}
    apart = rivals(mentions)
    for mention in mentions:
        same = holders.get(mention, mention)
        person = persons.get(same)
        home = by_person.get(person or "") or by_key.get(same.key)
        if home is None or (person and home.person not in {None, person}):
            others = apart.get(same.key, frozenset())
            near = [one for one in recent[:HORIZON] if not (person and one.person) and others.isdisjoint(one.keys)]
            home = _home(same, near, model)
        if home is None:
            home = Cluster()
            clusters.append(home)
        else:
            recent.remove(home)
        recent.insert(0, home)
        home.add(mention)
        by_key[mention.key] = by_key[same.key] = home
        if person:
            home.person = person
            by_person[person] = home
    return clusters


def _home(mention: Mention, recent: Sequence[Cluster], model: LinearModel | None) -> Cluster | None:
    apposed = next((known for known in recent[:1] if fixed(mention, known)), None)
    if apposed:
        return apposed
    if model is None:
        return next((known for known in recent if rule_says(mention, known)), None)
    best, home = model.threshold, None
    for known, standing in standings(mention, recent):
        probability = model.probability(*link_features(mention, known, standing))
        if probability >= best:
            best, home = probability, known
    return home


def state_names(tokens: Sequence[Token]) -> dict[str, list[Span]]:
    """Return ISO 3166-1 alpha-3 code → where the country is named, as a place or as a state, in text order."""
    found: dict[str, list[Span]] = {}
    for index in openings(countries(), tokens):
        named = find(countries(), tokens, index, len(tokens))
        if named and named[1].part == "name" and named[1].code:
            span = Span(tokens[index].stem_span.start, tokens[named[0] - 1].span.end)
            found.setdefault(named[1].code, []).append(span)
    return found


def entity_of(known: Cluster, text: str, link: Link = NIL, named: Sequence[Span] = ()) -> Entity:
    """Return the actor that a cluster of mentions stands for; `link` ties it to the registry, and names nothing.

    `named` is where a state's country is named. An adjective (الروسية) is quoted as a mention of a state only where the
    report never prints the state's name (codebook §2, States by adjective).
    """
    printed = [m for m in known.mentions if m.form != "nisba"] or ([] if named else known.mentions)
    country = [span for span in named if not any(span.overlaps(m.span) for m in printed)]
    names = [m.name for m in printed if m.name] or [m.span for m in printed] or country
    fullest = max(names, key=lambda span: (span.end - span.start, -span.start))
    spans = [*(span for m in printed for span in (m.span, m.name) if span), *country]
    spellings = dict.fromkeys(span.of(text) for span in spans)
    name = fullest.of(text)
    return Entity(
        id=content_id("entity", *sorted({m.key for m in known.mentions})),
        name=name,
        aliases=tuple(spelling for spelling in spellings if spelling != name),
        kind=_most([m.kind for m in known.mentions]) or EntityKind.UNKNOWN,
        country=_most([m.country for m in known.mentions]),
        sector=_most([m.sector for m in known.mentions]),
        mentions=tuple(sorted({*(m.span for m in printed), *country})),
        because=tuple(dict.fromkeys(m.because for m in known.mentions)),
        registry=link.id,
        registry_score=link.score,
        registry_because=link.because,
    )


def _most(values: Sequence[Value | None]) -> Value | None:
    given = [value for value in values if value is not None]
    return max(dict.fromkeys(given), key=given.count, default=None)
