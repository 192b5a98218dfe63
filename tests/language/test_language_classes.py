from __future__ import annotations

from pathlib import Path

import pytest

from waqai.language import analyse, train
from waqai.language.agreement import noun_agreement, verb_agreement
from waqai.language.classes import kept_profiles, profiles_of
from waqai.language.closed import possible_classes
from waqai.language.treebank import read_conllu
from waqai.language.trial import trial
from waqai.language.words import form_of

SENTENCES = {
    "اتهم الوفد الحكومة بخرق الهدنة .": "VERB NOUN NOUN NOUN NOUN PUNCT",
    "وصل المبعوث الأممي إلى صنعاء .": "VERB NOUN ADJ ADP PROPN PUNCT",
    "لم يوقع الطرفان الاتفاق": "PART VERB NOUN NOUN",
    "هذه القوات التي انسحبت": "PRON NOUN PRON VERB",
    "كان ثلاثة جنود قد قتلوا": "AUX NUM NOUN PART VERB",
    "سيعقد الاجتماع في 12 مايو": "VERB NOUN ADP NUM PROPN",
    "بسبب القصف": "ADP NOUN",
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_word_classes(text: str, expected: str) -> None:
    assert " ".join(token.upos for token in analyse(text).tokens) == expected


def test_hashtags_do_not_part_words() -> None:
    plain = [t.upos for t in analyse("سيطرت قوات الحدود على مدينة سرت").tokens]
    tagged = [t.upos for t in analyse("سيطرت #قوات_الحدود على مدينة #سرت").tokens if t.kind == "word"]
    assert plain == tagged


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("قال", "3 m s past"),
        ("قالت", "3 f s past"),
        ("أعلنت", "3 f s past"),
        ("اتفقا", "3 m d past"),
        ("انسحبوا", "3 m p past"),
        ("توصلوا", "3 m p past"),
        ("يقود", "3 m s present"),
        ("تقود", "3 f s present"),
        ("يطالبون", "3 m p present"),
        ("تعهد", "3 m s past"),
        ("نقل", "3 m s past"),
        ("أعلن", "3 m s past"),
        ("دعا", "3 m s past"),
        ("نواصل", "1  p present"),
    ],
)
def test_agreement_of_verbs(stem: str, expected: str) -> None:
    assert " ".join(verb_agreement(stem)) == expected


def test_agreement_of_forms_with_clitics() -> None:
    assert verb_agreement("قتلو", joined=True).number == "p"
    assert verb_agreement("تعهد", future=True).tense == "present"


@pytest.mark.parametrize(
    ("noun", "expected"), [("مدينة", ("f", "s")), ("غارات", ("f", "p")), ("مسلحون", ("m", "p")), ("قانون", ("", ""))]
)
def test_agreement_of_nouns(noun: str, expected: tuple[str, str]) -> None:
    assert noun_agreement(noun)[1:3] == expected


@pytest.mark.parametrize(
    ("word", "verb"),
    [("وصل", True), ("ليشمل", True), ("بوسع", False), ("لفرض", False), ("التعارض", False), ("للوفد", False)],
)
def test_a_word_with_article_or_preposition_is_no_verb(word: str, *, verb: bool) -> None:
    assert ("VERB" in possible_classes(form_of(word))) == verb


def test_without_weights_rules_tag() -> None:
    with trial({name: {} for name in ("splits.txt.xz", "classes.txt.xz")}):
        tags = [t.upos for t in analyse("وقالت الحكومة اليمنية إن الجيش سيدخل المدينة .").tokens]
    assert tags == ["VERB", "NOUN", "ADJ", "SCONJ", "NOUN", "VERB", "NOUN", "PUNCT"]


def test_floor_on_the_treebank(shared: Path) -> None:
    figures = train.judge(read_conllu(shared / "gold/words/ar_pud.conllu")[:300])
    assert figures.classes > 95
    assert figures.verb_recall > 95


def test_profiles_made_together_are_those_made_one_by_one() -> None:
    words = [("وصل", "word"), ("المبعوث", "word"), ("،", "punct"), ("وصل", "word"), ("12", "number"), ("في", "word")]
    kept_profiles.cache_clear()
    together = profiles_of(words)
    kept_profiles.cache_clear()
    assert together == [profile for word in words for profile in profiles_of([word])]
    assert profiles_of(words)[0] is profiles_of([words[0]])[0], "kept once made"
    assert profiles_of([]) == []
