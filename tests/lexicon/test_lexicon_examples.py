"""Entries test themselves: each is found in its own examples, and finds nothing in its counterexamples.

The shares are floors: an entry that the words before it or the language room keep from being found is a task, not a
reason to lower them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from waqai.claims.casualties import tolls_in
from waqai.claims.context import Context
from waqai.claims.triggers import carriers_in, triggers_in
from waqai.language import analyse
from waqai.lexicon.files import entries, load
from waqai.mentions.entities import find_entities
from waqai.model import Analysis, Mention, Report
from waqai.pipeline import context_of
from waqai.scorer import Models

Entry = dict[str, Any]
Finds = Callable[[Entry, Entry], bool]


@cache
def analysed(text: str) -> Analysis:
    return analyse(text)


@cache
def context(text: str) -> Context:
    return context_of(Report(text=text), Models({}))


@cache
def mentions(text: str) -> tuple[Mention, ...]:
    return find_entities(analysed(text))


def quotes(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def frame_found(entry: Entry, example: Entry) -> bool:
    """Whether the frame proposes the trigger of the example; of a light verb, whether it carries a noun."""
    analysis = analysed(example["text"])
    if entry.get("light"):
        return any(
            light.frame.id == entry["id"] for s in analysis.sentences for _, light in carriers_in(analysis.tokens, s)
        )
    found = [t for s in analysis.sentences for t in triggers_in(analysis.tokens, s) if t.frame.id == entry["id"]]
    words = {analysis.tokens[trigger.index].span.of(analysis.text) for trigger in found}
    return example["trigger"] in words if example.get("trigger") else bool(words)


def saying_found(entry: Entry, example: Entry) -> bool:
    return any(saying.rule.id == entry["id"] for saying in context(example["text"]).sayings)


def status_found(entry: Entry, example: Entry) -> bool:
    """Whether the cue reaches the trigger of the example."""
    seen = context(example["text"])
    triggers = [token.index for token in seen.scene.tokens if token.plain == example.get("trigger")]
    marks = [mark for row in seen.marks.values() for mark in row if mark.cue.id == entry["id"]]
    return any(not triggers or any(mark.low <= at < mark.high for at in triggers) for mark in marks)


def toll_found(entry: Entry, example: Entry) -> bool:
    scene = context(example["text"]).scene
    tolls = [toll for sentence in scene.analysis.sentences for toll in tolls_in(scene, sentence)]
    who = [toll.figure.who.of(example["text"]) for toll in tolls if toll.figure.kind == entry["kind"]]
    wanted = quotes(example.get("mention"))
    return all(any(quote in name or name in quote for name in who) for quote in wanted) if wanted else bool(who)


def head_found(entry: Entry, example: Entry) -> bool:
    """Whether the example's mention is found exactly, or by this entry with more words around it."""
    text, found = example["text"], mentions(example["text"])
    own = [mention.span.of(text) for mention in found if mention.because == f"head {entry['id']}"]
    wanted = quotes(example.get("mention"))
    if not wanted:
        return bool(own)
    return all(any(m.span.of(text) == q for m in found) or any(q in name for name in own) for q in wanted)


def title_found(entry: Entry, example: Entry) -> bool:
    """Whether the example's person is found under the title, or by name alone."""
    text, found = example["text"], mentions(example["text"])
    own = [m for m in found if m.because.startswith(f"title {entry['id']} ")]
    wanted = quotes(example.get("name"))
    if not wanted:
        return any(mention.name for mention in own)
    named = {mention.name.of(text) for mention in found if mention.name}
    return all(q in named or any(q in mention.span.of(text) for mention in own) for q in wanted)


def ready(rows: list[Entry]) -> list[Entry]:
    return [entry for entry in rows if entry.get("status") != "draft"]


#: What holds the entries, what finds them, and the least shares of examples met and counterexamples passed over.
KINDS: dict[str, tuple[Callable[[], list[Entry]], Finds, float, float]] = {
    "frames": (lambda: ready(entries("frames")), frame_found, 0.97, 0.99),
    "attribution": (lambda: load("cues/attribution.yml")["entries"], saying_found, 0.85, 0.98),
    "status": (lambda: load("cues/status.yml")["entries"], status_found, 0.88, 0.98),
    "casualties": (lambda: load("cues/casualties.yml")["entries"], toll_found, 0.94, 0.8),
    "heads": (lambda: load("names/heads.yml")["entries"], head_found, 0.9, 0.94),
    "titles": (lambda: load("names/titles.yml")["entries"], title_found, 0.88, 0.98),
}


def sentences(rows: list[Entry], part: str) -> Iterator[tuple[Entry, Entry]]:
    for entry in rows:
        for example in entry[part]:
            yield entry, example


@pytest.mark.parametrize("kind", KINDS)
def test_entries_are_found_in_their_examples(kind: str) -> None:
    rows, finds, share, _ = KINDS[kind]
    pairs = list(sentences(rows(), "examples"))
    missed = [f"{entry['id']}: {example['text']}" for entry, example in pairs if not finds(entry, example)]
    assert len(missed) <= (1 - share) * len(pairs), "\n".join(missed)


@pytest.mark.parametrize("kind", KINDS)
def test_entries_find_nothing_in_their_counterexamples(kind: str) -> None:
    rows, finds, _, share = KINDS[kind]
    pairs = list(sentences(rows(), "counterexamples"))
    found = [f"{entry['id']}: {example['text']}" for entry, example in pairs if finds(entry, example)]
    assert len(found) <= (1 - share) * len(pairs), "\n".join(found)
