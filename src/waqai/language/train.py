"""Trains the weights of the room from a treebank, and says how good they are.

`waqai train words TREEBANK.conllu` prints figures by cross-validation over sentences and writes the
weights; with `--reports FILE` it first counts words in that file (JSON lines with a "text", plain or .xz).
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from waqai.language import classes, counts, measure, splits, weights, words
from waqai.language.closed import possible_classes, settled_class
from waqai.language.cues import near_cues, own_cues, signature
from waqai.language.train_predicates import fit_predicates, read_arguments
from waqai.language.treebank import GoldWord, read_conllu, read_sentences
from waqai.language.trial import trial
from waqai.language.words import Form, form_of, mark_form

_EPOCHS: Final = 8
_RATE: Final = 0.3
_DECAY: Final = 0.005
#: Features that name letters are held back, or a few known words would decide for all that begin alike.
_LETTERS: Final = ("first|", "last|", "end|")
_LETTER_DECAY: Final = 0.03
_CRF: Final = {"c1": 0.2, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}

#: Our own annotated sentences.
NEWS: Final = Path(__file__).parent / "weights" / "news.conllu"

Sentence = Sequence[GoldWord]


#: So often an own sentence counts beside one of the treebank, where arguments are learnt: it is of the right kind.
OURS: Final = 8

Item = TypeVar("Item")


class Figures(NamedTuple):
    """Shares in percent: words split right, words with a clitic split right, word classes, verbs found."""

    words: float
    clitics: float
    classes: float
    verb_precision: float
    verb_recall: float

    def __str__(self) -> str:
        """One line for people."""
        return (
            f"words split right {self.words:.2f} %, of those with a clitic {self.clitics:.2f} %; "
            f"word class {self.classes:.2f} %, verb precision {self.verb_precision:.1f} recall {self.verb_recall:.1f} %"
        )


class Evaluation(NamedTuple):
    """Figures of the treebank and of our own news, and the counts of `measure.count` of the news."""

    treebank: Figures
    news: Figures
    layers: Counter[str]


def train(conllu_path: Path, counts_path: Path | None, out_dir: Path, folds: int = 10) -> Evaluation | None:
    """Train on the treebank and on our own news sentences, and write the weights to `out_dir`.

    Prints and returns the figures of a cross-validation; with fewer than two folds nothing is evaluated and None
    returned. `counts_path` is a file of `counts.write_counts`, None for the shipped one.
    """
    files = {counts.NAME: counts.read_counts(counts_path.read_bytes())} if counts_path else {}
    with trial(files):
        found = evaluate(conllu_path, NEWS, folds) if folds > 1 else None
        if found:
            _print(found, folds)
        fitted = fit([*read_conllu(conllu_path), *read_conllu(NEWS)])
        with trial(fitted):
            fitted |= fit_predicates([*read_arguments(conllu_path), *read_arguments(NEWS) * OURS])
    out_dir.mkdir(parents=True, exist_ok=True)
    for name, values in fitted.items():
        weights.write_weights(values, out_dir / name)
    return found


def _print(found: Evaluation, folds: int) -> None:
    for name, part in (("treebank", found.treebank), ("news", found.news)):
        sys.stdout.write(f"{folds}-fold, {name}: {part}\n")
    for line in measure.report(found.layers):
        sys.stdout.write(f"{folds}-fold, news, {line}\n")


def fit(sentences: Sequence[Sentence]) -> dict[str, Mapping[str, float]]:
    """Return the weights of the splitter and of the tagger by file name, trained on `sentences`."""
    split = fit_splits(sentences)
    with trial({splits.NAME: split}):
        return {splits.NAME: split, classes.NAME: fit_classes(sentences)}


def fit_splits(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the weights of a log-linear choice among the candidate splits of each word."""
    seen = dict.fromkeys((word.word, word.cuts) for sentence in sentences for word in sentence if word.kind == "word")
    known = words.settled_news_words()
    examples = [*((word, cuts) for word, cuts in seen if word not in known), *known.items()]
    data = [choice for word, cuts in examples for choice in _choice(word, cuts)]
    values: dict[str, float] = {}
    squares: dict[str, float] = {}
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, not a secret
    for _ in range(_EPOCHS):
        shuffle(data)
        for options, right in data:
            _step(options, right, values, squares)
    return values


def _choice(word: str, cuts: frozenset[int]) -> Iterator[tuple[list[splits.Features], int]]:
    if len(word) > 1:
        found = splits.candidates(word)
        right = [i for i, candidate in enumerate(found) if _cuts_of(word, candidate) == cuts]
        if right and len(found) > 1:
            yield [splits.features(word, candidate) for candidate in found], right[0]


def _cuts_of(word: str, candidate: splits.Candidate) -> frozenset[int]:
    ends = {sum(map(len, candidate.prefixes[: i + 1])) for i in range(len(candidate.prefixes))}
    return frozenset(ends | ({candidate.end} if candidate.end < len(word) else set()))


def _step(options: Sequence[splits.Features], right: int, values: dict[str, float], squares: dict[str, float]) -> None:
    """Take one step of AdaGrad for one word."""
    scores = [sum(values.get(name, 0.0) * value for name, value in option) for option in options]
    best = max(scores)
    shares = [math.exp(score - best) for score in scores]
    total = sum(shares)
    for index, option in enumerate(options):
        error = shares[index] / total - (index == right)
        if abs(error) < 1e-4:  # noqa: PLR2004
            continue
        for name, value in option:
            old = values.get(name, 0.0)
            slope = error * value + (_LETTER_DECAY if name.startswith(_LETTERS) else _DECAY) * old
            squares[name] = squares.get(name, 1e-2) + slope * slope
            values[name] = old - _RATE * slope / math.sqrt(squares[name])


