"""What people judged to be one and the same, or not: the last word on each pair, until it is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from waqai.model import Judgement, Verdict, standing

Pair = tuple[str, str]
_OF_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


class Verdicts:
    """The standing judgements on pairs of ids of the whole desk: actors, mentions, claims. Their order does not matter.

    Of two judgements on one pair the later one stands; "unsure" leaves the pair to what reports say. Where "same"
    and "different" contradict each other over several steps, the earlier "same" stands.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Take all judgements, those taken back too."""
        last = _last_words(judgements)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for pair, row in last.items():
            if row.verdict is Verdict.DIFFERENT:
                self._apart[pair[0]].add(pair[1])
                self._apart[pair[1]].add(pair[0])
        self.same: tuple[Pair, ...] = tuple(pair for pair, row in last.items() if row.verdict is Verdict.SAME)
        self._groups: dict[str, frozenset[str]] = {}
        for first, second in self.same:
            one, other = self.group(first), self.group(second)
            if not self._clash(one, other):
                self._groups.update(dict.fromkeys(one | other, one | other))

    def group(self, name: str) -> frozenset[str]:
        """Return the ids that are one with `name`, itself among them."""
        return self._groups.get(name, frozenset((name,)))

    def of(self, name: str) -> str:
        """Return the smallest id of those that are one with `name`; an actor's rather than a mention's."""
        return min(self.group(name))

    def are_apart(self, first: str, second: str) -> bool:
        """Whether people say that the two are different."""
        return second in self._apart.get(first, ())

    def any_apart(self, some: Iterable[str]) -> bool:
        """Whether any of these is said to be different from anything."""
        return any(name in self._apart for name in some)

    def moved(self, other: Verdicts) -> set[str]:
        """Return the ids that the two treat differently."""
        names = {*self._groups, *other._groups, *self._apart, *other._apart}
        return {
            name
            for name in names
            if self.group(name) != other.group(name) or self._apart.get(name) != other._apart.get(name)
        }

    def _clash(self, one: Iterable[str], other: Iterable[str]) -> bool:
        return any(self.are_apart(a, b) for a in one for b in other)


def _last_words(judgements: Iterable[Judgement]) -> Mapping[Pair, Judgement]:
    """Return the last word on each pair, in the order in which they were passed."""
    found: dict[Pair, Judgement] = {}
    for row in sorted(standing(judgements), key=lambda row: row.place_in_time):
        if row.verdict in _OF_PAIRS and row.other and row.report is None:
            pair = (min(row.subject, row.other), max(row.subject, row.other))
            found.pop(pair, None)
            found[pair] = row
    return found
