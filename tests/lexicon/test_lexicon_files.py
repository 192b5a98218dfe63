"""Lexicon files are read as they stand, and those that cannot be read say which file and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexicon_data import write
from waqai.errors import LexiconError
from waqai.lexicon.files import entries, load, yaml_files


def test_entries_keep_the_order_of_files_and_of_lines(data: Path) -> None:
    write(data, "frames/threaten.yml", [{"id": "t"}])
    write(data, "frames/accuse.yml", [{"id": "b"}, {"id": "a"}])
    (data / "frames/notes.md").write_text("no lexicon", encoding="utf-8")
    assert [entry["id"] for entry in entries("frames")] == ["b", "a", "t"]
    assert [path for path, _ in yaml_files("frames")] == ["frames/accuse.yml", "frames/threaten.yml"]


def test_a_folder_inside_is_a_folder_of_its_own(data: Path) -> None:
    write(data, "names/people.yml", [{"id": "outer"}])
    write(data, "names/actors/mali.yml", [{"id": "inner"}])
    assert [entry["id"] for entry in entries("names")] == ["outer"]
    assert [entry["id"] for entry in entries("names/actors")] == ["inner"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "missing"),
        ("entries: [oops", "not YAML"),
        ("just a line", "no entries"),
        ("about: nothing else", "no entries"),
        ("entries: {id: one}", "no entries"),
        ("", "no entries"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(data: Path, content: str | None, says: str) -> None:
    if content is not None:
        (data / "words/function.yml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=says) as caught:
        load("words/function.yml")
    assert "words/function.yml" in caught.value.problem
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 5
