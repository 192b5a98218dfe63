"""Every rule of the linter finds the entry that breaks it, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from lexicon_data import SOUND, write
from waqai.lexicon import check
from waqai.lexicon.lint import Problem
from waqai.lexicon.shapes import SHAPES

Entry = dict[str, Any]
FRAME, LIGHT = "frames/assault.yml", "frames/light.yml"


def problems_of(data: Path, path: str, *entries: Any, **header: Any) -> list[Problem]:
    write(data, path, entries, **header)
    return check()


def sound(path: str, **changes: Any) -> Entry:
    """Return the sound entry of a file with changes; None takes a field out."""
    entry = {**deepcopy(SOUND[path]), **changes}
    return {name: value for name, value in entry.items() if value is not None or name not in changes}


def test_the_shipped_lexicon_is_sound() -> None:
    assert [str(problem) for problem in check()] == []


def test_sound_entries_are_left_alone(data: Path) -> None:
    for path, entry in SOUND.items():
        write(data, path, [entry])
    assert check() == []


def test_every_shape_has_a_sound_entry() -> None:
    """So that no shape is left out of the rules below."""
    paths = set(SOUND) | {path.rsplit("/", 1)[0] for path in SOUND}
    assert set(SHAPES) <= paths


#: File, what is broken, and what the linter must say.
BROKEN = [
    # words are clean
    (FRAME, {"verb": ["دَكَّ يدك"]}, "marks, tatweel or foreign letter"),
    (FRAME, {"masdar": ["دكّ"]}, "marks, tatweel or foreign letter"),
    (FRAME, {"noun": ["قـذيفة"]}, "marks, tatweel or foreign letter"),
    (FRAME, {"noun": ["کرة"]}, "marks, tatweel or foreign letter"),
    (FRAME, {"participle": [" داك"]}, "spaces around"),
    (FRAME, {"without": [""]}, "is empty"),
    # verbs are paradigms, slots are slots, roles are roles, types have modes
    (FRAME, {"verb": ["دك"]}, "verb.0: String should match pattern"),
    (FRAME, {"verb": ["دك يدك دك دك"]}, "verb.0: String should match pattern"),
    (FRAME, {"verb": None}, "the entry has no words"),
    (FRAME, {"roles": {"actor": ["nominative"]}}, "'nominative' is no slot"),
    (FRAME, {"roles": {"actor": ["prep:"]}}, "'prep:' is no slot"),
    (FRAME, {"roles": {"actor": ["prep:prep:من"]}}, "'prep:prep:من' is no slot"),
    (FRAME, {"roles": {"victim": ["object"]}}, r"unknown roles: ['victim']"),
    (FRAME, {"modes": ["phone"]}, r"ASSAULT has no modes ['phone']"),
    (FRAME, {"type": "ATTACK"}, "type: Input should be"),
    (FRAME, {"type": None}, "an entry has a type, or is light"),
    (FRAME, {"status": "actual"}, "status: Input should be"),
    (FRAME, {"colour": "red"}, "colour: Extra inputs are not permitted"),
    (LIGHT, {"type": "AID"}, "an entry has a type, or is light"),
    (LIGHT, {"carries": None}, "a light verb needs carries"),
    ("words/verbs.yml", {"class": "reflexive"}, "class: Input should be"),
    ("words/verbs.yml", {"verbs": ["دك"]}, "has 1 words, not 2 to 3"),
    ("words/plurals.yml", {"nouns": ["قلعة"]}, "has 1 words, not 2 to 4"),
    # entries test themselves
    (FRAME, {"id": "Daka"}, "id: String should match pattern"),
    (FRAME, {"examples": []}, "examples: List should have at least 1 item"),
    (FRAME, {"counterexamples": None}, "counterexamples: Field required"),
    (FRAME, {"examples": [{"text": "دكت المدفعية القلعة", "trigger": "دك"}]}, "no whole word of the example"),
    (FRAME, {"examples": [{"text": "دكت المدفعية القلعة", "actor": "الطيران"}]}, "'الطيران' is not in the example"),
    (FRAME, {"examples": [{"text": "دكت القلعة", "recipient": ["القلعة", "السور"]}]}, "'السور' is not in the example"),
    (FRAME, {"counterexamples": [{"text": "دك التراب"}]}, "why: Field required"),
    (FRAME, {"examples": [{"text": "دكت المدفعية القلعة"}]}, "'دكت المدفعية القلعة' has no trigger"),
    ("cues/attribution.yml", {"examples": [{"text": "زعم الحارس أنه نام"}]}, "has no source"),
    ("names/heads.yml", {"examples": [{"text": "وصلت فرقة الكشافة"}]}, "has no mention"),
    ("names/titles.yml", {"examples": [{"text": "قال القبطان سليم"}]}, "has no name"),
    # cues
    ("cues/attribution.yml", {"stance": "doubts"}, "stance: Input should be"),
    ("cues/attribution.yml", {"strength": "shouts"}, "strength: Input should be"),
    ("cues/attribution.yml", {"source": "speaker"}, "'speaker' is no slot"),
    ("cues/attribution.yml", {"verb": ["زعم"]}, "verb.0: String should match pattern"),
    ("cues/status.yml", {"status": "doubtful"}, "status: Input should be"),
    ("cues/status.yml", {"scope": 0}, "scope: Input should be greater"),
    ("cues/status.yml", {"scope": 40}, "scope: Input should be less"),
    ("cues/status.yml", {"direction": "up"}, "direction: Input should be"),
    ("cues/modes.yml", {"mode": "visit"}, "ASSAULT has no mode visit"),
    ("cues/modes.yml", {"words": []}, "words: List should have at least 1 item"),
    ("cues/casualties.yml", {"kind": "frightened"}, "kind: Input should be"),
    ("cues/casualties.yml", {"noun": []}, "the entry has no words"),
    ("cues/relations.yml", {"relation": "envies"}, "relation: Input should be"),
    ("cues/states.yml", {"of": "war"}, "of: Input should be"),
    ("cues/states.yml", {"state": "ongoing"}, "a truce has no state ongoing"),
    ("cues/contexts.yml", {"context": "sport"}, "there is no context sport"),
    ("cues/matters.yml", {"of": "war"}, "of: Input should be"),
    ("cues/matters.yml", {"state": "fine"}, "state: Input should be"),
    # names
    ("names/heads.yml", {"kind": "club"}, "kind: Input should be"),
    ("names/heads.yml", {"form": "group"}, "form: Input should be"),
    ("names/heads.yml", {"same": "navy"}, "same: Input should be"),
    ("names/heads.yml", {"sector": "ARMY"}, "'ARMY' is no PLOVER sector"),
    ("names/titles.yml", {"relation": "rules"}, "relation: Input should be"),
    ("names/blockers.yml", {"blocks": "all"}, "blocks: Input should be"),
    ("names/people.yml", {"names": []}, "names: List should have at least 1 item"),
    ("names/nisba.yml", {"country": "Atlantis"}, "country: String should match pattern"),
    ("names/nisba.yml", {"actor": "nobody"}, "the registry has no actor nobody"),
    ("names/countries.yml", {"id": "AT"}, "id: String should match pattern"),
    ("names/countries.yml", {"capital": "بوسيدّ"}, "marks, tatweel or foreign letter"),
    ("names/actors/sea.yml", {"kind": "divers"}, "kind: Input should be"),
    ("names/actors/sea.yml", {"rests_on": None}, "rests_on: Field required"),
    # places lie somewhere, and say what bears that out
    ("places/areas.yml", {"class": "cove"}, "class: Input should be"),
    ("places/sea.yml", {"latitude": 131.5}, "latitude: Input should be less than"),
    ("places/sea.yml", {"longitude": None, "verified": None}, "longitude: Field required"),
    ("places/sea.yml", {"verified": None}, "says what bears them out"),
    ("places/sea.yml", {"class": "reef"}, "class: Input should be"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "changes", "says"), BROKEN, ids=str)
def test_a_broken_entry_is_found(data: Path, path: str, changes: Entry, says: str) -> None:
    entry = sound(path, **changes)
    problems = problems_of(data, path, entry)
    assert [problem.path for problem in problems] == [path]
    assert problems[0].entry == entry["id"]
    assert says in problems[0].message
    assert str(problems[0]) == f"{path}: {entry['id']}: {problems[0].message}"


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ({"about": None}, "about: Field required"),
        ({"source": None}, "source: Field required"),
        ({"about": 7}, "about: Input should be a valid string"),
        ({"reviewed": None}, "reviewed: Field required"),
        ({"reviewed": {"by": "waqai", "date": "last week"}}, "reviewed.date: String should match pattern"),
        ({"reviewed": {"by": "waqai"}}, "reviewed.date: Field required"),
    ],
)
def test_a_broken_header_is_found(data: Path, header: Entry, says: str) -> None:
    problems = problems_of(data, FRAME, SOUND[FRAME], **header)
    assert [(problem.path, problem.entry) for problem in problems] == [(FRAME, "")]
    assert says in problems[0].message


@pytest.mark.parametrize("path", [FRAME, "words/own.yml"])
def test_an_entry_that_is_no_mapping_is_found(data: Path, path: str) -> None:
    messages = [problem.message for problem in problems_of(data, path, "دك")]
    assert "entries.0: Input should be a valid dictionary" in messages


def test_an_id_is_used_once_in_its_folder(data: Path) -> None:
    write(data, FRAME, [SOUND[FRAME]])
    write(data, "cues/modes.yml", [sound("cues/modes.yml", id="daka")])
    assert check() == [], "another folder may use it"
    write(data, "frames/coerce.yml", [sound(FRAME, type="COERCE", modes=[])])
    assert check() == [Problem("frames", "daka", "the id is used 2 times")]


def test_a_file_that_is_no_yaml_does_not_stop_the_rest(data: Path) -> None:
    (data / "frames/aid.yml").write_text("entries: [oops", encoding="utf-8")
    problems = problems_of(data, FRAME, sound(FRAME, type="ATTACK"))
    assert [problem.path for problem in problems] == ["frames/aid.yml", FRAME]
