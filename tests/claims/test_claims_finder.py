"""The finder: what it says of words, alone and to the trigger model."""

from __future__ import annotations

import numpy as np
import pytest

from scenes import context
from waqai.claims.finder import TYPES, parse_finder, root_of, shipped_finder
from waqai.claims.trigger_features import trigger_features
from waqai.errors import WaqaiError
from waqai.model import EventType

TEXT = "قصف الجيش السوري بلدة نوى صباح أمس. واتهم ناشطون المعارضة بمهاجمة حاجز قرب درعا."


def likeliest(text: str, word: str) -> tuple[EventType, float]:
    found = context(text)
    index = next(token.index for token in found.scene.tokens if token.plain == word)
    odds = found.finder_says(index)
    column = int(np.argmax(odds))
    return TYPES[column], odds[column]


def test_every_word_has_odds_for_each_type() -> None:
    found = context(TEXT)
    every = range(len(found.scene.tokens))
    odds = shipped_finder().find(found.rows(), every)
    assert odds.shape == (len(every), len(TYPES))
    for index in every:
        assert odds[index].tolist() == pytest.approx(found.finder_says(index), abs=1e-4)


def test_nothing_is_found_in_nothing() -> None:
    assert shipped_finder().find([], []).shape == (0, len(TYPES))


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        (TEXT, "قصف", EventType.ASSAULT),
        (TEXT, "واتهم", EventType.ACCUSE),
        ("التقى الوزير نظيره الروسي في موسكو يوم الأحد.", "التقى", EventType.CONSULT),
    ],
)
def test_words_of_events_are_found(text: str, word: str, kind: EventType) -> None:
    found, odds = likeliest(text, word)
    assert found is kind
    assert odds > 0


def test_a_word_that_tells_no_event_is_not_found() -> None:
    assert likeliest(TEXT, "صباح")[1] < -2


def test_a_report_reads_the_same_whatever_its_length() -> None:
    assert shipped_finder().find(context("قصف الجيش البلدة.").rows()[:2], [0, 1]).shape == (2, len(TYPES))


def test_derivations_share_a_root() -> None:
    assert root_of("مفاوض") == root_of("تفاوض") == root_of("نفاوض") == "فض"
    assert root_of("في") == "ف"


def test_the_trigger_model_hears_how_sure_the_finder_is() -> None:
    found = context(TEXT)
    attack = next(t for t in found.triggers if t.type is EventType.ASSAULT)
    steps = [feature for feature in trigger_features(found, attack) if feature.startswith("finder")]
    odds = found.finder_says(attack.index)[TYPES.index(EventType.ASSAULT)]
    assert "finder>=0.0" in steps
    assert all(float(step.split(">=")[1].split("|")[0]) <= odds for step in steps if step.startswith("finder>="))
    assert f"finder>=0.0|{EventType.ASSAULT}" in steps


def test_damaged_weights_are_told_of() -> None:
    with pytest.raises(WaqaiError, match="finder's weights are damaged"):
        parse_finder(b"no weights")
