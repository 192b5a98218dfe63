"""What people can correct: each field of a claim or of a part of a record, as JSON and back.

In JSON everything is tied to characters of the report, `[start, end]` in code points, end exclusive; an actor, place or
time is `{"id", "at"}`, where `at` is its first naming, by which it is found again in another coding of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from waqai.errors import UsageError
from waqai.model import (
    MODES,
    SECTORS,
    Attribution,
    CasualtyFigure,
    CasualtyKind,
    Claim,
    EntityKind,
    Event,
    EventType,
    NegotiationState,
    Part,
    Quantity,
    Record,
    RelationStatus,
    RelationType,
    Span,
    Stance,
    Status,
    TruceState,
)

Json = Any
Target = Claim | Part
#: Groups of what claims name.
ENTITY, PLACE, TIME = "entity", "place", "time"
_POLE, _ROUND = 90.0, 180.0
_ALL_MODES = frozenset[str]().union(*MODES.values())


class Scene:
    """One record, to resolve what JSON names in it. Raises UsageError for what is not there."""

    def __init__(self, record: Record) -> None:
        """Look at the actors, places and times of `record`."""
        self.text = record.report.text
        self._at: dict[str, dict[str, tuple[Span, ...]]] = {
            ENTITY: {value.id: value.mentions for value in record.entities},
            PLACE: {value.id: value.mentions for value in record.places},
            TIME: {when.id: (when.span,) for when in record.times},
        }

    def ref(self, name: str) -> Json:
        """Return how the actor, place or time of this id is named in JSON."""
        spans = next((group[name] for group in self._at.values() if name in group), ())
        return {"id": name, "at": _pair(spans[0]) if spans else None}

    def find(self, value: Json, *groups: str) -> str:
        """Return the id of who or what, of these groups, `value` names: by its id, else by the words where it stood."""
        name = _string(_item(value, "id"))
        if any(name in self._at[group] for group in groups):
            return name
        span = self.span(_item(value, "at"))
        overlaps = [
            (_shared(span, mention), -mention.start, other)
            for group in groups
            for other, at in self._at[group].items()
            for mention in at
        ]
        best = max((row for row in overlaps if row[0] > 0), default=None)
        if best is None:
            raise UsageError("nobody and nothing is named there", "choose an actor, place or time of the report")
        return best[2]

    def nearest(self, name: str, to: Span) -> Span | None:
        """Return the naming of an actor, place or time that stands nearest; None where there is none."""
        spans = next((group[name] for group in self._at.values() if name in group), ())
        return min(spans, key=lambda span: (-_shared(span, to), span), default=None)

    def span(self, value: Json) -> Span:
        """Return the characters that `value` names; raise UsageError where they are none of the text."""
        if not (isinstance(value, list | tuple) and len(value) == 2 and all(type(each) is int for each in value)):  # noqa: PLR2004
            raise UsageError("that is no stretch of the text", "give [start, end] in characters")
        start, end = value
        if not 0 <= start < end <= len(self.text) or not self.text[start:end].strip():
            raise UsageError(f"[{start}, {end}] covers no words of the text", "select words")
        return Span(start, end)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a value: how it is written as JSON and read back."""

    name: str
    write: Callable[[Scene, Any], Json]
    read: Callable[[Scene, Json], Any]

    def of(self, scene: Scene, target: Target) -> Json:
        """Return the field of `target` as JSON."""
        return self.write(scene, getattr(target, self.name))

    def put(self, target: Any, value: Any) -> Any:
        """Return `target` with the field set to `value`, as `read` gave it."""
        return replace(target, **{self.name: value})


class _Together(Field):
    """Several fields that are corrected as one: their values are a tuple, in the order of `parts`."""

    __slots__ = ()

    def of(self, scene: Scene, target: Target) -> Json:
        return self.write(scene, self.taken(target))

    def taken(self, target: Target) -> tuple[Any, ...]:
        return tuple(getattr(target, part) for part in PARTS[self.name])

    def put(self, target: Any, value: Any) -> Any:
        return replace(target, **dict(zip(PARTS[self.name], value, strict=True)))


#: Fields that are corrected together.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "point": ("latitude", "longitude", "gazetteer_id", "precision"),
    "bounds": ("earliest", "latest"),
}


