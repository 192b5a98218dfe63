"""Keeps reports apart from annotated ones: a copy of a tested report must not be learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waqai.model import Report, fold

_WORDS = 5
_SHARED = 0.1


def apart_from(reports: Iterable[Report], annotated: Iterable[Report]) -> Iterator[Report]:
    """Yield those of `reports` that share less than a tenth of their five-word sequences with the annotated ones."""
    known = {sequence for report in annotated for sequence in _sequences(report.text)}
    for report in reports:
        own = _sequences(report.text)
        if sum(sequence in known for sequence in own) < _SHARED * len(own):
            yield report


def _sequences(text: str) -> list[tuple[str, ...]]:
    words = fold(text).split()
    return [tuple(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1))]
