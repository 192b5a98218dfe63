"""How a table of the gazetteer is made: its text, and how much evidence each name needs.

A table is text: a line on its origin, a line for each row (id, country, latitude, longitude, population, precision,
class, id of what encloses it), an empty line, and a line for each folded name: the name, a tab, a mark and the row
numbers from 0, the likeliest first. The mark "?" says that the name needs evidence beside it, "!" that it is an
everyday word and counts only behind a word for its kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from waqai.lexicon.files import load
from waqai.lexicon.names import given_names
from waqai.model import fold

#: How a name is marked in a table: it claims its place alone, it needs evidence, it needs a word for its kind.
MARKS = ("", "?", "!")
#: Folded name → how much evidence it needs, and its row numbers.
Names = dict[str, tuple[int, list[int]]]
#: People from which a name of one word, and a name of several, claims its place alone.
_LARGE, _MIDDLING = 300_000, 100_000
#: How often a word stands in the counted news before it passes for an everyday word.
_EVERYDAY = 25
_SHORT = 3
_PROCLITICS = ("", "و", "ب", "ل", "ف", "ك", "وب", "ول")


@cache
def common_names() -> frozenset[str]:
    """Return the folded names that the reviewed list knows as everyday words."""
    rows = load("places/common.yml")["entries"]
    return frozenset(fold(word) for entry in rows for word in entry["words"])


class Doubts:
    """Says how much evidence a name needs (see `Known.doubt`)."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each printed form stands in a large body of news."""
        self._counts: defaultdict[str, int] = defaultdict(int)
        for form, number in counts.items():
            self._counts[fold(form)] += number

    def of(self, name: str, population: int) -> int:
        """Return the doubt of a folded name; `population` is 0 where it is unknown."""
        if name in common_names():
            return 2
        if population >= _LARGE:
            return 0
        if " " in name:
            return 0 if population >= _MIDDLING else 1
        if len(name) <= _SHORT or name in given_names():
            return 2
        return 2 if population < _MIDDLING and self._usage(name) >= _EVERYDAY else 1

    def _usage(self, name: str) -> int:
        """Return how often a folded word stands in the counted news, with whatever is attached before it."""
        forms = {proclitic + name for proclitic in _PROCLITICS}
        if name.startswith("ال"):
            forms |= {"لل" + name[2:], "ولل" + name[2:]}
        return sum(self._counts.get(form, 0) for form in forms)


def line(fields: Sequence[object]) -> str:
    """Return a row of a table; None is left empty."""
    return "\t".join("" if field is None else str(field) for field in fields)


def table(origin: str, lines: Iterable[str], names: Names) -> str:
    """Return the text of a table."""
    index = (f"{name}\t{MARKS[mark]}{','.join(map(str, dict.fromkeys(refs)))}" for name, (mark, refs) in names.items())
    return "\n".join([f"# {origin}", *lines, "", *sorted(index)])