def value_of(field: Field, target: Target) -> Any:
    """Return the field of `target` as `field.read` would give it."""
    return field.taken(target) if isinstance(field, _Together) else getattr(target, field.name)


def form_of(record: Record, target: Target) -> dict[str, Json]:
    """Return all that can be corrected of `target`, a value of `record`, field → JSON."""
    scene = Scene(record)
    return {field.name: field.of(scene, target) for field in FIELDS[type(target).__name__].values()}


def check_modes(event: Event) -> Event:
    """Return `event` without the modes that its type may not have."""
    return replace(event, modes=tuple(mode for mode in event.modes if mode in MODES[event.type]))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _item(value: Json, key: str) -> Json:
    if not isinstance(value, Mapping) or key not in value:
        raise UsageError(f"{key!r} is missing", "give it")
    return value[key]


def _string(value: Json) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{value!r} is no text", "give a text")
    return value


def _list(value: Json) -> Sequence[Json]:
    if not isinstance(value, list | tuple):
        raise UsageError(f"{value!r} is no list", "give a list")
    return value


def _enum(name: str, kind: type[StrEnum]) -> Field:
    def read(_: Scene, value: Json) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise UsageError(f"{value!r} is no {name}", f"choose one of {', '.join(kind)}") from None

    return Field(name, lambda _, value: str(value), read)


def _text(name: str, allowed: frozenset[str] | None = None) -> Field:
    def read(_: Scene, value: Json) -> str | None:
        if not value:
            return None
        if allowed and value not in allowed:
            raise UsageError(f"{value!r} is no {name}", f"choose one of {', '.join(sorted(allowed))}")
        return _string(value)

    return Field(name, lambda _, value: value, read)


def _country(scene: Scene, value: Json) -> str | None:  # noqa: ARG001  as all readers
    if not value:
        return None
    code = _string(value)
    if not (len(code) == 3 and code.isascii() and code.isupper()):  # noqa: PLR2004
        raise UsageError(f"{code!r} is no country", "give the three letters of ISO 3166-1")
    return code


def _name(scene: Scene, value: Json) -> str:
    name = _string(value)
    if not name.strip() or name not in scene.text:
        raise UsageError(f"{name!r} does not stand in the report", "a name is taken from its words")
    return name


def _modes(_: Scene, value: Json) -> tuple[str, ...]:
    modes = tuple(sorted({_string(mode) for mode in _list(value)}))
    unknown = set(modes) - _ALL_MODES
    if unknown:
        raise UsageError(f"{', '.join(sorted(unknown))} is no mode", "choose modes of the event's type")
    return modes


def _refs(name: str, group: str = ENTITY) -> Field:
    return Field(
        name,
        lambda scene, value: [scene.ref(each) for each in value],
        lambda scene, value: tuple(dict.fromkeys(scene.find(each, group) for each in _list(value))),
    )


def _ref(name: str, *groups: str, optional: bool = False) -> Field:
    return Field(
        name,
        lambda scene, value: scene.ref(value) if value else None,
        lambda scene, value: None if optional and not value else scene.find(value, *groups),
    )


def _span(name: str, *, optional: bool = False) -> Field:
    return Field(
        name,
        lambda _, value: _pair(value) if value else None,
        lambda scene, value: None if optional and not value else scene.span(value),
    )


def _sources(scene: Scene, value: Json) -> tuple[Attribution, ...]:
    rows = {(scene.find(_item(each, "entity"), ENTITY), _stance(each)): each for each in _list(value)}
    return tuple(
        Attribution(entity, stance, scene.span(each["cue"]) if each.get("cue") else None)
        for (entity, stance), each in rows.items()
    )


def _stance(value: Json) -> Stance:
    try:
        return Stance(_item(value, "stance"))
    except ValueError:
        raise UsageError("that is no stance", "choose asserts or denies") from None


def _written_sources(scene: Scene, value: Sequence[Attribution]) -> Json:
    return [
        {"entity": scene.ref(each.entity), "stance": str(each.stance), "cue": _pair(each.cue) if each.cue else None}
        for each in value
    ]


