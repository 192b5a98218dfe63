"""What each person holds of each field, and what holds in the end.

A person holds the last that he or she said of a field. What an adjudicator holds goes before what reviewers hold. Where
reviewers hold different things and no adjudicator has spoken, the machine's value stands, and that is a conflict.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from waqai.model import Judgement, Rank, Verdict

Json = Any
#: The field that says whether a claim stands: its values are KEEP and DROP.
VERDICT: Final = "verdict"
KEEP, DROP = "keep", "drop"
#: What CORRECT does to the parts of a value rather than to a field of it.
SPLIT: Final = "split"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person holds of one field; `at` orders what one rank said."""

    by: str
    rank: Rank
    value: Json
    at: tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """That people hold different things of `field` of `target`: (who, what as JSON), by name."""

    target: str
    field: str
    held: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds of a field: `said` is whether people decided it, else the machine's value stands."""

    said: bool
    value: Any = None
    by: str = ""
    conflict: bool = False


def opinions(acts: Iterable[Judgement]) -> dict[str, list[Opinion]]:
    """Return field → what each person holds, out of the acts about one target."""
    held: defaultdict[tuple[str, Rank], dict[str, Opinion]] = defaultdict(dict)
    for act in sorted(acts, key=lambda act: act.place_in_time):
        rows = held[act.by, act.rank]
        said = _said(act)
        if said.get(VERDICT) == DROP:
            rows.clear()
        rows.update({field: Opinion(act.by, act.rank, value, act.place_in_time) for field, value in said.items()})
    found: defaultdict[str, list[Opinion]] = defaultdict(list)
    for key in sorted(held):
        for field, opinion in held[key].items():
            found[field].append(opinion)
    return dict(found)


def _said(act: Judgement) -> dict[str, Json]:
    """Return what one act says of the fields of its target."""
    if act.verdict is Verdict.REJECT:
        return {VERDICT: DROP}
    if act.verdict in {Verdict.ACCEPT, Verdict.ADD}:
        form = read_json(act.value)
        return {**(form if isinstance(form, Mapping) else {}), VERDICT: KEEP}
    if act.verdict is Verdict.CORRECT and act.field and act.field != SPLIT:
        return {act.field: read_json(act.value), VERDICT: KEEP}
    return {}


def read_json(value: str | None) -> Json:
    """Return the JSON of an act's value, None where there is none or it is broken."""
    try:
        return json.loads(value) if value else None
    except ValueError:
        return None


def decide(held: Iterable[Opinion], read: Callable[[Json], Any]) -> Decided:
    """Return what holds; `read` makes of JSON what can be compared."""
    rows = [(opinion, read(opinion.value)) for opinion in held]
    above = [row for row in rows if row[0].rank is Rank.ADJUDICATOR]
    if above:
        opinion, value = max(above, key=lambda row: row[0].at)
        return Decided(said=True, value=value, by=opinion.by)
    if not rows:
        return Decided(said=False)
    first = min(rows, key=lambda row: row[0].at)
    if any(value != first[1] for _, value in rows):
        return Decided(said=False, conflict=True)
    return Decided(said=True, value=first[1], by=first[0].by)


def conflict_of(target: str, field: str, held: Iterable[Opinion]) -> Conflict:
    """Return the conflict between these opinions."""
    return Conflict(target, field, tuple(sorted((each.by, written(each.value)) for each in held)))


def written(value: Json) -> str:
    """Return JSON in one form: equal values give equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
