"""What a map of some scale draws."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from waqai.store import Spot, SpotTally
from waqai.web.views.atlas import collection, features, known_name, pixel, radius_km

DAY = date(2024, 3, 1)


def tally(latitude: float, longitude: float, count: int = 1, *, ucdp: int | None = 1, quad: int = 4) -> SpotTally:
    name = f"{hash((latitude, longitude, ucdp)) & 0xFFFF:016x}"
    return SpotTally(Spot(name, latitude, longitude, None, ucdp), {quad: count}, DAY, DAY)


TOWN, SUBURB, CAPITAL = tally(32.62, 36.10, 5), tally(32.66, 36.12, 2), tally(33.51, 36.29, 1, quad=1)


def test_what_is_close_is_joined_and_parts_as_the_scale_grows() -> None:
    rows = [TOWN, SUBURB, CAPITAL]
    (far,) = features(rows, 3, 100)
    assert (far.count, far.is_cluster, far.spot) == (8, True, TOWN.spot)
    assert dict(far.quads) == {4: 7, 1: 1}
    assert far.quad == 4
    assert [each.count for each in features(rows, 9, 100)] == [7, 1]
    assert [each.is_cluster for each in features(rows, 16, 100)] == [False, False, False]


def test_an_area_wider_than_a_cell_is_never_joined() -> None:
    province = tally(32.6, 36.1, 3, ucdp=4)
    found = features([TOWN, province], 9, 100)
    assert {each.spot.ucdp for each in found} == {1, 4}
    assert len(features([TOWN, province], 3, 100)) == 1


def test_the_middle_is_weighed_by_claims() -> None:
    (found,) = features([tally(32, 36, 3), tally(32.4, 36, 1)], 4, 9)
    assert round(found.latitude, 3) == 32.1


def test_the_circle_is_as_wide_as_the_report_is_vague() -> None:
    radii = [radius_km(tally(0, 0, ucdp=grade).spot) for grade in (1, 2, 4, 6)]
    assert radii == sorted(radii)
    assert radius_km(tally(0, 0, ucdp=None).spot) >= radius_km(tally(0, 0, ucdp=4).spot)
    (here,) = features([TOWN, tally(32.62, 36.10, 1, ucdp=2)], 6, 9)
    assert (here.is_cluster, here.radius_km) == (False, 25.0)


@given(
    rows=st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180), st.integers(1, 9)), max_size=60),
    zoom=st.integers(0, 18),
    most=st.integers(16, 40),
)
def test_no_claim_is_lost_and_no_answer_is_too_long(rows: list[tuple[float, float, int]], zoom: int, most: int) -> None:
    tallies = [tally(*row) for row in rows]
    found = features(tallies, zoom, most)
    assert len(found) <= most
    assert sum(each.count for each in found) == sum(each.count for each in tallies)
    assert [each.count for each in found] == sorted((each.count for each in found), reverse=True)


def test_the_form_is_geojson() -> None:
    (one,) = collection(features([CAPITAL], 5, 9), lambda spot: f"at {spot.latitude}")["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [36.29, 33.51]}
    assert one["properties"] == {
        "kind": "place", "name": "at 33.51", "places": 1, "count": 1, "quad": 1, "quads": {"1": 1}, "radius": 2000,
        "ucdp": 1, "first": "2024-03-01", "last": "2024-03-01", "spots": [CAPITAL.spot.id],
        "box": [36.29, 33.51, 36.29, 33.51],
    }  # fmt: skip


def test_names_of_the_gazetteer_fit_how_closely_it_is_meant() -> None:
    assert known_name(tally(32.62, 36.10).spot, "en") == "Daraa"
    assert known_name(tally(32.87, 36.22, ucdp=4).spot, "en") == "Daraa Governorate"
    assert known_name(tally(32.87, 36.22, ucdp=1).spot, "en") is None


def test_pixels_are_those_of_mercator() -> None:
    assert pixel(0, 0, 0) == (128, 128)
    assert pixel(90, 180, 1)[1] > -1
