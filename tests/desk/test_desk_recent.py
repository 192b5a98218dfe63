"""What briefs are written from: a part of the ledger that says the same as all of it."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from story import story
from waqai.desk import Asked, Desk
from waqai.export.brief import LONGEST, to_markdown, write_brief
from waqai.model import Report
from waqai.pipeline import code
from waqai.web.views.briefing import narrowed

if TYPE_CHECKING:
    from waqai.store import Store

_DAYS = (None, date(2024, 3, 2), date(2024, 3, 6), date(2024, 3, 9), date(2024, 3, 12))


def _seeded(store: Store) -> Desk:
    store.add_many((each.record, each.name) for each in story())
    return Desk(store)


def test_a_brief_says_what_it_would_say_of_the_whole_ledger(desk: Store) -> None:
    asking = _seeded(desk)
    actors = [known.actor.id for known in asking.actors(Asked(limit=3)).rows]
    for as_of, known_by, days in product(_DAYS, _DAYS, (2, 30)):
        whole = asking.ledger(as_of=as_of, known_by=known_by)
        for who, place in (((), None), (actors[:1], None), (actors[1:], None), (["nobody"], None), ((), "المخا")):
            wanted = Asked(as_of=as_of, known_by=known_by, place=place, limit=LONGEST)
            part = narrowed(asking.recent(wanted, days, who), who, place)
            expected = write_brief(narrowed(whole, who, place), "ar", days)
            assert to_markdown(write_brief(part, "ar", days)) == to_markdown(expected), (as_of, known_by, days, who)


def test_only_the_most_told_courses_of_a_matter_are_read(desk: Store) -> None:
    asking = _seeded(desk)
    elsewhere = "يسيطر الحوثيون على مدينة الحديدة، وفق سكان."
    desk.add_many([(code(Report(text=elsewhere, outlet="إذاعة الوادي", published=date(2024, 3, 11))), "r-11")])
    all_of_it, one = (asking.recent(Asked(limit=limit), 3000).courses for limit in (50, 1))
    assert len(one) == len({course.matter for course in all_of_it}) < len(all_of_it)


def test_an_empty_desk_has_no_day(desk: Store) -> None:
    ledger = Desk(desk).recent(Asked(), 7)
    assert (ledger.as_of, ledger.courses, ledger.contradictions, ledger.tolls) == (None, (), (), ())


def test_courses_are_read_at_once_as_they_were(desk: Store) -> None:
    asking = _seeded(desk)
    ids = [head.id for head in asking.courses(Asked(limit=50)).rows]
    for day in _DAYS:
        apart = [asking.course(name, as_of=day, known_by=day) for name in [*ids, "nothing"]]
        found = asking.courses_named([*ids, "nothing"], as_of=day, known_by=day)
        assert {one.id: one.transitions for one in found} == {one.id: one.transitions for one in apart if one}


def test_the_last_days_are_those_of_the_timeline(desk: Store) -> None:
    asking = _seeded(desk)
    for limit in (2, 100):
        asked = Asked(limit=limit)
        assert asking.last_days(asked) == [step.transition.on for step in asking.timeline(asked).rows]
