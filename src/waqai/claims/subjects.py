"""Who does what a verb says: the subject behind it, before it, before its relative pronoun, or of the verb before.

Source: Ryding 2005, ch. 4 and 14 (word order, relative clauses); agreement is left to the models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waqai.claims.scene import Party, Scene
from waqai.claims.syntax import is_relative, preposition_of
from waqai.model import Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})
_BEHIND = 2
#: The rules by which a verb's subject is its own, not that of a verb before it.
OWN_SUBJECT = frozenset({"behind", "fronted", "relative"})
_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Arguments:
    """The parties that stand as subject and object of a verb; `how` says by which rule the subject was found."""

    subject: tuple[Party, ...] = ()
    how: str = "none"
    object: tuple[Party, ...] = ()


def arguments_of(scene: Scene) -> dict[int, Arguments]:
    """Return verb token → its arguments for every verb of a report.

    A verb without a subject of its own shares that of the verb before it; the first of a sentence shares that of
    the first verb of the sentence before.
    """
    found: dict[int, Arguments] = {}
    opening: Arguments | None = None
    for sentence in scene.analysis.sentences:
        parties = scene.outer_in(sentence.first, sentence.last)
        previous, first = opening, True
        for index in range(sentence.first, sentence.last):
            if scene.tokens[index].upos in _VERBAL:
                found[index] = previous = _arguments(scene, sentence, index, parties, previous)
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


def _arguments(
    scene: Scene, sentence: Sentence, index: int, parties: Sequence[Party], previous: Arguments | None
) -> Arguments:
    behind = _behind(scene, sentence, index + 1, parties)
    relative = _antecedent(scene, sentence, index, parties)
    if relative:
        return Arguments(relative, "relative", behind)
    before = _fronted(scene, sentence, index, parties)
    if before:
        return Arguments(before, "fronted", behind)
    if behind:
        after = _behind(scene, sentence, behind[-1].last, parties)
        return Arguments(behind, "behind", after)
    if previous and previous.subject:
        return Arguments(previous.subject, "shared", ())
    return Arguments()


def _behind(scene: Scene, sentence: Sentence, start: int, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the party that starts at or right behind token `start` with no preposition, and those joined to it."""
    for party in parties:
        if start <= party.first <= start + _BEHIND:
            if preposition_of(scene.tokens, party.first, sentence) or _split(scene.tokens[start : party.first]):
                return ()
            return joined(scene, party, parties)
    return ()


def _split(tokens: Sequence[Token]) -> bool:
    """Whether words keep a verb from the party behind them; a preposition with its pronoun (به) does not."""
    return any(
        token.kind == "punct" or token.upos in {"VERB", "SCONJ", "NOUN"} or (token.upos == "ADP" and not token.suffix)
        for token in tokens
    )


def joined(scene: Scene, party: Party, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return a party and those joined to it by و, one behind the other."""
    chain = [party]
    for other in parties:
        if other.first >= chain[-1].last:
            if other.first - chain[-1].last > 1 or scene.tokens[other.first].conjunction != "و":
                break
            chain.append(other)
    return tuple(chain)


def _antecedent(scene: Scene, sentence: Sentence, index: int, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the party before the relative pronoun before the verb (الفصائل التي رفضت)."""
    for back in range(index - 1, max(sentence.first, index - _BEFORE) - 1, -1):
        if is_relative(scene.tokens[back]):
            near = [party for party in parties if back - _BEFORE <= party.last <= back]
            return (near[-1],) if near else ()
        if scene.tokens[back].upos not in {"PART", "AUX"}:
            break
    return ()


def _fronted(scene: Scene, sentence: Sentence, index: int, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the party right before the verb (القوات انسحبت), unless a preposition governs it."""
    near = [party for party in parties if index - _BEFORE <= party.last <= index]
    if not near or _split(scene.tokens[near[-1].last : index]):
        return ()
    first = near[-1]
    if preposition_of(scene.tokens, first.first, sentence) or scene.tokens[index].conjunction:
        return ()
    return (first,)