def fit_classes(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the weights of the tagger, trained as a conditional random field."""
    import pycrfsuite  # noqa: PLC0415  only training needs it

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        forms = [_form(word) for word in sentence]
        trainer.append(_cues(forms), [target(word, *form) for word, form in zip(sentence, forms, strict=True)])
    trainer.set_params(_CRF)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "classes.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    values = {f"{cue}|{upos}": weight for (cue, upos), weight in info.state_features.items()}
    return values | {f"{a}>{b}": weight for (a, b), weight in info.transitions.items()}


def _form(word: GoldWord) -> tuple[Form, str]:
    return (form_of(word.word) if word.kind == "word" else mark_form(word.word)), word.kind


def _cues(forms: Sequence[tuple[Form, str]]) -> list[list[str]]:
    own = [own_cues(*form) for form in forms]
    near = [near_cues(*form) for form in forms]
    signs = [signature(*form) for form in forms]
    found: list[list[str]] = []
    for index, cues in enumerate(own):
        before, after = ["BOS"], ["EOS"]
        if index:
            before = ["-1" + cue for cue in near[index - 1]] + [f"<{signs[index - 1]}~{signs[index]}"]
        if index + 1 < len(own):
            after = ["+1" + cue for cue in near[index + 1]] + [f">{signs[index]}~{signs[index + 1]}"]
        found.append(cues + before + after)
    return found


def target(word: GoldWord, form: Form, kind: str) -> str:
    """Return the class that the tagger is to learn: the lexicon's where it decides, else the treebank's.

    The treebank calls nouns of time and place (عام، يوم) adverbs, and nouns of quantity determiners; here a class that
    the lexicon does not allow a word is taken for a noun.
    """
    if settled := settled_class(form, kind):
        return settled
    return word.upos if word.upos in possible_classes(form) else "NOUN"


def evaluate(treebank_path: Path, news_path: Path, folds: int) -> Evaluation:
    """Return the figures of a cross-validation over sentences, each read with weights that never saw it."""
    paths = (treebank_path, news_path)
    parts, news = [read_conllu(path) for path in paths], read_sentences(news_path)
    tallies: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    layers: Counter[str] = Counter()
    for fold in range(folds):
        with trial(fit([s for part in parts for s in _without(part, fold, folds)])):
            for tally, part in zip(tallies, parts, strict=True):
                tally.update(mark for sentence in part[fold::folds] for mark in _marks(sentence))
            foreign, ours = (_without(read_arguments(path), fold, folds) for path in paths)
            with trial(fit_predicates([*foreign, *ours * OURS])):
                layers += measure.count(news[fold::folds], measure.named_arguments)
    return Evaluation(figures_of(tallies[0]), figures_of(tallies[1]), layers)


def _without(items: Sequence[Item], fold: int, folds: int) -> list[Item]:
    return [item for i, item in enumerate(items) if i % folds != fold]


def judge(sentences: Sequence[Sentence]) -> Figures:
    """Return how well the weights in use do on `sentences`; on sentences they were trained on, this flatters them."""
    return figures_of(Counter(mark for sentence in sentences for mark in _marks(sentence)))


def figures_of(tally: Mapping[str, int]) -> Figures:
    """Return shares in percent of what `_marks` counted."""

    def share(part: str, whole: str) -> float:
        return 100 * tally.get(part, 0) / max(tally.get(whole, 0), 1)

    return Figures(
        share("word right", "word"),
        share("clitic right", "clitic"),
        share("class right", "class"),
        share("verb right", "verb said"),
        share("verb right", "verb"),
    )


def _marks(sentence: Sentence) -> Iterator[str]:
    forms = [_form(word) for word in sentence]
    profiles = classes.profiles_of([(word.word, kind) for word, (_, kind) in zip(sentence, forms, strict=True)])
    tags = classes.tag(profiles)
    for word, (form, kind), tag in zip(sentence, forms, tags, strict=True):
        if kind == "word":
            right = words.cuts_of(form) == word.cuts
            yield from ("word", *["word right"] * right)
            if word.cuts:
                yield from ("clitic", *["clitic right"] * right)
        wanted = target(word, form, kind)
        yield from ("class", *["class right"] * (tag == wanted))
        yield from [*["verb"] * (wanted == "VERB"), *["verb said"] * (tag == "VERB")]
        yield from ["verb right"] * (wanted == tag == "VERB")


def _texts(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            yield from (report.get("title") or "", report["text"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="waqai.language.train", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("treebank", type=Path, help="UD treebank in CoNLL-U")
    parser.add_argument("--reports", type=Path, help="JSON lines with a text, to count words in")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights", help="folder for the weights")
    parser.add_argument("--folds", type=int, default=10, help="folds of the evaluation, 0 for none")
    options = parser.parse_args(arguments)
    run(options.treebank, options.out, options.folds, options.reports)


def run(treebank: Path, out: Path, folds: int, reports: Path | None = None) -> None:
    """Train on `treebank` and write the weights to `out`; with `reports`, count their words first."""
    counts_path: Path | None = None
    if reports:
        out.mkdir(parents=True, exist_ok=True)
        counts_path = out / counts.NAME
        counts.write_counts(counts.count_forms(_texts(reports)), counts_path)
    train(treebank, counts_path, out, folds)


if __name__ == "__main__":
    main()
