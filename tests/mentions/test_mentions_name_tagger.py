"""The tagger of people's names: the best sequence, what it may never say, and what the shipped weights find."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.language import analyse
from waqai.language.counts import usage
from waqai.mentions.name_cues import echoes_of, letter_runs, profile_of
from waqai.mentions.name_tagger import (
    best_path,
    first_reading,
    kinds_of,
    marks_of,
    model_of,
    people_in,
    read_weights,
    shipped_weights,
    stretches,
    write_weights,
)

EVEN = ((0.0, 0.0, 0.0),) * 3


def people(text: str) -> list[str]:
    model = model_of(shipped_weights(), usage())
    analysis = analyse(text)
    return [analysis.span(first, last).of(text) for _, first, last in people_in(analysis, (), model)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وسجل ماركوفسكي هدف الفوز في الدقيقة الأخيرة", ["ماركوفسكي"]),
        ("قال ستيفان غرومبرغ إن المفاوضات انتهت", ["ستيفان غرومبرغ"]),
        ("تعطلت المفاوضات بين الطرفين أمس", []),
    ],
)
def test_people_whom_no_rule_sees_are_found_by_spelling_and_context(text: str, names: list[str]) -> None:
    assert people(text) == names


def test_a_word_that_waw_joins_begins_a_name_of_its_own() -> None:
    model = model_of({"k=،|O": 1.0, "u=X|B": 0.0, "u=NOUN|I": 9.0, "u=PROPN|I": 9.0, "u=VERB|O": 9.0}, {})
    analysis = analyse("حضر كريم وسامر")
    starts = [first for _, first, _ in people_in(analysis, (), model)]
    joined = next(token.index for token in analysis.tokens if token.conjunction)
    assert not any(first < joined < last for _, first, last in people_in(analysis, (), model))
    assert all(start != joined + 1 for start in starts)


def test_the_best_sequence_never_goes_on_with_a_name_that_did_not_begin() -> None:
    rows = [(0.0, -5.0, 9.0), (0.0, -5.0, 9.0), (0.0, -5.0, 9.0)]
    labels = best_path(rows, EVEN)
    assert labels == ["B", "I", "I"]
    assert best_path([(5.0, 0.0, 4.0)], EVEN) == ["O"]
    assert best_path([], EVEN) == []


def test_moves_between_labels_count() -> None:
    moves = ((0.0, 0.0, 0.0), (0.0, 0.0, 3.0), (0.0, 0.0, 0.0))
    assert best_path([(0.0, 1.0, 0.0), (1.0, 0.0, 0.0)], moves) == ["B", "I"]
    assert best_path([(0.0, 1.0, 0.0), (1.0, 0.0, 0.0)], EVEN) == ["B", "O"]


def test_stretches_and_marks_are_each_others_inverse() -> None:
    assert list(stretches(["B", "I", "O", "B", "B", "I"])) == [(0, 2), (3, 4), (4, 6)]
    assert marks_of(4, [("PERS", 0, 2), ("ORG", 3, 4)]) == ["BP", "IP", "O", "BO"]


def test_an_echo_tells_how_the_same_word_names_somebody_elsewhere() -> None:
    text = "وصل كريم الحلبي. وقال الحلبي إن الحلبي سافر. وصل آخرون."
    tokens = analyse(text).tokens
    at = {name: [token.index for token in tokens if token.plain == name] for name in ("كريم", "الحلبي", "وصل", "سافر")}
    full, alone, left = at["الحلبي"]
    echoes = echoes_of(tokens, [("PERS", full - 1, full + 1), ("PERS", alone, alone + 1)])
    assert [echoes[place] for place in (full, alone, left)] == ["1h", "Lh", "1La"]
    assert echoes[at["كريم"][0]] == ""
    assert [echoes[place] for place in at["وصل"]] == ["r", "r"]


def test_a_second_reading_knows_what_the_first_found_elsewhere() -> None:
    model = model_of({"-1w=قال|B": 5.0, "e=1a|B": 5.0}, {"قال": 50})
    analysis = analyse("قال ماركوفسكي ذلك. ثم عاد ماركوفسكي إلى بيته.")
    assert len(first_reading(analysis, (), model)) == 1
    assert [analysis.span(first, last).of(analysis.text) for _, first, last in people_in(analysis, (), model)] == [
        "ماركوفسكي",
        "ماركوفسكي",
    ]


def test_what_a_stem_names_is_what_it_named_first() -> None:
    tokens = analyse("زار الحلبي حلب").tokens
    assert kinds_of(tokens, [("PERS", 1, 2), ("LOC", 2, 3), ("ORG", 1, 2)]) == {
        tokens[1].stem: "PERS",
        tokens[2].stem: "LOC",
    }


def test_no_listed_name_is_a_cue_and_nothing_known_is_a_cue_of_a_hidden_word() -> None:
    token = analyse("قال محمد").tokens[1]
    cues = profile_of(token, {}, {"محمد": 50})
    assert not any(cue.startswith("w=") for cue in cues.own)
    assert "fl=G" in cues.own
    assert "fl=G" not in profile_of(token, {}, {}, hidden=True).own


def test_runs_of_letters_know_where_a_word_begins_and_ends() -> None:
    assert {"~^", "~^ب", "~ب$", "~^ب$"} <= letter_runs("ب")


def test_weights_are_written_and_read_and_small_ones_left_out(tmp_path: Path) -> None:
    path = tmp_path / "names.txt.xz"
    write_weights({"u=X|B": 1.5, "B>I": 2.0, "~": -1.0, "u=Y|B": 0.001}, path)
    assert read_weights(path.read_bytes()) == {"u=X|B": 1.5, "B>I": 2.0, "~": -1.0}
    model = model_of(read_weights(path.read_bytes()), {})
    assert model.cues["u=X"] == (0.0, 1.5, 0.0)
    assert model.moves[1][2] == 2.0
    assert model.letters == {"~": -1.0}
