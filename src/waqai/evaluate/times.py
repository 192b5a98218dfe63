"""Time phrases of Recognizers-Text: whether the coder finds them, and means the same days.

One JSON line a case: `input`, the reference time `ref` (ISO, or null) and `results`, each with `Text`, `Start` (code
points), `Length`, and where the value is told too a `Value`. Its conventions are laid on ours in `times_map`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from waqai.errors import GoldError
from waqai.evaluate.facts import Tally
from waqai.evaluate.lines import Advance, Json, read_lines
from waqai.evaluate.times_map import agrees, is_told
from waqai.language import analyse
from waqai.model import Span, When
from waqai.resolve.times import find_times

#: The day that cases without a reference time are read on; only their phrases count then.
_SOME_DAY: Final = date(2016, 11, 7)


def count_times(path: Path, tally: Tally, advance: Advance) -> None:
    """Add to the rows "spans" (a phrase is found where it overlaps) and "values" (of all that are told).

    Raises GoldError for a case that cannot be read.
    """
    for case in read_lines(path, ("input", "results")):
        try:
            day = datetime.fromisoformat(case["ref"]).date() if case.get("ref") else _SOME_DAY
            gold = [(_span(result), result.get("Value")) for result in case["results"]]
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{path} has a case that cannot be read ({error})", "give Start, Length and ref") from error
        _count(gold, find_times(analyse(case["input"]), day), day, tally)
        advance()


def _span(result: Json) -> Span:
    return Span(result["Start"], result["Start"] + result["Length"])


def _count(gold: Sequence[tuple[Span, Json | None]], made: Sequence[When], day: date, tally: Tally) -> None:
    found = [[when for when in made if when.span.overlaps(span)] for span, _ in gold]
    tally.count("spans", sum(map(bool, found)), len(made), len(gold))
    for (_, value), whens in zip(gold, found, strict=True):
        if value is not None and is_told(value):
            tally.count("values", any(agrees(value, when, day) for when in whens), bool(whens), 1)
