"""Trains all models of the claims room, cross-validates them over whole reports, and writes the weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from waqai.claims.merge import merge_features
from waqai.claims.scorer import LinearModel, Models
from waqai.claims.tellings import Telling, find_tellings
from waqai.evaluate import Evaluation, GoldReport, evaluate_reports
from waqai.evaluate.facts import FACTS, Tally
from waqai.pipeline import code
from waqai.train.fit import fit
from waqai.train.samples import Annotated, Sample, annotate, collect, event_of

FOLDS = 5


def train(reports: Sequence[Annotated]) -> Models:
    """Return the models trained on `reports`."""
    samples = collect(reports)
    models: dict[str, LinearModel] = {name: fit(rows) for name, rows in samples.rows.items()}
    merging = [sample for report in reports for sample in _merge_samples(report, models)]
    models["merge"] = fit(merging)
    return models


def _merge_samples(annotated: Annotated, models: Models) -> list[Sample]:
    told = [
        (telling, event)
        for telling in find_tellings(annotated.context, models)
        if (event := event_of(annotated, telling.trigger))
    ]
    return [
        Sample(merge_features(annotated.context, first, second), ours["id"] == theirs["id"], annotated.gold.name)
        for place, (first, ours) in enumerate(told)
        for second, theirs in told[place + 1 :]
        if _comparable(first, second)
    ]


def _comparable(first: Telling, second: Telling) -> bool:
    return first.trigger.type is second.trigger.type


def cross_validate(reports: Sequence[GoldReport], folds: int = FOLDS) -> list[Evaluation]:
    """Return the evaluation of each fold; report number i is tested in fold i modulo `folds`."""
    annotated = [annotate(report) for report in reports]
    results = []
    for fold in range(folds):
        models = train([report for i, report in enumerate(annotated) if i % folds != fold])
        tested = [report for i, report in enumerate(reports) if i % folds == fold]
        results.append(evaluate_reports(tested, lambda report, models=models: code(report, models)))
    return results


def write_models(models: Models, path: Path) -> None:
    """Write the weights file that `claims.scorer.parse_models` reads."""
    rows = {
        name: {"bias": model.bias, "threshold": model.threshold, "weights": dict(model.weights)}
        for name, model in models.items()
    }
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def pooled(evaluations: Sequence[Evaluation]) -> Tally:
    """Return the counts of all folds together."""
    tally = Tally()
    for evaluation in evaluations:
        tally.add(evaluation.tally)
    return tally


__all__ = ["FACTS", "cross_validate", "pooled", "train", "write_models"]
