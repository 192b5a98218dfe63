"""What each party says to each issue: demanded, offered, accepted, accepted on condition, refused, taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from waqai.ledger.reading import Telling
from waqai.ledger.scene import Scene
from waqai.ledger.values import Course, Matter, Position, Stance
from waqai.ledger.wording import Word
from waqai.lexicon.words import folded_words_of
from waqai.link import Cast, Filed
from waqai.model import EventType, Status

_PLAIN = {
    EventType.REQUEST: Stance.DEMANDED,
    EventType.AGREE: Stance.ACCEPTED,
    EventType.CONCEDE: Stance.ACCEPTED,
    EventType.REJECT: Stance.REFUSED,
}
#: How many words, names left out, may stand between backing off and what is taken back (تراجع في اللقاء عن قبوله).
_BACK = 3
#: A position is one of a course that it lies in, or so close to.
NEAR = timedelta(days=3)


def positions(filed: Filed, cast: Cast) -> Iterator[Position]:
    """Yield what one report says that somebody said to an issue; nothing where its day is not known."""
    scene = Scene.of(filed, cast)
    if scene is None:
        return
    for event in scene.record.events:
        if event.status is not Status.ACTUAL or event.type not in _PLAIN:
            continue
        telling = scene.telling(event, event.trigger)
        issue = _issue(telling)
        if not issue:
            continue
        on, _, _ = scene.days(telling)
        for name in event.actors:
            yield Position(
                actor=scene.actors[name],
                to=scene.named(other for other in event.recipients if other != name),
                stance=_stance(telling),
                issue=issue,
                on=on,
                source=scene.source(telling.sentence, event.sources, [event.id]),
            )


def _issue(telling: Telling) -> str:
    """Return the topic as coded; of a demand without one what follows it in its sentence; else ""."""
    if telling.event.topic:
        return telling.event.topic.of(telling.text)
    rest = telling.text[telling.span.end : telling.sentence.end].strip()
    return rest if telling.type is EventType.REQUEST else ""


def _stance(telling: Telling) -> Stance:
    stance = _PLAIN[telling.type]
    broken = telling.type is EventType.REJECT and telling.own_state(Matter.DEAL) == "breached"
    if broken or _taken_back(telling):
        return Stance.TAKEN_BACK
    if stance is Stance.ACCEPTED and telling.own_state(Matter.DEAL) == "offer":
        return Stance.OFFERED
    after = (word.fold for word in telling.wording.words if word.span.start > telling.span.end)
    conditional = any(word in folded_words_of("on_condition") for word in after)
    return Stance.CONDITIONAL if stance is Stance.ACCEPTED and conditional else stance


def _taken_back(telling: Telling) -> bool:
    """Whether the words say that somebody goes back on it (تراجع عن قبوله) or withdraws it (سحب موافقته)."""
    words = [word for word in telling.wording.words if not telling.in_name(word.span)]
    own = [word for word in words if word.span.overlaps(telling.span)]
    before = [word for word in words if word.span < telling.span and word not in own]
    if _any_of("backing_off", own) or _any_of("withdrawing_word", before[-1:]):
        return True
    return _any_of("backed_off_from", before[-1:]) and _any_of("backing_off", before[-1 - _BACK :])


def _any_of(words: str, rows: Iterable[Word]) -> bool:
    return any({word.fold, word.stem} & folded_words_of(words) for word in rows)


def with_positions(courses: Iterable[Course], rows: Iterable[Position]) -> list[Course]:
    """Return the courses, each of talks with the positions of its parties, by day."""
    by_side: defaultdict[str, list[Position]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.on, row.source.report, row.source.span, row.issue, row.actor.id)):
        by_side[row.actor.side].append(row)
    return [
        replace(course, positions=_of(course, by_side)) if course.matter is Matter.NEGOTIATION else course
        for course in courses
    ]


def _of(course: Course, by_side: dict[str, list[Position]]) -> tuple[Position, ...]:
    sides = {actor.side for actor in course.parties}
    reports = {row.source.report for each in course.transitions for row in each.said}
    first, last = course.transitions[0].on - NEAR, course.last.on + NEAR
    rows: Sequence[Position] = [row for side in sorted(sides) for row in by_side.get(side, ())]
    kept = [
        row
        for row in rows
        if first <= row.on <= last
        and (any(actor.side in sides - {row.actor.side} for actor in row.to) or row.source.report in reports)
    ]
    return tuple(sorted(kept, key=lambda row: (row.on, row.source.report, row.source.span, row.actor.id)))
