"""What a report asks the reader, and what annotation and teachers answer."""

from __future__ import annotations

import numpy as np
import pytest

from scenes import context
from waqai.claims.reader import TIES
from waqai.claims.reading import window_of
from waqai.evaluate.gold import GoldReport
from waqai.model import EventType, RelationType, Report, Span
from waqai.scorer import Models, shipped_models
from waqai.train.lessons import Labelled, Role, Said, Same, Told
from waqai.train.lessons import Tie as Tied
from waqai.train.reader_samples import Study, annotated_study, open_questions
from waqai.train.reader_taught import taught_studies
from waqai.train.samples import annotate

TEXT = "قصف الجيش بلدة النهر. وقال قائد الجيش سالم الهادي إن القصف أصاب البلدة. ثم قصفت الطائرات مدينة التل."


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def event(name: str, words: str, *also: Span, actors: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "id": name, "type": "ASSAULT", "trigger_span": span(words), "also_spans": list(also), "actors": list(actors),
        "recipients": [], "places": [], "times": [], "sources": [],
    }  # fmt: skip


def study() -> Study:
    army = {"id": "e1", "kind": "military", "name": "الجيش", "spans": [span("الجيش"), span("الجيش", 20)]}
    leader = {"id": "e2", "kind": "person", "name": "سالم الهادي", "spans": [span("قائد الجيش سالم الهادي")]}
    record: dict[str, list[object]] = {
        "entities": [army, leader], "places": [], "times": [],
        "events": [event("v1", "قصف", span("القصف"), actors=("e1",)), event("v2", "قصفت")],
        "relations": [{"type": "leads", "subject": "e2", "object": "e1"}],
    }  # fmt: skip
    return annotated_study(annotate(GoldReport("r1", Report(text=TEXT), record), Models({})))


def test_annotation_answers_what_a_report_asks() -> None:
    questions, answers = study().questions, study().answers
    starts = [token.span.start for token in context(TEXT).scene.tokens]
    told = {starts[at]: kind for at, kind in answers.told or {}}
    assert told == {span("قصف").start: "ASSAULT", span("القصف").start: "ASSAULT", span("قصفت").start: "ASSAULT"}
    takes = {one for one, answer in zip(questions.parts, answers.parts, strict=True) if answer == 1}
    assert {(one.part, starts[one.filler]) for one in takes if one.trigger == 0} == {("actor", span("الجيش").start)}
    same = dict(zip(questions.same, answers.same.tolist(), strict=True))
    assert sorted(same.values()) == [0.0, 0.0, 1.0]
    ((one, _),) = [(one, answer) for one, answer in same.items() if answer == 1.0]
    assert (starts[one.first], starts[one.second], one.type, one.gap) == (0, span("القصف").start, EventType.ASSAULT, 1)
    leads = answers.ties[:, TIES.index(RelationType.LEADS)]
    assert 1.0 in leads.tolist()
    for tie, row in zip(questions.ties, answers.ties, strict=True):
        assert (row >= 0).tolist() == tie.asked


def test_what_stands_outside_the_window_is_not_asked() -> None:
    found = context(TEXT)
    for one in open_questions(found, shipped_models()).parts:
        first, last = window_of(found, one.trigger)
        assert first <= one.filler < last


def lessons() -> tuple[list[Told], list[Role], list[Same], list[Tied]]:
    """Answer everything that is asked."""
    found = context(TEXT)
    spans, asked = [token.span for token in found.scene.tokens], open_questions(found, shipped_models())
    tie = asked.ties[0]
    return (
        [(0, "ASSAULT", 0.9), (9999, "AID", 0.5)],
        [(spans[one.trigger].start, one.kind, one.part, spans[one.filler].start, 0.25) for one in asked.parts],
        [(spans[one.first].start, spans[one.second].start, str(one.type), 0.75) for one in asked.same],
        [
            (
                spans[tie.subject[0]].start, spans[tie.subject[1] - 1].end,
                spans[tie.object[0]].start, spans[tie.object[1] - 1].end, str(TIES[tie.asked.index(True)]), 0.5,
            )
        ],
    )  # fmt: skip


def test_a_teacher_answers_what_is_asked() -> None:
    asked, (told, roles, same, ties) = open_questions(context(TEXT), shipped_models()), lessons()
    labelled = Labelled(TEXT, {None: Said(told, roles, same, ties), 2: Said(None, roles[:1])})
    taught = taught_studies(context(TEXT), labelled, (1, 2, None))
    questions, answers = taught[1].questions, taught[1].answers
    assert questions == asked
    assert answers.told == {(0, "ASSAULT"): 0.9}
    assert set(answers.parts.tolist()) == {0.25}
    assert set(answers.same.tolist()) == {0.75}
    assert (answers.ties[0].max(), answers.ties[1:].max()) == (0.5, 0.0)
    assert ((answers.ties >= 0) == np.array([tie.asked for tie in questions.ties])).all()
    assert taught[2].questions is questions
    assert (taught[2].answers.parts >= 0).tolist() == [True] + [False] * (len(asked.parts) - 1)
    assert taught[2].answers.told is None
    assert taught[2].answers.ties.max() == taught[2].answers.same.max() == -1.0


@pytest.mark.parametrize(
    "said",
    [
        Said(),
        Said(roles=[(9999, "ASSAULT|verb|False", "actor", 0, 0.5), (0, "ASSAULT|verb|False", "actor", 9999, 0.5)]),
        Said(roles=[(0, "AID|noun|True", "actor", 4, 0.5)], same=[(0, 9999, "ASSAULT", 0.5), (4, 0, "ASSAULT", 0.5)]),
    ],
)
def test_lessons_that_no_word_answers_to_teach_nothing(said: Said) -> None:
    assert not taught_studies(context(TEXT), Labelled(TEXT, {None: said}), (None,))
