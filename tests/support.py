"""What several tests share: a coder that is quick and sure, and a report that it can read."""

from __future__ import annotations

from collections.abc import Callable

from waqai.model import Entity, Event, EventType, Record, Report, Span

TEXT = "أعلن الوسيط أن الطرفين اتفقا على هدنة في الميناء.\n"

Said = tuple[int, str, str]
"""Exit code, output and errors of a command."""
Waqai = Callable[..., Said]
"""Runs a command line."""


def coded(report: Report) -> Record:
    """Find one word and one man in `report`; fail as a coder might, where it is told to."""
    if "عطل" in report.text:
        raise IndexError("tuple index out of range")
    if "توقف" in report.text:
        raise KeyboardInterrupt
    start = report.text.find("اتفقا")
    event = Event(id="V1", type=EventType.AGREE, trigger=Span(start, start + 5), actors=("E1",))
    entity = Entity(id="E1", name="الوسيط", mentions=(Span(5, 11),))
    return Record(report=report, entities=(entity,), events=(event,) if start >= 0 else ())
