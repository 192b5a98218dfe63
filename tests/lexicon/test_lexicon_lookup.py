"""Printed words are looked up with and without their clitics; neighbours decide whether an entry counts."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.lexicon.lookup import allowed, find, openings, words_after
from waqai.lexicon.names import Phrases, Title
from waqai.model import Token, fold

PHRASES = Phrases(
    [("المجلس", "council"), ("المجلس المحلي", "local council"), ("بيان", "statement"), ("لواء", "brigade")]
)


def tokens(text: str) -> tuple[Token, ...]:
    return analyse(text).tokens


def test_words_after_stop_at_a_mark_and_at_the_given_token() -> None:
    row = tokens("عقد المجلس المحلي، أمس")
    assert words_after(row, 1, len(row)) == (fold("المجلس"), fold("المحلي"))
    assert words_after(row, 1, 2) == (fold("المجلس"),)


def test_find_sees_through_particles_and_takes_the_longest() -> None:
    row = tokens("وللمجلس المحلي بيان")
    assert find(PHRASES, row, 0, len(row)) == (2, "local council")
    assert find(PHRASES, row, 0, 1) == (1, "council"), "nothing beyond the given end"
    assert find(PHRASES, row, 1, len(row)) is None


def test_a_phrase_does_not_cross_a_comma() -> None:
    row = tokens("حضر المجلس، المحلي")
    assert find(PHRASES, row, 1, len(row)) == (2, "council")


@pytest.mark.parametrize(
    ("text", "needs", "bars", "blocking", "holds"),
    [
        ("وصل القبطان سليم", (), (), (), True),
        ("زار شارع القبطان سليم", (), (), ("شارع",), False),
        ("وصل القبطان سليم", ("سليم",), (), (), True),
        ("وصل القبطان سليم", ("غائب",), (), (), False),
        ("وصل القبطان سليم", (), ("سليم",), (), False),
        ("وصل القبطان إلى سليم", (), ("سليم",), (), True),
        ("القبطان", ("وصل",), (), (), False),
    ],
)
def test_neighbours_decide(
    text: str, needs: tuple[str, ...], bars: tuple[str, ...], blocking: tuple[str, ...], *, holds: bool
) -> None:  # fmt: skip
    row = tokens(text)
    at = next(token.index for token in row if token.stem == fold("قبطان"))
    title = Title(id="scout", relation="leads", sector=None, needs=frozenset(needs), bars=frozenset(bars))
    assert allowed(title, row, at, at + 1, frozenset(blocking)) is holds


@pytest.mark.parametrize(("text", "holds"), [("نقلا عن مسؤول محلي", True), ("هو مسؤول عن الحريق", False)])
def test_words_that_may_not_stand_behind(text: str, *, holds: bool) -> None:
    tokens = analyse(text).tokens
    at = next(token.index for token in tokens if token.plain == "مسؤول")
    title = Title(id="official", relation="role_in", sector=None, bars_behind=frozenset({"عن"}))
    assert allowed(title, tokens, at, at + 1, frozenset()) is holds


def test_phrases_are_found_at_no_other_token_than_an_opening() -> None:
    row = tokens("قال لواء إن المجلس المحلي وقع بيانا وبيان المجلس")
    found = [at for at in range(len(row)) if find(PHRASES, row, at, len(row))]
    assert set(found) <= set(openings(PHRASES, row))
    assert openings(PHRASES, row[2:]) == [at for at in openings(PHRASES, row) if at >= 2]
    assert 0 not in openings(PHRASES, row)
