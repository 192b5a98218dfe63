"""A record for a person at a terminal: each fact with who, where, when, according to whom, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Sized
from typing import TYPE_CHECKING

from rich.console import Group
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from waqai.export.isolates import PDI, RLI, clean, isolate, listed, wrapped
from waqai.export.layout import block, cells, printed, to_the_right
from waqai.model import QUAD_OF, Span
from waqai.model.sentences import Sentences

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType

    from waqai.model import (
        Attribution,
        CasualtyFigure,
        Entity,
        Event,
        Negotiation,
        Place,
        Record,
        Relation,
        Truce,
        When,
    )

_LABEL = 11
_MARGIN = 4
TYPE_CELLS = 9  # cells for the name of an event type
_WINDOW = 420  # characters of a sentence at most
COLOURS = {1: "blue", 2: "green", 3: "yellow", 4: "red"}
_ROLES = {"actor": "cyan", "recipient": "magenta", "place": "green", "time": "yellow", "source": "bright_red"}


def show(record: Record, label: str, *, colour: bool, width: int | None = None) -> str:
    """Return `record` laid out for a terminal of `width` cells (its own width where None), in colour if wanted."""
    sheet = Sheet(record, cells(width))
    return printed(sheet.parts(label), sheet.width, colour=colour)


def brief(record: Record, label: str, *, colour: bool, width: int | None = None) -> str:
    """Return `record` as `show` does, but in short: a line or two for each event, and nothing of the rest."""
    sheet = Sheet(record, cells(width))
    return printed(sheet.short(label), sheet.width, colour=colour)


class Sheet:
    """Lays out one record in `width` cells. Other modules of this room use it too."""

    def __init__(self, record: Record, width: int) -> None:
        """Look up what the ids of the record mean."""
        self.record = record
        self.text = record.report.text
        self.width = width
        self.sentences = Sentences(self.text)
        named: tuple[Entity | Place, ...] = (*record.entities, *record.places)
        self.names = {value.id: value.name for value in named}
        self.names |= {when.id: when.span.of(self.text) for when in record.times}
        self.spans: dict[str, Sequence[Span]] = {value.id: value.mentions for value in named}
        self.spans |= {when.id: (when.span,) for when in record.times}
        self.whens = {when.id: when for when in record.times}

    def parts(self, label: str) -> Iterable[RenderableType]:
        """Return everything, under titles."""
        yield from self.head(label)
        events = sorted(self.record.events, key=lambda event: event.trigger)
        for title, items in (
            ("Events", [self.event(number, event) for number, event in enumerate(events, 1)]),
            ("Negotiations", [self.negotiation(item) for item in self.record.negotiations]),
            ("Truces", [self.truce(item) for item in self.record.truces]),
            ("Relations", [self.relation(item) for item in self.record.relations]),
        ):
            if items:
                yield Text(f"\n{title}", style="bold")
                yield from items
        if self.record.entities:
            yield Text("\nParties", style="bold")
            yield self.entities(self.record.entities)

    def short(self, label: str) -> Iterable[RenderableType]:
        """Return the head, and a line or two for each event."""
        yield from self.head(label)
        table = Table.grid(padding=(0, 1, 0, 0))
        room = self.width - TYPE_CELLS - 1
        table.add_column(width=TYPE_CELLS)
        table.add_column(width=room, no_wrap=True)
        for event in sorted(self.record.events, key=lambda event: event.trigger):
            kind = Text(event.type.value, style=f"bold {COLOURS[QUAD_OF[event.type]]}")
            table.add_row(kind, Text("\n").join(wrapped(self.line(event), room)))
        yield table

    def line(self, event: Event) -> Text:
        """Return what is said to happen: who to whom, the words, and who says so."""
        line = self.who(event.actors, event.recipients)
        line.append(" · " if line else "")
        line.append_text(self.quotes([event.trigger, *([event.topic] if event.topic else [])]))
        if event.status.value != "actual":
            line.append(f"  [{event.status.value}]", style="italic")
        if event.casualties:
            line.append_text(Text.assemble(" · ", self.casualties(event.casualties)))
        if event.sources:
            line.append_text(Text.assemble((" · according to ", "dim"), self.sources(event.sources)))
        return line

    def head(self, label: str) -> Iterable[RenderableType]:
        """Return what the report is called, where and when it came out, and how much is in it."""
        report = self.record.report
        yield Rule(Text(clean(label)), align="left", style="dim")
        yield self.block(Text(RLI + clean(report.headline) + PDI, style="bold"), indent=0, justify="right")
        when = report.published.isoformat() if report.published else "no date"
        counts = [_count(self.record.events, "event", "events"), _count(self.record.entities, "party", "parties")]
        outlet = [isolate(report.outlet)] if report.outlet else []
        yield Text(" · ".join([*outlet, when, ", ".join(counts)]), style="dim")

    def event(self, number: int, event: Event) -> RenderableType:
        """Return one event in full."""
        colour = COLOURS[QUAD_OF[event.type]]
        head = Text.assemble((f"{number:>3} ", "dim"), (event.type.value, f"bold {colour}"))
        if event.modes:
            head.append(f"  {', '.join(event.modes)}")
        if event.status.value != "actual":
            head.append(f"  [{event.status.value}]", style="bold red" if event.status.value == "negated" else "italic")
        rows = [
            ("who", self.who(event.actors, event.recipients)),
            ("what", self.quotes([event.topic] if event.topic else [])),
            ("where", self.joined(event.places)),
            ("when", self.times([self.whens[key] for key in event.times if key in self.whens])),
            ("source", self.sources(event.sources) or Text("the outlet itself", style="dim")),
            ("casualties", self.casualties(event.casualties)),
            ("words", self.quotes([event.trigger, *event.also])),
        ]
        blank = [Text("")] if number > 1 else []
        return Group(*blank, head, self.grid(rows), self.sentence(event, colour))

    def negotiation(self, item: Negotiation) -> RenderableType:
        """Return one negotiation in full."""
        delegates = ", ".join(
            self.name(delegate.entity) + (f" for {self.name(delegate.party)}" if delegate.party else "")
            for delegate in item.delegates
        )
        rows = [
            ("parties", self.joined(item.parties)),
            ("delegates", Text(delegates)),
            ("mediators", self.joined(item.mediators)),
            ("guarantors", self.joined(item.guarantors)),
            ("issues", self.quotes(item.issues)),
            ("reason", self.quotes([item.reason] if item.reason else [])),
            ("breached by", self.joined(item.breached_by)),
        ]
        return Group(Text(f"  - {item.state.value}", style="bold"), self.grid(rows))

    def truce(self, item: Truce) -> RenderableType:
        """Return one truce in full."""
        rows = [
            ("parties", self.joined(item.parties)),
            ("guarantors", self.joined(item.guarantors)),
            ("where", self.joined([item.place] if item.place else [])),
            ("duration", self.quotes([item.duration]) if item.duration else Text("not stated", style="dim")),
        ]
        return Group(Text(f"  - {item.state.value}", style="bold"), self.grid(rows))

    def relation(self, item: Relation) -> RenderableType:
        """Return one relation on a line."""
        line = Text.assemble(
            (self.name(item.subject), _ROLES["actor"]), f" {item.type.value.replace('_', ' ')} ",
            (self.name(item.object), _ROLES["recipient"]),
        )  # fmt: skip
        if item.role or item.what:
            line.append(f"  {isolate(item.role or item.what or '')}")
        if item.status.value != "current":
            line.append(f"  [{item.status.value}]", style="italic")
        if item.sources:
            line.append_text(Text.assemble("  according to ", self.sources(item.sources)))
        return self.block(line, indent=_MARGIN)

    def entities(self, entities: Sequence[Entity]) -> Table:
        """Return who is named, as a table whose Arabic cells lie to the right."""
        table = Table(box=None, padding=(0, 1), show_header=True, header_style="dim")
        room = self.width - 16 - 6 - 7 - 5 - 12
        widths = (room * 11 // 20, room * 9 // 20)
        table.add_column("kind", width=16, no_wrap=True)
        table.add_column("sector", width=6)
        table.add_column("country", width=7)
        table.add_column("times", width=5, justify="right")
        table.add_column("also called", width=widths[0], justify="right", no_wrap=True)
        table.add_column("name", width=widths[1], justify="right", no_wrap=True)
        for item in entities:
            aliases, name = Text(listed(item.aliases), style="dim"), Text(isolate(item.name), style="bold")
            table.add_row(
                item.kind.value, item.sector or "", clean(item.country or ""), str(len(item.mentions)),
                to_the_right(aliases, widths[0]), to_the_right(name, widths[1]),
            )  # fmt: skip
        return table

    def name(self, key: str) -> str:
        """Return the name of an entity, place or time."""
        return isolate(self.names.get(key, key))

    def joined(self, keys: Iterable[str]) -> Text:
        """Return several names."""
        return Text(listed(self.names.get(key, key) for key in keys))

    def who(self, actors: Sequence[str], recipients: Sequence[str]) -> Text:
        """Return who does it to whom."""
        line = Text()
        if actors:
            line.append(listed(self.names.get(key, key) for key in actors), style=_ROLES["actor"])
        elif recipients:
            line.append("not named", style="dim")
        if recipients:
            line.append(" → ")
            line.append(listed(self.names.get(key, key) for key in recipients), style=_ROLES["recipient"])
        return line

    def quotes(self, spans: Iterable[Span]) -> Text:
        """Return the words that the spans cover, each once."""
        return Text(listed(dict.fromkeys(span.of(self.text) for span in spans)))

    def times(self, whens: Iterable[When]) -> Text:
        """Return time phrases and their days."""
        lines = []
        for when in whens:
            first, last = when.earliest, when.latest
            days = f"{first}" if first and first == last else f"{first or '…'} to {last or '…'}"
            lines.append(f"{isolate(when.span.of(self.text))}{f' = {days}' if first or last else ''}")
        return Text(", ".join(lines))

    def sources(self, sources: Iterable[Attribution]) -> Text:
        """Return who vouches for it or denies it, and by which word."""
        line = Text()
        for source in sources:
            line.append(", " if line else "")
            line.append(self.name(source.entity), style=_ROLES["source"])
            line.append(f" {source.stance.value}", style="bold red" if source.stance.value == "denies" else "dim")
            if source.cue:
                line.append(f" {isolate(source.cue.of(self.text))}", style="dim")
        return line

    def casualties(self, figures: Iterable[CasualtyFigure]) -> Text:
        """Return how many of whom."""
        return Text(
            ", ".join(
                f"{'at least ' if figure.count.high is None else ''}{figure.count.digits} {figure.kind.value} "
                f"{isolate(figure.who.of(self.text))}"
                for figure in figures
            )
        )

    def sentence(self, event: Event, colour: str) -> RenderableType:
        """Return the sentence of `event`, right to left, with the words that fill its roles in their colours."""
        span = self.sentences.around(event.trigger.start, event.trigger.end)
        if span.end - span.start > _WINDOW:
            start = max(span.start, event.trigger.start - _WINDOW // 2)
            span = Span(start, min(span.end, start + _WINDOW))
        line = Text(RLI + clean(span.of(self.text)) + PDI, style="dim")
        for role, keys in (
            ("actor", event.actors), ("recipient", event.recipients), ("place", event.places), ("time", event.times),
            ("source", [source.entity for source in event.sources]),
        ):  # fmt: skip
            for mention in (mention for key in keys for mention in self.spans.get(key, ())):
                painted(line, mention, span, f"not dim {_ROLES[role]}")
        for mention in (event.trigger, *event.also):
            painted(line, mention, span, f"not dim bold underline {colour}")
        return self.block(line, indent=_MARGIN, justify="right")

    def grid(self, rows: Iterable[tuple[str, Text]]) -> Table:
        """Return the rows that say something: a label, and a text that keeps clear of it on every line."""
        table = Table.grid(padding=(0, 1, 0, 0))
        room = self.width - _MARGIN - _LABEL - 3
        table.add_column(width=_MARGIN - 1)
        table.add_column(width=_LABEL, style="dim")
        table.add_column(width=room, no_wrap=True)
        for label, value in rows:
            if value.plain:
                table.add_row("", label, Text("\n").join(wrapped(value, room)))
        return table

    def block(self, text: Text, *, indent: int, justify: JustifyMethod = "left") -> Table:
        """Return a text wrapped to the width that is left."""
        return block(text, self.width, indent=indent, justify=justify)


def _count(things: Sized, one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def painted(line: Text, mention: Span, sentence: Span, style: str) -> None:
    """Style `mention` in `line`, which shows `sentence` after one opening character."""
    if sentence.contains(mention):
        shift = 1 - sentence.start
        line.stylize(style, mention.start + shift, mention.end + shift)
