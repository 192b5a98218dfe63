"""Small files of trained weights: a name and a number a line, compressed, read once."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_SMALLEST = 5e-3
#: Stands in for shipped files while weights are trained and judged, by file name.
TRIAL: dict[str, Mapping[str, Any]] = {}


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights that matter, in order of name, to three significant digits; the same input, the same bytes."""
    lines = [f"{name}\t{value:.3g}\n" for name, value in sorted(weights.items()) if abs(value) >= _SMALLEST]
    path.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


def read_weights(data: bytes) -> Mapping[str, float]:
    """Return the weights of a file that `write_weights` wrote; equal numbers are one object."""
    fields = lzma.decompress(data).decode().replace("\n", "\t").split("\t")
    numbers = {printed: float(printed) for printed in set(fields[1::2])}
    return dict(zip(fields[:-1:2], map(numbers.__getitem__, fields[1::2]), strict=True))


@cache
def shipped_weights(name: str) -> Mapping[str, float]:
    """Return the weights of the file `name` that comes with the package, empty where it is absent."""
    if name in TRIAL:
        return TRIAL[name]
    path = files("waqai.language").joinpath("weights", name)
    return read_weights(path.read_bytes()) if path.is_file() else {}
