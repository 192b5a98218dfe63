"""Lists of places as others publish them: each form, and what is wrong with a broken one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waqai.errors import GazetteerError
from waqai.lexicon.place_import import import_places
from waqai.lexicon.place_sources import Imported, read_places

GEONAMES = "7\tSirja\tSirja\tSirja,سرجة,سرجا\t12.5\t45.25\tP\tPPLX\tYE\t\t\t\t\t\t2300\t\t\t\t"


def read(tmp_path: Path, name: str, text: str) -> list[Imported]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(read_places(path))


def test_a_cod_table_gives_its_deepest_unit(tmp_path: Path) -> None:
    header = "ADM0_PCODE,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE"
    (place,) = read(tmp_path, "cod.csv", f"{header}\nYE,محافظة المرجان,YE90,Sirja,سرجة,YE9001\n")
    assert (place.id, place.names, place.country, place.kind) == ("cod:YE9001", ("سرجة",), "YEM", "district")
    assert (place.latitude, place.within, place.precision) == (None, "cod:YE90", "area")


def test_a_long_table_of_pcodes(tmp_path: Path) -> None:
    rows = "iso3,admin_level,pcode,name_en,name_ar,parent_pcode\nYEM,0,YE,Yemen,اليمن,\nYEM,1,YE90,Coral,المرجان,YE\n"
    (place,) = read(tmp_path, "units.csv", rows)
    assert (place.id, place.kind, place.names, place.within) == ("units:YE90", "province", ("المرجان",), "units:YE")


def test_whos_on_first_in_any_separator(tmp_path: Path) -> None:
    header = "wof_id;placetype;name;name_ar;name_ar_variants;lat;lon;population"
    (place,) = read(tmp_path, "wof.csv", f"{header}\n9;neighbourhood;Sirja;حي سَرجة;سرجا | Sirja;12.5;45.25;900\n")
    assert (place.id, place.kind, place.country, place.population) == ("wof:9", "quarter", None, 900)
    assert place.names == ("حي سرجة", "سرجا")
    assert (place.latitude, place.longitude, place.precision) == (12.5, 45.25, "point")


def test_a_dump_of_geonames(tmp_path: Path) -> None:
    (place,) = read(tmp_path, "YE.txt", f"{GEONAMES}\n{GEONAMES.replace('PPLX', 'PCLI')}\n")
    assert (place.id, place.names, place.country, place.kind) == ("geonames:7", ("سرجة", "سرجا"), "YEM", "quarter")
    assert (place.latitude, place.longitude, place.population) == (12.5, 45.25, 2300)


def test_geojson_of_points_and_areas(tmp_path: Path) -> None:
    square = [[[44.0, 12.0], [46.0, 12.0], [46.0, 14.0], [44.0, 14.0], [44.0, 12.0]]]
    features = [
        {"properties": {"name:ar": "سرجة", "iso": "YE"}, "geometry": {"type": "Point", "coordinates": [45.25, 12.5]}},
        {
            "properties": {"name_ar": "المرجان", "iso3": "YEM", "admin_level": 1},
            "geometry": {"type": "Polygon", "coordinates": square},
        },
        {"properties": {"name": "Nowhere"}, "geometry": None},
    ]
    data = {"type": "FeatureCollection", "features": features}
    town, area, nowhere = read(tmp_path, "places.geojson", json.dumps(data))
    assert (town.names, town.country, town.latitude, town.longitude) == (("سرجة",), "YEM", 12.5, 45.25)
    assert (area.kind, area.latitude, area.longitude, area.precision) == ("province", 13.0, 45.0, "area")
    assert (nowhere.names, nowhere.latitude) == ((), None)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "colour,size\nred,3\n", "no column for names among colour, size"),
        ("a.csv", "name_ar,lat,lon,country\nسرجة,95,45,YE\n", "a.csv:2: '95' are no degrees"),
        ("a.csv", "name_ar,lat,lon,country\nسرجة,north,45,YE\n", "'north' are no degrees"),
        ("a.csv", "name_ar,lat,lon,country\nسرجة,12,45,Atlantis\n", "'ATLANTIS' is no country"),
        ("a.txt", f"{GEONAMES}\n7\tSirja\n", "a.txt:2: 2 fields instead of 19"),
        ("a.geojson", "{", "is no GeoJSON"),
        ("a.json", '{"type": "Point"}', "is no GeoJSON"),
    ],
)  # fmt: skip
def test_a_broken_list_says_where_and_what(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(GazetteerError) as error:
        read(tmp_path, name, text)
    assert says in str(error.value)


def test_a_missing_and_a_binary_file(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no such file"):
        read_places(tmp_path / "absent.csv")
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_places(tmp_path / "a.csv")


def test_a_table_knows_how_doubtful_its_names_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,name_ar,lat,lon,country,population\n"
        "1,سرجة الكبرى,12,45,YE,\n2,الطريق,12,45,YE,\n3,سرجفوبوليس,12,45,YE,400000\n4,,12,45,YE,\n1,مكررة,12,45,YE,\n",
        encoding="utf-8",
    )
    table = import_places([path], {"الطريق": 400})
    names = dict(line.split("\t") for line in table.text.partition("\n\n")[2].splitlines())
    assert names == {"سرجفوبوليس": "0", "سرجه الكبري": "?1", "الطريق": "!2"}
    assert (table.places, table.names, table.nameless) == (3, 3, 1)


def test_places_need_a_country_and_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name_ar,lat,lon\nسرجة,12,45\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="add --country"):
        import_places([path], {})
    assert "\tYEM\t" in import_places([path], {}, "YEM").text
    path.write_text("name,lat,lon,country\nSirja,12,45,YE\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="no place in Arabic"):
        import_places([path], {})
