"""The picture of a truce: its states as bands, and below them each violation in the lane of whom it is put down to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup

from waqai.web.draw.lanes import Lane, Note, draw_lanes
from waqai.web.draw.negotiation import about, matter_lane
from waqai.web.draw.scale import moment
from waqai.web.draw.speech import Speech
from waqai.web.views.truce import TruceBoard, Violation


def draw_truce(board: TruceBoard, speech: Speech, *, width: int = 960) -> Markup:
    """Return the picture of the board, to be read along the time axis."""
    day = timedelta(days=max(2, (board.until - board.first).days // 30))
    return draw_lanes(
        list(_lanes(board, speech)),
        moment(board.first - day),
        moment(board.until + day + timedelta(days=1)),
        speech,
        label=speech.say("board.truce_picture", parties=speech.listed(board.parties[:2])),
        width=width,
    )


def _lanes(board: TruceBoard, speech: Speech) -> Iterator[Lane]:
    yield matter_lane("truce", [[(step, "") for step in board.steps]], board.until, speech)
    for row in board.blamed:
        name = (
            speech.say("board.violated_by", actor=speech.listed(row.names))
            if row.names
            else speech.say("board.not_said")
        )
        marks = [
            (number, each)
            for number, each in enumerate(board.violations, 1)
            if row.side in each.sides or (not row.side and not each.sides)
        ]
        yield Lane(name=name, look="party", notes=tuple(_mark(number, each, speech) for number, each in marks))


def _mark(number: int, each: Violation, speech: Speech) -> Note:
    step = each.step
    where = each.places[0] if each.places else speech.say(f"at.truce.{step.state}")
    return Note(
        first=step.first,
        last=step.last,
        sign="✕",
        text=where,
        about=f"{about(step, speech)} · {where}",
        look=f"state-{step.state}" + (" disputed" if each.denied else ""),
        link=f"#violation-{number}",
    )