def _figures(scene: Scene, value: Json) -> tuple[CasualtyFigure, ...]:
    return tuple(_figure(scene, each) for each in _list(value))


def _figure(scene: Scene, value: Json) -> CasualtyFigure:
    low, high = _item(value, "min"), _item(value, "max")
    whole = type(low) is int and (high is None or type(high) is int)
    if not whole or low < 0 or (high is not None and high < low):
        raise UsageError("these are no bounds of a count", "give min, and max not below it or null")
    try:
        kind = CasualtyKind(_item(value, "kind"))
    except ValueError:
        raise UsageError("that is no kind of casualty", f"choose one of {', '.join(CasualtyKind)}") from None
    return CasualtyFigure(kind, Quantity(low, high), scene.span(_item(value, "at")))


def _written_figures(_: Scene, value: Sequence[CasualtyFigure]) -> Json:
    return [
        {"kind": str(each.kind), "min": each.count.low, "max": each.count.high, "at": _pair(each.who)} for each in value
    ]


def _point(_: Scene, value: Json) -> tuple[float | None, float | None, str | None, str]:
    """Read a point in degrees, or null for none, with the row of the gazetteer and how exact it is."""
    latitude, longitude = _item(value, "latitude"), _item(value, "longitude")
    precision = value.get("precision") or ("unknown" if latitude is None else "point")
    if precision not in {"point", "area", "unknown"}:
        raise UsageError(f"{precision!r} is no precision", "choose point, area or unknown")
    gazetteer = value.get("gazetteer_id")
    if latitude is None and longitude is None:
        return None, None, gazetteer, precision
    if not (_degrees(latitude, _POLE) and _degrees(longitude, _ROUND)):
        raise UsageError(f"{latitude}, {longitude} is no point on the map", "give degrees")
    return float(latitude), float(longitude), gazetteer, precision


def _degrees(value: Json, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def _written_point(_: Scene, value: tuple[Any, ...]) -> Json:
    return dict(zip(PARTS["point"], value, strict=True))


def _bounds(_: Scene, value: Json) -> tuple[date | None, date | None]:
    earliest, latest = _day(_item(value, "from")), _day(_item(value, "to"))
    if earliest and latest and latest < earliest:
        raise UsageError("the last day is before the first", "give the days in their order")
    return earliest, latest


def _day(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        raise UsageError(f"{value!r} is no day", "write it as YYYY-MM-DD") from None


def _written_bounds(_: Scene, value: tuple[date | None, date | None]) -> Json:
    return dict(zip(("from", "to"), (day.isoformat() if day else None for day in value), strict=True))


def _by_name(*rows: Field) -> dict[str, Field]:
    return {row.name: row for row in rows}


_SOURCES = Field("sources", _written_sources, _sources)
#: Class → its fields by name.
FIELDS: Final[dict[str, dict[str, Field]]] = {
    "Event": _by_name(
        _enum("type", EventType),
        Field("modes", lambda _, value: list(value), _modes),
        _enum("status", Status),
        _span("trigger"),
        _refs("actors"),
        _refs("recipients"),
        _refs("places", PLACE),
        _refs("times", TIME),
        _span("topic", optional=True),
        _SOURCES,
        Field("casualties", _written_figures, _figures),
    ),
    "Relation": _by_name(
        _enum("type", RelationType),
        _ref("subject", ENTITY),
        _ref("object", ENTITY, PLACE),
        _text("role"),
        _text("what"),
        _enum("status", RelationStatus),
        _SOURCES,
    ),
    "Negotiation": _by_name(
        _enum("state", NegotiationState), _refs("parties"), _refs("mediators"), _refs("guarantors"),
    ),
    "Truce": _by_name(
        _enum("state", TruceState), _refs("parties"), _refs("guarantors"), _ref("place", PLACE, optional=True),
    ),
    "Entity": _by_name(
        Field("name", lambda _, value: value, _name),
        _enum("kind", EntityKind),
        Field("country", lambda _, value: value, _country),
        _text("sector", SECTORS),
    ),
    "Place": _by_name(Field("name", lambda _, value: value, _name), _Together("point", _written_point, _point)),
    "When": _by_name(_Together("bounds", _written_bounds, _bounds)),
}  # fmt: skip
