"""How often each printed form stands in a large body of news: evidence for splitting words."""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from waqai.language.tokens import pieces
from waqai.language.weights import TRIAL
from waqai.model.text import fold, plain

NAME = "counts.txt.xz"


def count_forms(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in `texts`, in plain spelling."""
    printed: Counter[str] = Counter()
    for text in texts:
        printed.update(text[start:end] for start, end, kind in pieces(text) if kind == "word")
    counts: Counter[str] = Counter()
    for form, number in printed.items():
        counts[plain(form)] += number
    return counts


def write_counts(counts: Mapping[str, int], path: Path, least: int = 3) -> None:
    """Write the forms that occur at least `least` times, in order of spelling, compressed."""
    lines = [f"{form} {number}\n" for form, number in sorted(counts.items()) if number >= least and " " not in form]
    path.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


def read_counts(data: bytes) -> Mapping[str, int]:
    """Return the forms and numbers of a file that `write_counts` wrote; equal numbers are one object."""
    fields = lzma.decompress(data).decode().split()
    numbers = {printed: int(printed) for printed in set(fields[1::2])}
    return dict(zip(fields[::2], map(numbers.__getitem__, fields[1::2]), strict=True))


@cache
def shipped_counts() -> Mapping[str, int]:
    """Return the counts that come with the package, empty where the file is absent."""
    if NAME in TRIAL:
        return TRIAL[NAME]
    path = files("waqai.language").joinpath("weights", NAME)
    return read_counts(path.read_bytes()) if path.is_file() else {}


@cache
def usage() -> Mapping[str, int]:
    """Return how often each folded form stands in the news that words were counted in."""
    counts: Counter[str] = Counter()
    for form, number in shipped_counts().items():
        counts[fold(form)] += number
    return counts
