"""Trains the models of subjects and objects on sentences in CoNLL-U.

Our own sentences mark arguments in DEPS ("6:nsubj", "10:nsubj:rel"); a treebank has them in HEAD and DEPREL, where the
subject of a relative clause and of a coordinated verb must be found by following the tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from waqai.language.analysis import analyse
from waqai.language.predicates import BIAS, NAMES, Option, View, options
from waqai.model.analysis import Analysis
from waqai.model.values import value

#: The inverse of the penalty on large weights, the share of probability from which an argument is named, and how often
#: a cue must be seen.
_STRENGTH: Final = 0.15
_LEVELS: Final = (0.34, 0.38)
_RAREST: Final = 2
_DEEPEST: Final = 4
_SURE: Final = 20.0
_VERBAL: Final = frozenset({"VERB", "AUX"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
Row = Sequence[str]


class Arguments(NamedTuple):
    """The head words of subject and object of a verb, as tokens, None where none is named; whether it is passive."""

    subject: int | None
    object: int | None
    passive: bool


@value(frozen=True, slots=True)
class Annotated:
    """A sentence as the room reads it, with the annotated arguments of its verbs by token."""

    analysis: Analysis
    verbs: Mapping[int, Arguments]


def read_arguments(path: Path) -> list[Annotated]:
    """Return the sentences of a CoNLL-U file; one whose words do not spell its text is passed over."""
    return [found for text, rows in _blocks(path) if (found := _annotated(text, rows))]


def _blocks(path: Path) -> Iterator[tuple[str, list[Row]]]:
    text, rows = "", list[Row]()
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ").rstrip("\n")
            elif line.split("\t", 1)[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield text, rows
                rows = []


def _annotated(text: str, rows: Sequence[Row]) -> Annotated | None:
    analysis = analyse(text)
    tokens = _tokens(analysis, rows)
    if tokens is None:
        return None
    marked = any(row[8] not in {"_", ""} for row in rows)
    verbs: dict[int, Arguments] = {}
    for index, row in enumerate(rows):
        if row[3] == "VERB":
            subject, target = _marked(rows, index) if marked else _in_tree(rows, tokens, index)
            verbs[tokens[index]] = Arguments(
                subject=None if subject is None else tokens[subject],
                object=None if target is None else tokens[target],
                passive="Voice=Pass" in row[5],
            )
    return Annotated(analysis, verbs)


def _tokens(analysis: Analysis, rows: Sequence[Row]) -> list[int] | None:
    """Return the token of the analysis that holds the first letter of each row."""
    found, at, token = list[int](), 0, 0
    for row in rows:
        start = analysis.text.find(row[1], at)
        if start < 0 or not analysis.tokens:
            return None
        while token + 1 < len(analysis.tokens) and analysis.tokens[token].span.end <= start:
            token += 1
        found.append(token)
        at = start + len(row[1])
    return found


def _marked(rows: Sequence[Row], verb: int) -> tuple[int | None, int | None]:
    """Return subject and object by the marks of DEPS."""
    number = rows[verb][0]
    found: dict[str, int] = {}
    for index, row in enumerate(rows):
        for mark in row[8].split("|") if row[8] != "_" else ():
            head, _, kind = mark.partition(":")
            if head == number:
                found.setdefault(kind.split(":")[0], index)
    return found.get("nsubj"), found.get("obj")


def _in_tree(rows: Sequence[Row], tokens: Sequence[int], verb: int) -> tuple[int | None, int | None]:
    target = next((i for i in _kids(rows, verb) if rows[i][7] in {"obj", "iobj"} and rows[i][3] != "PRON"), None)
    return _subject(rows, tokens, verb), target


def _kids(rows: Sequence[Row], head: int) -> Iterator[int]:
    return (i for i, row in enumerate(rows) if row[6] == rows[head][0])


def _subject(rows: Sequence[Row], tokens: Sequence[int], verb: int, depth: int = 0) -> int | None:
    """Return the subject: the verb's own, the antecedent of its relative clause, or that of the verb before."""
    for index in _kids(rows, verb):
        if rows[index][7].startswith(("nsubj", "csubj")) and rows[index][3] != "PRON":
            return index
    head = int(rows[verb][6]) - 1
    if head < 0:
        return None
    relation, above = rows[verb][7], rows[head][3]
    if relation.startswith("acl") and above in _NOMINAL:
        taken_up = any(rows[i][3] == "PRON" and rows[i][7] == "obj" for i in _kids(rows, verb))
        return None if taken_up else head
    if relation == "conj" and above in _VERBAL and depth < _DEEPEST:
        return _subject(rows, tokens, head, depth + 1)
    return None


class Sample(NamedTuple):
    """One phrase for one verb: its cues, and whether it is the verb's subject and its object."""

    cues: Sequence[str]
    subject: bool
    object: bool


def samples_of(sentence: Annotated) -> Iterator[Sample]:
    """Yield the phrases around every verb that is annotated; the verb before lends its annotated subject."""
    analysis = sentence.analysis
    view = View.of(analysis.tokens, analysis.sentences, analysis.phrases)
    for part in analysis.sentences:
        previous: int | None = None
        for verb in range(part.first, part.last):
            gold = sentence.verbs.get(verb)
            if gold is None or analysis.tokens[verb].upos not in _VERBAL:
                continue
            choices = options(view, part, verb, previous)
            for option in choices:
                yield Sample(option.cues.flat(), *(_holds(analysis, choices, option, head) for head in gold[:2]))
            previous = previous if gold.subject is None else gold.subject


def _holds(analysis: Analysis, choices: Sequence[Option], option: Option, head: int | None) -> bool:
    """Whether an option is the annotated head, or, where no option is, the phrase that holds it."""
    if head is None or option.head == head:
        return head is not None
    phrase = analysis.phrases[option.phrase]
    inside = phrase.first <= head < phrase.last and option.head == phrase.head
    return inside and all(other.head != head for other in choices)


def fit_predicates(sentences: Iterable[Annotated]) -> dict[str, dict[str, float]]:
    """Return the weights of both models by file name; the bias is such that an argument is named from 0 up."""
    samples = [sample for sentence in sentences for sample in samples_of(sentence)]
    counts = Counter(cue for sample in samples for cue in sample.cues)
    cues = {cue: place for place, cue in enumerate(sorted(c for c, n in counts.items() if n >= _RAREST))}
    labels = ([s.subject for s in samples], [s.object for s in samples])
    matrix = _matrix(samples, cues)
    return {
        name: _regression(matrix, right, cues, level) for name, right, level in zip(NAMES, labels, _LEVELS, strict=True)
    }


def _matrix(samples: Sequence[Sample], cues: Mapping[str, int]) -> Any:
    import numpy as np  # noqa: PLC0415  only training needs it
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    rows = [[cues[cue] for cue in set(sample.cues) if cue in cues] for sample in samples]
    pointers = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.fromiter((c for row in rows for c in row), dtype=np.int32, count=int(pointers[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, pointers), shape=(len(rows), len(cues)))


def _regression(matrix: Any, labels: Sequence[bool], cues: Mapping[str, int], level: float) -> dict[str, float]:
    import numpy as np  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    if len(set(labels)) < 2:  # noqa: PLR2004  all phrases alike: nothing to learn
        return {BIAS: _SURE if any(labels) else -_SURE}
    model = LogisticRegression(C=_STRENGTH, solver="liblinear").fit(matrix, labels)
    odds = float(np.log(level / (1 - level)))
    weights = {cue: float(model.coef_[0][place]) for cue, place in cues.items()}
    return {**weights, BIAS: float(model.intercept_[0]) - odds}
