"""Entries that test themselves: every example and counterexample of the lexicon goes through the real stages.

An example must give what the entry is for, a counterexample must give nothing by it. A test asks for what the words
alone decide: the candidates, cues and mentions. What the learned models make of them is only counted (`Fillers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from waqai.claims.attribution import Saying
from waqai.claims.casualties import tolls_in
from waqai.claims.claims import find_claims
from waqai.claims.context import Context
from waqai.claims.fields import contexts_of
from waqai.claims.modes import modes_of
from waqai.claims.scene import Party
from waqai.claims.status import Marked, status_of
from waqai.claims.triggers import Trigger, carriers_in
from waqai.claims.words import relation_readings, state_readings
from waqai.language.analysis import analyse
from waqai.ledger.wording import Wording
from waqai.lexicon.files import source, yaml_files
from waqai.lexicon.frames import forms_of
from waqai.lexicon.lint import Problem
from waqai.model import Event, EventType, Report, Span, Status, fold
from waqai.pipeline import context_of
from waqai.scorer import shipped_models

Entry = dict[str, Any]
Test = Callable[[Entry], Iterator[str]]
_NEAR = 7
_BY = 4
_DRAFT = "draft"


@dataclass(slots=True)
class Fillers:
    """What the coder makes of the actors and recipients that the examples of frames name.

    `named` counts them, `seen` those that are mentions of somebody, `filled` those that the learned models give the
    role; `events` counts the examples, `coded` those in which the learned models keep an event at the trigger.
    """

    named: int = 0
    seen: int = 0
    filled: int = 0
    events: int = 0
    coded: int = 0

    def __str__(self) -> str:
        """Return the figures as one line."""
        return (
            f"of {self.events:,} examples of frames {_share(self.coded, self.events)} give an event; of the "
            f"{self.named:,} actors and recipients in them {_share(self.seen, self.named)} are seen as somebody and "
            f"{_share(self.filled, self.named)} get their role"
        )


@dataclass(slots=True)
class SelfTest:
    """What a self-test found: problems in file order, and how well roles are filled."""

    problems: list[Problem] = field(default_factory=list)
    fillers: Fillers = field(default_factory=Fillers)


def self_test(progress: Callable[[], object] | None = None) -> list[Problem]:
    """Return what is wrong with the examples of all entries, in file order; `progress` is called after each entry."""
    return run(progress).problems


def run(progress: Callable[[], object] | None = None) -> SelfTest:
    """Test every entry and count what becomes of the roles; `progress` is called after each entry."""
    result = SelfTest()
    for path, entry in entries_under_test():
        result.problems += problems_of(path, entry)
        if path.startswith("frames/"):
            count_fillers(entry, result.fillers)
        if progress:
            progress()
    return result


def entries_under_test() -> list[tuple[str, Entry]]:
    """Return (file below the data folder, entry) of all entries that test themselves, drafts left out."""
    rows = chain.from_iterable(((path, entry) for entry in source(path)["entries"]) for path in _paths())
    return [(path, entry) for path, entry in rows if entry.get("status") != _DRAFT]


def _paths() -> Iterator[str]:
    yield from (path for path, _ in yaml_files("frames"))
    yield from (path for path in _TESTS if path != "frames")


def problems_of(path: str, entry: Entry) -> list[Problem]:
    """Return what is wrong with the examples and counterexamples of an entry of the file at `path`."""
    test = _TESTS[path if path in _TESTS else path.split("/", maxsplit=1)[0]]
    return [Problem(path, str(entry["id"]), message) for message in test(entry)]


def _read(text: str) -> Context:
    return context_of(Report(text=text), shipped_models())


def _places(text: str, quotes: str | Iterable[str] | None) -> list[Span]:
    """Return where each quote stands first in `text`."""
    listed = [quotes] if isinstance(quotes, str) else quotes or ()
    return [Span(text.index(quote), text.index(quote) + len(quote)) for quote in listed]


def _words(context: Context, word: str) -> list[int]:
    """Return the tokens that are printed as `word`."""
    text = context.scene.analysis.text
    return [token.index for token in context.scene.tokens if token.span.of(text) == word]


def _examples(entry: Entry) -> Iterator[tuple[Mapping[str, Any], Context]]:
    yield from ((example, _read(example["text"])) for example in entry["examples"])


def _counterexamples(entry: Entry) -> Iterator[tuple[str, Context]]:
    yield from ((example["text"], _read(example["text"])) for example in entry["counterexamples"])


def _frame(entry: Entry) -> Iterator[str]:
    find = _carried if entry.get("light") else _named
    for example, context in _examples(entry):
        at = set(find(context, entry["id"])) & set(_words(context, example["trigger"]))
        if not at:
            yield f"{example['trigger']!r} is no candidate in {example['text']!r}"
        elif example.get("status") and not entry.get("light"):
            yield from _decided(context, at, Status(example["status"]), example["text"])
    for text, context in _counterexamples(entry):
        for index in find(context, entry["id"]):
            yield f"{context.scene.tokens[index].plain!r} is a candidate in the counterexample {text!r}"


def _named(context: Context, name: str) -> list[int]:
    """Return the tokens that a frame takes for its event."""
    return [trigger.index for trigger in context.triggers if trigger.frame.id == name]


def _carried(context: Context, name: str) -> list[int]:
    """Return the event nouns that a light verb carries."""
    tokens, sentences = context.scene.tokens, context.scene.analysis.sentences
    carriers = chain.from_iterable(carriers_in(tokens, sentence) for sentence in sentences)
    return [noun for noun, light in carriers if light.frame.id == name]


def _attribution(entry: Entry) -> Iterator[str]:
    for example, context in _examples(entry):
        sayings = _sayings(context, entry["id"])
        speakers = [party for saying in sayings for party in _speakers(context, saying)]
        for quote, place in zip(_listed(example["source"]), _places(example["text"], example["source"]), strict=True):
            if not sayings:
                yield f"nobody speaks in {example['text']!r}"
            elif not any(party.mention.span.overlaps(place) for party in speakers):
                yield f"{quote!r} is not who speaks in {example['text']!r}"
    for text, context in _counterexamples(entry):
        for saying in _sayings(context, entry["id"]):
            yield f"{context.scene.tokens[saying.cue].plain!r} says something in the counterexample {text!r}"


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _sayings(context: Context, name: str) -> list[Saying]:
    return [saying for saying in context.sayings if saying.rule.id == name]


def _speakers(context: Context, saying: Saying) -> list[Party]:
    return [party for party in context.scene.parties if party.entity in saying.speakers]


def _status(entry: Entry) -> Iterator[str]:
    wanted = Status(entry["status"])
    for example, context in _examples(entry):
        at = _words(context, example["trigger"])
        marks = [mark for mark in _marks(context) if mark.cue.id == entry["id"]]
        if not marks:
            yield f"the cue is not found in {example['text']!r}"
        elif wanted is not Status.ACTUAL and not any(m.low <= i < m.high for m in marks for i in at):
            yield f"the cue does not reach {example['trigger']!r} in {example['text']!r}"
        else:
            yield from _decided(context, at, wanted, example["text"])
    for text, context in _counterexamples(entry):
        for mark in (mark for mark in _marks(context) if mark.cue.id == entry["id"]):
            yield f"{_printed(context, mark.first, mark.last)!r} is read as the cue in the counterexample {text!r}"


def _marks(context: Context) -> Iterator[Marked]:
    return chain.from_iterable(context.marks.values())


def _decided(context: Context, at: Iterable[int], wanted: Status, text: str) -> Iterator[str]:
    """Yield where a candidate at one of the tokens `at` gets another status than `wanted`."""
    found = [status_of(context.scene, t, _marks_at(context, t)) for t in context.triggers if t.index in at]
    if not found:
        yield f"no candidate for the cue to decide in {text!r}"
    elif all(status is not wanted for status, _ in found):
        yield f"the event is {found[0][0]} and not {wanted} in {text!r}"


def _marks_at(context: Context, trigger: Trigger) -> tuple[Marked, ...]:
    return context.marks[context.sentence(trigger.index).first]


def _printed(context: Context, first: int, last: int) -> str:
    return context.scene.analysis.span(first, last).of(context.scene.analysis.text)


def _mode(entry: Entry) -> Iterator[str]:
    for example, context in _examples(entry):
        at = _words(context, example["trigger"])
        if not any(trigger.index in at for trigger in _moded(context, entry)):
            yield f"{example['trigger']!r} does not get the mode in {example['text']!r}"
    for text, context in _counterexamples(entry):
        for trigger in _moded(context, entry):
            yield f"{context.scene.tokens[trigger.index].plain!r} gets the mode in the counterexample {text!r}"


def _moded(context: Context, entry: Entry) -> Iterator[Trigger]:
    """Yield the candidates that get the mode of an entry by one of its words."""
    words, kind = {fold(word) for word in entry["words"]}, EventType(entry["type"])
    for trigger in context.triggers:
        if trigger.type is kind and trigger.frame.open_mode and entry["mode"] in modes_of(context.scene, trigger):
            sentence = context.sentence(trigger.index)
            low, high = max(sentence.first, trigger.index - _NEAR), min(sentence.last, trigger.index + _NEAR + 1)
            if any({token.stem, token.fold} & words for token in context.scene.tokens[low:high]):
                yield trigger


def _context(entry: Entry) -> Iterator[str]:
    name = entry["context"]
    for example in entry["examples"]:
        if name not in contexts_of(analyse(example["text"])):
            yield f"{example['text']!r} does not get the context"
    for row in entry["counterexamples"]:
        if name in contexts_of(analyse(row["text"])):
            yield f"the counterexample {row['text']!r} gets the context"


def _casualties(entry: Entry) -> Iterator[str]:
    for example, context in _examples(entry):
        found = _tolls(context, entry)
        for place in _places(example["text"], example["mention"]):
            if not any(span.overlaps(place) for span in found):
                yield f"{place.of(example['text'])!r} are not counted in {example['text']!r}"
    for text, context in _counterexamples(entry):
        yield from (f"{span.of(text)!r} is counted in the counterexample {text!r}" for span in _tolls(context, entry))


def _tolls(context: Context, entry: Entry) -> list[Span]:
    """Return who is counted by a toll of the entry's kind."""
    tolls = chain.from_iterable(tolls_in(context.scene, sentence) for sentence in context.scene.analysis.sentences)
    return [toll.figure.who for toll in tolls if toll.figure.kind == entry["kind"] and toll.figure.who]


