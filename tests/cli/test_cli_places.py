"""`waqai places` and `waqai read --places`: from a published list to a place in a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import Waqai
from waqai.cli.adapters import code_report
from waqai.lexicon.files import fingerprint
from waqai.lexicon.places import use_places

LIST = "id,name_ar,lat,lon,country,placetype\nYE9001,سرجفان,13.5,45.5,YE,village\n"
TEXT = "وقعت اشتباكات في قرية سرجفان في اليمن يوم الخميس، وقتل جندي."


@pytest.fixture(autouse=True)
def _shipped_places_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("WAQAI_PLACES", raising=False)
    use_places(None)
    yield
    use_places(None)


@pytest.fixture
def table(waqai: Waqai, tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    code, _, err = waqai("places", "import", tmp_path / "list.csv", "--out", tmp_path / "places.tsv")
    assert (code, "1 places with 1 names" in err) == (0, True)
    return tmp_path / "places.tsv"


def places_of(waqai: Waqai, *options: str | Path, report: Path) -> dict[str, dict[str, object]]:
    code, out, _ = waqai("read", report, "--json", *options)
    assert code == 0
    return {place["name"]: place for place in json.loads(out)["places"]}


@pytest.fixture
def village(waqai: Waqai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001  set up after it
    """Return a report on a village, which the coder itself reads."""
    monkeypatch.setattr("waqai.cli.batch.code_report", code_report)
    path = tmp_path / "village.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_record_has_the_coordinates_of_an_imported_place(waqai: Waqai, table: Path, village: Path) -> None:
    assert places_of(waqai, report=village)["قرية سرجفان"]["latitude"] is None
    place = places_of(waqai, "--places", table, report=village)["قرية سرجفان"]
    assert (place["latitude"], place["longitude"], place["gazetteer_id"]) == (13.5, 45.5, "list:YE9001")
    assert (place["acled_precision"], place["ucdp_precision"]) == (1, 1)


def test_the_variable_names_a_table_too(
    waqai: Waqai, table: Path, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_places(None)
    monkeypatch.setenv("WAQAI_PLACES", str(table))
    assert places_of(waqai, report=village)["قرية سرجفان"]["latitude"] == 13.5


def test_check_explains_on_the_terminal_and_as_json(waqai: Waqai, table: Path) -> None:
    code, out, err = waqai("places", "check", TEXT, "--places", table)
    assert (code, err) == (0, "")
    assert "list:YE9001 (village, YEM, 13.500, 45.500)" in out
    rows = json.loads(waqai("places", "check", TEXT, "--places", table, "--json")[1])
    assert [row["text"] for row in rows] == ["قرية سرجفان", "اليمن"]


def test_check_of_a_text_without_places(waqai: Waqai) -> None:
    assert waqai("places", "check", "سافر الرجل ثم عاد")[:2] == (0, "")


def test_a_table_is_written_again_and_a_foreign_file_never(waqai: Waqai, table: Path, tmp_path: Path) -> None:
    assert waqai("places", "import", tmp_path / "list.csv", "--out", table)[0] == 0
    foreign = tmp_path / "notes.tsv"
    foreign.write_text("mine", encoding="utf-8")
    code, _, err = waqai("places", "import", tmp_path / "list.csv", "--out", foreign)
    assert (code, "was not written by waqai" in err) == (2, True)
    assert foreign.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "text", ["", "# places for waqai\n", "# x\na\tb\n\nname\t0\n", "# x\n" + "\t" * 7 + "\n\nname\t4\n"]
)
def test_what_is_no_table_is_refused(waqai: Waqai, village: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.tsv"
    path.write_text(text, encoding="utf-8")
    code, _, err = waqai("read", village, "--places", path)
    assert (code, "is no table of places: make one with waqai places import" in err) == (2, True)


def test_a_missing_table_and_a_wrong_country(waqai: Waqai, village: Path, tmp_path: Path) -> None:
    code, _, err = waqai("read", village, "--places", tmp_path / "absent.tsv")
    assert (code, "there is no table of places" in err) == (2, True)
    code, _, err = waqai("places", "import", tmp_path / "absent.csv", "--country", "yemen")
    assert (code, "is no ISO 3166-1 alpha-3 code" in err) == (2, True)


def test_stored_records_know_which_places_were_used(table: Path) -> None:
    before = fingerprint()
    use_places(table)
    assert fingerprint() != before
    use_places(None)
    assert fingerprint() == before
