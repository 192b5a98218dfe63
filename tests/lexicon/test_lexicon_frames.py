"""Frames are indexed by every form of their words, with what the entry says of roles, conditions and status."""

from __future__ import annotations

from pathlib import Path

from lexicon_data import write
from waqai.lexicon.frames import Frame, FrameForm, forms_of, frames
from waqai.model import EventType, Status, fold

ENTRY = {
    "id": "daka", "type": "ASSAULT", "modes": ["heavy-weapons"], "verb": ["دك يدك"], "masdar": ["دك"],
    "noun": ["مدكة"], "participle": ["داك"], "with": ["القلعة", "أسوار"], "without": ["تراب"],
    "roles": {"actor": ["subject", "genitive"], "recipient": ["object"]}, "reciprocal": True,
}  # fmt: skip


def read(data: Path, *entries: dict[str, object]) -> dict[str, list[FrameForm]]:
    """Return the index of a lexicon that holds just these frames."""
    write(data, "frames/assault.yml", entries)
    return {key: list(readings) for key, readings in frames.__wrapped__().items()}


def only(readings: list[FrameForm]) -> Frame:
    assert len({reading.frame.id for reading in readings}) == 1
    return readings[0].frame


def test_a_frame_says_what_its_entry_says(data: Path) -> None:
    frame = only(read(data, ENTRY)[fold("دكت")])
    assert (frame.id, frame.type, frame.modes, frame.status) == ("daka", EventType.ASSAULT, ("heavy-weapons",), None)
    assert frame.needs == {fold("القلعة"), fold("أسوار")}
    assert frame.bars == {"تراب"}
    assert frame.roles == {"actor": ("subject", "genitive"), "recipient": ("object",)}
    assert frame.reciprocal
    assert not frame.light


def test_all_families_of_words_are_indexed(data: Path) -> None:
    index = read(data, ENTRY)
    parts = {key: {reading.form.part for reading in readings} for key, readings in index.items()}
    assert parts[fold("دك")] == {"verb", "masdar"}
    assert parts[fold("يدكون")] == {"verb"}
    assert parts[fold("مدكتان")] == {"noun"}
    assert parts[fold("داكة")] == {"participle"}
    assert {form.part for form in forms_of(ENTRY)} == {"verb", "masdar", "noun", "participle"}


def test_a_form_stands_once_for_each_frame_part_and_voice(data: Path) -> None:
    readings = read(data, {**ENTRY, "verb": ["دك يدك", "دك يدك"]})[fold("دكوا")]
    assert [(reading.frame.id, reading.form.part) for reading in readings] == [("daka", "verb")]


def test_two_frames_share_a_word(data: Path) -> None:
    index = read(data, ENTRY, {"id": "dakk_2", "type": "COERCE", "verb": ["دك يدك"]})
    assert {reading.frame.id for reading in index[fold("دكوا")]} == {"daka", "dakk_2"}


def test_drafts_are_left_out_and_a_status_stays(data: Path) -> None:
    index = read(
        data,
        {"id": "draft", "type": "AID", "verb": ["نجد ينجد"], "status": "draft"},
        {"id": "failed", "type": "AGREE", "verb": ["تعثر يتعثر"], "status": "negated"},
        {"id": "light", "verb": ["شن يشن"], "light": True, "carries": ["object"]},
    )
    assert fold("نجد") not in index
    assert only(index[fold("تعثر")]).status is Status.NEGATED
    light = only(index[fold("شنت")])
    assert (light.light, light.carries, light.type) == (True, ("object",), None)


def test_the_shipped_frames_reach_all_types() -> None:
    found = {reading.frame.type for readings in frames().values() for reading in readings}
    assert found == {*EventType, None}
    assert {reading.frame.id for reading in frames()[fold("قصفت")]}
