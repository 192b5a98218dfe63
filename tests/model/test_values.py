"""Laws of values: nothing of a record can be changed, and equal content makes equal values."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from typing import Any

import pytest

from waqai import model
from waqai.model import MODES, QUAD_OF, Event, EventType, Evidence, Quantity, Record, Report, Span

VALUES = sorted(
    (value for value in vars(model).values() if isinstance(value, type) and dataclasses.is_dataclass(value)),
    key=lambda value: value.__name__,
)


def filled(value: type[Any]) -> Any:
    """Return a value with something in every field that needs it; what it is does not matter here."""
    needed = [
        field
        for field in dataclasses.fields(value)
        if field.init and field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    return value(**{field.name: "x" for field in needed})


#: What may be changed of the values of the model, though nothing should be.
CHANGES = """
import dataclasses
from waqai import model
for value in vars(model).values():
    if isinstance(value, type) and dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            try:
                setattr(object.__new__(value), field.name, None)
            except dataclasses.FrozenInstanceError:
                continue
            print(value.__name__, field.name)
"""


def test_development_mode_guards_every_value() -> None:
    guarded = subprocess.run([sys.executable, "-X", "dev", "-c", CHANGES], capture_output=True, text=True, check=True)
    assert guarded.stdout == ""


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_slotted(value: type[Any]) -> None:
    assert not hasattr(filled(value), "__dict__")


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_equal_content_makes_equal_values(value: type[Any]) -> None:
    assert filled(value) == filled(value)
    assert hash(filled(value)) == hash(filled(value))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_no_value_holds_what_can_be_changed(value: type[Any]) -> None:
    for field in dataclasses.fields(value):
        assert not any(word in str(field.type) for word in ("list[", "dict[", "set[")), field.name


def test_the_vocabulary_is_whole() -> None:
    assert len(EventType) == 16
    assert set(MODES) == set(QUAD_OF) == set(EventType)
    assert set(QUAD_OF.values()) == {1, 2, 3, 4}


def test_a_record_yields_every_span() -> None:
    event = Event(
        id="V1", type=EventType.AGREE, trigger=Span(0, 4), also=(Span(5, 8),), topic=Span(9, 12),
        evidence=(Evidence("actor", Span(13, 15)),),
    )  # fmt: skip
    record = Record(report=Report(text="x" * 20), events=(event,))
    assert set(record.spans()) == {Span(0, 4), Span(5, 8), Span(9, 12), Span(13, 15)}


@pytest.mark.parametrize(("low", "high", "digits"), [(2, 2, "2"), (20, 99, "20–99"), (2000, None, "2,000")])
def test_counts_are_written_in_digits(low: int, high: int | None, digits: str) -> None:
    assert Quantity(low, high).digits == digits
