"""Which actor of the registry a report means: evidence by name, a score, and none as an answer like any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from waqai.lexicon.lookup import find
from waqai.lexicon.registry import Actor, actor_by_id, actor_names, actors
from waqai.model import EntityKind, Mention, Token
from waqai.model.values import value
from waqai.resolve.cluster import Cluster, short_for
from waqai.resolve.offices import NOBODY, Holders, holders_of

#: What each piece of evidence is worth; a link needs at least THRESHOLD.
WEIGHTS: Mapping[str, float] = {
    "name of the state": 0.95,
    "exact alias": 0.7,
    "one word alias": 0.45,
    "part of the name": 0.25,
    "office on the day": 0.5,
    "office of some country on the day": 0.4,
    "title": 0.1,
    "kind agrees": 0.1,
    "country of the report": 0.1,
    "another country": -0.3,
    "another kind": -0.3,
    "ambiguous": -0.5,
    "not yet founded": -0.5,
}
THRESHOLD = 0.5


@value(frozen=True, slots=True)
class Link:
    """The actor of the registry that an entity is, None where none is sure enough.

    `score` is that of the best candidate, from 0 to 1, and `because` the evidence for and against it; both are empty
    where the registry has no candidate.
    """

    id: str | None = None
    score: float = 0.0
    because: tuple[str, ...] = ()


NIL = Link()


class Story:
    """A report as the registry sees it: its words, its mentions and the day it came out, None where nobody says."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], day: date | None) -> None:
        """Look at `mentions` of the words `tokens`."""
        self.tokens = tokens
        self.mentions = mentions
        self.day = day

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that its words name, whatever the registry says of its actors."""
        return frozenset(m.country for m in self.mentions if m.country and not m.because.startswith("actor "))

    @cached_property
    def printed(self) -> frozenset[str]:
        """The persons of the registry whose name it prints in full, or by an alias that nobody shares."""
        known = (self.named(mention) for mention in self.mentions)
        return frozenset(actor.id for actor in known if actor and actor.kind is EntityKind.PERSON and not actor.rivals)

    def named(self, mention: Mention) -> Actor | None:
        """Return the actor whose name or alias is all of a mention, its title left out."""
        first = self.name_at(mention)
        found = find(actors(), self.tokens, first, mention.last) if first < mention.last else None
        return found[1] if found and found[0] == mention.last else None

    def name_at(self, mention: Mention) -> int:
        """Return the token at which the name of a mention begins, behind its title."""
        start = (mention.name or mention.span).start
        return next((i for i in range(mention.first, mention.last) if self.tokens[i].span.end > start), mention.first)

    def office(self, mention: Mention) -> Holders:
        """Return who may have held the office that a mention names, on the report's day."""
        if mention.form not in {"office", "title"} or self.day is None:
            return NOBODY
        last = mention.last if mention.form == "office" else self.name_at(mention)
        return holders_of(self.tokens, mention.first, last, self.day, self.countries)

    def person(self, mention: Mention) -> str | None:
        """Return the person that a mention is sure to be, of those whom the report names in print.

        A name says so itself, in full, or by the family name of one named in full. An office says so where one of
        those who may have held it on the day is named: it joins what is printed, and never brings in a name of its own.
        """
        actor = self.named(mention) if mention.name else None
        if actor and actor.kind is EntityKind.PERSON and not actor.rivals:
            return actor.id
        if mention.name:
            words = self.words(mention)
            meant = frozenset(person for person in self.printed if _family_name(words, person))
        else:
            meant = self.office(mention).all & self.printed
        return next(iter(meant)) if len(meant) == 1 else None

    def words(self, mention: Mention) -> tuple[str, ...]:
        """Return the folded words of a mention's name, without article and clitics."""
        tokens = self.tokens[self.name_at(mention) : mention.last]
        return tuple(token.stem or token.fold for token in tokens if token.kind != "punct")