def _relation(entry: Entry) -> Iterator[str]:
    keys = _keys(entry)
    for example, context in _examples(entry):
        words = _said(context, keys)
        for place in _places(example["text"], example["mention"]):
            beside = [p for p in context.scene.parties if p.mention.span.overlaps(place)]
            if not any(party.first - _NEAR <= index < party.last + _NEAR for party in beside for index in words):
                yield f"no word of the entry stands by {place.of(example['text'])!r} in {example['text']!r}"
    for text, context in _counterexamples(entry):
        for index in _said(context, keys):
            yield f"{context.scene.tokens[index].plain!r} is a word of the entry in the counterexample {text!r}"


def _keys(entry: Entry) -> frozenset[str]:
    return frozenset(form.key for form in forms_of(entry))


def _said(context: Context, keys: frozenset[str]) -> list[int]:
    """Return the tokens that are read as a relation by one of the forms `keys`."""
    return [t.index for t in context.scene.tokens if any(word.form.key in keys for word in relation_readings(t))]


def _state(entry: Entry) -> Iterator[str]:
    for example, context in _examples(entry):
        if not set(_stated(context, entry)) & set(_words(context, example["trigger"])):
            yield f"{example['trigger']!r} does not get the state in {example['text']!r}"
    for text, context in _counterexamples(entry):
        for index in _stated(context, entry):
            yield f"{context.scene.tokens[index].plain!r} gets the state in the counterexample {text!r}"


