"""Which deals a report says somebody left or broke."""

from __future__ import annotations

import pytest

from scenes import context, token
from waqai.claims.departures import Departures
from waqai.claims.told import Told
from waqai.model import Event, EventType

LEFT = "انسحبت الحكومة السودانية من الاتفاق الجمركي أمس. "


@pytest.mark.parametrize(
    ("text", "word", "kind", "left"),
    [
        ("وأبرم البلدان الاتفاق الجمركي قبل عام.", "وأبرم", EventType.AGREE, True),
        ("وأبرم البلدان الاتفاق قبل عام.", "وأبرم", EventType.AGREE, True),
        ("وأبرم البلدان الاتفاق الأمني قبل عام.", "وأبرم", EventType.AGREE, False),
        ("ويجتمع البلدان حول الاتفاق الجمركي غدا.", "ويجتمع", EventType.CONSULT, True),
        ("ويجتمع البلدان حول الاتفاق غدا.", "ويجتمع", EventType.CONSULT, False),
    ],
)
def test_a_deal_that_was_left_is_known_again_by_its_adjective(
    text: str, word: str, kind: EventType, *, left: bool
) -> None:
    seen = context(LEFT + text)
    departures = Departures.of(Told(seen.scene.analysis, seen.scene.entities))
    event = Event(id=word, type=kind, trigger=token(seen, word).span)
    assert departures.concern(event) is left


def test_leaving_a_place_leaves_no_deal() -> None:
    seen = context("انسحبت الحكومة السودانية من البلدة، وأبرم البلدان الاتفاق الجمركي قبل عام.")
    assert not Departures.of(Told(seen.scene.analysis, seen.scene.entities)).left
