"""Values of links and of the ledger as they are kept: what belongs to the report, and names, are left out.

A value stands in one report. Of its `Source` only who says so, where, and the claims are kept; the rest is the
report's, and is put back from it. Actors are kept by their ids, as their names change when more reports come. Fields
that have their defaults are left out; a field that is added later reads as its default.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from waqai.link import Actor, Name, Source, Teller
from waqai.model import EntityKind, Span

T = TypeVar("T")
_ACTOR = re.compile(r"actor-[0-9a-f]{16}")
_OF_TELLER = ("s", "t", "c")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a report gives to all that stands in it; `text` is "" where no words are wanted."""

    report: str
    name: str
    outlet: str | None
    url: str | None
    reported: date
    learnt: datetime | None
    copy_of: str
    text: str = ""


Names = Mapping[str, tuple[str, tuple[str, ...]]]
"""Actor id → its name and the reasons for it."""
_Write = Callable[[Any], Any]
_Read = Callable[[Any, Shelf, Names], Any]


def write(value: Any) -> str:
    """Return a value as text; equal values give equal texts."""
    return json.dumps(_converters_of(type(value))[0](value), ensure_ascii=False, separators=(",", ":"))


def read(kind: type[T], body: str, shelf: Shelf, names: Names) -> T:
    """Return the value that `write` made `body` of; an actor that `names` lacks is called by its id."""
    value: T = _converters_of(kind)[1](json.loads(body), shelf, names)
    return value


def actors_in(body: str) -> set[str]:
    """Return the ids of the actors that a kept value names."""
    return set(_ACTOR.findall(body))


def _converters_of(kind: Any) -> tuple[_Write, _Read]:
    return _converters(kind)


@cache
def _converters(kind: Any) -> tuple[_Write, _Read]:
    own = _OWN.get(kind)
    if own:
        return own
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_tuple(inner[0]) if inner[-1] is Ellipsis else _of_pair(inner)
    if origin is UnionType:
        return _of_optional(next(each for each in inner if each is not NoneType))
    if is_dataclass(kind):
        return _of_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda member: member.value), (lambda value, _s, _n: kind(value))
    return _as_it_is, _as_read


def _as_it_is(value: Any) -> Any:
    return value


def _as_read(value: Any, _shelf: Shelf, _names: Names) -> Any:
    return value


def _of_tuple(kind: Any) -> tuple[_Write, _Read]:
    out, back = _converters(kind)
    return (
        (lambda values: [out(value) for value in values]),
        (lambda values, shelf, names: tuple([back(value, shelf, names) for value in values])),
    )


def _of_pair(kinds: tuple[Any, ...]) -> tuple[_Write, _Read]:
    parts = [_converters(kind) for kind in kinds]
    return (
        (lambda values: [out(value) for (out, _), value in zip(parts, values, strict=True)]),
        (
            lambda values, shelf, names: tuple(
                back(value, shelf, names) for (_, back), value in zip(parts, values, strict=True)
            )
        ),
    )


def _of_optional(kind: Any) -> tuple[_Write, _Read]:
    out, back = _converters(kind)
    return (
        (lambda value: None if value is None else out(value)),
        (lambda value, shelf, names: None if value is None else back(value, shelf, names)),
    )


def _of_dataclass(kind: Any) -> tuple[_Write, _Read]:
    types = get_type_hints(kind)
    plan = [(field.name, *_converters(types[field.name]), field.default) for field in fields(kind)]
    reads = {name: back for name, _, back, _ in plan}

    def out(value: Any) -> dict[str, Any]:
        found = ((name, to, default, getattr(value, name)) for name, to, _, default in plan)
        return {name: to(part) for name, to, default, part in found if default is MISSING or part != default}

    def back(form: dict[str, Any], shelf: Shelf, names: Names) -> Any:
        return kind(**{name: reads[name](part, shelf, names) for name, part in form.items() if name in reads})

    return out, back


def _actor(value: list[str], _shelf: Shelf, names: Names) -> Actor:
    name, side, kind = value
    called, because = names.get(name, (name, ()))
    return Actor(id=name, name=Name(called), side=side, kind=EntityKind(kind), because=because)


def _source_out(source: Source) -> dict[str, Any]:
    tellers = [[teller.name, int(teller.denies)] for teller in source.tellers]
    span = [source.span.start, source.span.end]
    return dict(zip(_OF_TELLER, (span, tellers, list(source.claims)), strict=True))


def _source(form: dict[str, Any], shelf: Shelf, names: Names) -> Source:
    at, tellers, claims = (form[key] for key in _OF_TELLER)
    span = Span(*at)
    return Source(
        report=shelf.report, name=shelf.name, outlet=shelf.outlet, url=shelf.url, reported=shelf.reported,
        learnt=shelf.learnt, copy_of=shelf.copy_of, text=shelf.text[span.start : span.end], span=span,
        tellers=tuple(Teller(_named(name, names), denies=bool(denies)) for name, denies in tellers),
        claims=tuple(claims),
    )  # fmt: skip


def _named(name: str, names: Names) -> Name:
    return Name(names[name][0] if name in names else name)


#: Types that are kept in a way of their own.
_OWN: dict[Any, tuple[_Write, _Read]] = {
    Actor: (lambda actor: [actor.id, actor.side, actor.kind.value], _actor),
    Source: (_source_out, _source),
    Name: (_as_it_is, lambda name, _shelf, names: _named(name, names)),
    Span: ((lambda span: [span.start, span.end]), (lambda pair, _shelf, _names: Span(*pair))),
    date: (date.isoformat, lambda text, _shelf, _names: date.fromisoformat(text)),
}
