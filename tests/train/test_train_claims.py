"""All models are trained from annotated reports, and code what they were trained on better than chance."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from annotated import annotation_of, disagreeing, write_gold
from waqai import demo
from waqai.evaluate import GoldReport, evaluate_reports, read_gold
from waqai.pipeline import code
from waqai.scorer import LinearModel, Models, parse_models, shipped_models
from waqai.train.claims import cross_validate, train, write_models


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[GoldReport]:
    """The reports of the demo, annotated by somebody who sees less than the coder."""
    folder = tmp_path_factory.mktemp("gold")
    for name, report in demo.reports():
        write_gold(folder, name, report.text, disagreeing(annotation_of(code(report))))
    return list(read_gold(folder))


@pytest.fixture(scope="module")
def trained(reports: list[GoldReport]) -> Models:
    return train(reports)


def test_every_model_that_the_coder_asks_is_trained(trained: Models) -> None:
    assert set(trained) == set(shipped_models())
    learned = [name for name, model in trained.items() if model.weights]
    assert {"trigger", "actor", "place", "entity", "coreference"} <= set(learned)


def test_what_was_trained_on_is_coded(reports: list[GoldReport], trained: Models) -> None:
    evaluation = evaluate_reports(reports, partial(code, models=trained))
    shy = Models(dict.fromkeys(trained, LinearModel(bias=-20.0, weights={}, threshold=1.0)))
    assert evaluation.facts.f1 > 0.5
    assert evaluation.figures["event"].f1 > 0.6
    assert evaluation.figures["actor"].f1 > 0.4
    assert evaluate_reports(reports, partial(code, models=shy)).facts.f1 == 0.0


def test_training_again_gives_the_same_weights(reports: list[GoldReport], tmp_path: Path) -> None:
    few = reports[:6]
    for name in ("one", "two"):
        write_models(train(few), tmp_path / f"{name}.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_weights_survive_their_file(trained: Models, tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    write_models(trained, path)
    assert parse_models(path.read_text(encoding="utf-8")) == trained


def test_cross_validation_tests_each_report_once(reports: list[GoldReport]) -> None:
    evaluation = cross_validate(reports[:8], folds=2)
    assert sorted(judged.gold.name for judged in evaluation.reports) == [report.name for report in reports[:8]]
    whole = evaluate_reports(reports[:8])
    assert evaluation.facts.gold == whole.facts.gold
    assert evaluation.figures["event"].gold == whole.figures["event"].gold
