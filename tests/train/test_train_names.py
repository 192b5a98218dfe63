"""What the tagger of names learns from, and that learning changes what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from waqai.errors import GoldError
from waqai.evaluate.gold import read_report
from waqai.mentions.name_tagger import model_of, people_in
from waqai.train.name_samples import Sample, of_corpus, of_report, of_sentences
from waqai.train.name_sentences import Sentences, filled, read_sentences
from waqai.train.names import cross_validate, fit_names, mean_of

ROOT = Path(__file__).parents[2]
WRITTEN = ("وسجل {surname} هدف الفوز ل{club}.", "قال {person} إن الأمطار هطلت على {town}.", "انتهت المباراة دون أهداف.")
LETTERS = {"~": 0.0}


def written(*lines: str, **words: tuple[str, ...]) -> Sentences:
    return Sentences(lines, words)


def named(sample: Sample) -> list[str]:
    return [sample.analysis.span(first, last).of(sample.analysis.text) for _, first, last in sample.people]


def test_our_own_sentences_can_be_filled() -> None:
    sentences = read_sentences(ROOT / "training" / "names.txt")
    assert len(sentences.lines) > 800
    made = list(filled(sentences, 2, seed=1))
    assert len(made) == 2 * len(sentences.lines)
    assert made == list(filled(sentences, 2, seed=1))
    assert not any("{" in one.text for one in made)
    for text, names in made:
        assert all(text[start:end].strip() for _, start, end in names)


def test_a_place_for_something_unknown_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# a note\nقال {poet} شيئا.\n", encoding="utf-8")
    with pytest.raises(GoldError, match="poet"):
        read_sentences(path)


def test_somebody_is_named_again_by_part_of_the_name() -> None:
    made = list(filled(written("رد {person} على منتقديه. وقال {same} إن {first} لا يندم."), 20, seed=2))
    for text, ((_, *full), (_, *same), (_, *first)) in made:
        name = text[slice(*full)]
        assert name.endswith(text[slice(*same)])
        assert name.startswith(text[slice(*first)])


def test_nobody_is_named_again_before_being_named(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("قال {same} إن {person} سافر.\n", encoding="utf-8")
    with pytest.raises(GoldError, match="same"):
        read_sentences(path)


def test_a_number_names_the_same_again() -> None:
    for text, ((_, *one), _, (_, *again)) in filled(
        written("كتب {given1} إلى {surname2}، ورد على {given1}."), 20, seed=4
    ):
        assert text[slice(*one)] == text[slice(*again)]


def test_a_word_is_drawn_from_its_list_and_may_have_places_itself(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("@office: مدرب {club}، المدرب\nحضر {office} {person}.\n", encoding="utf-8")
    made = list(filled(read_sentences(path), 30, seed=5))
    assert {tuple(kind for kind, *_ in names) for _, names in made} == {("ORG", "PERS"), ("PERS",)}
    assert all(text.startswith(("حضر مدرب ", "حضر المدرب ")) for text, _ in made)


def test_whom_a_street_is_called_after_is_nobody_there() -> None:
    assert all(not names for _, names in filled(written("يقع البيت في شارع {eponym}."), 10, seed=6))


def test_li_swallows_the_alef_of_the_article() -> None:
    texts = [one.text for one in filled(written("وصلت ل{town}."), 50, seed=3)]
    assert not any("لال" in text and text.startswith("وصلت لال") for text in texts)


def test_persons_of_an_annotation_are_cut_to_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "قال الناطق باسم الفصيل سامر العلي إن قائدا قتل. وأضاف العلي ذلك.", encoding="utf-8"
    )
    (tmp_path / "a.json").write_text(
        '{"id": "a", "entities": ['
        '{"id": "E1", "name": "الناطق باسم الفصيل سامر العلي", "aliases": ["العلي"], "kind": "person"},'
        ' {"id": "E2", "name": "قائدا", "aliases": [], "kind": "person"}]}',
        encoding="utf-8",
    )
    assert named(of_report(read_report(tmp_path, "a"))) == ["سامر العلي", "العلي"]


def test_peoples_are_no_persons_of_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("زار O\nكريم B-PER\nالحلبي I-PER\nالسوريين B-PER\n\n", encoding="utf-8")
    assert [name for sample in of_corpus(path) for name in named(sample)] == ["كريم الحلبي"]


def test_learning_finds_whom_it_was_shown() -> None:
    pytest.importorskip("pycrfsuite")
    samples = list(of_sentences(written(*WRITTEN * 10)))
    model = model_of(fit_names(samples, LETTERS), {})
    seen = samples[0]
    assert people_in(seen.analysis, seen.ruled, model) == list(seen.people)
    assert not people_in(seen.analysis, (), model_of({"u=NOUN|O": 1.0}, {}))


def test_cross_validation_judges_every_sample_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pycrfsuite")
    monkeypatch.setattr("waqai.train.names.fit_letters", lambda: LETTERS)
    samples = list(of_sentences(written(*WRITTEN)))
    tally = cross_validate(samples, 2)
    assert tally.score("rules").gold == tally.score("tagger").gold == sum(len(sample.people) for sample in samples)


def test_a_mean_takes_what_a_fit_lacks_for_nothing() -> None:
    assert mean_of([{"a|B": 1.0, "b|O": 2.0}, {"a|B": 3.0}]) == {"a|B": 2.0, "b|O": 1.0}
