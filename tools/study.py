"""Cross-validates the coder and says what its learned parts are worth and how well its confidence is calibrated.

Usage: tools/study.py GOLD_DIR [--with DIR] [--readers DIR] [--folds 0,1,2,3,4 | --apart] [--keep FILE]
With --apart nothing of GOLD_DIR is learnt from: one training, on the reports of --with, is tested on all of it.
With --keep the folds that were run are added to FILE, so that they can be run one after the other or side by side;
what is printed is of all folds in it. What it prints is told in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from waqai.claims.reader import Reader, State
from waqai.cli.evaluate import as_table
from waqai.evaluate import Evaluation, evaluate_reports, read_gold
from waqai.model import Report
from waqai.pipeline import COREFERENCE, code
from waqai.scorer import LinearModel, Models
from waqai.train.claims import FOLDS, Fold, train, train_fold
from waqai.train.readers import NO_READERS, read_readers

ALWAYS = LinearModel(bias=20.0, weights={}, threshold=0.5)
NEVER = LinearModel(bias=-20.0, weights={}, threshold=1.0)
BINS = 10
Bins = dict[int, list[bool]]


def by_rule(role: str) -> LinearModel:
    """Return a model that believes the frame alone."""
    sayings = ("actor", "recipient", "actor+recipient", "recipient+actor")
    weights = {f"says={says}": 10.0 for says in sayings if role in says}
    return LinearModel(bias=-5.0, weights=weights, threshold=0.5)


VARIANTS: Mapping[str, Callable[[Models], Models]] = {
    "all of it": lambda models: models,
    "coreference by rules alone": lambda models: Models({n: m for n, m in models.items() if n != COREFERENCE}),
    "every word of a frame is an event": lambda models: Models({**models, "trigger": ALWAYS}),
    "tellings are not merged": lambda models: Models({**models, "merge": NEVER}),
    "roles as the frame says, before settling": lambda models: Models(
        {**models, "actor": by_rule("actor"), "recipient": by_rule("recipient")}
    ),
    "every actor and place is kept": lambda models: Models({**models, "entity": ALWAYS, "place kept": ALWAYS}),
}


#: What the reader says nothing of, for each variant.
UNSAID: Mapping[str, Sequence[str]] = {
    "without the reader's word": ("told", "parts", "same", "ties"),
    "without its word on words": ("told",),
    "without its word on parts": ("parts",),
    "without its word on same events": ("same",),
    "without its word on relations": ("ties",),
}
#: The log-odds that are said of everything.
USUAL = {"told": -3.0, "parts": -2.0, "same": -1.0, "ties": -4.0}


@dataclass(frozen=True)
class Unsure(State):
    """What a reader knows that says of some things that all are as likely as the next."""

    unsaid: Sequence[str] = ()

    def told(self, words: Any) -> Any:
        """Return log-odds of words."""
        return self._but("told", super().told(words))

    def parts(self, triggers: Any, fillers: Any, kinds: Any) -> Any:
        """Return log-odds of parts."""
        return self._but("parts", super().parts(triggers, fillers, kinds))

    def same(self, firsts: Any, seconds: Any, kinds: Any, gaps: Any) -> Any:
        """Return log-odds that two tellings are of one event."""
        return self._but("same", super().same(firsts, seconds, kinds, gaps))

    def ties(self, subjects: Any, objects: Any, sorts: Any) -> Any:
        """Return log-odds of relations."""
        return self._but("ties", super().ties(subjects, objects, sorts))

    def _but(self, what: str, odds: Any) -> Any:
        return np.full_like(odds, USUAL[what]) if what in self.unsaid else odds


@dataclass(frozen=True)
class Hushed(Reader):
    """A reader that does not say everything."""

    unsaid: Sequence[str] = ()

    def read(self, rows: Any) -> State:
        """Read a report."""
        return Unsure(self, super().read(rows).tokens, self.unsaid)


def main() -> None:
    """Run the folds that were asked for and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--with", dest="beside", type=Path, action="append", default=[])
    parser.add_argument("--readers", type=Path)
    parser.add_argument("--folds", default=",".join(map(str, range(FOLDS))))
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    reports, beside = list(read_gold(given.gold)), [r for path in given.beside for r in read_gold(path)]
    readers = read_readers(given.readers) if given.readers else NO_READERS
    if given.apart:
        show({0: studied(Fold(reports, train((), readers, beside), readers))})
        return
    done: dict[int, Any] = {}
    for fold in map(int, filter(None, given.folds.split(","))):
        done[fold] = studied(train_fold(fold, reports, FOLDS, beside, readers))
        print("fold", fold, "done", flush=True)
        if given.keep:
            older = pickle.loads(given.keep.read_bytes()) if given.keep.exists() else {}  # noqa: S301
            done = {**older, **done}
            given.keep.write_bytes(pickle.dumps(done))
    show(done)


def studied(fold: Fold) -> tuple[dict[str, Evaluation], Bins]:
    """Return the evaluation of every variant, and how often events of each confidence are right."""
    found = {name: replace(fold, models=change(fold.models)).evaluate() for name, change in VARIANTS.items()}
    found |= {name: _hushed(fold, unsaid) for name, unsaid in UNSAID.items()}
    return found, _bins(found["all of it"])


def _hushed(fold: Fold, unsaid: Sequence[str]) -> Evaluation:
    """Return how well the reports are coded where their readers leave something unsaid."""

    def reader_of(report: Report) -> Reader:
        reader = fold.readers.of(report)
        return Hushed(**{part.name: getattr(reader, part.name) for part in fields(reader)}, unsaid=unsaid)

    return evaluate_reports(fold.tested, lambda report: code(report, fold.models, reader_of(report)))


def _bins(evaluation: Evaluation) -> Bins:
    bins: Bins = defaultdict(list)
    for confidence, right in _judged(evaluation):
        bins[min(BINS - 1, int(confidence * BINS))].append(right)
    return dict(bins)


def _judged(evaluation: Evaluation) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of every event, and whether the annotation has it with this type."""
    for judged in evaluation.reports:
        right = judged.alignment.events(judged.gold.record, judged.made)
        yield from ((event["confidence"], number in right) for number, event in enumerate(judged.made["events"]))


def show(done: Mapping[int, tuple[Mapping[str, Evaluation], Bins]]) -> None:
    """Print the figures of all folds together, the variants, and the reliability of the confidence."""
    rows = list(done.values())
    print(as_table(Evaluation.pooled([found["all of it"] for found, _ in rows])))
    for name in rows[0][0]:
        pooled = Evaluation.pooled([found[name] for found, _ in rows])
        parts = " ".join(f"{part} {pooled.figures[part].f1:.3f}" for part in ("event", "actor", "recipient", "source"))
        print(f"{name}: fact F1 {pooled.facts.f1:.3f}; {parts}")
    for number in range(BINS):
        rights = [right for _, bins in rows for right in bins.get(number, ())]
        if rights:
            low, share = number / BINS, sum(rights) / len(rights)
            print(f"confidence {low:.1f}-{low + 1 / BINS:.1f}: {len(rights):4} {share:.2f}")


if __name__ == "__main__":
    main()