def _matter(entry: Entry) -> Iterator[str]:
    """Yield examples in which the trigger is not read as the entry says, and counterexamples in which any word is."""
    for example in entry["examples"]:
        if not any(example["trigger"] == words.split()[0] for words in _read_as(entry, example["text"])):
            yield f"{example['trigger']!r} is not read as {entry['of']} {entry['state']} in {example['text']!r}"
    for row in entry["counterexamples"]:
        for words in _read_as(entry, row["text"]):
            yield f"{words!r} is read as {entry['of']} {entry['state']} in the counterexample {row['text']!r}"


def _read_as(entry: Entry, text: str) -> Iterator[str]:
    wanted = (entry["of"], entry["state"])
    said = Wording(text, Span(0, len(text))).said
    return (each.span.of(text) for each in said if (each.word.of, each.word.state) == wanted)


def _stated(context: Context, entry: Entry) -> Iterator[int]:
    """Yield the candidates for talks, a deal or a truce that have a word of the entry near them."""
    keys, tokens = _keys(entry), context.scene.tokens
    for trigger in context.triggers:
        sentence, at = context.sentence(trigger.index), trigger.index
        near = [*tokens[max(sentence.first, at - _BY) : at], *tokens[at + 1 : min(sentence.last, at + _BY + 1)]]
        said = (word for token in near for word in state_readings(token) if word.form.key in keys)
        if _stands_somewhere(trigger, entry["of"]) and any(word.state == entry["state"] for word in said):
            yield trigger.index


