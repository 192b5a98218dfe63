"""How places are written on a map."""

from __future__ import annotations

import importlib.util
import lzma
from pathlib import Path
from types import ModuleType

import pytest

from waqai.lexicon import files
from waqai.lexicon.files import LABELS, data_root, fingerprint
from waqai.lexicon.place_labels import place_labels
from waqai.lexicon.places import degrees_between
from waqai.model import fold

BUILDER = Path(__file__).parents[2] / "tools/build_gazetteer.py"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", BUILDER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_that_of_the_files(builder: ModuleType) -> None:
    compiled = lzma.decompress((data_root() / "places" / "own.labels.tsv.xz").read_bytes()).decode()
    assert compiled == builder.own_labels(), "run python tools/build_gazetteer.py --own"


def test_names_are_printed_not_folded() -> None:
    label = place_labels()["own:syr_idlib_province"]
    assert (label.name("ar"), label.name("en")) == ("إدلب", "Idlib Governorate")


def test_what_both_lists_have_is_written_once_with_its_people() -> None:
    near = [
        label
        for label in place_labels().values()
        if fold(label.arabic) == "حلب" and label.row.country == "SYR" and label.row.precision == "point"
    ]
    assert [label.row.id for label in near] == ["own:syr_aleppo_city"]
    assert near[0].row.population > 1_000_000


def test_the_largest_are_written_first() -> None:
    labels = list(place_labels().values())
    assert [label.zoom for label in labels] == sorted(label.zoom for label in labels)
    capital, quarter = place_labels()["own:syr_damascus"], place_labels()["own:syr_daraa_balad"]
    assert capital.zoom < quarter.zoom
    assert degrees_between(capital.row, quarter.row) < 2


def test_labels_are_no_part_of_what_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    before, every = fingerprint(), files._below
    monkeypatch.setattr(files, "_below", lambda *where: (row for row in every(*where) if not row[0].endswith(LABELS)))
    assert fingerprint() == before
