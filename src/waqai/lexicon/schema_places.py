"""The shape of the files of places: words for areas, everyday words that are names, places of our own compiling."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from waqai.lexicon.schema import CountryCode, Id, Row, Word, Words

PlaceClass = Literal[
    "city", "town", "village", "province", "district", "quarter", "camp", "region", "countryside", "crossing",
    "checkpoint", "border", "base", "airport", "port", "site", "mountain", "river", "valley", "lake", "sea", "strait",
    "island", "desert", "plain", "dam", "road", "front",
]  # fmt: skip


class AreaWordEntry(Row):
    """A word that makes a place of the words behind it."""

    id: Id
    kind: Annotated[Literal["unit", "whole", "area", "direction", "border", "feature", "site"], Field(alias="class")]
    words: Words
    plural: list[Word]
    alone: bool
    known: bool = False
    unlike: list[Word] = Field(default_factory=list)
    of: list[CountryCode] = Field(default_factory=list)


class CommonNameEntry(Row):
    """Names of places that are everyday words."""

    id: Id
    words: Words


class OwnPlaceEntry(Row):
    """A place of our own compiling; `places/areas.yml` describes the fields."""

    id: Id
    names: Words
    english: str
    country: CountryCode | None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None
    precision: Literal["point", "area"]
    kind: Annotated[PlaceClass, Field(alias="class")]
    within: Id | None = None
    doubtful: Literal[True, "unit"] | None = None
    verified: list[Literal["geonames", "wof", "opensyria", "syrianarchive"]] | Literal["none"] | None = None
    settled: str | None = None

    @model_validator(mode="after")
    def _spot_is_whole(self) -> OwnPlaceEntry:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude go together")
        if (self.latitude is None) != (self.verified is None):
            raise ValueError("a place with coordinates says what bears them out: run tools/check_places.py --write")
        return self
