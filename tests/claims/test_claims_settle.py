"""What an event keeps: its models decide on each part, nobody is on both sides, sources bring their stance."""

from __future__ import annotations

import pytest

from scenes import ALL, NONE, context, events_of, models, names
from waqai.claims.events import find_events
from waqai.model import Event, Stance, Status
from waqai.scorer import LinearModel

TEXT = "قال مصدر أمني إن القوات التركية قصفت المتمردين في مدينة درعا يوم الخميس وقتلت سبعة مدنيين."
HALF = LinearModel(bias=0.5, weights={}, threshold=0.5)
FIELDS = {"actor": "actors", "recipient": "recipients", "place": "places", "time": "times", "source": "sources"}


def events(text: str = TEXT, **changed: LinearModel) -> dict[str, Event]:
    """Return the events by trigger when all models but these take all."""
    return events_of(context(text), models(ALL, changed))


def test_nobody_is_both_actor_and_recipient() -> None:
    found = events()
    assert found
    for event in found.values():
        assert {*event.actors, *event.recipients}
        assert set(event.actors).isdisjoint(event.recipients)


def test_the_likelier_side_wins() -> None:
    acting, receiving = events(recipient=HALF), events(actor=HALF)
    assert acting.keys() == receiving.keys() != set()
    for event in acting.values():
        assert event.actors
        assert not event.recipients
    for event in receiving.values():
        assert event.recipients
        assert not event.actors


@pytest.mark.parametrize("part", FIELDS)
def test_each_part_has_models_of_its_own(part: str) -> None:
    seen = context(TEXT)
    only = find_events(seen, models(NONE, {"trigger": ALL, part: ALL}))
    without = find_events(seen, models(ALL, {part: NONE}))
    others = [field for name, field in FIELDS.items() if name != part]
    assert any(getattr(event, FIELDS[part]) for event in only)
    assert not any(getattr(event, field) for event in only for field in others)
    assert not any(getattr(event, FIELDS[part]) for event in without)


def test_nothing_happens_that_the_trigger_model_refuses() -> None:
    assert events()
    assert events(trigger=NONE) == {}


def test_of_two_readings_of_a_word_the_likelier_is_taken() -> None:
    text = "وقع الوفدان على رفع الحصار"
    word = next(token.index for token in context(text).scene.tokens if token.plain == "رفع")
    kinds = {trigger.type for trigger in context(text).triggers if trigger.index == word}
    assert len(kinds) > 1
    for kind in kinds:
        favoured = LinearModel(bias=0.1, weights={f"part=masdar|{kind}": 2.0}, threshold=0.5)
        found = find_events(context(text), models(ALL, {"trigger": favoured, "merge": NONE}))
        assert kind in {event.type for event in found}
        assert len({event.trigger for event in found}) == len(found)


def test_a_source_brings_its_cue_and_its_stance() -> None:
    seen = context("نفى الجيش اللبناني أن قواته قصفت القرية.")
    sources = events_of(seen, models(ALL))["قصفت"].sources
    (source,) = [s for s in sources if s.cue and s.cue.of(seen.scene.analysis.text) == "نفى"]
    assert source.stance is Stance.DENIES
    assert names(seen, [source.entity]) == ["الجيش اللبناني"]


def test_the_fullest_telling_decides_where_they_are_even() -> None:
    text = "لم تنسحب القوات التركية.\n\nانسحبت القوات التركية من التلة."
    ((trigger, merged),) = events(text, merge=ALL).items()
    apart = events(text, merge=NONE)
    assert [event.status for event in apart.values()] == [Status.NEGATED, Status.ACTUAL]
    assert merged.status is apart[trigger].status


def test_a_toll_goes_to_the_nearest_event_that_can_bear_it() -> None:
    text = "التقى الوفدان، ثم قتل سبعة مدنيين، وتظاهر طلاب، واعتقلت الشرطة ثلاثة شبان."
    borne = {trigger: [f.kind.value for f in event.casualties] for trigger, event in events(text).items()}
    assert borne["التقى"] == []
    assert borne["قتل"] == ["killed"]
    assert borne["واعتقلت"] == ["detained"]


def test_evidence_quotes_the_trigger_and_the_parties() -> None:
    found = events()
    assert found
    for event in found.values():
        parts = {item.part for item in event.evidence}
        assert event.trigger in [item.span for item in event.evidence if item.part == "trigger"]
        assert ("actor" in parts) == bool(event.actors)
        assert event.because
