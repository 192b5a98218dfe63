"""Lets the room work with other weights than the shipped ones, while weights are trained and judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from waqai.language import classes, counts, cues, predicates, weights, words


@contextmanager
def trial(files: Mapping[str, Mapping[str, float]]) -> Iterator[None]:
    """Let the room work with other counts or weights, by file name, than the shipped ones for a while."""
    held = dict(weights.TRIAL)
    weights.TRIAL.update(files)
    _forget()
    try:
        yield
    finally:
        weights.TRIAL.clear()
        weights.TRIAL.update(held)
        _forget()


def _forget() -> None:
    for cached in (
        counts.shipped_counts, counts.usage, weights.shipped_weights, words.form_of, cues.counted,
        classes.kept_profiles, classes.shipped_model, predicates.judges,
    ):  # fmt: skip
        cached.cache_clear()
