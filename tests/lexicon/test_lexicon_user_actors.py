"""Actors from a user's file: known from then on, or an error that says where to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.errors import LexiconError
from waqai.lexicon.registry import actors
from waqai.lexicon.user_actors import use_actors
from waqai.model import fold

GOOD = "{id: own_coast, name: كتيبة المرجان, english: Coral, kind: armed_group, rests_on: made up}"
KEY = tuple(fold("كتيبة المرجان").split())


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [f"- {GOOD}", f"entries: [{GOOD}]"])
def test_a_list_or_a_mapping(tmp_path: Path, text: str) -> None:
    assert actors().get(KEY) is None
    assert use_actors(written(tmp_path, text)) == 1
    assert actors().get(KEY)


def test_a_second_file_takes_the_place_of_the_first(tmp_path: Path) -> None:
    use_actors(written(tmp_path, f"- {GOOD}"))
    assert use_actors(written(tmp_path, "[]")) == 0
    assert actors().get(KEY) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: own}", "own.yml: own: name: Field required"),
        (f"- {GOOD.replace('own_coast', 'hamas')}", "own.yml: hamas: the id is taken"),
        (f"- {GOOD.replace('rests_on', 'allegiances: [{part_of: atlantis}], rests_on')}", "'atlantis' is neither"),
        ("- [", "is not YAML"),
        ("7", "has no list of actors"),
        ("- 7", "has no list of actors"),
    ],
)
def test_what_is_not_sound_is_said_and_not_used(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=r"own\.yml") as caught:
        use_actors(written(tmp_path, text))
    assert says in str(caught.value)
    assert actors().get(KEY) is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.yml cannot be read"):
        use_actors(tmp_path / "none.yml")
