"""Lanes along a time axis: bands for states that last, notes for what is said or done on a day.

Nothing is drawn over anything else: what would touch goes into rows below each other, and what finds no room in the
rows of a lane is counted at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup

from waqai.export.isolates import clean, isolate
from waqai.web.draw.scale import Scale, moment
from waqai.web.draw.speech import Speech
from waqai.web.draw.svg import element

_AXIS, _NAME, _ROW, _PAPER, _GAP = 26, 22, 25, 21, 9
_EDGE, _SIGN, _AIR = 6, 14, 6
#: The width of a letter at the size of notes, in user units, on average over both scripts.
_LETTER = 6.3
#: From which width on a day is drawn as what it is: a span in which something happened.
_SEEN = 60
#: How many rows of notes a lane may have.
_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A state from the beginning of one day to the beginning of another; `look` is its class.

    Its `text` stands in it where there is room, else on a note below.
    """

    first: date
    last: date
    text: str
    about: str
    look: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something on a day, or on one of the days `first` to `last`; `sign` stands before its text.

    Where there is not room for all, those of more `weight` are drawn.
    """

    first: date
    last: date
    sign: str
    text: str
    about: str
    look: str
    link: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One row of the picture."""

    name: str
    look: str = ""
    bands: tuple[Band, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Rows:
    """Rows in which things stand side by side without touching."""

    most: int
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, left: float, right: float) -> int | None:
        """Take the stretch in the first row where it is free and return the row, None where there is none."""
        for number, row in enumerate(self.taken):
            if all(right <= low or high <= left for low, high in row):
                row.append((left, right))
                return number
        if len(self.taken) >= self.most:
            return None
        self.taken.append([(left, right)])
        return len(self.taken) - 1


@dataclass(frozen=True, slots=True)
class _Placed:
    note: Note
    row: int
    left: float
    width: float
    pin: float
    text: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """A lane with the row of each of its bands and notes; `hidden` of its notes have found no room."""

    lane: Lane
    bands: tuple[tuple[int, Band, bool], ...]
    notes: tuple[_Placed, ...]
    hidden: int

    @property
    def band_rows(self) -> int:
        return max((row for row, _, _ in self.bands), default=-1) + 1

    @property
    def height(self) -> int:
        rows = self.band_rows + max((each.row for each in self.notes), default=-1) + 1
        return _NAME + rows * _ROW + _GAP


def draw_lanes(
    lanes: Sequence[Lane], first: datetime, last: datetime, speech: Speech, *, label: str, width: int = 960
) -> Markup:
    """Return the picture of lanes between two moments, called `label`; `width` is in user units."""
    scale = Scale(first, last, _EDGE, width - _EDGE, rtl=speech.rtl)
    strips = [_laid(lane, scale, width) for lane in lanes]
    bottom = _AXIS + sum(strip.height for strip in strips)
    parts, top = [_axis(scale, speech, bottom)], float(_AXIS)
    for strip in strips:
        parts.append(_draw(strip, scale, speech, top))
        top += strip.height
    return element(
        "svg", *parts, view_box=f"0 0 {width} {bottom}", role="group", aria_label=clean(label), class_="lanes"
    )


def _laid(lane: Lane, scale: Scale, width: int) -> _Strip:
    rows, bands, notes = Rows(most=_ROWS), [], list(lane.notes)
    for band in lane.bands:
        if moment(band.last) <= scale.first or moment(band.first) >= scale.last:
            continue
        left, right = _edges(band, scale)
        row = rows.place(left, right)
        fits = len(band.text) * _LETTER + 2 * _AIR <= right - left
        bands.append((row or 0, band, fits))
        if not fits:
            notes.append(_flag(band))
    placed = _placed(notes, scale, width)
    return _Strip(lane, tuple(bands), tuple(placed), len(notes) - len(placed))


def _edges(band: Band, scale: Scale) -> tuple[float, float]:
    left, right = sorted((scale.x(band.first), scale.x(band.last)))
    return left, right


def _flag(band: Band) -> Note:
    """Return the note that says what a band is too short to say."""
    return Note(
        first=band.first, last=band.first, sign="", text=band.text, about=band.about, look=band.look, link=band.link
    )


