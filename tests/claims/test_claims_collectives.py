"""Collective words (الطرفان، البلدان، بينهما) stand for the two parties that the report names most and as a pair."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.collectives import COLLECTIVE

TALKS = "اجتمعت الحكومة السورية مع حركة حماس في جنيف. "


def members(text: str) -> list[str]:
    """Return the names that the collective words of a text stand for, in text order."""
    scene = context(text).scene
    names = {entity.id: entity.name for entity in scene.entities.values()}
    return [names[party.entity] for party in scene.parties if party.mention.form == COLLECTIVE]


@pytest.mark.parametrize("later", ["واتفق الطرفان على هدنة.", "ورحب الجانبان بذلك.", "ولم يصدر بيان بينهما."])
def test_the_last_pair_is_meant(later: str) -> None:
    assert members(TALKS + later) == ["الحكومة السورية", "حركة حماس"]


def test_joined_by_and() -> None:
    assert members("تقاتلت روسيا وأوكرانيا، ثم وقع البلدان اتفاقا.") == ["روسيا", "أوكرانيا"]


def test_two_countries_are_states() -> None:
    assert members("التقى الجيش اللبناني وحركة حماس، ورحب البلدان.") == []


def test_those_named_often_come_before_a_pair_of_mediators() -> None:
    told = "اتفقت الحكومة السورية مع حركة حماس على هدنة. وخرقت حركة حماس الهدنة. وردت الحكومة السورية. "
    assert members(told + "ووصلت روسيا وأوكرانيا. ودعت فرنسا الطرفين إلى التهدئة.") == ["حركة حماس", "الحكومة السورية"]


def test_the_only_two_of_one_sentence_are_meant() -> None:
    assert members("اتهمت الحكومة السورية حركة حماس بخرق الهدنة التي وقعها الجانبان.") == [
        "الحكومة السورية",
        "حركة حماس",
    ]


@pytest.mark.parametrize("text", ["اتفق الطرفان على هدنة.", "وصلت روسيا. وقالت حركة حماس إن الطرفين اتفقا."])
def test_nobody_where_no_pair_is_named(text: str) -> None:
    assert members(text) == []


def test_members_stand_at_the_word_and_are_subjects_of_its_verb() -> None:
    seen = context(TALKS + "ووقع الطرفان اتفاقا.")
    verb = next(token.index for token in seen.scene.tokens if token.plain == "ووقع")
    subject = seen.arguments[verb].subject
    assert len(subject) == 2
    assert all(party.mention.span.of(seen.scene.analysis.text) == "الطرفان" for party in subject)
