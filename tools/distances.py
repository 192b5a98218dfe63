"""How far two places lie apart, for the tools that check and measure them."""

from __future__ import annotations

import math

#: The mean radius of the earth.
EARTH_KM = 6371.0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance between two (latitude, longitude) in degrees, in kilometres."""
    north, east = math.radians(other[0] - one[0]), math.radians(other[1] - one[1])
    across = math.cos(math.radians(one[0])) * math.cos(math.radians(other[0]))
    chord = math.sin(north / 2) ** 2 + across * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
