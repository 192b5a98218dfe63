"""Which parties are subject and object of each verb, as the language room read them, and who shares a subject.

Source: Ryding 2005, ch. 4 and 14 (word order, relative clauses).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waqai.claims.scene import Party, Scene
from waqai.claims.syntax import is_relative
from waqai.model import Predicate
from waqai.model.values import value

_REACH = 2
#: Ways in which a verb's subject is its own, not that of a verb before it.
OWN_SUBJECT = frozenset({"behind", "fronted", "relative"})


@value(frozen=True, slots=True)
class Arguments:
    """The parties that stand as subject and object of a verb.

    `how` says where the subject stands: "behind" the verb, "fronted" before it, before its "relative" pronoun, or
    "shared" with the verb before; "none" where there is none, "other" where it is no party.
    """

    subject: tuple[Party, ...] = ()
    how: str = "none"
    object: tuple[Party, ...] = ()


@value(frozen=True, slots=True)
class Carrying:
    """The verbs that have a noun, by its token, for their object and for their subject.

    `objects` gives verb → the head word of its object. A noun inside a phrase (سلسلة غارات) counts as its head does.
    """

    objects: Mapping[int, int]
    by_object: Mapping[int, Sequence[int]]
    by_subject: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, scene: Scene) -> Carrying:
        """Look up every noun of a scene."""
        phrases = {phrase.head: phrase for phrase in scene.analysis.phrases}
        tables: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        for predicate in scene.analysis.predicates:
            for table, head in zip(tables, (predicate.object, predicate.subject), strict=True):
                phrase = phrases.get(-1 if head is None else head)
                inside = range(phrase.head, phrase.last) if phrase else () if head is None else (head,)
                for noun in inside:
                    table.setdefault(noun, []).append(predicate.verb)
        objects = {p.verb: p.object for p in scene.analysis.predicates if p.object is not None}
        return cls(objects, *tables)


def arguments_of(scene: Scene) -> dict[int, Arguments]:
    """Return verb token → its arguments for every verb of a report.

    A verb without a subject of its own shares that of the verb before it. The first of a sentence shares that of the
    first verb of the sentence before, unless a party follows close behind: that is its own.
    """
    predicates = {predicate.verb: predicate for predicate in scene.analysis.predicates}
    found: dict[int, Arguments] = {}
    opening: Arguments | None = None
    for sentence in scene.analysis.sentences:
        parties = scene.outer_in(sentence.first, sentence.last)
        previous, first = opening, True
        for index in range(sentence.first, sentence.last):
            if index in predicates:
                found[index] = previous = _arguments(scene, predicates[index], parties, previous, opens=first)
                if first and not sentence.heading:
                    opening, first = previous, False
    return found


def main_arguments(arguments: Mapping[int, Arguments], first: int, index: int) -> Arguments:
    """Return the arguments of the last verb in tokens `[first, index)` that has a subject of its own."""
    for verb in range(index - 1, first - 1, -1):
        found = arguments.get(verb)
        if found and found.subject and found.how in OWN_SUBJECT:
            return found
    return Arguments()


def next_arguments(arguments: Mapping[int, Arguments], first: int, last: int) -> Arguments:
    """Return the arguments of the first verb in tokens `[first, last)`, none where its subject is not its own."""
    own = next((arguments[verb] for verb in range(first, last) if verb in arguments), Arguments())
    return own if own.how in OWN_SUBJECT else Arguments()


def _arguments(
    scene: Scene, predicate: Predicate, parties: Sequence[Party], previous: Arguments | None, *, opens: bool
) -> Arguments:
    target = _named(scene, predicate.object, parties)
    if predicate.subject is not None:
        subject = _named(scene, predicate.subject, parties)
        target = tuple(party for party in target if party not in subject)
        return Arguments(subject, _how(scene, predicate, previous, subject) if subject else "other", target)
    if previous and previous.subject:
        if opens and target and 0 < target[0].first - predicate.verb <= _REACH:
            return Arguments(target, "behind")
        return Arguments(previous.subject, "shared", target)
    return Arguments(object=target)


def _named(scene: Scene, head: int | None, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the party that token `head` belongs to, and those joined to it; of a collective word its members."""
    if head is None:
        return ()
    named = tuple(party for party in parties if party.first <= head < party.last)
    return joined(scene, named[0], parties) if len(named) == 1 else named


def _how(scene: Scene, predicate: Predicate, previous: Arguments | None, subject: Sequence[Party]) -> str:
    if subject[0].first > predicate.verb:
        return "behind"
    between = scene.analysis.tokens[max(subject[-1].last, predicate.verb - _REACH) : predicate.verb]
    if any(is_relative(token) for token in between):
        return "relative"
    return "shared" if previous and subject[0] in previous.subject else "fronted"


def joined(scene: Scene, party: Party, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return a party and those joined to it by و on either side, in text order."""
    place = parties.index(party)
    first = last = place
    while last + 1 < len(parties) and _joins(scene, parties[last], parties[last + 1]):
        last += 1
    while first and _joins(scene, parties[first - 1], parties[first]):
        first -= 1
    return tuple(parties[first : last + 1])


def _joins(scene: Scene, left: Party, right: Party) -> bool:
    """Whether two parties are joined by و, with no more than a word between them."""
    return right.first - left.last <= 1 and scene.tokens[right.first].conjunction == "و"
