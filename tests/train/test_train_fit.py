"""One model is fitted: it learns what can be learned, and its threshold is the one with the highest F1."""

from __future__ import annotations

import random

import numpy as np
import pytest

from waqai.train.fit import best_threshold, f1, fit, fit_together
from waqai.train.samples import Sample


def toy(count: int = 200, reports: int = 10, seed: int = 7) -> list[Sample]:
    """Return samples that "good" and "bad" decide; "noise" says nothing."""
    dice = random.Random(seed)  # noqa: S311  a toy
    rows = []
    for number in range(count):
        label = dice.random() < 0.4
        features = ["good" if label else "bad", *(["noise"] if dice.random() < 0.5 else []), f"once{number}"]
        rows.append(Sample(features, label, f"report {number % reports}"))
    return rows


def test_what_can_be_told_apart_is() -> None:
    samples = toy()
    model = fit(samples, strength=1.0)
    assert all(model.accepts(sample.features) is sample.label for sample in samples)
    assert model.weights["good"] > 0.5 > -0.5 > model.weights["bad"]
    assert abs(model.weights.get("noise", 0.0)) < 0.3


def test_features_that_are_seen_once_are_dropped() -> None:
    assert set(fit(toy()).weights) <= {"good", "bad", "noise"}


def test_a_weaker_penalty_gives_larger_weights() -> None:
    weak, strong = fit(toy(), strength=10.0), fit(toy(), strength=0.01)
    assert weak.weights["good"] > strong.weights["good"] > 0


def test_equal_samples_give_equal_models() -> None:
    assert fit(toy()) == fit(toy())


@pytest.mark.parametrize(
    "samples", [[], toy(reports=4), [Sample(["a"], label=False, report=str(n)) for n in range(20)]]
)
def test_a_model_with_too_few_examples_accepts_nothing(samples: list[Sample]) -> None:
    model = fit(samples)
    assert not model.accepts(["good"])
    assert not model.accepts([])


def test_samples_that_all_agree_can_be_fitted() -> None:
    assert fit([Sample(["a"], label=True, report=str(n % 10)) for n in range(40)]).accepts(["a"])


def test_groups_that_are_fitted_together_share_a_threshold() -> None:
    noisy = [Sample(row.features, row.label ^ (n % 3 == 0), row.report) for n, row in enumerate(toy(seed=3))]
    models = fit_together({"clear": toy(), "noisy": noisy, "rare": toy(reports=4)}, strength=1.0)
    assert models["clear"].threshold == models["noisy"].threshold < 1.0
    assert models["clear"].weights == fit(toy(), strength=1.0).weights
    assert not models["rare"].accepts(["good"])


def test_the_shared_threshold_minds_what_the_samples_lack() -> None:
    noisy = [Sample(row.features, row.label ^ (n % 3 == 0), row.report) for n, row in enumerate(toy(seed=3))]
    few, many = (fit_together({"noisy": noisy}, total=total)["noisy"].threshold for total in (0, 2000))
    assert many <= few


def test_a_threshold_that_is_given_changes_nothing_else() -> None:
    chosen, given = fit(toy()), fit(toy(), threshold=0.9)
    assert given.threshold == 0.9
    assert given.weights == chosen.weights
    assert fit_together({"toy": toy()}, threshold=0.9)["toy"].threshold == 0.9


LABELS = np.array([True, True, False, True, False, False])
CHANCES = np.array([0.9, 0.7, 0.65, 0.6, 0.3, 0.1])


def test_f1_counts_what_there_was_to_find() -> None:
    assert f1(LABELS, CHANCES, 0.5, 3) == pytest.approx(6 / 7)
    assert f1(LABELS, CHANCES, 0.5, 6) == pytest.approx(6 / 10)
    assert f1(LABELS, CHANCES, 0.95, 3) == 0.0


def test_the_threshold_with_the_highest_f1_is_taken() -> None:
    threshold = best_threshold(LABELS, CHANCES, 3)
    assert 0.3 < threshold <= 0.6
    best = f1(LABELS, CHANCES, threshold, 3)
    assert all(f1(LABELS, CHANCES, other / 50, 3) <= best for other in range(5, 40))


def test_more_to_find_makes_a_model_bolder() -> None:
    labels, chances = np.array([True, False, True, False, False]), np.array([0.8, 0.6, 0.5, 0.4, 0.2])
    assert best_threshold(labels, chances, 30) <= best_threshold(labels, chances, 2)
