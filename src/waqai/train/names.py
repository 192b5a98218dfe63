"""Trains the tagger of people's names: on annotated reports, corpora of named entities, and sentences of our own.

Of every third person the lexicon's knowledge and the rules' find are hidden, so that the tagger learns from how a name
is spelt and from what stands around it too. It learns from every text twice: as in a first reading, and with what a
first reading found that had never seen the text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from waqai.evaluate.facts import Tally
from waqai.language.counts import usage
from waqai.lexicon.names import countries, ordinary_names
from waqai.lexicon.places import shipped_gazetteer
from waqai.lexicon.registry import actors
from waqai.mentions.name_cues import LETTERS, Profile, context_cues, echoes_of, letter_runs, name_parts, profile_of
from waqai.mentions.name_tagger import LABELS, Named, around_of, first_reading, marks_of, model_of, people_in
from waqai.model import Sentence
from waqai.train.name_samples import Sample

_CRF: Final = {"c1": 0.1, "c2": 0.3, "feature.minfreq": 2}
#: How often the fit goes through its samples: for first readings of samples, and for the weights.
_ROUGH, _FINE = 50, 80
#: How much more readily a name begins in the samples, of which many are made to name people, than in news.
_TOO_MANY: Final = 0.75
#: Into how many parts the samples are cut for first readings of each.
_PARTS: Final = 2
_HIDDEN: Final = 0.35
#: Runs of letters: how often a word that is no name stands in news at least, how freely they are fitted, what is kept.
_LEAST, _STRENGTH, _SMALLEST = 3, 0.3, 0.05


_Row: TypeAlias = tuple[list[list[str]], list[str]]


def fit_names(
    samples: Iterable[Sample], letters: Mapping[str, float] | None = None, drawn: Sequence[Iterable[Sample]] = ((),)
) -> dict[str, float]:
    """Return the weights of the tagger: of runs of letters (fitted here unless given), then of a linear chain.

    `drawn` are sets of samples with names drawn by chance: a chain is fitted to the `samples` and each of them, and the
    mean of all leans less on what was drawn.
    """
    letters = fit_letters() if letters is None else letters
    samples = list(samples)
    return _scarcer(mean_of([_chain([*samples, *more], letters) for more in drawn])) | dict(letters)


def _chain(samples: Sequence[Sample], letters: Mapping[str, float]) -> dict[str, float]:
    read = _first_readings(samples, letters)
    return _fit(_twice(samples, read, letters), _FINE)


def mean_of(fits: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of weights by name; one that a fit does not have is 0 there."""
    names = sorted(set().union(*fits))
    return {name: sum(fit.get(name, 0.0) for fit in fits) / len(fits) for name in names}