def _stands_somewhere(trigger: Trigger, of: str) -> bool:
    if of == "truce":
        return "ceasefire" in trigger.frame.modes
    return trigger.type is EventType.CONSULT or (trigger.type is EventType.AGREE and trigger.frame.reciprocal)


def _head(entry: Entry) -> Iterator[str]:
    yield from _mentions(entry, "head", "mention")


def _title(entry: Entry) -> Iterator[str]:
    yield from _mentions(entry, "title", "name")


def _mentions(entry: Entry, what: str, part: str) -> Iterator[str]:
    because = [what, entry["id"]]
    for example, context in _examples(entry):
        found = [p for p in context.scene.parties if p.mention.because.split()[:2] == because]
        for place in _places(example["text"], example[part]):
            if not any(party.mention.span.overlaps(place) for party in found):
                yield f"{place.of(example['text'])!r} is not found in {example['text']!r}"
    for text, context in _counterexamples(entry):
        for party in context.scene.parties:
            if party.mention.because.split()[:2] == because:
                yield f"{party.mention.span.of(text)!r} is found in the counterexample {text!r}"


def count_fillers(entry: Entry, fillers: Fillers) -> None:
    """Add what becomes of the actors and recipients of a frame's examples to `fillers`."""
    for example, context in _examples(entry):
        event = _event(context, example)
        fillers.events += 1
        fillers.coded += event is not None
        for role, ids in (("actor", event.actors if event else ()), ("recipient", event.recipients if event else ())):
            for place in _places(example["text"], example.get(role)):
                touching = {p.entity for p in context.scene.parties if p.mention.span.overlaps(place)}
                fillers.named += 1
                fillers.seen += bool(touching)
                fillers.filled += bool(touching & set(ids))


def _event(context: Context, example: Mapping[str, Any]) -> Event | None:
    at = [context.scene.tokens[index].span for index in _words(context, example["trigger"])]
    events = find_claims(context, shipped_models()).events
    return next((e for e in events if any(s.overlaps(t) for s in (e.trigger, *e.also) for t in at)), None)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


_TESTS: dict[str, Test] = {
    "frames": _frame,
    "cues/attribution.yml": _attribution,
    "cues/status.yml": _status,
    "cues/modes.yml": _mode,
    "cues/casualties.yml": _casualties,
    "cues/relations.yml": _relation,
    "cues/states.yml": _state,
    "cues/matters.yml": _matter,
    "cues/contexts.yml": _context,
    "names/heads.yml": _head,
    "names/titles.yml": _title,
}
