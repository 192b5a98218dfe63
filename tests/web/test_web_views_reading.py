"""Hits, brackets, lines of reports and addresses: values only, no HTTP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import record, report
from waqai.model import Attribution, EventType, Record, Span, Stance
from waqai.web.draw.svg import element
from waqai.web.views.attribution import brackets
from waqai.web.views.hits import marked, snippets
from waqai.web.views.links import address, web_address
from waqai.web.views.segments import Mark, lines

TEXT = "قال الناطق إن الهدنة صمدت.\n" + "كلام طويل لا صلة له بما قبله. " * 20 + "\nثم خُرقت هدنتهم مساء السبت."


def test_hits_are_found_in_every_form_and_the_pieces_are_of_the_text() -> None:
    pieces = snippets(TEXT, "هدنة")
    assert [piece[1] for piece in pieces] == ["الهدنة", "هدنتهم"]
    assert all("".join(piece) in TEXT for piece in pieces)


def test_a_long_line_gives_a_short_piece_of_whole_words() -> None:
    text = "كلمة " * 400 + "هدنة " + "كلمة " * 400
    [piece] = snippets(text, "هدنة")
    assert len("".join(piece)) < 250
    assert set("".join(piece).split()) == {"كلمة", "هدنة"}


@given(st.text(max_size=200), st.text(max_size=20))
def test_marking_changes_no_text(text: str, question: str) -> None:
    assert "".join(marked(text, question)) == text
    assert all("".join(piece) in text for piece in snippets(text, question))


def told(text: str, *sources: Attribution) -> Record:
    from dataclasses import replace  # noqa: PLC0415

    made = record(report(text), EventType.ACCUSE)
    return replace(made, events=(replace(made.events[0], sources=sources),), relations=())


def test_a_sentence_that_is_all_somebodys_word_is_bracketed_whole() -> None:
    made = told("اتهم الناطق المجلس. وانتهى الخبر.", Attribution("E3"))
    [bracket] = brackets(made)
    assert bracket.span.of(made.report.text) == "اتهم الناطق المجلس."
    assert bracket.voices == (("E3", Stance.ASSERTS),)
    assert not bracket.denies


def test_what_the_outlet_itself_says_has_no_bracket() -> None:
    assert brackets(told("اتهم الناطق المجلس.")) == []


def test_a_denial_is_a_bracket_that_denies() -> None:
    [bracket] = brackets(told("اتهم الناطق المجلس.", Attribution("E3", Stance.DENIES)))
    assert bracket.denies


def test_brackets_open_and_end_where_their_words_do() -> None:
    text = "أول ثان ثالث"
    [line] = lines(text, [Mark(Span(4, 7), "b1", "said", "said"), Mark(Span(0, 7), "v1", "trigger", "v")])
    assert [(part.text, part.opens, part.ends) for part in line.segments] == [
        ("أول ", (), ()),
        ("ثان", ("b1",), ("b1",)),
        (" ثالث", (), ()),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"lang": "en"}, "/reports?text=a&lang=en"),
        ({"text": None}, "/reports"),
        ({"type": ["X", "Y"]}, "/reports?text=a&type=X&type=Y"),
    ],
)
def test_addresses(changes: dict[str, object], expected: str) -> None:
    assert address("/reports", "text=a", **changes) == expected


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x", "//example.org", " https://x"])
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) == ""


def test_svg_escapes_what_it_draws() -> None:
    drawn = element("text", '<b>"', class_="a", x=1.5, hidden=None, data_name='"><script>')
    assert drawn == '<text class="a" x="1.5" data-name="&#34;&gt;&lt;script&gt;">&lt;b&gt;&#34;</text>'


def test_a_claim_whose_words_are_blanks_between_sentences_makes_a_bracket_all_the_same() -> None:
    from dataclasses import replace  # noqa: PLC0415

    made = told("قال الناطق شيئا.\n\n ثم سكت.", Attribution("E3"))
    blank = Span(made.report.text.index("\n"), made.report.text.index("\n") + 2)
    broken = replace(made, events=(replace(made.events[0], trigger=blank, evidence=()),))
    assert len(brackets(broken)) == 1
