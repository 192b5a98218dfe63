"""Who, where, when and how many: the values that claims refer to."""

from __future__ import annotations

from datetime import date

from waqai.model.text import Span
from waqai.model.values import value
from waqai.model.vocabulary import EntityKind


@value(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of somebody in a text: `span` is what is quoted, tokens `[first, last)` hold it.

    `head` is the token that decides what it is; `kind`, `country` (ISO 3166-1 alpha-3) and `sector` (PLOVER)
    are what the words alone say, None where they do not. `form` says what shape it has: "name", "title"
    (a title with a name), "office" (a title alone), "nisba" (an adjective that stands for a state),
    "description" (a definite or indefinite noun phrase) or "pronoun". `name` covers a person's name without the
    title, `title` is the folded first word of a title.
    `definite` says that the head carries the article. `key` is the folded name that mentions of one entity share, or a
    code; `printed` are the folded words, `pronoun` is the folded one that the head carries (قواته).
    `because` names what found it.
    """

    span: Span
    first: int
    last: int
    head: int
    form: str
    key: str
    name: Span | None = None
    title: str = ""
    definite: bool = False
    kind: EntityKind | None = None
    country: str | None = None
    sector: str | None = None
    because: str = ""
    printed: str = ""
    pronoun: str = ""


@value(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor of a report: everything the report calls it, in text order.

    `registry` is the id of the known actor that it is (a state by its ISO 3166-1 alpha-3 code), None where none is sure
    enough; `registry_score` says from 0 to 1 how sure the best candidate is, `registry_because` names the evidence. No
    name comes from the registry: all stand in the report.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: EntityKind = EntityKind.UNKNOWN
    country: str | None = None
    sector: str | None = None
    mentions: tuple[Span, ...] = ()
    because: tuple[str, ...] = ()
    registry: str | None = None
    registry_score: float = 0.0
    registry_because: tuple[str, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a report. Coordinates are WGS 84 degrees, None where the place is not in the gazetteer.

    `precision` is "point", "area" or "unknown"; `within` is the id of the nearest enclosing place named by the
    report; `gazetteer_id` says which gazetteer row it was matched to. `acled` (geo-precision 1 to 3) and `ucdp`
    (where_prec 1 to 7) grade how closely the words say where it lies, as those datasets do (docs/resolve.md); None
    where they have no grade for it.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    mentions: tuple[Span, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    acled: int | None = None
    ucdp: int | None = None
    gazetteer_id: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class When:
    """A time phrase, resolved to inclusive days; None where it has no bound or cannot be resolved.

    `precision` is the unit the phrase itself has ("hour", "day", "week", "month", "year", …), `anchor` what it
    was resolved against ("publication", "text", "none"), `reason` why a bound is missing.
    """

    id: str
    span: Span
    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    anchor: str = "none"
    reason: str = ""


@value(frozen=True, slots=True)
class Quantity:
    """A count with inclusive bounds; `high` is None where the phrase sets no upper bound."""

    low: int
    high: int | None

    @property
    def digits(self) -> str:
        """The count as digits: "3", or "20-99" with an en dash; of an open one its lower bound."""
        if self.high is None or self.low == self.high:
            return f"{self.low:,}"
        return f"{self.low:,}\N{EN DASH}{self.high:,}"
