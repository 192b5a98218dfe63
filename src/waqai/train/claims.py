"""Trains all models of the claims room, cross-validates them over whole reports, and writes the weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from waqai.claims.relations import model_name
from waqai.claims.settle import model_of
from waqai.claims.status_features import UNREAL
from waqai.claims.status_features import model_name as status_name
from waqai.claims.tellings import PARTS
from waqai.evaluate import Evaluation, GoldReport, evaluate_reports
from waqai.model import RelationType
from waqai.pipeline import COREFERENCE, code
from waqai.scorer import LinearModel, Models
from waqai.train.coreference import train_coreference
from waqai.train.fit import fit, fit_together
from waqai.train.merging import MERGE, fit_merging
from waqai.train.readers import NO_READERS, Readers
from waqai.train.samples import Annotated, Samples, annotate, collect
from waqai.train.stacked import collect_keeping, collect_settling, totals_of

FOLDS = 5
TRIGGER = "trigger"
#: The inverse of the penalty on large weights, chosen by cross-validation over whole reports. What an event is linked
#: to is told by features that often say the same: they are held close, and what other models said closer still.
LINK_STRENGTH = 0.05
SETTLING_STRENGTH = 0.03
KEEPING_STRENGTH = 0.4
RELATION_STRENGTH = 1.0
STATUS_STRENGTH = 0.3
SETTLED, KEPT = tuple(map(model_of, PARTS)), ("entity", "place kept")
STACKING_FOLDS = 3
RELATIONS = tuple(model_name(kind) for kind in RelationType)
STATUSES = tuple(status_name(status) for status in UNREAL)


def train(reports: Sequence[GoldReport], readers: Readers = NO_READERS, beside: Sequence[GoldReport] = ()) -> Models:
    """Return the models trained on `reports` and on those `beside`, each read by a reader that never saw it.

    Coreference comes first, since all others read its result. Merging, settling and keeping, in this order, look at
    what the models before them made of a report; they are trained on what models that never saw it make of it.
    """
    every = [*reports, *beside]
    first = Models({COREFERENCE: train_coreference(every)})
    annotated = [annotate(report, first, readers.of(report.report)) for report in every]
    samples = collect(annotated)
    base = _base(samples)
    unseen, totals = _unseen(annotated, samples, base), totals_of(annotated)
    models = {**first, **base, MERGE: fit_merging(unseen)}
    models |= fit_together({name: samples.rows[name] for name in STATUSES}, strength=STATUS_STRENGTH)
    settling = _stacked(collect_settling, unseen, models)
    models |= fit_together(
        {name: settling.rows[name] for name in SETTLED},
        strength=SETTLING_STRENGTH,
        total=sum(totals[name] for name in SETTLED),
    )
    keeping = _stacked(collect_keeping, unseen, models)
    models |= {name: fit(keeping.rows[name], strength=KEEPING_STRENGTH, total=totals[name]) for name in KEPT}
    return Models(models)


def _stacked(
    collecting: Callable[[Samples, Annotated, Models], None],
    unseen: Iterable[tuple[Annotated, Models]],
    models: Mapping[str, LinearModel],
) -> Samples:
    """Return the samples of what `models` make of reports, each read by base models that never saw it."""
    samples = Samples()
    for _, rows in groupby(unseen, key=lambda row: id(row[1])):
        reports, strangers = zip(*rows, strict=True)
        joined = Models({**models, **strangers[0]})
        for report in reports:
            collecting(samples, report, joined)
    return samples


def _unseen(annotated: Sequence[Annotated], samples: Samples, base: Models) -> list[tuple[Annotated, Models]]:
    """Return each report with base models that were trained without it; their thresholds are those of `base`."""
    pairs = []
    for fold in range(STACKING_FOLDS):
        held_out = [report for i, report in enumerate(annotated) if i % STACKING_FOLDS == fold]
        models = _base(samples.without({report.gold.name for report in held_out}), base)
        pairs += [(report, models) for report in held_out]
    return pairs


def _base(samples: Samples, like: Mapping[str, LinearModel] = MappingProxyType({})) -> Models:
    """Return the models that look at one trigger or one pair; thresholds of `like` are taken over."""
    known = {name: model.threshold for name, model in like.items()}
    single = {TRIGGER: fit(samples.rows[TRIGGER], threshold=known.get(TRIGGER))}
    links = {name: fit(samples.rows[name], strength=LINK_STRENGTH, threshold=known.get(name)) for name in PARTS}
    lasting = fit_together(
        {name: samples.rows[name] for name in RELATIONS},
        strength=RELATION_STRENGTH,
        total=sum(samples.totals[name] for name in RELATIONS),
        threshold=max((known[name] for name in RELATIONS if name in known and known[name] < 1), default=None),
    )
    return Models({**single, **links, **lasting})


@dataclass(frozen=True, slots=True)
class Fold:
    """Reports that are tested on, and the models that never saw them."""

    tested: Sequence[GoldReport]
    models: Models
    readers: Readers

    def evaluate(self) -> Evaluation:
        """Return how well the models code the reports."""
        return evaluate_reports(self.tested, lambda report: code(report, self.models, self.readers.of(report)))


def train_fold(
    fold: int,
    reports: Sequence[GoldReport],
    folds: int = FOLDS,
    beside: Sequence[GoldReport] = (),
    readers: Readers = NO_READERS,
) -> Fold:
    """Return a fold: report number i is tested in fold i modulo `folds`.

    Every fold also learns from the reports `beside`, which are never tested on.
    """
    models = train([report for i, report in enumerate(reports) if i % folds != fold], readers, beside)
    return Fold([report for i, report in enumerate(reports) if i % folds == fold], models, readers)


def cross_validate(
    reports: Sequence[GoldReport],
    folds: int = FOLDS,
    beside: Sequence[GoldReport] = (),
    readers: Readers = NO_READERS,
) -> Evaluation:
    """Return the pooled evaluation of all folds."""
    each = (train_fold(fold, reports, folds, beside, readers) for fold in range(folds))
    return Evaluation.pooled([fold.evaluate() for fold in each])


def write_models(models: Models, path: Path) -> None:
    """Write the weights file that `waqai.scorer.parse_models` reads."""
    rows = {
        name: {"bias": model.bias, "threshold": model.threshold, "weights": dict(model.weights)}
        for name, model in models.items()
    }
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
