"""Words of a sentence that name a matter or say where it stands."""

from __future__ import annotations

from waqai.ledger.wording import Wording, words_between
from waqai.model import Span


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(s.span.of(text), s.word.of, s.word.state) for s in Wording(text, Span(0, len(text))).said]


def test_a_phrase_is_read_with_clitics_before_it_and_not_word_by_word() -> None:
    assert ("لوقف إطلاق النار", "truce", "name") in _read("دعا إلى اتفاق لوقف إطلاق النار")
    assert not any(words == "وقف" for words, _, _ in _read("صمد وقف إطلاق النار"))


def test_only_the_sentence_is_read() -> None:
    text = "صمدت الهدنة. وقع اتفاق."
    assert [said.word.of for said in Wording(text, Span(0, 12)).said if said.word.state == "name"] == ["truce"]


def test_what_a_zone_or_a_line_is_called_after_names_no_truce() -> None:
    assert not any(of == "truce" for _, of, _ in _read("عبرت الدورية خط الهدنة إلى منطقة خفض التصعيد"))
    assert any(of == "truce" for _, of, _ in _read("عبرت الدورية بعد الهدنة"))


def test_vowel_signs_part_no_word() -> None:
    marked, plain = "وقّعت الحكومة اتّفاقًا نهائيّا", "وقعت الحكومة اتفاقا نهائيا"
    assert [(word.fold, word.stem) for word in Wording(marked, Span(0, len(marked))).words] == [
        (word.fold, word.stem) for word in Wording(plain, Span(0, len(plain))).words
    ]
    assert words_between(marked, Span(0, 6), Span(marked.index("نهائي"), len(marked))) == 2


def test_words_between_spans_count_from_either_side() -> None:
    text = "فشلت جولة من المفاوضات"
    assert words_between(text, Span(0, 4), Span(13, 22)) == 2
    assert words_between(text, Span(13, 22), Span(0, 4)) == 2
    assert words_between(text, Span(0, 4), Span(0, 4)) == 0
