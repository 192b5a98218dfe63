"""Which office a phrase names, of which body or country, and who may have held it on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from waqai.lexicon.lookup import find
from waqai.lexicon.names import countries
from waqai.lexicon.registry import actors, bare_roles, holders, office_words
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Token
from waqai.model.values import value


@value(frozen=True, slots=True)
class Holders:
    """Who may have held an office: `held` where its country or body is printed, `maybe` where the report must tell."""

    held: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Both together."""
        return self.held | self.maybe


NOBODY = Holders()


def holders_of(tokens: Sequence[Token], first: int, last: int, day: date, named: Collection[str]) -> Holders:
    """Return the ids of all who may have held the office that tokens `[first, last)` name, on a day.

    An office without its country (المبعوث الأممي) is taken for each of the countries `named` in the report. What is not
    wholly understood, or is marked as past (السابق), names nobody.
    """
    if last < len(tokens) and _is_former(tokens[last]):
        return NOBODY
    offices = list(_offices(tokens, first, last))
    held = {person for roles, of in offices if of for person in holders(roles, of, day)}
    maybe = {person for roles, of in offices if not of for body in named for person in holders(roles, body, day)}
    return Holders(frozenset(held), frozenset(maybe))


def _is_former(token: Token) -> bool:
    return bool({token.fold, token.stem} & folded_words_of("former"))


def _offices(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[frozenset[str], str | None]]:
    """Yield (roles, whose office) for every way to read a phrase; None for an office that stands alone."""
    words = [token.stem or token.fold for token in tokens[first:last]]
    for length in range(1, len(words) + 1):
        roles = office_words().get(tuple(words[:length]))
        if roles is None:
            continue
        if length == len(words):
            if bare := roles & bare_roles():
                yield bare, None
        elif of := _whose(tokens, first + length, last):
            yield roles, of


def _whose(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Return the country or body that the rest of an office names, a preposition before it left out."""
    if first < last - 1 and tokens[first].fold in folded_words_of("preposition"):
        first += 1
    country = find(countries(), tokens, first, last)
    if country and country[0] == last:
        return country[1].code
    actor = find(actors(), tokens, first, last)
    if actor and actor[0] == last and actor[1].kind is not EntityKind.PERSON:
        return actor[1].id
    return None
