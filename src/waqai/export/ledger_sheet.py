"""A ledger on a terminal: boards of courses, a timeline, and contradictions with both sides' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waqai.export.isolates import isolate, listed
from waqai.ledger import Course, Position, Source, Transition
from waqai.link import Contradiction, Voice

_NOTHING = "nothing found\n"
_SHORT = 160


def board(courses: Iterable[Course]) -> str:
    """Return each course: its parties, where it stands, and every transition with the reports for and against it."""
    return "\n".join(f"{_course(course)}\n" for course in courses) or _NOTHING


def timeline(courses: Iterable[Course]) -> str:
    """Return the transitions of all courses, one a line, by day."""
    rows = [each for course in courses for each in course.transitions]
    rows.sort(key=lambda each: (each.on, each.matter, each.state, each.said[0].source.report))
    return "".join(f"{_line(each)}\n" for each in rows) or _NOTHING


def clashes(rows: Iterable[Contradiction]) -> str:
    """Return contradictions, each with both voices."""
    return "\n".join("\n".join(_clash(each)) + "\n" for each in rows) or _NOTHING


def _course(course: Course) -> str:
    last = course.last
    head = f"{course.matter} · {last.state} since {last.on} · {listed(actor.name for actor in course.parties)}"
    rows = [head, *(line for each in course.transitions for line in _transition(each))]
    if course.positions:
        rows.append("  positions")
        rows += [f"    {_position(row)}" for row in course.positions]
    return "\n".join(rows)


def _transition(each: Transition) -> Iterator[str]:
    yield f"  {_line(each)}"
    for row in each.said:
        yield f"      + {_told(row.source)}"
    for row in each.denied:
        yield f"      - {_told(row.source)}"


def _line(each: Transition) -> str:
    parts = [f"{each.on}  {each.matter} {each.state}", listed(actor.name for actor in each.parties)]
    if each.places:
        parts.append(isolate(each.places[0].name))
    if each.mediators:
        parts.append(f"mediated by {listed(actor.name for actor in each.mediators)}")
    if each.guarantors:
        parts.append(f"guaranteed by {listed(actor.name for actor in each.guarantors)}")
    reports = f"{each.independent} report{'s' * (each.independent != 1)}"
    return " · ".join([*filter(None, parts), reports + (f", {len(each.denied)} against" if each.denied else "")])


def _told(source: Source) -> str:
    tellers = [teller.name for teller in source.tellers if not teller.denies]
    who = f" according to {listed(tellers)}" if tellers else ""
    return f"{source.name} ({source.reported}){who}: {isolate(_cut(source.text))}"


def _position(row: Position) -> str:
    said = f"{isolate(row.actor.name)} {row.stance.replace('_', ' ')}: {isolate(_cut(row.issue))}"
    return f"{row.on}  {said} [{row.source.name}]"


def _clash(each: Contradiction) -> Iterator[str]:
    yield f"{each.conflict} · {each.about} · {', '.join(each.because)}"
    yield f"  a  {_voice(each.first)}"
    yield f"  b  {_voice(each.second)}"


def _voice(voice: Voice) -> str:
    who = f" according to {listed(voice.tellers)}" if voice.tellers else ""
    return f"{voice.name}{who}: {isolate(_cut(voice.text))}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rstrip() + "…"
