"""Which names a map writes."""

from __future__ import annotations

from waqai.store import Box
from waqai.web.views.atlas import pixel
from waqai.web.views.place_names import names_in

SOUTH = Box(32.3, 35.6, 33.3, 37.0)


def test_more_names_as_the_scale_grows() -> None:
    far, near = names_in(SOUTH, 8, 99), names_in(SOUTH, 10, 99)
    assert len(far) < len(near)
    assert "درعا" in {label.arabic for label in far}
    assert "طفس" in {label.arabic for label in near} - {label.arabic for label in far}


def test_none_stands_on_another() -> None:
    points = [pixel(label.row.latitude or 0, label.row.longitude or 0, 9) for label in names_in(SOUTH, 9, 99)]
    for at, (x, y) in enumerate(points):
        assert all(abs(x - other) >= 88 or abs(y - below) >= 20 for other, below in points[:at])


def test_the_view_and_the_number_bound_them() -> None:
    found = names_in(SOUTH, 12, 5)
    assert len(found) == 5
    assert all(SOUTH.south <= (label.row.latitude or 0) <= SOUTH.north for label in found)
    assert names_in(Box(-60, -140, -50, -130), 9, 50) == []


def test_a_view_across_the_180th_meridian() -> None:
    assert {label.row.country for label in names_in(Box(-50, 170, -30, -170), 6, 20)} == {"NZL"}
