"""A record as the store keeps it: fields by name, defaults left out, compressed.

It follows the fields of the model's values by itself: a field added later reads as its default in what was stored
before, and a field that is gone is passed over. The report is not in it; it has a table of its own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from waqai.errors import StoreError
from waqai.model import Record, Report, Span

_Convert = Callable[[Any], Any]
_AS_IT_IS = (str, int, float, bool)


def encode(record: Record) -> bytes:
    """Return `record` without its report; equal records give equal bytes."""
    form = {name: out(value) for name, out, _, value in _set_fields(record) if name != "report"}
    return zlib.compress(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode())


@lru_cache(maxsize=256)
def decode(report: Report, body: bytes) -> Record:
    """Return the record of `report` that `encode` wrote as `body`; lists show the same ones over and over.

    Raises StoreError where this version cannot read it.
    """
    try:
        form = json.loads(zlib.decompress(body))
        converters = {name: read for name, _, read, _ in _plan(Record)}
        return Record(report=report, **{name: converters[name](v) for name, v in form.items() if name in converters})
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error) as error:
        raise StoreError(
            f"the record of {report.id} cannot be read ({type(error).__name__}: {error})",
            "add the report again with this version of waqai",
        ) from None


@cache
def _plan(kind: Any) -> tuple[tuple[str, _Convert, _Convert, Any], ...]:
    """Return (name, how to write it, how to read it, default) for each field of a dataclass."""
    types = get_type_hints(kind)
    return tuple((field.name, *_converters(types[field.name]), field.default) for field in fields(kind))


def _set_fields(value: Any) -> list[tuple[str, _Convert, Any, Any]]:
    """Return (name, how to write it, default, value) for each field that has another value than its default."""
    kind: Any = type(value)
    rows = ((name, out, default, getattr(value, name)) for name, out, _, default in _plan(kind))
    return [row for row in rows if row[2] is MISSING or row[3] != row[2]]


@cache
def _converters(kind: Any) -> tuple[_Convert, _Convert]:
    """Return how to write and how to read a value of the type `kind`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_tuple(inner[0])
    if origin is UnionType:
        return _optional(*(each for each in inner if each is not NoneType))
    if kind is Span:
        return (lambda span: (span.start, span.end)), (lambda pair: Span(*pair))
    if is_dataclass(kind):
        return _of_dataclass(kind)
    return _of_plain(kind)


def _of_plain(kind: Any) -> tuple[_Convert, _Convert]:
    if issubclass(kind, Enum):
        return (lambda member: member.value), kind
    if kind is date:
        return date.isoformat, date.fromisoformat
    if kind in _AS_IT_IS:
        return _same, _same
    raise TypeError(f"no way to store a {kind}")


def _same(value: Any) -> Any:
    return value


def _of_tuple(kind: Any) -> tuple[_Convert, _Convert]:
    out, read = _converters(kind)
    return (lambda values: [out(value) for value in values]), (lambda values: tuple([read(value) for value in values]))


def _optional(kind: Any) -> tuple[_Convert, _Convert]:
    out, read = _converters(kind)
    return (
        (lambda value: None if value is None else out(value)),
        (lambda value: None if value is None else read(value)),
    )


def _of_dataclass(kind: Any) -> tuple[_Convert, _Convert]:
    def out(value: Any) -> dict[str, Any]:
        return {name: write(found) for name, write, _, found in _set_fields(value)}

    def read(form: dict[str, Any]) -> Any:
        return kind(**{name: convert(form[name]) for name, _, convert, _ in _plan(kind) if name in form})

    return out, read
