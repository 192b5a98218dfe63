"""The words behind a state: who says them, in which report, for or against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waqai.link import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence of a report. `tellers` and `deniers` are who vouches inside it; without them the outlet does.

    `start` and `end` are its offsets in code points; `claim` is an id of the record, "" where there is none.
    """

    report: str
    name: str
    outlet: str | None
    day: date
    tellers: tuple[str, ...]
    deniers: tuple[str, ...]
    text: str
    start: int
    end: int
    claim: str = ""

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says so: who vouches or denies inside the report, else the outlet, else the report."""
        return (*self.tellers, *self.deniers) or (self.outlet or self.name,)

    @property
    def address(self) -> str:
        """The page of the report, at the claim."""
        return f"/reports/{self.report}" + (f"#{self.claim}" if self.claim else "")


def quote_of(source: Source) -> Quote:
    """Return the sentence behind a statement or a position."""
    return Quote(
        report=source.report,
        name=source.name,
        outlet=source.outlet,
        day=source.reported,
        tellers=source.names(),
        deniers=source.names(denying=True),
        text=source.text,
        start=source.span.start,
        end=source.span.end,
        claim=source.claims[0] if source.claims else "",
    )


def quotes_of(sources: Iterable[Source]) -> tuple[Quote, ...]:
    """Return the sentences, each once, by day."""
    rows = sorted(sources, key=lambda each: each.order)
    return tuple(dict.fromkeys(quote_of(each) for each in rows))