def _axis(scale: Scale, speech: Speech, bottom: float) -> Markup:
    parts = []
    for tick in scale.ticks(apart=72):
        x = scale.x(tick.at)
        parts.append(element("line", x1=x, x2=x, y1=_AXIS - 6, y2=bottom))
        if scale.left + 20 < x < scale.right - 20:
            parts.append(_text(speech.tick(tick), x, _AXIS - 11, anchor="middle"))
    return element("g", *parts, class_="axis", aria_hidden="true")


def _draw(strip: _Strip, scale: Scale, speech: Speech, top: float) -> Markup:
    start, end = (scale.right, scale.left) if scale.rtl else (scale.left, scale.right)
    parts = [
        element("line", x1=scale.left, x2=scale.right, y1=top, y2=top, class_="rule"),
        _text(strip.lane.name, start, top + 16, look="name"),
    ]
    if strip.hidden:
        parts.append(
            _text(speech.say("timeline.hidden", count=strip.hidden), end, top + 16, look="hidden", anchor="end")
        )
    parts += [_band(band, scale, top + _NAME + row * _ROW, fits=fits) for row, band, fits in strip.bands]
    below = top + _NAME + strip.band_rows * _ROW
    parts += [_stem(each, below) for each in strip.notes]
    parts += [_note(each, scale, below) for each in strip.notes]
    return element("g", *parts, class_=f"lane {strip.lane.look}".strip())


def _band(band: Band, scale: Scale, top: float, *, fits: bool) -> Markup:
    left, right = _edges(band, scale)
    parts = [element("rect", x=left, y=top, width=max(right - left, 3.0), height=_PAPER, rx=3)]
    if fits:
        parts.append(_text(band.text, right - _AIR if scale.rtl else left + _AIR, top + 14.5))
    return _holder(band.link, f"band {band.look}", band.about, *parts)


def _stem(each: _Placed, below: float) -> Markup:
    bottom = below + each.row * _ROW + _PAPER
    return element("line", x1=each.pin, x2=each.pin, y1=below - 4, y2=bottom, class_=f"stem {each.note.look}")


def _note(each: _Placed, scale: Scale, below: float) -> Markup:
    top, note = below + each.row * _ROW, each.note
    parts = [element("rect", x=each.left, y=top, width=each.width, height=_PAPER, rx=3, class_="paper")]
    left, long = scale.span(note.first, note.last)
    if note.first != note.last or long > _SEEN:
        parts.append(element("rect", x=left, y=top + _PAPER - 1, width=long, height=3, class_="span"))
    side = each.left + each.width - _AIR if scale.rtl else each.left + _AIR
    if note.sign:
        parts.append(_text(note.sign, side, top + 14.5, look="sign"))
        side += -_SIGN if scale.rtl else _SIGN
    parts.append(_text(each.text, side, top + 14.5))
    return _holder(note.link, f"note {note.look}", note.about, *parts)


def _holder(link: str, look: str, about: str, *parts: Markup) -> Markup:
    """Return the parts as a link, where there is one, that says what it is to whoever points at it or hears it."""
    return element("a" if link else "g", element("title", isolate(about)), *parts, href=link or None, class_=look)


def _text(text: str, x: float, y: float, *, look: str | None = None, anchor: str | None = None) -> Markup:
    """Return a line of text that keeps its own direction; `anchor` goes by the direction of the page."""
    return element("text", isolate(text), x=x, y=y, class_=look, text_anchor=anchor)


def _placed(notes: Sequence[Note], scale: Scale, width: int) -> list[_Placed]:
    """Return where each note goes: at its day, in the first row where it touches no other; the weightiest first."""
    rows, placed, longest = Rows(most=_ROWS), [], max(14, width // 27)
    for note in sorted(notes, key=lambda each: (-each.weight, each.first, each.last, each.text)):
        text = note.text if len(note.text) <= longest else note.text[: longest - 1].rstrip() + "…"
        size = (_SIGN if note.sign else 0) + len(text) * _LETTER + 2 * _AIR
        pin = scale.x(note.first)
        left = min(max(pin - (size if scale.rtl else 0), scale.left), scale.right - size)
        row = rows.place(left - 2, left + size + 2)
        if row is not None:
            placed.append(_Placed(note, row, left, size, pin, text))
    return placed