def persons(story: Story) -> dict[Mention, str]:
    """Return the mentions that are sure to be a person of the registry whom the report names."""
    found = ((mention, story.person(mention)) for mention in story.mentions if mention.kind is EntityKind.PERSON)
    return {mention: person for mention, person in found if person}


def _part_of_name(words: tuple[str, ...], actor: str) -> bool:
    return any(short_for(words, name) for name in actor_names().get(actor, ()))


def _family_name(words: tuple[str, ...], actor: str) -> bool:
    """Whether words are part of a name and end as it does."""
    names = [name for name in actor_names().get(actor, ()) if len(name) > 1 and short_for(words, name)]
    return any(name[-1].removeprefix("ال") == words[-1].removeprefix("ال") for name in names)


def link(known: Cluster, story: Story) -> Link:
    """Return the actor of the registry that a cluster of mentions is; `Link.id` is None where none is sure enough."""
    state = next((m.key.partition(":")[2] for m in known.mentions if m.key.startswith("country:")), None)
    if state and state != "None":
        return _scored(state, ["name of the state"])
    ranked = sorted(
        (_scored(candidate, _evidence(candidate, known, story)) for candidate in _candidates(known, story)),
        key=lambda found: (-found.score, str(found.id)),
    )
    if not ranked:
        return NIL
    best = ranked[0]
    if len(ranked) > 1 and ranked[1].score == best.score:
        best = _scored(str(best.id), [*best.because, "ambiguous"])
    return best if best.score >= THRESHOLD else Link(None, best.score, best.because)


def _mostly_person(known: Cluster) -> bool:
    return 2 * sum(mention.kind is EntityKind.PERSON for mention in known.mentions) > len(known.mentions)


def _scored(actor: str, because: Sequence[str]) -> Link:
    total = sum(WEIGHTS[name] for name in because)
    return Link(actor, round(min(max(total, 0.0), 1.0), 2), tuple(because))


def _candidates(known: Cluster, story: Story) -> frozenset[str]:
    found: set[str] = set()
    for mention in known.mentions:
        actor = story.named(mention)
        if actor:
            found |= {actor.id, *actor.rivals}
        elif mention.key.startswith("actor:"):
            found.add(mention.key.partition(":")[2])
        elif mention.kind is EntityKind.PERSON:
            found |= story.office(mention).all
    return frozenset(found)


def _evidence(candidate: str, known: Cluster, story: Story) -> list[str]:
    """Return what speaks for and against a candidate, each piece once."""
    actor = actor_by_id()[candidate]
    found = [*_of_names(candidate, known, story), *_of_context(actor, known, story)]
    return list(dict.fromkeys(found))


def _of_names(candidate: str, known: Cluster, story: Story) -> Iterable[str]:
    best = ""
    for mention in known.mentions:
        actor = story.named(mention)
        if mention.key == f"actor:{candidate}" or (actor and candidate in {actor.id, *actor.rivals}):
            long = len(story.words(mention)) > 1
            best = "exact alias" if long or mention.kind is not EntityKind.PERSON else best or "one word alias"
            if actor and actor.rivals:
                yield "ambiguous"
        elif mention.name and not best and _part_of_name(story.words(mention), candidate):
            best = "part of the name"
    if best:
        yield best


def _of_context(actor: Actor, known: Cluster, story: Story) -> Iterable[str]:
    said = [mention for mention in known.mentions if not mention.because.startswith("actor ")]
    offices = [story.office(mention) for mention in said]
    if any(actor.id in office.held for office in offices):
        yield "office on the day"
    elif any(actor.id in office.maybe for office in offices):
        yield "office of some country on the day"
    elif any(mention.title for mention in said):
        yield "title"
    elif any(mention.kind is actor.kind for mention in said):
        yield "kind agrees"
    if (actor.kind is EntityKind.PERSON) is not _mostly_person(known):
        yield "another kind"
    if actor.country and any(m.country not in {None, actor.country} for m in said):
        yield "another country"
    elif actor.country in story.countries:
        yield "country of the report"
    if actor.founded and story.day and story.day < actor.founded:
        yield "not yet founded"