def _scarcer(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights with fewer beginnings of names: news name fewer people than the samples do."""
    return {name: weight - _TOO_MANY if _moves_to_beginning(name) else weight for name, weight in weights.items()}


def _moves_to_beginning(name: str) -> bool:
    """Whether a weight is that of a step from a label to B, and not that of a cue (which has a | in its name)."""
    return name.endswith(">B") and "|" not in name


def _twice(samples: Sequence[Sample], read: Sequence[Sequence[Named]], letters: Mapping[str, float]) -> Iterator[_Row]:
    """Yield the sentences of all samples as in a first reading, then with what was `read` in each."""
    chance = Random(1)  # noqa: S311  what is hidden, no secret
    for sample in samples:
        yield from _rows(sample, letters, chance)
    for sample, people in zip(samples, read, strict=True):
        yield from _rows(sample, letters, chance, echoes_of(sample.analysis.tokens, people))


def _first_readings(samples: Sequence[Sample], letters: Mapping[str, float]) -> list[list[Named]]:
    """Return the people that a model finds in each sample without having seen it."""
    found: list[list[Named]] = [[] for _ in samples]
    chance = Random(1)  # noqa: S311  what is hidden, no secret
    for part in range(_PARTS):
        rest = [sample for place, sample in enumerate(samples) if place % _PARTS != part]
        rows = (row for sample in rest for row in _rows(sample, letters, chance))
        model = model_of(_fit(rows, _ROUGH) | dict(letters), usage())
        for place in range(part, len(samples), _PARTS):
            found[place] = first_reading(samples[place].analysis, samples[place].ruled, model)
    return found


def _fit(rows: Iterable[_Row], rounds: int) -> dict[str, float]:
    """Return the weights of a linear chain for sentences, each with the cues and the label of every word."""
    import pycrfsuite  # noqa: PLC0415  only training needs it

    trainer = pycrfsuite.Trainer(verbose=False)
    for cues, labels in rows:
        trainer.append(cues, labels)
    trainer.set_params({**_CRF, "max_iterations": rounds})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    values = {f"{cue}|{label}": weight for (cue, label), weight in info.state_features.items()}
    return values | {f"{a}>{b}": weight for (a, b), weight in info.transitions.items()}


def _rows(
    sample: Sample, letters: Mapping[str, float], chance: Random, echoes: Sequence[str] | None = None
) -> Iterator[_Row]:
    """Yield the sentences of a sample for the fit, some people hidden; without `echoes` as in a first reading."""
    for sentence, cues in _cued(sample, _hidden(sample, chance), letters, echoes):
        yield cues, _labels(sample, sentence)


def _hidden(sample: Sample, chance: Random) -> frozenset[int]:
    """Return the tokens of the persons whom the lexicon is to know nothing of, each person in the whole text."""
    drawn: dict[str, bool] = {}
    tokens: set[int] = set()
    for _, first, last in sample.people:
        if drawn.setdefault(sample.analysis.tokens[last - 1].stem, chance.random() < _HIDDEN):
            tokens.update(range(first, last))
    return frozenset(tokens)


def _cued(
    sample: Sample, hidden: frozenset[int], letters: Mapping[str, float], echoes: Sequence[str] | None
) -> Iterator[tuple[Sentence, list[list[str]]]]:
    tokens = sample.analysis.tokens
    ruled = [name for name in sample.ruled if hidden.isdisjoint(range(name[1], name[2]))]
    around = around_of(tokens, ruled, echoes)
    for sentence in sample.analysis.sentences:
        places = range(sentence.first, sentence.last)
        words = [profile_of(tokens[at], letters, usage(), hidden=at in hidden) for at in places]
        contexts = context_cues(tokens, sentence, around, [word.sign for word in words])
        yield sentence, [[*_in_reach(words, at), *context] for at, context in enumerate(contexts)]


def _in_reach(words: Sequence[Profile], at: int) -> Iterator[str]:
    """Yield what a word says of itself and what the two words on either side say of it."""
    yield from words[at].own
    if at:
        yield from words[at - 1].onward
    if at > 1:
        yield from words[at - 2].far_onward
    if at + 1 < len(words):
        yield from words[at + 1].back
    if at + 2 < len(words):
        yield from words[at + 2].far_back


def _labels(sample: Sample, sentence: Sentence) -> list[str]:
    marks = marks_of(len(sample.analysis.tokens), sample.people)
    return [mark[0] if mark[0] in LABELS else "O" for mark in marks[sentence.first : sentence.last]]


def fit_letters() -> dict[str, float]:
    """Return what runs of letters weigh for a name against any other word, from the lexicon and the counts of news."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415  only training needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    names = sorted(part for part in name_parts() - ordinary_names() if len(part) > 1)
    others = sorted(word for word, often in usage().items() if often >= _LEAST and _no_name(word))
    table = DictVectorizer()
    rows = table.fit_transform(dict.fromkeys(letter_runs(word), 1.0) for word in (*names, *others))
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")  # all that liblinear takes
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", class_weight="balanced", random_state=0)
    model.fit(rows, [1] * len(names) + [0] * len(others))
    runs = dict(zip(table.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {
        LETTERS: float(model.intercept_[0]),
        **{run: weight for run, weight in runs.items() if abs(weight) > _SMALLEST},
    }


def _no_name(word: str) -> bool:
    bare = word.removeprefix("ال")
    if {word, bare} & name_parts():
        return False
    return not any(table.get((word,)) for table in (shipped_gazetteer(), countries(), actors()))


# --- figures ----------------------------------------------------------------------------------------------


def cross_validate(
    samples: Sequence[Sample], folds: int, more: Sequence[Sample] = (), drawn: Sequence[Sequence[Sample]] = ((),)
) -> Tally:
    """Return how rules and tagger find the persons of annotated reports, each read with weights that never saw it."""
    letters = fit_letters()
    tally = Tally()
    for fold in range(folds):
        rest = [sample for place, sample in enumerate(samples) if place % folds != fold]
        model = model_of(fit_names([*rest, *more], letters, drawn), usage())
        for sample in samples[fold::folds]:
            tally.sets("rules", sample.people, [name for name in sample.ruled if name[0] == "PERS"])
            tally.sets("tagger", sample.people, people_in(sample.analysis, sample.ruled, model))
    return tally
