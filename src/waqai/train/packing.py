"""Packs the weights of a network into one file: half floats, and tables of words with one byte a number."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from waqai.claims.reading import CHANNELS

Array = Any
_LEVELS = 127


def packed(names: Mapping[str, Any], tables: Mapping[str, Array], halves: Mapping[str, Array]) -> bytes:
    """Return the bytes of a weights file; `tables` keep one byte a number and one scale a row."""
    arrays: dict[str, Array] = {"names": np.frombuffer(json.dumps(names, ensure_ascii=False).encode("utf-8"), np.uint8)}
    for name, table in tables.items():
        scales = np.maximum(np.abs(table).max(axis=1) / _LEVELS, 1e-6).astype(np.float16)
        levels = np.clip(np.rint(table / scales.astype(np.float32)[:, None]), -_LEVELS, _LEVELS)
        arrays |= {f"{name} levels": levels.astype(np.int8), f"{name} scales": scales}
    arrays |= {name: np.asarray(array).astype(np.float16) for name, array in halves.items()}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def channels_of(rows: Sequence[Array]) -> dict[str, Array]:
    """Return the tables of the channels by the names that they have in a weights file."""
    return {f"value {channel}": table for channel, table in zip(CHANNELS, rows, strict=True)}


def layers_of(weights: Mapping[str, Any]) -> dict[str, Array]:
    """Return the layers and the last norm of a network by the names that they have in a weights file."""
    layers = {
        f"layer {place} {part}": array
        for place, layer in enumerate(weights["layers"])
        for part, array in zip(("gain", "shift", "weight", "bias"), layer, strict=True)
    }
    return {**layers, "last gain": weights["last"][0], "last shift": weights["last"][1]}
