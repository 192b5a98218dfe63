"""Cue words: who says so, and whether it happened. See `data/README.md`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import load
from waqai.lexicon.frames import forms_of
from waqai.lexicon.inflect import Form
from waqai.lexicon.names import Phrases
from waqai.model import CasualtyKind, EventType, RelationType, Stance, Status, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCue:
    """A word that says who says so: `source` is the slot of the speaker, `continues` is True for وأضاف."""

    id: str
    source: str
    stance: Stance
    strength: str
    continues: bool
    verbal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCue:
    """A word that makes what it governs negated, future or hypothetical; `scope` counts words.

    `before` is the tense of the verb that must stand behind it, `tense` that of the verbs that are such a word ("" for
    none); `purpose` says that it reaches only a masdar behind ل.
    """

    id: str
    status: Status
    forward: bool
    scope: int
    stops: frozenset[str]
    before: str = ""
    tense: str = ""
    purpose: bool = False


@dataclass(frozen=True, slots=True)
class CueForm:
    """A printed form of a reporting word."""

    cue: ReportingCue
    form: Form


@dataclass(frozen=True, slots=True)
class StatusForm:
    """A printed form of a status word."""

    cue: StatusCue
    form: Form


@cache
def reporting_words() -> Mapping[str, CueForm]:
    """Return folded form of a reporting verb, masdar or noun → its cue."""
    index: dict[str, CueForm] = {}
    for entry in load("cues/attribution.yml")["entries"]:
        for form in forms_of(entry):
            index.setdefault(form.key, CueForm(_reporting(entry), form))
    return index


@cache
def reporting_phrases() -> Phrases[ReportingCue]:
    """Return phrases such as بحسب and نقلا عن; a preposition written apart in the file may be attached in print."""
    rows = load("cues/attribution.yml")["entries"]
    return Phrases((phrase, _reporting(entry)) for entry in rows for phrase in entry.get("phrase", ()))


def _reporting(entry: dict[str, object]) -> ReportingCue:
    return ReportingCue(
        id=str(entry["id"]),
        source=fold(str(entry.get("source", "subject"))),
        stance=Stance(str(entry.get("stance", "asserts"))),
        strength=str(entry.get("strength", "says")),
        continues=bool(entry.get("continues")),
        verbal=bool(entry.get("verb")),
    )


@cache
def status_words() -> Mapping[str, StatusForm]:
    """Return folded form of an inflected status word (يعتزم، محاولة) → its cue."""
    rows = load("cues/status.yml")["entries"]
    return {form.key: StatusForm(_status(entry), form) for entry in reversed(rows) for form in forms_of(entry)}


@cache
def status_phrases() -> Phrases[StatusCue]:
    """Return phrases such as لم, لن and من المقرر."""
    rows = load("cues/status.yml")["entries"]
    return Phrases((phrase, _status(entry)) for entry in rows for phrase in entry.get("phrase", ()))


@cache
def status_tenses() -> Mapping[str, StatusCue]:
    """Return the tense of a verb ("future") → the status cue that every verb in it is."""
    rows = load("cues/status.yml")["entries"]
    return {entry["tense"]: _status(entry) for entry in rows if entry.get("tense")}


def _status(entry: dict[str, object]) -> StatusCue:
    stops = entry.get("stops")
    return StatusCue(
        id=str(entry["id"]),
        status=Status(str(entry["status"])),
        forward=entry.get("direction", "forward") == "forward",
        scope=int(str(entry.get("scope", 4))),
        stops=frozenset(fold(str(word)) for word in stops) if isinstance(stops, list) else frozenset(),
        before=str(entry.get("before", "")),
        tense=str(entry.get("tense", "")),
        purpose=bool(entry.get("purpose")),
    )


@cache
def mode_words() -> Mapping[tuple[EventType, str], str]:
    """Return (event type, folded word without article) → the mode it decides when it stands near the trigger."""
    return {(EventType(kind), fold(word)): mode for kind, mode, word in _mode_rows()}


def _mode_rows() -> Iterator[tuple[str, str, str]]:
    for entry in reversed(load("cues/modes.yml")["entries"]):
        for word in entry["words"]:
            yield entry["type"], entry["mode"], word


@dataclass(frozen=True, slots=True)
class CasualtyWord:
    """A printed form of a word that says what happened to counted people; its own conditions as in a frame.

    `people` says that it counts only who is called people (سقط صاروخان counts nobody).
    """

    id: str
    kind: CasualtyKind
    form: Form
    needs: frozenset[str]
    bars: frozenset[str]
    people: bool = False


@cache
def casualty_words() -> Mapping[str, tuple[CasualtyWord, ...]]:
    """Return folded form → what it says happened to the people beside it."""
    index: dict[str, dict[tuple[str, str], CasualtyWord]] = {}
    for entry in load("cues/casualties.yml")["entries"]:
        needs, bars = (frozenset(fold(word) for word in entry.get(name, ())) for name in ("with", "without"))
        for form in forms_of(entry):
            word = CasualtyWord(entry["id"], CasualtyKind(entry["kind"]), form, needs, bars, bool(entry.get("people")))
            index.setdefault(form.key, {}).setdefault((word.id, form.part), word)
    return {key: tuple(words.values()) for key, words in index.items()}


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A printed form of a word that speaks for a lasting relation."""

    relation: RelationType
    form: Form


@cache
def relation_words() -> Mapping[str, tuple[RelationWord, ...]]:
    """Return folded form → the relations it speaks for."""
    index: dict[str, dict[tuple[RelationType, str], RelationWord]] = {}
    for entry in load("cues/relations.yml")["entries"]:
        relation = RelationType(entry["relation"])
        for form in forms_of(entry):
            index.setdefault(form.key, {}).setdefault((relation, form.part), RelationWord(relation, form))
    return {key: tuple(words.values()) for key, words in index.items()}


@dataclass(frozen=True, slots=True)
class StateWord:
    """A printed form of a word that says where a negotiation or a truce (`of`) stands."""

    of: str
    state: str
    form: Form


@cache
def state_words() -> Mapping[str, tuple[StateWord, ...]]:
    """Return folded form → the states it speaks for."""
    index: dict[str, dict[tuple[str, str, str], StateWord]] = {}
    for entry in load("cues/states.yml")["entries"]:
        for form in forms_of(entry):
            word = StateWord(entry["of"], entry["state"], form)
            index.setdefault(form.key, {}).setdefault((word.of, word.state, form.part), word)
    return {key: tuple(words.values()) for key, words in index.items()}
