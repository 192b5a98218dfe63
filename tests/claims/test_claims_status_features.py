"""Models say whether an event is actual: what they look at, and how their chances become a status."""

from __future__ import annotations

from datetime import date

import pytest

from scenes import ALL, NONE, context, events_of, models
from waqai.claims.status_features import UNREAL, model_name, status_features
from waqai.model import Report, Stance, Status
from waqai.pipeline import context_of
from waqai.scorer import LinearModel, Models

WATCHED = LinearModel(bias=-9.0, weights={"before=لم": 12.0}, threshold=0.5)


def features(text: str, word: str, published: date | None = None) -> set[str]:
    seen = context_of(Report(text=text, published=published), Models({}))
    trigger = next(t for t in seen.triggers if seen.scene.tokens[t.index].plain == word)
    return set(status_features(seen, trigger))


def judged(**of: LinearModel) -> Models:
    """Return models that take every event, and these of status; those that are not given refuse."""
    return Models({**models(ALL), **{model_name(status): of.get(status.value, NONE) for status in UNREAL}})


def test_what_the_rules_say_is_a_feature() -> None:
    found = features("لم تنسحب القوات التركية من التلة.", "تنسحب")
    assert {"rules=negated", "cue=lam", "before=لم", "part=verb|RETREAT"} <= found


def test_a_cue_that_does_not_reach_is_told_apart() -> None:
    found = features("لن يعود الوفد إلى المدينة بعد أن قصفت القوات الجسر.", "قصفت")
    assert "rules=actual" in found
    assert "near cue=lan|before" in found


@pytest.mark.parametrize(
    ("published", "expected"), [("2024-03-01", "to come"), ("2024-03-10", "now"), ("2024-03-20", "past"), (None, "")]
)
def test_whether_the_day_has_passed(published: str | None, expected: str) -> None:
    day = date.fromisoformat(published) if published else None
    times = {f for f in features("يلتقي الوفدان في 10 مارس 2024 في جنيف.", "يلتقي", day) if f.startswith("time=")}
    assert {f.removeprefix("time=").split("|")[0] for f in times} == ({expected} if expected else set())


def test_the_likeliest_status_wins() -> None:
    strong = LinearModel(bias=1.0, weights={}, threshold=0.5)
    events = events_of(context("قصفت القوات القرية."), judged(future=strong, hypothetical=ALL))
    assert [event.status for event in events.values()] == [Status.HYPOTHETICAL]


def test_chances_add_up() -> None:
    """Two that alone would not do tell together that it has not happened."""
    weak = LinearModel(bias=-0.8, weights={}, threshold=0.5)
    text = "قصفت القوات القرية."
    (alone,) = events_of(context(text), judged(future=weak)).values()
    (both,) = events_of(context(text), judged(future=weak, negated=weak)).values()
    assert alone.status is Status.ACTUAL
    assert both.status is not Status.ACTUAL


def test_a_status_says_why() -> None:
    (event,) = events_of(context("لم تنسحب القوات التركية من التلة."), judged(negated=WATCHED)).values()
    assert event.status is Status.NEGATED
    assert "negated: before=لم +12.00" in event.because
    assert "status" in {item.part for item in event.evidence}


def test_whoever_tells_that_it_did_not_happen_denies_it() -> None:
    seen = context("قالت الوزارة إن القوات التركية لم تنسحب من التلة.")
    told = events_of(seen, models(ALL))["تنسحب"]
    assert told.status is Status.NEGATED
    assert {source.stance for source in told.sources} == {Stance.DENIES}
    happened = events_of(context("قالت الوزارة إن القوات التركية انسحبت من التلة."), models(ALL))["انسحبت"]
    assert {source.stance for source in happened.sources} == {Stance.ASSERTS}


def test_the_cue_of_another_status_is_no_evidence() -> None:
    (event,) = events_of(context("لم تنسحب القوات التركية من التلة."), judged()).values()
    assert event.status is Status.ACTUAL
    assert "status" not in {item.part for item in event.evidence}
    assert not any(reason.startswith("negated") for reason in event.because)
