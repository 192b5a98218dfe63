"""Which shape each lexicon file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waqai.lexicon.schema import (
    BlockerEntry,
    BodyEntry,
    CasualtyEntry,
    CountryEntry,
    FrameEntry,
    HeadEntry,
    MatterEntry,
    ModeEntry,
    NisbaEntry,
    PeopleEntry,
    PluralsEntry,
    RelationEntry,
    ReportingEntry,
    StateEntry,
    StatusEntry,
    TitleEntry,
    VerbListEntry,
)
from waqai.lexicon.schema_actors import ActorEntry, OfficeEntry
from waqai.lexicon.schema_contexts import ContextEntry
from waqai.lexicon.schema_places import AreaWordEntry, CommonNameEntry, OwnPlaceEntry

if TYPE_CHECKING:
    from pydantic import BaseModel

#: Which shape the files of a folder, or one file, have; what is not listed has only a header.
SHAPES: dict[str, type[BaseModel]] = {
    "frames": FrameEntry,
    "cues/attribution.yml": ReportingEntry,
    "cues/status.yml": StatusEntry,
    "cues/modes.yml": ModeEntry,
    "cues/casualties.yml": CasualtyEntry,
    "cues/relations.yml": RelationEntry,
    "cues/states.yml": StateEntry,
    "cues/matters.yml": MatterEntry,
    "cues/contexts.yml": ContextEntry,
    "words/verbs.yml": VerbListEntry,
    "words/plurals.yml": PluralsEntry,
    "names/heads.yml": HeadEntry,
    "names/titles.yml": TitleEntry,
    "names/blockers.yml": BlockerEntry,
    "names/bodies.yml": BodyEntry,
    "names/figures.yml": PeopleEntry,
    "names/people.yml": PeopleEntry,
    "names/nisba.yml": NisbaEntry,
    "names/countries.yml": CountryEntry,
    "names/offices.yml": OfficeEntry,
    "names/actors": ActorEntry,
    "places/areas.yml": AreaWordEntry,
    "places/common.yml": CommonNameEntry,
    "places": OwnPlaceEntry,
}
