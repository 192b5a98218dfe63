"""Reads labelled sentences and turns them into passages: what a judge would see, and what people said of it.

The folder holds `assault.jsonl` and `protest.jsonl` (arabic_event_gsr: text, label, accept, reject, id) and
`un_relevance.jsonl` and `un_quad.jsonl` (keep_it_local: text, label). Sentences of ours stand in a file of their own
(training/sentences.jsonl: type, label, text). What a teacher says of sentences that nobody labelled stands in a file of
lessons (text, and `told`: a chance for ASSAULT, for PROTEST or for both).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai.errors import GoldError
from waqai.gist.features import Features
from waqai.gist.gist import event_view, word_view
from waqai.gist.vectors import Vectors
from waqai.language import analyse
from waqai.model import EventType, Report
from waqai.pipeline import context_of
from waqai.scorer import Models

EVENTS = {"ASSAULT": "assault.jsonl", "PROTEST": "protest.jsonl"}
WORDS_ONLY = {"relevance": ("un_relevance.jsonl", 1), "quad": ("un_quad.jsonl", 5)}
#: How many of those asked would say yes to a sentence of ours, by its label.
_SHARES = {"yes": 1.0, "difficult no": 0.2, "easy no": 0.0}
_EVEN = 0.5
_SENTENCE_NUMBER = re.compile(r"[-_]\d+$")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled passage: the answer, how far people agreed on it (`targets`, in [0, 1]), and its document.

    One that is not `tested` teaches only: people could not agree on it. So does one of `ours`, which is made up,
    and one of which a teacher `told` what it thinks.
    """

    features: Features
    answer: int
    targets: Sequence[float]
    document: str
    tested: bool = True
    ours: bool = False
    told: bool = False


def read_events(folder: Path, question: str, models: Models, vectors: Vectors) -> list[Passage]:
    """Return the sentences labelled for one type of event; the targets are the shares of people who said yes."""
    passages = []
    for row in distinct(folder / EVENTS[question]):
        context = context_of(Report(text=row["text"]), models)
        share = row["accept"] / (row["accept"] + row["reject"])
        passages.append(
            Passage(
                features=event_view(context, models, EventType(question), vectors),
                answer=int(row["label"] == "yes"),
                targets=(share,),
                document=_SENTENCE_NUMBER.sub("", row["id"]),
                tested=row["label"] != "ambiguous",
            )
        )
    return passages


def read_own(path: Path, models: Models, vectors: Vectors) -> dict[str, list[Passage]]:
    """Return the sentences of our own for each type of event; their shares are what the label makes likely.

    Raises GoldError where there is no such file, or a line is none of ours.
    """
    passages: dict[str, list[Passage]] = {question: [] for question in EVENTS}
    for number, row in enumerate(distinct(path), 1):
        question, share = row.get("type"), _SHARES.get(str(row.get("label")))
        if question not in EVENTS or share is None:
            problem = f"{path}: sentence {number} has no type or label that is known"
            raise GoldError(problem, f"types: {', '.join(EVENTS)}; labels: {', '.join(_SHARES)}")
        context = context_of(Report(text=row["text"]), models)
        features = event_view(context, models, EventType(question), vectors)
        passages[question].append(Passage(features, int(share == 1.0), (share,), f"ours {number}", ours=True))
    return passages


def read_told(path: Path, models: Models, vectors: Vectors) -> dict[str, list[Passage]]:
    """Return the sentences of a file of lessons for each type of event; the target is the chance the teacher gives.

    Raises GoldError where there is no such file, or a line is no lesson.
    """
    passages: dict[str, list[Passage]] = {question: [] for question in EVENTS}
    for number, row in enumerate(distinct(path), 1):
        told = row.get("told")
        if not isinstance(told, dict) or not all(_is_lesson(*pair) for pair in told.items()):
            problem = f"{path}: sentence {number} is no lesson"
            raise GoldError(problem, f'give "told" a chance from 0 to 1 for {" or ".join(EVENTS)}')
        context = context_of(Report(text=row["text"]), models)
        for question, chance in told.items():
            features = event_view(context, models, EventType(question), vectors)
            passages[question].append(Passage(features, int(chance > _EVEN), (chance,), f"told {number}", told=True))
    return passages


def _is_lesson(question: str, chance: object) -> bool:
    return question in EVENTS and isinstance(chance, int | float) and 0 <= chance <= 1


def read_words(folder: Path, question: str, vectors: Vectors) -> list[Passage]:
    """Return the sentences labelled for relevance or quad class; each is a document of its own."""
    name, answers = WORDS_ONLY[question]
    passages = []
    for number, row in enumerate(distinct(folder / name)):
        answer = int(row["label"])
        targets = [float(answer == one) for one in range(answers)] if answers > 1 else [float(answer)]
        analysis = analyse(row["text"])
        features = word_view(analysis.tokens, analysis.sentences, vectors)
        passages.append(Passage(features, answer, targets, str(number)))
    return passages


def distinct(path: Path) -> Iterator[Json]:
    """Yield the rows of a file, each text once.

    Raises GoldError where there is no such file, or a line is none of ours.
    """
    if not path.is_file():
        raise GoldError(f"there is no {path}", "name the folder that holds the labelled sentences")
    seen = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            text = " ".join(row["text"].split())
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problem = f"{path}:{number}: no labelled sentence ({error})"
            raise GoldError(problem, "give one JSON object a line") from error
        if text not in seen:
            seen.add(text)
            yield row
