"""Valency frames: which words name an event, and where its parties stand. See `data/README.md`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from waqai.lexicon.files import Entry, entries
from waqai.lexicon.inflect import Form, noun_forms, participle_forms, verb_forms
from waqai.model import EventType, Status, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One sense of a family of words: what event it names and which slots fill its roles, best slot first.

    The prepositions in slots are folded.
    With `open_mode` the words around the trigger decide the mode; without it `modes` says all.
    `needs` and `bars` are folded words: one of the first, and none of the second, must stand near the trigger.
    A light frame names no event; its `carries` slots hold the noun that does. `status` is None where the
    words around the trigger decide.
    """

    id: str
    type: EventType | None
    modes: tuple[str, ...] = ()
    open_mode: bool = True
    roles: Mapping[str, tuple[str, ...]]
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    reciprocal: bool = False
    light: bool = False
    carries: tuple[str, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class FrameForm:
    """A printed form read as a word of a frame."""

    frame: Frame
    form: Form


def _frame(entry: Entry) -> Frame:
    return Frame(
        id=entry["id"],
        type=EventType(entry["type"]) if entry.get("type") else None,
        modes=tuple(entry.get("modes", ())),
        open_mode="modes" not in entry,
        roles={role: tuple(map(fold, slots)) for role, slots in (entry.get("roles") or {}).items()},
        needs=frozenset(fold(word) for word in entry.get("with", ())),
        bars=frozenset(fold(word) for word in entry.get("without", ())),
        reciprocal=bool(entry.get("reciprocal")),
        light=bool(entry.get("light")),
        carries=tuple(map(fold, entry.get("carries", ()))),
        status=Status(entry["status"]) if entry.get("status") in set(Status) else None,
    )


def forms_of(entry: Entry) -> Iterator[Form]:
    """Yield every printed form of a lexicon entry that has word families (verb, masdar, noun, participle)."""
    for paradigm in entry.get("verb", ()):
        yield from verb_forms(paradigm)
    for part in ("masdar", "noun"):
        for word in entry.get(part, ()):
            yield from noun_forms(word, part)
    for word in entry.get("participle", ()):
        yield from participle_forms(word)


@cache
def frames() -> Mapping[str, tuple[FrameForm, ...]]:
    """Return folded form → what it may be read as. Draft entries are left out."""
    index: dict[str, dict[tuple[str, str, str], FrameForm]] = {}
    for entry in entries("frames"):
        if entry.get("status") == "draft":
            continue
        frame = _frame(entry)
        for form in forms_of(entry):
            index.setdefault(form.key, {}).setdefault((frame.id, form.part, form.voice), FrameForm(frame, form))
    return {key: tuple(readings.values()) for key, readings in index.items()}
