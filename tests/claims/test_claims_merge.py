"""Tellings of one thing become one event: those of one type that the model takes for the same, the fullest first."""

from __future__ import annotations

import pytest

from scenes import ALL, NONE, context, events_of, models
from waqai.model import EventType, Status
from waqai.scorer import LinearModel

TEXT = (
    "قصف في الريف\n\n"
    "قصفت القوات التركية القرية. وقال الوزير سليم حداد إن القصف دمر الجسر. والتقى الوفدان. "
    "ثم اعتقلت الشرطة ثلاثة طلاب."
)
SHELLING = {"قصف", "قصفت", "القصف"}


def groups(model: LinearModel, text: str = TEXT) -> list[list[str]]:
    """Return the words of each event, its trigger first, when all models but that of merging take all."""
    events = events_of(context(text), models(ALL, {"merge": model}))
    return [[trigger, *(span.of(text) for span in event.also)] for trigger, event in events.items()]


def test_every_telling_is_in_one_event() -> None:
    merged, apart = groups(ALL), groups(NONE)
    words = sorted(word for group in apart for word in group)
    assert sorted(word for group in merged for word in group) == words
    assert len(words) > len(merged) > 1


def test_a_model_that_merges_nothing() -> None:
    apart = groups(NONE)
    assert apart
    assert all(len(group) == 1 for group in apart)


def test_only_tellings_of_one_type_are_merged() -> None:
    events = events_of(context(TEXT), models(ALL, {"merge": ALL}))
    kinds = [event.type for event in events.values()]
    assert len(kinds) == len(set(kinds))
    assert {EventType.ASSAULT, EventType.CONSULT, EventType.COERCE} <= set(kinds)
    assert any(set(group) >= SHELLING for group in groups(ALL))


def test_the_fullest_telling_names_the_event() -> None:
    (group,) = groups(ALL, "قصف في الريف\n\nقصفت القوات التركية القرية يوم الخميس.")
    assert group == ["قصفت", "قصف"]


def test_a_model_sees_whether_the_word_is_the_same() -> None:
    frames = {trigger.frame.id for trigger in context(TEXT).triggers}
    same_word = LinearModel(bias=-3.0, weights={f"frames={frame}|{frame}": 6.0 for frame in frames}, threshold=0.5)
    found = groups(same_word)
    assert any({"قصف", "القصف"} <= set(group) for group in found)
    assert not any({"القصف", "دمر"} <= set(group) for group in found)


@pytest.mark.parametrize("text", ["", "لا شيء هنا"])
def test_nothing_to_merge(text: str) -> None:
    assert groups(ALL, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ستقصف القوات القرية. وسيبدأ القصف غدا. وقصفت القوات الجسر.", Status.FUTURE),
        ("ستقصف القوات القرية. قصفت القوات الجسر. ودمر القصف المدرسة.", Status.ACTUAL),
    ],
)
def test_an_event_has_the_status_of_most_of_its_tellings(text: str, expected: Status) -> None:
    events = events_of(context(text), models(ALL, {"merge": ALL}))
    (found,) = {event.status for event in events.values() if event.type is EventType.ASSAULT}
    assert found is expected


def merged_by(*features: str, text: str) -> list[list[str]]:
    """Return the words of events that have several, where tellings with one of the features are the same."""
    model = LinearModel(bias=-3.0, weights=dict.fromkeys(features, 6.0), threshold=0.5)
    return [sorted(group) for group in groups(model, text) if len(group) > 1]


def test_a_model_sees_that_a_noun_points_back() -> None:
    text = "قصفت المدفعية القرية. والتقى الوفدان. وأدان الوزير هذا القصف. ثم بدأ قصف جديد."
    assert merged_by("reference=this|frame=True|between=0", text=text) == [["القصف", "قصفت"]]


def test_a_model_sees_what_was_told_between() -> None:
    text = "قصفت المدفعية القرية. وأدان الوزير القصف. واستمر القصف."
    first, second = merged_by("told between=0|gap=1", text=text), merged_by("told between=1|gap=2", text=text)
    assert len(first[0]) > 1
    assert first != second


def test_a_model_sees_which_stand_in_headlines() -> None:
    (group,) = merged_by("headings=True|False|sentence=1|ASSAULT", text=TEXT)
    assert group == ["قصف", "قصفت"]
