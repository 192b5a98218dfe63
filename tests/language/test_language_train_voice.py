"""The weights of voice come out of marked sentences."""

from __future__ import annotations

import random
from pathlib import Path

from waqai.language.measure import Score
from waqai.language.train_voice import Sample, cross_validated, fit, samples_of
from waqai.language.treebank import read_sentences

NEWS = Path(__file__).parents[2] / "src/waqai/language/weights/news.conllu"


def test_the_marked_verbs_become_samples() -> None:
    samples = samples_of(read_sentences(NEWS)[:40])
    assert len(samples) > 60
    assert {sample.passive for sample in samples} == {True, False}
    assert all(any(feature.startswith("form=") for feature in sample.features) for sample in samples)


def rows(size: int) -> list[Sample]:
    random_ = random.Random(3)  # noqa: S311  a fixed sample
    chosen = [random_.random() < 0.3 for _ in range(size)]
    return [Sample(i, ["sign" if passive else "none"], passive) for i, passive in enumerate(chosen)]


def test_what_tells_the_voices_apart_is_learned() -> None:
    model = fit(rows(200))
    assert model.accepts(["sign"])
    assert not model.accepts(["none"])


def test_every_sample_is_judged_once_by_a_model_that_never_saw_it() -> None:
    samples = rows(200)
    passive = sum(sample.passive for sample in samples)
    assert cross_validated(samples) == Score(passive, passive, passive)


def test_passives_are_found_on_our_own_sentences() -> None:
    samples = samples_of(read_sentences(NEWS))
    model = fit([sample for sample in samples if sample.sentence % 2])
    held = [sample for sample in samples if not sample.sentence % 2]
    found = [sample for sample in held if model.accepts(sample.features)]
    score = Score(sum(sample.passive for sample in found), len(found), sum(sample.passive for sample in held))
    assert score.f1 > 40
