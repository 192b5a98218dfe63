"""Which positions are about one issue: those whose words have enough in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from waqai.language.words import form_of
from waqai.ledger import Position
from waqai.link.sets import Sets

#: How much of the shorter wording two must share, and how long a stem must be to say what something is about.
_SHARED, _SHORTEST = 0.5, 3


def by_issue(positions: Iterable[Position]) -> list[list[Position]]:
    """Return positions in groups of one issue, by first day; within a group in the order given."""
    rows = list(positions)
    stems = [_stems(row.issue) for row in rows]
    sets: Sets[int] = Sets(range(len(rows)))
    for at, own in enumerate(stems):
        for before in range(at):
            if _alike(stems[before], own):
                sets.join(before, at)
    return sorted(([rows[at] for at in part] for part in sets.parts()), key=lambda group: group[0].on)


def name_of(group: Sequence[Position]) -> str:
    """Return what to call an issue: its shortest wording that is longer than a word, else its longest."""
    wordings = sorted({row.issue for row in group}, key=lambda text: (len(text), text))
    return next((text for text in wordings if " " in text), wordings[-1])


def _stems(issue: str) -> frozenset[str]:
    forms = (form_of(word) for word in issue.split() if any(map(str.isalnum, word)))
    return frozenset(form.noun_stem for form in forms if len(form.noun_stem) >= _SHORTEST)


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    shorter = min(len(first), len(second))
    return bool(shorter) and len(first & second) / shorter >= _SHARED
