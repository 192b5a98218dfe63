"""The frames of the lexicon say what a passage may tell, before any model judges them."""

from __future__ import annotations

from waqai.gist.frames import frame_features
from waqai.language import analyse


def told(text: str) -> set[str]:
    analysis = analyse(text)
    names = frame_features(analysis.tokens, analysis.sentences)
    assert len(names) == len(set(names))
    return set(names)


def test_types_parts_and_the_first_of_them_are_named() -> None:
    names = told("ندد الوزير بقصف السوق")
    assert {"tells=ACCUSE|verb", "first=ACCUSE", "tells=ASSAULT"} <= names
    assert "first=ASSAULT" not in names


def test_a_noun_that_points_back_is_told_from_one_that_is_news() -> None:
    assert "tells=ASSAULT|definite=True" in told("ندد الوزير بالهجوم على السوق")
    assert "tells=ASSAULT|definite=False" in told("وقع هجوم على السوق")


def test_a_passage_without_frames_says_so() -> None:
    assert "first=nothing" in told("سعر القمح عشرة دنانير")
    assert "first=nothing" not in told("قصف الجيش السوق")


def test_only_the_sentences_asked_for_are_read() -> None:
    analysis = analyse("قصف الجيش السوق.\nسعر القمح عشرة دنانير.")
    first, second = analysis.sentences
    assert "tells=ASSAULT" in frame_features(analysis.tokens, [first])
    assert "tells=ASSAULT" not in frame_features(analysis.tokens, [second])


def test_nothing_tells_nothing() -> None:
    assert told("") == {"first=nothing", "verbs=0"}
