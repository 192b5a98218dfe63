"""The reader: what it sees, and that it says the same of a trigger however it is asked."""

from __future__ import annotations

import pytest

from scenes import context
from waqai.claims.reader import parse_network, shipped_reader, steps
from waqai.claims.reading import CHANNELS, PARTS, Window, fillers_of, kind_of, rows_of, window_of, windows_of
from waqai.errors import WaqaiError

TEXT = "قصف الجيش السوري بلدة نوى صباح أمس. وقال ناشطون إن المعارضة هاجمت حاجزا للجيش قرب درعا."


def test_every_word_has_a_stem_and_all_channels() -> None:
    found = context(TEXT)
    rows = rows_of(found)
    assert len(rows) == len(found.scene.tokens)
    assert {len(row) for row in rows} == {1 + len(CHANNELS)}
    army = next(row for row, token in zip(rows, found.scene.tokens, strict=True) if token.plain == "الجيش")
    assert army[1 + CHANNELS.index("edge")] == "first"
    assert army[1 + CHANNELS.index("argument")] == "subject"


def test_triggers_read_together_or_apart_get_the_same_reading() -> None:
    found = context(TEXT)
    words = shipped_reader().lexis.of(rows_of(found))
    windows = windows_of(found, found.triggers)
    together = {
        trigger: reading
        for window, readings in zip(windows, shipped_reader().read(words, windows), strict=True)
        for trigger, reading in zip(window.triggers, readings, strict=True)
    }
    for window in (w for trigger in found.triggers for w in windows_of(found, [trigger])):
        ((alone,),) = shipped_reader().read(words, [window])
        other = together[window.triggers[0]]
        assert alone.keys() == other.keys()
        for at, odds in alone.items():
            assert odds == pytest.approx(other[at], abs=1e-4)


def test_whoever_stands_in_the_window_is_judged_for_every_part() -> None:
    found = context(TEXT)
    trigger = found.triggers[0]
    (window,) = windows_of(found, [trigger])
    ((reading,),) = shipped_reader().read(shipped_reader().lexis.of(rows_of(found)), [window])
    assert list(reading) == [at for at in fillers_of(found) if window.first <= at < window.last]
    assert {len(odds) for odds in reading.values()} == {len(PARTS)}


def test_the_attacker_is_read_as_the_actor() -> None:
    found = context(TEXT)
    trigger = next(t for t in found.triggers if found.scene.tokens[t.index].plain == "قصف")
    army = next(p for p in found.scene.parties if p.mention.span.of(found.scene.analysis.text).startswith("الجيش"))
    says = found.reader_says(trigger, "actor", army.first)
    assert len(says) > len(found.reader_says(trigger, "recipient", army.first))


def test_of_a_long_sentence_the_words_around_the_trigger_are_read() -> None:
    found = context(" ".join(["قال إن الوفد"] * 40 + ["قصف الجيش البلدة"] + ["في المدينة"] * 60))
    trigger = next(t for t in found.triggers if found.scene.tokens[t.index].plain == "قصف")
    first, last = window_of(found, trigger.index)
    assert last - first == 64
    assert first <= trigger.index < last


def test_without_fillers_nothing_is_said() -> None:
    found = context(TEXT)
    window = Window(0, 4, ((0, kind_of(found.triggers[0])),), ())
    assert shipped_reader().read(shipped_reader().lexis.of(rows_of(found)), [window]) == [[{}]]


def test_what_it_says_is_told_in_steps() -> None:
    reading = {3: (0.7, -2.0, -2.0, -2.0, -2.0)}
    assert steps("actor", reading, 3)[-1] == "reader|actor>=0.5"
    assert steps("actor", reading, 3)[0] == "reader|actor>=-4.0"
    assert steps("recipient", reading, 3)[-1] == "reader|recipient>=-2.0"
    assert steps("recipient", reading, 4) == ("reader|recipient=none",)
    assert steps("actor", {3: (99.0, 0.0, 0.0, 0.0, 0.0)}, 3)[-1] == "reader|actor>=3.0"


def test_damaged_weights_are_refused() -> None:
    with pytest.raises(WaqaiError, match="damaged"):
        parse_network(b"no weights")
