"""Web pages: the article and its declared date; a footer's year is never taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from waqai.errors import EmptyInputError, InputError, LanguageError
from waqai.intake import read_bytes, read_html

BODY = (
    "<p>أعلن الوسيط الدولي مساء الخميس أن الطرفين اتفقا على هدنة تبدأ في الميناء وتمتد إلى المدينة القديمة.</p>"
    "<p>وقال المتحدث باسم البعثة إن المراقبين سيصلون إلى خطوط التماس، وإن الجرحى سينقلون إلى المستشفى.</p>"
    "<p>ورفضت جماعة مسلحة ما سمته شروط الحكومة، وطالبت بانسحاب القوات من محيط المطار قبل أي لقاء.</p>"
)
HEADLINE = "هدنة في الميناء"


def page(head: str = "", foot: str = "", charset: str = '<meta charset="utf-8">') -> str:
    return (
        f"<!doctype html><html lang=ar dir=rtl><head>{charset}<title>{HEADLINE}</title>{head}</head><body>"
        f"<nav><a href=/>الرئيسية</a> <a href=/m>رياضة</a></nav><article><h1>{HEADLINE}</h1>{BODY}</article>"
        f"<footer>{foot}<p>جميع الحقوق محفوظة © 2024</p></footer></body></html>"
    )


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_the_article_is_taken_out_of_the_page() -> None:
    report = read_bytes(page().encode())
    assert report.text.startswith(HEADLINE)
    assert "وطالبت بانسحاب القوات من محيط المطار" in report.text
    assert "رياضة" not in report.text
    assert "الحقوق" not in report.text
    assert "<" not in report.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-08-13T23:10:00+03:00">',
        '<meta itemprop="datePublished" content="2021-08-13">',
        json_ld('{"@type": "NewsArticle", "datePublished": "2021-08-13T09:00:00Z"}'),
        json_ld('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2021-08-13 09:00"}]}'),
    ],
)
def test_a_declared_date_is_taken(head: str) -> None:
    assert read_bytes(page(head).encode()).published == date(2021, 8, 13)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "2021-08-13"),
        ("", '<time datetime="2019-01-01">خبر آخر</time>'),
        (
            json_ld(
                '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2021-08-13"}]}'
            ),
            "",
        ),
        (json_ld("{"), ""),
        (json_ld('{"@type": "NewsArticle", "datePublished": "13 آب"}'), ""),
        ('<meta property="article:published_time" content="قبل يومين">', "٢٧ نيسان ٢٠١٦"),
        ('<meta name="pubdate" content="2021-08-13"><meta name="dc.date.issued" content="2021-08-14">', ""),
    ],
)
def test_no_date_is_better_than_a_guess(head: str, foot: str) -> None:
    assert read_bytes(page(head, foot).encode()).published is None


def test_the_callers_word_goes_before_the_pages() -> None:
    head = '<meta property="og:site_name" content="صحيفة"><meta property="article:published_time" content="2021-08-13">'
    report = read_html(page(head), published=date(2020, 1, 1))
    assert (report.published, report.outlet) == (date(2020, 1, 1), "صحيفة")


def test_only_web_addresses_are_kept() -> None:
    assert read_html(page('<link rel="canonical" href="javascript:alert(1)">')).url is None
    assert read_html(page('<link rel="canonical" href="https://a.example/1">')).url == "https://a.example/1"


@pytest.mark.parametrize(
    "charset", ['<meta charset="windows-1256">', "", '<meta charset="utf-8">', '<meta charset="zip">']
)
def test_windows_1256_pages_are_read_whatever_they_declare(charset: str) -> None:
    assert "وقال المتحدث" in read_bytes(page(charset=charset).encode("cp1256")).text


def test_a_declared_iso_8859_6_page_is_read() -> None:
    data = page(charset='<meta charset="iso-8859-6">').replace("©", "").encode("iso8859-6")
    assert "وقال المتحدث" in read_bytes(data).text


@pytest.mark.parametrize("suffix", [".html", ".HTM"])
def test_a_page_is_known_by_its_name_too(suffix: str) -> None:
    assert "<p>" not in read_bytes(f"<div>{BODY}</div>".encode(), name=f"a{suffix}").text


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        ("<!doctype html><html><body></body></html>", EmptyInputError),
        ("<html>", InputError),
        (
            "<html><body><p>" + "The two sides agreed to talk again on Thursday. " * 20 + "</p></body></html>",
            LanguageError,
        ),
        ("<html><body>" + "<div>" * 20_000, InputError),
    ],
)
def test_pages_without_an_arabic_article_are_refused(markup: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_bytes(markup.encode())
