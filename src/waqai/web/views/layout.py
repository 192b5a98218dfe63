"""Where the actors of a network stand in its picture: the same network stands the same way every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from waqai.web.views.network import Edge, Network

Points = dict[str, tuple[float, float]]
#: From how many neighbours on they stand on two rings.
_CROWD: Final = 9
_INNER: Final = 0.66
_STEPS: Final = 300
_PUSHES: Final = 400


def circle(network: Network) -> Points:
    """Return the centre in the middle and its neighbours around it, those linked with each other side by side.

    Points lie in [-1, 1].
    """
    rest = _ordered([each.id for each in network.parties if each.id != network.centre], network.ever)
    found: Points = {network.centre: (0.0, 0.0)} if network.centre else {}
    for at, party in enumerate(rest):
        angle = 2 * pi * at / len(rest) - pi / 2
        reach = _INNER if len(rest) > _CROWD and at % 2 else 1.0
        found[party] = (reach * cos(angle), reach * sin(angle))
    return found


def _ordered(parties: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """Return the parties so that each stands beside the one that it has most to do with, of those not yet placed."""
    ties = _ties(edges)
    left, found = list(parties), list[str]()
    while left:
        last = found[-1] if found else ""
        best = max(left, key=lambda each: (ties[frozenset((last, each))], -left.index(each)))
        left.remove(best)
        found.append(best)
    return found


def _ties(edges: Sequence[Edge]) -> Mapping[frozenset[str], int]:
    counted: Counter[frozenset[str]] = Counter()
    for edge in edges:
        counted[frozenset((edge.one, edge.other))] += edge.count
    return counted


def spread(network: Network) -> Points:
    """Return all parties so that those with more to do with each other are nearer, and none are on top of another.

    Points lie in [-1, 1] (after Fruchterman and Reingold, from a circle, without chance).
    """
    names = [each.id for each in network.parties]
    if len(names) < 2:  # noqa: PLR2004
        return dict.fromkeys(names, (0.0, 0.0))
    places = _settled(_start(len(names)), _pulls(names, network.ever))
    low, high = places.min(axis=0), places.max(axis=0)
    scaled = 2 * (places - low) / np.maximum(high - low, 1e-9) - 1
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, scaled, strict=True)}


def _start(count: int) -> NDArray[np.float64]:
    turns = np.arange(count) * pi * (3 - 5**0.5)  # the golden angle: no two on one ray
    return np.stack([np.cos(turns), np.sin(turns)], axis=1) * np.sqrt(np.arange(1, count + 1) / count)[:, None]


def _pulls(names: Sequence[str], edges: Sequence[Edge]) -> NDArray[np.float64]:
    at = {name: index for index, name in enumerate(names)}
    pulls = np.zeros((len(names), len(names)))
    for pair, many in _ties(edges).items():
        one, other = (at[each] for each in sorted(pair))
        pulls[one, other] = pulls[other, one] = 1 + np.log1p(many)
    return pulls


def _settled(places: NDArray[np.float64], pulls: NDArray[np.float64]) -> NDArray[np.float64]:
    ideal = 2.0 / np.sqrt(len(places))
    for step in range(_STEPS):
        gaps = places[:, None] - places[None, :]
        far = np.maximum(np.linalg.norm(gaps, axis=2), 1e-3)
        force = ideal**2 / far**2 - pulls * far / ideal * 0.12
        moves = (gaps * force[:, :, None]).sum(axis=1) - places * 0.6
        length = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
        places = places + moves / length * np.minimum(length, 0.12 * (1 - step / _STEPS))
    return places


def apart(points: Points, sizes: Mapping[str, tuple[float, float]], frame: tuple[float, float]) -> Points:
    """Return points moved as little as needed for plates of these sizes around them not to overlap, within a frame.

    All in one unit; the frame is (width, height) from the origin.
    """
    names = sorted(points)
    found = {name: list(points[name]) for name in names}
    for _ in range(_PUSHES):
        moved = [_push(found, sizes, one, other) for at, one in enumerate(names) for other in names[:at]]
        for name in names:
            for axis in (0, 1):
                half = sizes[name][axis] / 2
                found[name][axis] = min(max(found[name][axis], half), frame[axis] - half)
        if not any(moved):
            break
    return {name: (x, y) for name, (x, y) in found.items()}


def _push(found: Mapping[str, list[float]], sizes: Mapping[str, tuple[float, float]], one: str, other: str) -> bool:
    """Push two plates apart along the way that is shorter; say whether that was needed."""
    gaps = [abs(found[one][axis] - found[other][axis]) for axis in (0, 1)]
    short = [(sizes[one][axis] + sizes[other][axis]) / 2 - gaps[axis] for axis in (0, 1)]
    if min(short) <= 0:
        return False
    axis = 0 if short[0] < short[1] else 1
    step = (short[axis] / 2 + 0.5) * (1 if found[one][axis] >= found[other][axis] else -1)
    found[one][axis] += step
    found[other][axis] -= step
    return True
