"""One party for each role of a sentence that reports one event."""

from __future__ import annotations

import pytest

from waqai import gist
from waqai.gist.roles import standings
from waqai.model import EventType, Report
from waqai.pipeline import context_of
from waqai.scorer import shipped_models


def chosen(text: str, kind: EventType, role: str) -> str:
    span = gist.roles(text, kind)[role]
    return span.of(text) if span else ""


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("هاجم مسلحون مجهولون دورية الشرطة أمس.", "مسلحون", "دورية"),
        ("اغتال عناصر التنظيم قائد اللواء في البلدة.", "التنظيم", "اللواء"),
    ],
)
def test_attackers_and_attacked_are_told_apart(text: str, actor: str, recipient: str) -> None:
    assert actor in chosen(text, EventType.ASSAULT, "actor")
    assert recipient in chosen(text, EventType.ASSAULT, "recipient")


def test_who_protests_may_be_the_word_that_tells_of_it() -> None:
    text = "وردد المتظاهرون هتافات ضد الحكومة أمام مبنى البرلمان."
    assert "المتظاهرون" in chosen(text, EventType.PROTEST, "actor")


def test_nobody_named_is_nobody_chosen() -> None:
    assert gist.roles("هطل المطر طوال الليل.", EventType.ASSAULT) == {"actor": None, "recipient": None}


def test_every_party_stands_with_its_features() -> None:
    context = context_of(Report(text="قتل خمسة جنود في هجوم شنه مسلحون على الحاجز."), shipped_models())
    found = standings(context, shipped_models(), EventType.ASSAULT)
    assert len(found) == len(context.scene.parties) > 0
    assert any("hurt=True" in standing.features for standing in found)
    assert any("likeliest actor" in standing.features for standing in found)
