"""What the reader sees of a report: a few named values for each word, and the words around a trigger."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from waqai.claims.triggers import Trigger

if TYPE_CHECKING:
    from waqai.claims.context import Context

#: The parts of an event that it judges.
PARTS = ("actor", "recipient", "place", "time", "source")
#: What it sees of a word beside its stem, each as a short string, "" for none.
CHANNELS = (
    "upos", "conjunction", "preposition", "clitics", "mark", "verb", "type", "cue",
    "party", "edge", "place or time", "argument", "clause", "quoted", "status",
)  # fmt: skip
_BEFORE, _LONGEST = 32, 64
#: How clitics are told: article, pronoun, future particle.
_CLITICS = {flags: "".join(str(int(flag)) for flag in flags) for flags in product((False, True), repeat=3)}


def kind_of(trigger: Trigger) -> str:
    """Return what the reader is told of a trigger: type, part of speech and voice."""
    return f"{trigger.type}|{trigger.part}|{trigger.voice == 'passive'}"


def window_of(context: Context, index: int) -> tuple[int, int]:
    """Return the tokens `[first, last)` of which some may take part: the sentence, or 64 words of a longer one."""
    sentence = context.sentence(index)
    first = max(sentence.first, index - _BEFORE)
    last = min(sentence.last, first + _LONGEST)
    return max(sentence.first, last - _LONGEST), last


def fillers_of(context: Context) -> list[int]:
    """Return the tokens where something begins that may take part in an event: parties, places, times, sayings."""
    scene = context.scene
    located = {row.first for row in (*scene.places, *scene.times)}
    spoken = {saying.cue for saying in context.sayings} | set(context.trigger_starts)
    return sorted({party.first for party in scene.parties} | located | spoken)


def rows_of(context: Context) -> list[tuple[str, ...]]:
    """Return the stem and the channels of every token of a report."""
    scene = context.scene
    types = {trigger.index: str(trigger.type) for trigger in reversed(context.triggers)}
    parties = _parties(context)
    spots = _spots(context)
    arguments = _arguments(context)
    clauses = set(context.clauses)
    quoted = {at for first, last in scene.analysis.quotes for at in range(first, last)}
    marked = {at for marks in context.marks.values() for mark in marks for at in range(mark.first, mark.last)}
    return [
        (
            token.stem, token.upos, token.conjunction, token.preposition,
            _CLITICS[token.definite, token.suffix != "", "س" in token.prefixes],
            token.plain if token.kind == "punct" else "", f"{token.tense}{token.person}", types.get(token.index, ""),
            "cue" if token.index in context.cue_tokens else "", *parties.get(token.index, ("", "")),
            spots.get(token.index, ""), arguments.get(token.index, ""), "starts" if token.index in clauses else "",
            "quoted" if token.index in quoted else "", "marked" if token.index in marked else "",
        )
        for token in scene.tokens
    ]  # fmt: skip


def _parties(context: Context) -> dict[int, tuple[str, str]]:
    """Return token → the kind of the outermost party there, and whether it begins there."""
    found: dict[int, tuple[str, str]] = {}
    for party in context.scene.parties:
        for at in range(party.first, party.last):
            found.setdefault(at, (str(party.mention.kind), "first" if at == party.first else "inside"))
    return found


def _spots(context: Context) -> dict[int, str]:
    places = {at: "place" for row in context.scene.places for at in range(row.first, row.last)}
    return places | {at: "time" for row in context.scene.times for at in range(row.first, row.last)}


def _arguments(context: Context) -> dict[int, str]:
    """Return first token → whether the party there is the subject or the object of some verb."""
    found = {party.first: "object" for arguments in context.arguments.values() for party in arguments.object}
    return found | {party.first: "subject" for arguments in context.arguments.values() for party in arguments.subject}
