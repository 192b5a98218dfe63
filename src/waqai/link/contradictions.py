"""Where reports contradict each other, or themselves: each a link between two claims with the words of both sides.

Whether two reports contradict each other depends on these two alone, but for a denial, which meets the nearest telling
that came out before it, or else the first after it: nothing that comes later changes what was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waqai.link.actors import Name
from waqai.link.happenings import OTHER_ACTORS, Account, compare, pairs_of_one
from waqai.link.source import Source
from waqai.link.tolls import Toll, rival_tolls
from waqai.model import Span, Status, content_id

#: How many days may lie between a claim and its denial.
REACH = 3


class Conflict(StrEnum):
    """What two claims disagree about."""

    DENIAL = "denial"
    TOLL = "toll"
    ACTOR = "actor"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One side: where it is said, `tellers` who says so there, and the claim it is about."""

    source: Source
    tellers: tuple[Name, ...]
    claim: str

    @property
    def report(self) -> str:
        """The report's id."""
        return self.source.report

    @property
    def name(self) -> str:
        """What people call the report."""
        return self.source.name

    @property
    def text(self) -> str:
        """The sentence."""
        return self.source.text

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.source.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two voices that cannot both be right; `first` came out first. `about` says what of in words of the registry."""

    conflict: Conflict
    about: str
    first: Voice
    second: Voice
    because: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The content id."""
        a, b = self.first, self.second
        return content_id("contradiction", self.conflict, a.report, a.claim, a.span, b.report, b.claim, b.span)

    @property
    def day(self) -> date:
        """When the later voice came out."""
        return max(self.first.source.reported, self.second.source.reported)


def denials(accounts: Iterable[Account]) -> Iterator[Contradiction]:
    """Yield each denied act with who else says in the same report that it was, else with the nearest telling of it."""
    rows = sorted(accounts, key=lambda each: each.order)
    told: defaultdict[object, list[Account]] = defaultdict(list)
    for row in rows:
        if row.status is Status.ACTUAL and (row.tellers or not row.source.tellers):
            for key in act_keys(row):
                told[key].append(row)
    for row in rows:
        if row.denial is None:
            continue
        deniers = row.denial.names(denying=True)
        if others := tuple(name for name in row.tellers if name not in deniers):
            yield _denial(row, row, row.denial, others)
        elif best := _nearest(row, [each for key in act_keys(row) for each in told[key] if _by_others(each, deniers)]):
            yield _denial(best, row, row.denial)


def _by_others(account: Account, deniers: Container[Name]) -> bool:
    """Whether anybody else than those who deny it tells of an act: nobody contradicts himself."""
    return not account.tellers or any(name not in deniers for name in account.tellers)


def act_keys(account: Account) -> list[tuple[object, str]]:
    """Return what a telling must share with a denial to be of the same act."""
    return [(account.type, each) for each in sorted({*account.sides, *account.others, *account.places})]


def _nearest(denied: Account, told: Iterable[Account]) -> Account | None:
    """Return the telling nearest before the denial, in its own report if it can be; else the first after it."""
    day = denied.source.reported
    near = {
        each.claim: each
        for each in told
        if abs((each.source.reported - day).days) <= REACH and each.claim != denied.claim
    }

    def rank(each: Account) -> tuple[object, ...]:
        gap = (each.source.reported - day).days
        return (each.report != denied.report, gap > 0, abs(gap), each.report, each.event)

    return min(near.values(), key=rank, default=None)


def _denial(told: Account, denied: Account, where: Source, tellers: tuple[Name, ...] | None = None) -> Contradiction:
    return Contradiction(
        conflict=Conflict.DENIAL,
        about=str(denied.type),
        first=_voice(told) if tellers is None else replace(_voice(told), tellers=tellers),
        second=Voice(source=where, tellers=where.names(denying=True), claim=denied.event),
        because=("source denies",),
    )


def _voice(account: Account) -> Voice:
    return Voice(source=account.source, tellers=account.tellers, claim=account.event)


def toll_clashes(tolls: Iterable[Toll]) -> Iterator[Contradiction]:
    """Yield figures that cannot both be right."""
    for first, second in rival_tolls(tolls):
        yield Contradiction(
            conflict=Conflict.TOLL,
            about=f"{first.kind}: {first.of}",
            first=Voice(source=first.source, tellers=first.tellers, claim=first.claim),
            second=Voice(source=second.source, tellers=second.tellers, claim=second.claim),
            because=(f"{first.count.digits} and {second.count.digits}",),
        )


def actor_clashes(accounts: Iterable[Account]) -> Iterator[Contradiction]:
    """Yield accounts of one thing that name other actors, at most one for two reports; copies do not count."""
    seen: set[frozenset[str]] = set()
    for first, second in pairs_of_one(accounts):
        _, because = compare(first, second)
        pair = frozenset((first.report, second.report))
        if because == (OTHER_ACTORS,) and pair not in seen and first.source.copy_of != second.source.copy_of:
            seen.add(pair)
            yield Contradiction(
                conflict=Conflict.ACTOR,
                about=first.type.value,
                first=_voice(first),
                second=_voice(second),
                because=because,
            )


def contradictions(accounts: Sequence[Account], tolls: Iterable[Toll]) -> list[Contradiction]:
    """Return the contradictions between what reports tell, by day of the later one, the same in any order."""
    rows = [*denials(accounts), *toll_clashes(tolls), *actor_clashes(accounts)]
    return sorted(rows, key=lambda each: (each.day, each.id))
