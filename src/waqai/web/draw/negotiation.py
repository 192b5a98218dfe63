"""The picture of a negotiation: its states and those of what goes with it as bands, what each party says as notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from waqai.web.draw.lanes import Band, Lane, Note, draw_lanes
from waqai.web.draw.scale import moment
from waqai.web.draw.speech import Speech
from waqai.web.views.negotiation import Card, NegotiationBoard
from waqai.web.views.steps import Step

SIGNS = {
    "demanded": "!", "offered": "+", "accepted": "✓", "accepted_on_condition": "~", "refused": "✕", "taken_back": "↺",
}  # fmt: skip
_DAY = timedelta(days=1)
#: A state and where on the page more is said of it.
Linked = tuple[Step, str]


def draw_negotiation(board: NegotiationBoard, speech: Speech, *, width: int = 960) -> Markup:
    """Return the picture of the board, to be read along the time axis."""
    day = _DAY * max(2, (board.until - board.first).days // 30)
    return draw_lanes(
        list(_lanes(board, speech)),
        moment(board.first - day),
        moment(board.until + day + _DAY),
        speech,
        label=speech.say("board.picture", parties=speech.listed(tuple(seat.name for seat in board.seats[:2]))),
        width=width,
    )


def _lanes(board: NegotiationBoard, speech: Speech) -> Iterator[Lane]:
    numbers = {step: stage.number for stage in board.stages for step in stage.steps}
    talks = [(step, f"#stage-{numbers[step]}") for step in board.steps]
    yield matter_lane("negotiation", [talks], board.until, speech)
    for matter in dict.fromkeys(row.matter for row in board.beside):
        courses = [row for row in board.beside if row.matter == matter]
        yield matter_lane(
            matter, [[(step, f"#beside-{row.id}") for step in row.steps] for row in courses], board.until, speech
        )
    stages = {card.quote: stage.number for stage in board.stages for card in stage.cards}
    for seat in board.seats:
        cards = [card for issue in board.issues for card in issue.of(seat.side)]
        notes = tuple(_card(card, stages[card.quote], speech) for card in cards)
        if notes:
            yield Lane(name=seat.name, look="party", notes=notes)


def matter_lane(matter: str, courses: Sequence[Sequence[Linked]], until: date, speech: Speech) -> Lane:
    """Return the lane of a matter: each of its courses as bands, from state to state and up to `until`."""
    return Lane(
        name=speech.say(f"matter.{matter}"),
        look=f"matter-{matter}",
        bands=tuple(band for rows in courses for band in _bands(rows, until, speech)),
    )


def _bands(rows: Sequence[Linked], until: date, speech: Speech) -> Iterator[Band]:
    ends = [*(step.on for step, _ in rows[1:]), until + _DAY]
    for (step, link), end in zip(rows, ends, strict=True):
        yield Band(
            first=step.on,
            last=end,
            text=f"{speech.say(f'at.{step.matter}.{step.state}')} {'?' * step.disputed}".strip(),
            about=about(step, speech),
            look=f"state-{step.state}" + (" disputed" if step.disputed else ""),
            link=link,
        )


def about(step: Step, speech: Speech) -> str:
    """Return a step in words: what, when, according to how many, against how many."""
    parts = [
        speech.say(f"matter.{step.matter}"),
        speech.say(f"at.{step.matter}.{step.state}"),
        speech.days(step.first, step.last),
        speech.say("board.reports", count=step.independent),
    ]
    if step.denied:
        parts.append(speech.say("board.against", count=len(step.denied)))
    return " · ".join(parts)


def _card(card: Card, stage: int, speech: Speech) -> Note:
    stance = speech.say(f"says.{card.stance.value}")
    return Note(
        first=card.on,
        last=card.on,
        sign=SIGNS[card.stance.value],
        text=card.issue,
        about=f"{card.actor} · {stance} · {card.issue} · {speech.day(card.on)}",
        look=f"says-{card.stance.value}",
        link=f"#stage-{stage}",
    )
