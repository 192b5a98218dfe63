"""What a mention of a place is."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.lexicon.places import AreaWord, GazetteerRow
from waqai.model import Span
from waqai.model.values import value


@value(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One naming of a place in tokens `[first, last)`; `key` is the folded name without its unit word.

    `key` is empty where the words point back (المدينة) or are made of what they hold (شمال X): `inner` then holds
    the mentions of X. `area` is the word that makes it a place, None for a bare name; `sides` are the sides of the
    compass in it; `row` its gazetteer entry, `country` the ISO 3166-1 alpha-3 code of the country that it is, names
    or lies in; `nation` says that it is the country itself, `capital` that it stands for the capital of `country`.
    `sure` says that the words around it make it a place; what is never sure may be a party. `because` names the rule
    that found it.
    """

    span: Span
    first: int
    last: int
    key: str = ""
    area: AreaWord | None = None
    sides: tuple[str, ...] = ()
    row: GazetteerRow | None = None
    country: str | None = None
    nation: bool = False
    capital: bool = False
    inner: tuple[PlaceMention, ...] = ()
    sure: bool = True
    because: str = ""

    def nested(self) -> Iterator[PlaceMention]:
        """Yield the mention and those inside it, the outer first."""
        yield self
        for inner in self.inner:
            yield from inner.nested()
