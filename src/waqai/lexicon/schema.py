"""The shape of every lexicon file, checked by `waqai lexicon check` and in CI; never loaded by the coder."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from waqai.model import (
    MODES,
    SECTORS,
    CasualtyKind,
    EntityKind,
    EventType,
    NegotiationState,
    RelationType,
    Stance,
    Status,
    TruceState,
    plain,
)

_SLOT = re.compile(r"subject|object|genitive|clause|after|before|prep:[^\s:]+")
_ROLES = frozenset({"actor", "recipient", "topic", "place", "source"})
_WORD = re.compile(r"\w+")


def _clean_word(word: str) -> str:
    if word != word.strip() or not word:
        raise ValueError(f"{word!r} is empty or has spaces around it")
    if plain(word) != word:
        raise ValueError(f"{word!r} has marks, tatweel or foreign letter forms: write {plain(word)!r}")
    return word


def _slot(slot: str) -> str:
    if not _SLOT.fullmatch(slot):
        raise ValueError(f"{slot!r} is no slot")
    return slot


def _sector(code: str) -> str:
    if code not in SECTORS:
        raise ValueError(f"{code!r} is no PLOVER sector")
    return code


Word = Annotated[str, AfterValidator(_clean_word)]
Words = Annotated[list[Word], Field(min_length=1)]
Slots = list[Annotated[str, AfterValidator(_slot)]]
Sector = Annotated[str, AfterValidator(_sector)]
Fillers = str | list[str]
Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Paradigm = Annotated[str, Field(pattern=r"^\S+ \S+( \S+)?$"), AfterValidator(_clean_word)]


class Row(BaseModel):
    """A mapping of a lexicon file; a field that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Review(Row):
    """Who looked at the file last, and when."""

    by: str
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Header(BaseModel):
    """What every file starts with."""

    model_config = ConfigDict(extra="allow", strict=True)
    about: str
    source: str
    reviewed: Review
    entries: list[dict[str, object]]


class Counterexample(Row):
    """A sentence in which the entry must find nothing."""

    text: str
    why: str


class Example(Row):
    """A sentence in which the entry must find its event; every value is a substring of `text`."""

    text: str
    trigger: str | None = None
    actor: Fillers | None = None
    recipient: Fillers | None = None
    topic: Fillers | None = None
    place: Fillers | None = None
    source: Fillers | None = None
    content: Fillers | None = None
    name: Fillers | None = None
    mention: Fillers | None = None
    status: str | None = None

    @model_validator(mode="after")
    def _quotes_stand(self) -> Example:
        for part in ("actor", "recipient", "topic", "place", "source", "content", "name", "mention"):
            value = getattr(self, part)
            for quote in [value] if isinstance(value, str) else value or []:
                if quote not in self.text:
                    raise ValueError(f"{part} {quote!r} is not in the example")
        if self.trigger and self.trigger not in _WORD.findall(self.text) and self.trigger not in self.text.split():
            raise ValueError(f"trigger {self.trigger!r} is no whole word of the example")
        return self


class Tested(Row):
    """An entry that tests itself; `shows` names what each of its examples must say."""

    shows: ClassVar[str] = "trigger"
    id: Id
    examples: Annotated[list[Example], Field(min_length=1)]
    counterexamples: Annotated[list[Counterexample], Field(min_length=1)]

    @model_validator(mode="after")
    def _examples_show(self) -> Tested:
        for example in self.examples:
            if getattr(example, self.shows) is None:
                raise ValueError(f"the example {example.text!r} has no {self.shows}")
        return self


class _Family(Tested):
    """An entry whose words are given by the paradigms of a verb and its nouns."""

    verb: list[Paradigm] = []
    masdar: list[Word] = []
    noun: list[Word] = []
    participle: list[Word] = []
    phrase: list[Word] = []
    note: str | None = None

    @model_validator(mode="after")
    def _has_words(self) -> _Family:
        if not self._is_worded():
            raise ValueError("the entry has no words")
        return self

    def _is_worded(self) -> bool:
        return bool(self.verb or self.masdar or self.noun or self.participle or self.phrase)


class FrameEntry(_Family):
    """`frames/*.yml`."""

    type: EventType | None = None
    modes: list[str] = []
    with_: Annotated[list[Word], Field(alias="with")] = []
    without: list[Word] = []
    roles: dict[str, Slots] = {}
    reciprocal: bool = False
    light: bool = False
    carries: Slots = []
    status: Literal["negated", "future", "hypothetical", "draft"] | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> FrameEntry:
        if self.light == (self.type is not None):
            raise ValueError("an entry has a type, or is light")
        if self.light and not self.carries:
            raise ValueError("a light verb needs carries")
        if wrong := set(self.roles) - _ROLES:
            raise ValueError(f"unknown roles: {sorted(wrong)}")
        if self.type and (wrong := set(self.modes) - MODES[self.type]):
            raise ValueError(f"{self.type} has no modes {sorted(wrong)}")
        return self


