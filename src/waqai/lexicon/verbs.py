"""The verbs of the lexicon by their printed forms: which verb a form may be, in which voice, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from waqai.errors import LexiconError
from waqai.lexicon.files import Entry, entries, load
from waqai.lexicon.inflect import verb_forms
from waqai.lexicon.paradigms import further_forms
from waqai.model import plain

PATH: Final = "words/verbs.yml"
#: Class of a verb → what it takes; the first that holds counts.
_TAKES: Final = {
    "optional": "optional",
    "transitive": "object",
    "intransitive": "none",
    "family": "optional",
    "passive": "object",
}
_OBJECT: Final = "object"


class VerbReading(NamedTuple):
    """A verb that a form may be: its dictionary form in plain spelling, and "active", "passive" or "any".

    `takes` is "object" where the verb always has one, "optional", "none", or "" where the lexicon does not say;
    `impersonal` says that it is passive without a subject (عثر على).
    """

    lemma: str
    voice: str
    takes: str
    impersonal: bool


@cache
def verbs() -> Mapping[str, tuple[VerbReading, ...]]:
    """Return folded form without clitics → the verbs that it may be, the common ones first.

    Raises LexiconError where an entry of `words/verbs.yml` has no class or verbs.
    """
    index: dict[str, dict[tuple[str, str], VerbReading]] = {}
    for paradigm, classes in _paradigms().items():
        lemma = plain(paradigm.split()[0])
        taken = next((_TAKES[name] for name in _TAKES if name in classes), ""), "impersonal" in classes
        for key, voice in (*((form.key, form.voice) for form in verb_forms(paradigm)), *further_forms(paradigm)):
            spoken = "passive" if "passive" in classes else voice
            index.setdefault(key, {}).setdefault((lemma, spoken), VerbReading(lemma, spoken, *taken))
    return {key: tuple(readings.values()) for key, readings in index.items()}


def _paradigms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for paradigm, name in (*_listed(), *_of_families()):
        found.setdefault(paradigm, set()).add(name)
    return found


def _listed() -> Iterator[tuple[str, str]]:
    for entry in load(PATH)["entries"]:
        try:
            yield from ((str(verb), str(entry["class"])) for verb in entry["verbs"])
        except (KeyError, TypeError) as error:
            raise LexiconError(f"{PATH}: entry {entry!r}", "give it a class and verbs") from error


def _of_families() -> Iterator[tuple[str, str]]:
    """Yield the verbs of frames and cues; a frame says by its slots whether its verbs take an object."""
    for entry in (*entries("frames"), *entries("cues")):
        name = "family" if _takes_object(entry) else "unknown"
        yield from ((str(verb), name) for verb in entry.get("verb", ()))


def _takes_object(entry: Entry) -> bool:
    return any(_OBJECT in slots for slots in (entry.get("roles") or {}).values())
