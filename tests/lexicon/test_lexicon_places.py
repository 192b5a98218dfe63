"""The gazetteer: its tables, its own entries, and what it knows under a name."""

from __future__ import annotations

import importlib.util
import lzma
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from waqai.lexicon.files import data_root, load, yaml_files
from waqai.lexicon.places import area_words, gazetteer, locative_words
from waqai.model import fold

BUILDER = Path(__file__).parents[2] / "tools/build_gazetteer.py"
CLASSES = frozenset(
    {
        "city", "town", "village", "province", "district", "quarter", "camp", "region", "countryside", "crossing",
        "checkpoint", "border", "base", "airport", "port", "site", "mountain", "river", "valley", "lake", "sea",
        "strait", "island", "desert", "plain", "dam", "road", "front",
    }
)  # fmt: skip


def entries() -> list[dict[str, Any]]:
    general = {"places/areas.yml", "places/common.yml"}
    return [entry for path, _ in yaml_files("places") if path not in general for entry in load(path)["entries"]]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", BUILDER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_own_entries_have_their_shape() -> None:
    ids = {entry["id"] for entry in entries()}
    assert len(ids) == len(entries()) > 1000
    for entry in entries():
        assert entry["class"] in CLASSES, entry["id"]
        assert entry["precision"] in {"point", "area"}, entry["id"]
        assert entry.get("within") is None or entry["within"] in ids, entry["id"]
        assert entry["country"] is None or len(entry["country"]) == 3, entry["id"]
        if entry["latitude"] is not None:
            assert -90 <= entry["latitude"] <= 90, entry["id"]
            assert -180 <= entry["longitude"] <= 180, entry["id"]


def test_the_compiled_table_is_that_of_the_files(builder: ModuleType) -> None:
    compiled = lzma.decompress((data_root() / "places" / "own.tsv.xz").read_bytes()).decode()
    assert compiled == builder.own_table(), "run python tools/build_gazetteer.py --own"


def test_what_lies_in_a_place_lies_near_it() -> None:
    """A town, a quarter, a crossing is at most some 500 km from the middle of the province that holds it."""
    by_id = {entry["id"]: entry for entry in entries()}
    for entry in entries():
        outer = by_id.get(entry.get("within") or "")
        if outer and outer["class"] == "province" and None not in {entry["latitude"], outer["latitude"]}:
            assert abs(entry["latitude"] - outer["latitude"]) < 5, entry["id"]
            assert abs(entry["longitude"] - outer["longitude"]) < 5, entry["id"]


def test_rows_are_read_with_their_place_and_what_encloses_them() -> None:
    known = gazetteer().get((fold("داعل"),))
    assert known
    row = known.rows[0]
    assert (row.country, row.precision, row.kind, row.within) == ("SYR", "point", "town", "own:syr_daraa_province")
    assert gazetteer().row("own:syr_daraa_province")
    assert gazetteer().row("own:nowhere") is None


def test_the_longest_name_wins() -> None:
    assert gazetteer().longest(["درعا"], ("البلد", "امس")) is not None
    found = gazetteer().longest(["درعا"], (fold("البلد"), fold("أمس")))
    assert found
    assert found[0] == 2


def test_everyday_words_are_marked() -> None:
    assert [gazetteer().get((fold(word),)) for word in ("لاكلمة",)] == [None]
    for word in ("بيان", "وقف", "الباب", "بشار"):
        known = gazetteer().get((fold(word),))
        assert known is None or known.doubt == 2, word


def test_area_words_and_word_classes() -> None:
    assert area_words()["مدينه"].kind == "unit"
    assert area_words()["بلدات"].plural
    assert "في" in locative_words("locative")
    assert locative_words("no such class") == frozenset()
