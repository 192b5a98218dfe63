"""PLOVER contexts: two different words of a field make it plain, one does not."""

from __future__ import annotations

import pytest

from waqai import read
from waqai.claims.fields import contexts_of
from waqai.language.analysis import analyse
from waqai.lexicon.contexts import context_words
from waqai.model import CONTEXTS


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("أجلت اللجنة الاقتراع بعد انسحاب مرشحين", "election"),
        ("امتلأت المستشفيات بعد انتشار الكوليرا", "health"),
        ("قال خبراء الوكالة إن تخصيب اليورانيوم مستمر", "cbrn"),
    ],
)
def test_two_words_of_a_field_make_it_plain(text: str, context: str) -> None:
    assert context in contexts_of(analyse(text))


def test_one_word_alone_or_repeated_does_not() -> None:
    assert "election" not in contexts_of(analyse("أجلت الانتخابات. وقيل إن الانتخابات ستجرى لاحقا."))


def test_the_words_of_a_phrase_count_once() -> None:
    assert "diplomatic" not in contexts_of(analyse("صرح وزير الخارجية للصحف"))


def test_a_record_has_them_sorted() -> None:
    record = read("حكمت المحكمة على المتهمين بتهريب المخدرات والحشيش، وقال القاضي إن الدعوى انتهت.")
    assert record.contexts == tuple(sorted(record.contexts))
    assert {"legal", "illegal_drugs"} <= set(record.contexts)


def test_only_contexts_of_plover_are_known() -> None:
    assert {name for names in context_words().values() for name in names} <= CONTEXTS
