"""Annotated reports become labelled samples: what a model sees, and whether the annotation agrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated import write_gold
from waqai.evaluate import read_gold
from waqai.model import EventType
from waqai.scorer import Models
from waqai.train.samples import Annotated, Sample, Samples, annotate, collect, event_of


@pytest.fixture
def harbour(tmp_path: Path) -> Annotated:
    (gold,) = read_gold(write_gold(tmp_path))
    return annotate(gold, Models({}))


def word(annotated: Annotated, index: int) -> str:
    return annotated.context.scene.tokens[index].plain


def test_triggers_are_labelled_by_word_and_type(harbour: Annotated) -> None:
    told = {
        (word(harbour, trigger.index), str(trigger.type)): event["id"]
        if (event := event_of(harbour, trigger))
        else None
        for trigger in harbour.context.triggers
    }
    assert told["اتفقا", "AGREE"] == "V1"
    assert told["أطلق", "ASSAULT"] == "V2"
    assert {event for (_, kind), event in told.items() if kind == EventType.RETREAT} <= {None}


def test_ids_are_matched_with_those_of_the_annotation(harbour: Annotated) -> None:
    entities = harbour.context.scene.entities
    named = {entities[ours].name: theirs for ours, theirs in harbour.entity_of.items()}
    assert named["حرس الساحل"] == "E2"
    assert set(harbour.place_of.values()) == {"P1"}
    assert set(harbour.time_of.values()) == {"T1"}


def test_samples_by_model(harbour: Annotated) -> None:
    rows = collect([harbour]).rows
    assert {"trigger", "actor", "recipient", "place", "time", "source"} <= set(rows)
    assert sum(sample.label for sample in rows["trigger"]) >= 2
    assert not all(sample.label for sample in rows["trigger"])
    for name in ("actor", "place", "time"):
        assert any(sample.label for sample in rows[name]), name
    assert {sample.report for samples in rows.values() for sample in samples} == {"harbour"}
    assert all(sample.features for samples in rows.values() for sample in samples)


def test_status_is_labelled_by_the_annotation(harbour: Annotated) -> None:
    rows = collect([harbour]).rows
    assert sum(sample.label for sample in rows["status negated"]) >= 1
    assert not any(sample.label for sample in rows["status future"])
    assert len(rows["status negated"]) == len(rows["status future"]) == sum(s.label for s in rows["trigger"])


def test_no_feature_names_anybody(harbour: Annotated) -> None:
    """What is learned must travel to other reports."""
    rows = collect([harbour]).rows
    features = {feature for samples in rows.values() for sample in samples for feature in sample.features}
    assert not [feature for feature in features if any(name in feature for name in ("الحلبي", "المرجان", "كريم"))]


def test_reports_can_be_held_out() -> None:
    samples = Samples()
    samples.add("trigger", ["a"], "one", label=True)
    samples.add("trigger", ["b"], "two", label=False)
    assert samples.without({"one"}).rows["trigger"] == [Sample(["b"], label=False, report="two")]
    assert len(samples.rows["trigger"]) == 2
