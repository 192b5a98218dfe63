"""Well-known people of the world who are no actors of the registry: politics of other decades, sport, arts, science."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.lexicon.lookup import find
from waqai.lexicon.names import blockers, figures
from waqai.mentions.world_bodies import Proper
from waqai.model import Token


def listed_people(tokens: Sequence[Token]) -> Iterator[Proper]:
    """Yield the full names of listed people, but behind a word for what is called after somebody (شارع عمر المختار)."""
    index = 0
    while index < len(tokens):
        found = find(figures(), tokens, index, len(tokens)) if tokens[index].kind == "word" else None
        if found and not (index and tokens[index - 1].stem in blockers("titles")):
            yield Proper("PERS", index, found[0])
        index = found[0] if found else index + 1