class ReportingEntry(_Family):
    """`cues/attribution.yml`."""

    shows = "source"
    source: Annotated[str, AfterValidator(_slot)]
    stance: Stance
    strength: Literal["says", "claims", "confirms"]
    continues: bool = False


class StatusEntry(_Family):
    """`cues/status.yml`."""

    status: Status
    direction: Literal["forward", "backward"] = "forward"
    scope: Annotated[int, Field(ge=1, le=20)] = 4
    stops: list[Word] = []
    before: Literal["present"] | None = None
    tense: Literal["future"] | None = None
    purpose: bool = False

    def _is_worded(self) -> bool:
        return bool(self.tense) or super()._is_worded()


class ModeEntry(Tested):
    """`cues/modes.yml`."""

    type: EventType
    mode: str
    words: Words

    @model_validator(mode="after")
    def _mode_exists(self) -> ModeEntry:
        if self.mode not in MODES[self.type]:
            raise ValueError(f"{self.type} has no mode {self.mode}")
        return self


class CasualtyEntry(_Family):
    """`cues/casualties.yml`."""

    shows = "mention"
    kind: CasualtyKind
    people: bool = False
    with_: Annotated[list[Word], Field(alias="with")] = []
    without: list[Word] = []


class RelationEntry(_Family):
    """`cues/relations.yml`."""

    shows = "mention"
    relation: RelationType


class StateEntry(_Family):
    """`cues/states.yml`."""

    of: Literal["negotiation", "truce"]
    state: str

    @model_validator(mode="after")
    def _state_exists(self) -> StateEntry:
        if self.state not in set(NegotiationState if self.of == "negotiation" else TruceState):
            raise ValueError(f"a {self.of} has no state {self.state}")
        return self


class MatterEntry(_Family):
    """`cues/matters.yml`."""

    of: Literal["negotiation", "truce", "deal", "evacuation", "siege", "control"]
    state: Literal[
        "name", "aim", "denied", "offer", "ground", "resumed", "renewed", "pause", "proposed", "ongoing", "suspended",
        "agreed", "implemented", "breached", "failed", "in_force", "violated", "collapsed", "imposed", "lifted",
        "gained", "contested",
    ]  # fmt: skip


class HeadEntry(Tested):
    """`names/heads.yml`."""

    shows = "mention"
    words: Words
    one: list[Word] = []
    kind: EntityKind | None
    sector: Sector | None = None
    form: Literal["body", "crowd", "source", "toll"]
    same: Literal["state", "army"] | None = None
    member: bool = False
    with_: Annotated[list[Word], Field(alias="with")] = []
    without: list[Word] = []
    not_before: list[Word] = []
    note: str | None = None


class TitleEntry(Tested):
    """`names/titles.yml`."""

    shows = "name"
    words: list[Word] = []
    titles: list[Word] = []
    relation: Literal["leads", "role_in", "none"]
    sector: Sector | None = None
    with_: Annotated[list[Word], Field(alias="with")] = []
    without: list[Word] = []
    not_before: list[Word] = []
    note: str | None = None


class BlockerEntry(Row):
    """`names/blockers.yml`."""

    id: Id
    words: Words
    blocks: Literal["heads", "titles", "both"]
    why: str


class BodyEntry(Row):
    """`names/bodies.yml`."""

    id: Id
    names: Words
    when: Literal["sport", "press"] | None = None
    seat: Literal[True] | None = None


class PeopleEntry(Row):
    """`names/people.yml`, `names/figures.yml`."""

    id: Id
    names: Words


class NisbaEntry(Row):
    """`names/nisba.yml`."""

    id: Id
    nisba: list[Word]
    people: list[Word] = []
    country: CountryCode | None
    kind: EntityKind | None
    sector: Sector | None
    actor: Id | None = None
    note: str


class CountryEntry(Row):
    """`names/countries.yml`."""

    id: CountryCode
    names: Words
    nisba: list[Word] = []
    people: list[Word] = []
    capital: Word | None = None
    government: list[Word] = []
    ambiguous: list[Word] = []


def _row_of(least: int, most: int) -> AfterValidator:
    """Return a validator of a row of clean words: at least `least`, at most `most`."""

    def check(row: str) -> str:
        words = row.split()
        if not least <= len(words) <= most:
            raise ValueError(f"{row!r} has {len(words)} words, not {least} to {most}")
        return " ".join(map(_clean_word, words))

    return AfterValidator(check)


class VerbListEntry(Row):
    """`words/verbs.yml`: each verb "past present [passive past]"."""

    id: Id
    class_: Annotated[Literal["transitive", "optional", "intransitive", "impersonal", "passive"], Field(alias="class")]
    verbs: Annotated[list[Annotated[str, _row_of(2, 3)]], Field(min_length=1)]


class PluralsEntry(Row):
    """`words/plurals.yml`: each noun "singular plural …"."""

    id: Id
    class_: Annotated[Literal["plural"], Field(alias="class")]
    nouns: Annotated[list[Annotated[str, _row_of(2, 4)]], Field(min_length=1)]
