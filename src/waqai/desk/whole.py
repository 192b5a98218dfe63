"""The whole ledger out of the views, without folding: for exports and for tests of the views."""

from __future__ import annotations

from datetime import date
from typing import Any

from waqai.desk import reading
from waqai.desk.clashes import CLASH
from waqai.desk.courses import STEP
from waqai.desk.happened import HAPPENING
from waqai.desk.pieces import Kind
from waqai.desk.shelves import values_of
from waqai.desk.tied import TIE
from waqai.ledger import Course, Ledger, Matter
from waqai.ledger.ledger import known, until
from waqai.ledger.positions import with_positions
from waqai.link import Actor, Listed, Name
from waqai.model import EntityKind
from waqai.store import Answers


def whole(answers: Answers, as_of: date | None, known_by: date | None) -> Ledger:
    """Return the ledger of all reports, cut as `fold_ledger` cuts it."""
    reports = sorted((Listed(*row) for row in answers.listed()), key=lambda each: (each.day or date.max, each.id))
    clashes = reading.contradictions(answers, answers.all_of(CLASH))
    told = reading.happenings(answers, answers.all_of(HAPPENING))
    tied = reading.ties_of(answers, answers.all_of(TIE))
    ledger = Ledger(
        reports=tuple(reports),
        actors=tuple(_actors(answers)),
        courses=tuple(_courses(answers)),
        contradictions=tuple(sorted(clashes, key=lambda each: (each.day, each.id))),
        ties=tuple(sorted(tied, key=lambda tie: tie.order)),
        tolls=tuple(sorted(_pieces(answers, Kind.TOLL), key=lambda toll: toll.order)),
        happenings=tuple(sorted(told, key=lambda each: (each.day, each.id))),
    )
    if known_by is not None:
        ledger = known(ledger, known_by, answers.actors_out_by(known_by))
    return ledger if as_of is None else until(ledger, as_of)


def _courses(answers: Answers) -> list[Course]:
    found = with_positions(reading.courses(answers, answers.all_of(STEP)), _pieces(answers, Kind.POSITION))
    matters = list(Matter)
    return sorted(found, key=lambda each: (matters.index(each.matter), each.order))


def _pieces(answers: Answers, kind: Kind) -> list[Any]:
    return list(values_of(answers, answers.pieces_by_day(kind, None, None, None, None)).values())


def _actors(answers: Answers) -> list[Actor]:
    return [
        Actor(
            id=row["actor"], name=Name(row["name"]), side=row["side"], kind=EntityKind(row["kind"]),
            because=tuple(row["because"].split("\n")),
        )
        for row in sorted(answers.actors(None, (), None, None), key=lambda row: row["actor"])
    ]  # fmt: skip
