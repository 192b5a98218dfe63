"""Which deals somebody left or broke (انسحبت من الاتفاق النووي): wherever the report names them, they are breached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waqai.claims.told import DEALS, Told
from waqai.lexicon.words import folded_words_of
from waqai.model import Event
from waqai.model.values import value

#: How many words behind the one for leaving the deal stands, and how many before and behind an event's its deal.
_TO, _BEFORE, _BEHIND = 5, 2, 3
_DEAL = "deal"


@value(frozen=True, slots=True)
class Departures:
    """Token of the name of a deal that was left or broken → the adjective that tells it from others, "" for none."""

    told: Told
    left: Mapping[int, str]

    @classmethod
    def of(cls, told: Told) -> Departures:
        """Find what a report says was left or broken."""
        return cls(told, {at: _which(told, at) for at in _left(told)})

    def concern(self, event: Event) -> bool:
        """Whether the deal of an event was left: by the same sentence, or by one that may mean the same deal.

        Of talks only those are meant that are called after it.
        """
        if not self.left:
            return False
        told, deal = self.told, event.type in DEALS
        triggers = told.triggers(event)
        sentences = {told.analysis.sentence_of(at).first for at in self.left}
        if deal and any(told.analysis.sentence_of(index).first in sentences for index in triggers):
            return True
        near = (at for index in triggers for at in told.around(index, _BEFORE, _BEHIND))
        names = {_which(told, at) for at in near if _DEAL in told.names.get(at, ())}
        return any(self._same(name, known, loosely=deal) for name in names for known in self.left.values())

    def name(self, at: int) -> bool:
        """Whether the deal named at token `at` was left, here or under the same adjective."""
        which = _which(self.told, at)
        return at in self.left or any(self._same(which, known, loosely=False) for known in self.left.values())

    @staticmethod
    def _same(name: str, known: str, *, loosely: bool) -> bool:
        return name == known if name and known else loosely


def _left(told: Told) -> Iterator[int]:
    """Yield the names of deals that stand close behind a word for leaving or breaking one."""
    tokens = told.analysis.tokens
    for token in tokens:
        if token.stem in folded_words_of("leaving_deal"):
            for at in told.around(token.index, -1, _TO):
                if tokens[at].kind == "punct":
                    break
                if _DEAL in told.names.get(at, ()):
                    yield at
                    break


def _which(told: Told, name: int) -> str:
    """Return the adjective that tells a deal from others (النووي), "" where it has none."""
    behind = next(iter(told.around(name, -1, 1)), None)
    token = told.analysis.tokens[behind] if behind is not None else None
    return token.stem if token and token.definite and token.kind == "word" else ""
