"""The reader: what it sees, what it says of words, parts and pairs, and that it says the same however it is asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenes import context
from waqai.claims.context import Context
from waqai.claims.likeness import likeness_features
from waqai.claims.reader import TIES, TYPES, parse_reader, shipped_reader
from waqai.claims.reading import CHANNELS, PARTS, fillers_of, rows_of, window_of
from waqai.claims.readings import Readings, stepped, steps
from waqai.claims.relation_features import relation_features
from waqai.claims.relation_pairs import Pair, pairs
from waqai.claims.roots import root_of
from waqai.claims.tellings import find_tellings
from waqai.claims.trigger_features import trigger_features
from waqai.claims.triggers import Trigger
from waqai.errors import WaqaiError
from waqai.model import EventType, RelationType
from waqai.scorer import shipped_models

TEXT = "قصف الجيش السوري بلدة نوى صباح أمس. واتهم ناشطون المعارضة بمهاجمة حاجز للجيش قرب درعا."
TWICE = "قصفت الطائرات سوق البلدة صباح أمس. وأسفر القصف عن مقتل خمسة مدنيين. والتقى الوزير السفير في موسكو."


def readings(found: Context) -> Readings:
    """Return a reading of its own of a context: nothing is kept from others."""
    return Readings(found, shipped_reader())


def trigger_at(found: Context, word: str, kind: EventType) -> Trigger:
    return next(t for t in found.triggers if found.scene.tokens[t.index].plain == word and t.type is kind)


def likeliest(text: str, word: str) -> tuple[EventType, float]:
    found = context(text)
    index = next(token.index for token in found.scene.tokens if token.plain == word)
    odds = readings(found).told(index)
    column = int(np.argmax(odds))
    return TYPES[column], odds[column]


def test_every_word_has_a_stem_and_all_channels() -> None:
    found = context(TEXT)
    rows = rows_of(found)
    assert len(rows) == len(found.scene.tokens)
    assert {len(row) for row in rows} == {1 + len(CHANNELS)}
    army = next(row for row, token in zip(rows, found.scene.tokens, strict=True) if token.plain == "الجيش")
    assert army[1 + CHANNELS.index("edge")] == "first"
    assert army[1 + CHANNELS.index("argument")] == "subject"


def test_every_word_has_odds_for_each_type() -> None:
    found = context(TEXT)
    every = range(len(found.scene.tokens))
    odds = shipped_reader().read(rows_of(found)).told(every)
    assert odds.shape == (len(every), len(TYPES))
    for index in every:
        assert odds[index].tolist() == pytest.approx(readings(found).told(index), abs=1e-4)


def test_nothing_is_told_in_nothing() -> None:
    assert shipped_reader().read([]).told([]).shape == (0, len(TYPES))


def test_a_text_of_two_words_is_read() -> None:
    assert shipped_reader().read(rows_of(context("قصف الجيش البلدة."))[:2]).told([0, 1]).shape == (2, len(TYPES))


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


def test_triggers_read_together_or_apart_get_the_same_reading() -> None:
    found = context(TEXT)
    together = readings(found)
    together.read(found.triggers)
    for trigger in found.triggers:
        alone = readings(found).parts(trigger)
        assert alone.keys() == together.parts(trigger).keys()
        for at, odds in alone.items():
            assert odds == pytest.approx(together.parts(trigger)[at], abs=1e-4)


def test_whoever_stands_in_the_window_is_judged_for_every_part() -> None:
    found = context(TEXT)
    trigger = found.triggers[0]
    first, last = window_of(found, trigger.index)
    reading = readings(found).parts(trigger)
    assert list(reading) == [at for at in fillers_of(found) if first <= at < last]
    assert {len(odds) for odds in reading.values()} == {len(PARTS)}


def test_the_attacker_is_read_as_the_actor() -> None:
    found = context(TEXT)
    trigger = trigger_at(found, "قصف", EventType.ASSAULT)
    army = next(p for p in found.scene.parties if p.mention.span.of(found.scene.analysis.text).startswith("الجيش"))
    says = found.reader_says(trigger, "actor", army.first)
    assert len(says) > len(found.reader_says(trigger, "recipient", army.first))


def test_of_a_long_sentence_the_words_around_the_trigger_are_asked_for() -> None:
    found = context(" ".join(["قال إن الوفد"] * 40 + ["قصف الجيش البلدة"] + ["في المدينة"] * 60))
    trigger = trigger_at(found, "قصف", EventType.ASSAULT)
    first, last = window_of(found, trigger.index)
    assert last - first == 64
    assert first <= trigger.index < last


def test_where_nobody_may_take_part_nothing_is_said() -> None:
    found = context("قصف أمس.")
    assert all(readings(found).parts(trigger) == {} or fillers_of(found) for trigger in found.triggers)
    assert shipped_reader().read(rows_of(found)).parts(np.zeros(0, int), np.zeros(0, int), []).shape == (0, len(PARTS))


def test_a_second_telling_is_likelier_the_same_than_another_event() -> None:
    found = context(TWICE)
    first, second = trigger_at(found, "قصفت", EventType.ASSAULT), trigger_at(found, "القصف", EventType.ASSAULT)
    said = readings(found)
    said.read([first, second])
    assert said.same(first, second) > 0
    assert said.same(first, second) == pytest.approx(readings(found).same(first, second), abs=1e-4)


def test_pairs_weighed_together_or_alone_are_said_the_same_of() -> None:
    found = context("التقى وزير الخارجية الروسي سيرغي لافروف قائد الفصيل في مدينة درعا.")
    near = [pair for pair in pairs(found) if not pair.apart]
    together = readings(found)
    together.weigh(near)
    for pair in near:
        assert len(together.tie(pair)) == len(TIES)
        assert together.tie(pair) == pytest.approx(readings(found).tie(pair), abs=1e-4)


def test_a_minister_is_read_as_one_of_his_government() -> None:
    found = context("قال وزير الخارجية الروسي سيرغي لافروف أمس إن بلاده تدعم الاتفاق.")
    said = readings(found)

    def role(pair: Pair) -> float:
        return said.tie(pair)[TIES.index(RelationType.ROLE_IN)]

    best = max((pair for pair in pairs(found) if not pair.apart and not pair.of_place), key=role)
    assert "لافروف" in best.subject.mention.span.of(found.scene.analysis.text)


def test_derivations_share_a_root() -> None:
    assert root_of("مفاوض") == root_of("تفاوض") == root_of("نفاوض") == "فض"
    assert root_of("في") == "ف"


def test_what_it_says_is_told_in_steps() -> None:
    reading = {3: (0.7, -2.0, -2.0, -2.0, -2.0)}
    assert steps("actor", reading, 3)[-1] == "reader|actor>=0.5"
    assert steps("actor", reading, 3)[0] == "reader|actor>=-5.0"
    assert steps("recipient", reading, 3)[-1] == "reader|recipient>=-2.0"
    assert steps("recipient", reading, 4) == ("reader|recipient=none",)
    assert stepped("same", 99.0)[-1] == "reader|same>=4.0"


def test_the_trigger_model_hears_how_sure_the_reader_is() -> None:
    found = context(TEXT)
    attack = next(t for t in found.triggers if t.type is EventType.ASSAULT)
    heard = [feature for feature in trigger_features(found, attack).flat() if feature.startswith("reader")]
    odds = readings(found).told(attack.index)[TYPES.index(EventType.ASSAULT)]
    assert "reader>=0.0" in heard
    assert all(float(step.split(">=")[1].split("|")[0]) <= odds for step in heard if step.startswith("reader>="))
    assert f"reader>=0.0|{EventType.ASSAULT}" in heard


def test_the_models_of_pairs_hear_it_too() -> None:
    found = context(TWICE)
    first, second, *_ = [t for t in find_tellings(found, shipped_models()) if t.trigger.type is EventType.ASSAULT]
    assert any(feature.startswith("reader|same>=") for feature in likeness_features(found, first, second).flat())
    tied = context("قال وزير الخارجية الروسي سيرغي لافروف أمس إن بلاده تدعم الاتفاق.")
    heard = [feature for pair in pairs(tied) for feature in relation_features(tied, pair).flat()]
    assert any(feature.startswith(f"reader|{RelationType.ROLE_IN}>=") for feature in heard)


def test_without_a_reader_nothing_is_heard() -> None:
    found = replace(context(TEXT), reader=None, kept=[])
    assert found.readings is None
    assert not [name for name in trigger_features(found, found.triggers[0]).flat() if name.startswith("reader")]


def test_damaged_weights_are_refused() -> None:
    with pytest.raises(WaqaiError, match="reader's weights are damaged"):
        parse_reader(b"no weights")
