"""Fits the weights of `voice` on sentences that mark the voice of verbs.

`python -m waqai.language.train_voice FILE …`, each a CoNLL-U file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from waqai.language.analysis import analyse
from waqai.language.measure import Score
from waqai.language.treebank import GoldSentence, read_sentences
from waqai.language.voice import NAME, voice_features
from waqai.scorer import LinearModel

_STRENGTH: Final = 0.3  # of the weights against the prior that they are 0
_THRESHOLD: Final = 0.4
_FOLDS: Final = 10
_LEAST: Final = 0.02  # weights nearer to 0 are left out


class Sample(NamedTuple):
    """One marked verb: its sentence, what speaks for and against the passive, and whether it is one."""

    sentence: int
    features: Sequence[str]
    passive: bool


def samples_of(sentences: Sequence[GoldSentence]) -> list[Sample]:
    """Return the marked verbs of sentences; those whose words are not cut as the annotation has them are left out."""
    return [sample for number, sentence in enumerate(sentences) for sample in _samples(number, sentence)]


def _samples(number: int, sentence: GoldSentence) -> Iterator[Sample]:
    analysis = analyse(sentence.about["text"])
    if len(analysis.tokens) == len(sentence.words):
        for index, verb in sentence.verbs.items():
            yield Sample(number, voice_features(analysis, index), verb.passive)


def fit(samples: Sequence[Sample]) -> LinearModel:
    """Return a logistic regression over the samples (needs scikit-learn)."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    names = DictVectorizer()
    rows = names.fit_transform([dict.fromkeys(sample.features, 1) for sample in samples])
    fitted = LogisticRegression(C=_STRENGTH, max_iter=500).fit(rows, [sample.passive for sample in samples])
    pairs = zip(names.get_feature_names_out(), fitted.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 3) for name, weight in pairs if abs(weight) >= _LEAST}
    return LinearModel(round(float(fitted.intercept_[0]), 3), weights, _THRESHOLD)


def cross_validated(samples: Sequence[Sample]) -> Score:
    """Return how well the passives of each tenth of the sentences are found by a model fitted on the others."""
    right = said = 0
    for fold in range(_FOLDS):
        model = fit([sample for sample in samples if sample.sentence % _FOLDS != fold])
        held = [sample for sample in samples if sample.sentence % _FOLDS == fold]
        found = [sample for sample in held if model.accepts(sample.features)]
        said += len(found)
        right += sum(sample.passive for sample in found)
    return Score(right, said, sum(sample.passive for sample in samples))


def main(paths: Sequence[str]) -> None:
    """Print the cross-validated score and write the weights."""
    samples = samples_of([sentence for path in paths for sentence in read_sentences(Path(path))])
    print(f"passive verbs, {_FOLDS}-fold: {cross_validated(samples)} of {len(samples)} verbs")  # noqa: T201
    model = fit(samples)
    path = Path(__file__).parent / "weights" / NAME
    content = {"bias": model.bias, "threshold": model.threshold, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
