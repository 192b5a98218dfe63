"""What the API says of states: courses, their positions and violations, contradictions, the brief."""

from datetime import date

from pydantic import Field

from waqai.desk import Head
from waqai.export.brief import Brief
from waqai.ledger import Course, Matter, Position, Stance, Transition
from waqai.link import Actor, Conflict, Contradiction, Source, Voice
from waqai.web.api.shapes import Body
from waqai.web.views.timeline import Item
from waqai.web.views.truce import Violation


class Named(Body):
    """An actor: who they are to the desk, and what they are called most often."""

    id: str
    name: str
    side: str = Field(description="Who negotiates and fights as one has one side.")


class Said(Body):
    """A sentence of a report, and who says so there: nobody where the outlet itself does."""

    report: str
    name: str = Field(description="What people call the report.")
    outlet: str | None
    published: date
    tellers: list[str]
    deniers: list[str]
    quote: str
    start: int = Field(description="Where the sentence begins in the report's text, in code points.")
    end: int


class State(Body):
    """That a matter came into a state, with every report's word for and against it."""

    matter: Matter
    state: str
    on: date
    parties: list[Named]
    by: list[Named] = Field(description="Who is said to have brought it about.")
    mediators: list[Named]
    guarantors: list[Named]
    places: list[str]
    independent: int = Field(description="How many reports say so, copies of one text once.")
    said: list[Said]
    denied: list[Said]


class Taken(Body):
    """What a party said to an issue on a day."""

    actor: Named
    to: list[Named]
    stance: Stance
    issue: str
    on: date
    source: Said


class Step(Body):
    """A state by its name and day alone."""

    state: str
    on: date


class CourseRow(Body):
    """What a matter went through, in a list."""

    id: str
    matter: Matter
    state: str = Field(description="Where it stands.")
    since: date
    parties: list[Named]
    places: list[str]
    steps: list[Step]
    independent: int
    against: int = Field(description="How many statements deny one of its states.")


class Whole(Body):
    """What a matter went through, with all that is said of it; `positions` of talks alone."""

    id: str
    matter: Matter
    parties: list[Named]
    states: list[State]
    positions: list[Taken]


class Breach(Body):
    """One violation of a truce, by whom and according to whom."""

    on: date
    state: str
    by: list[str] = Field(description="Empty where nobody says by whom.")
    places: list[str]
    quotes: list[str]
    tellers: list[str]
    denied: list[str]


class TruceWhole(Whole):
    """A truce with the log of its violations."""

    violations: list[Breach]


class Moment(Body):
    """A change of state, or an event that several reports tell of, on one of the days `first` to `last`."""

    row: str = Field(description="The matter, or quad.1 to quad.4 for events.")
    word: str = Field(description="The state or type of event, as a key of the interface.")
    first: date
    last: date
    detail: str
    independent: int
    disputed: bool
    reports: list[str]


class Clash(Body):
    """Two voices that cannot both be right; `first` came out first."""

    id: str
    conflict: Conflict
    about: str
    because: list[str]
    day: date = Field(description="When the later voice came out.")
    first: Said
    second: Said


class Line(Body):
    """A sentence of a brief, with the numbers of its notes, from 1."""

    text: str
    notes: list[int]


class Section(Body):
    """A heading of a brief and what stands under it."""

    heading: str
    sentences: list[Line]


class Footnote(Body):
    """A sentence of a report that a brief rests on."""

    report: str
    outlet: str
    day: str
    tellers: list[str]
    quote: str
    url: str | None


class BriefBody(Body):
    """A situation report of one page."""

    language: str
    title: str
    sections: list[Section]
    notes: list[Footnote]


def named(actors: tuple[Actor, ...]) -> list[Named]:
    """Return actors."""
    return [Named(id=each.id, name=each.name, side=each.side) for each in actors]


def said(source: Source) -> Said:
    """Return where something is said."""
    return Said(
        report=source.report, name=source.name, outlet=source.outlet, published=source.reported,
        tellers=list(source.names()), deniers=list(source.names(denying=True)), quote=source.text,
        start=source.span.start, end=source.span.end,
    )  # fmt: skip


def course_row(head: Head) -> CourseRow:
    """Return a course in a list."""
    return CourseRow(
        id=head.id, matter=head.matter, state=head.state, since=head.last, parties=named(head.parties),
        places=[spot.name for spot in head.places], steps=[Step(state=state, on=on) for on, state in head.steps],
        independent=head.reports, against=head.against,
    )  # fmt: skip


def state(each: Transition) -> State:
    """Return a transition."""
    return State(
        matter=each.matter, state=each.state, on=each.on, parties=named(each.parties), by=named(each.by),
        mediators=named(each.mediators), guarantors=named(each.guarantors), places=[spot.name for spot in each.places],
        independent=each.independent, said=[said(row.source) for row in each.said],
        denied=[said(row.source) for row in each.denied],
    )  # fmt: skip


def taken(row: Position) -> Taken:
    """Return a position."""
    (who,) = named((row.actor,))
    return Taken(actor=who, to=named(row.to), stance=row.stance, issue=row.issue, on=row.on, source=said(row.source))


def whole(course: Course) -> Whole:
    """Return a course with all that is said of it."""
    return Whole(
        id=course.id, matter=course.matter, parties=named(course.parties), states=list(map(state, course.transitions)),
        positions=list(map(taken, course.positions)),
    )  # fmt: skip


def breach(row: Violation) -> Breach:
    """Return a violation."""
    return Breach(
        on=row.step.on, state=row.step.state, by=list(row.by), places=list(row.places),
        quotes=[quote.text for quote in row.said],
        tellers=list(dict.fromkeys(name for quote in row.said for name in quote.voices)),
        denied=[quote.text for quote in row.denied],
    )  # fmt: skip


def moment(item: Item) -> Moment:
    """Return something on the timeline."""
    return Moment(
        row=item.row, word=item.words[0], first=item.first, last=item.last, detail=item.detail, independent=item.weight,
        disputed=item.disputed, reports=list(dict.fromkeys(quote.report for quote in item.quotes)),
    )  # fmt: skip


def clash(each: Contradiction) -> Clash:
    """Return a contradiction."""
    return Clash(
        id=each.id, conflict=each.conflict, about=each.about, because=list(each.because), day=each.day,
        first=_voice(each.first), second=_voice(each.second),
    )  # fmt: skip


def brief_body(brief: Brief) -> BriefBody:
    """Return a brief."""
    return BriefBody(
        language=brief.language,
        title=brief.title,
        sections=[
            Section(heading=heading, sentences=[Line(text=row.text, notes=list(row.notes)) for row in rows])
            for heading, rows in brief.sections
        ],
        notes=[
            Footnote(
                report=note.report, outlet=note.outlet, day=note.day, tellers=list(note.tellers), quote=note.quote,
                url=note.url,
            )
            for note in brief.notes
        ],
    )  # fmt: skip


def _voice(voice: Voice) -> Said:
    """Return a side of a contradiction, according to those who speak for it alone."""
    return said(voice.source).model_copy(update={"tellers": list(filter(None, voice.tellers)), "deniers": []})
