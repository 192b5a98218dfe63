"""Subjects and objects: by order, agreement, case endings and the shape of the clause, with and without weights."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.language.predicates import case_of, country_gender, valency
from waqai.language.trial import trial

#: Sentence, verb, the words that head its subject and its object; "" for none.
TABLE = [
    # the verb first
    ("هاجم المسلحون قرية نائية", "هاجم", "المسلحون", "قرية"),
    ("دمرت الطائرات جسرا قرب الميناء", "دمرت", "الطائرات", "جسرا"),
    ("وصل إلى العاصمة وفد من الوسطاء", "وصل", "وفد", ""),
    # the subject first
    ("إن القوات الحكومية استعادت البلدة", "استعادت", "القوات", "البلدة"),
    ("وقالت المنظمة إن الجيش قصف مستشفى", "قصف", "الجيش", "مستشفى"),
    # relative clauses, with and without a pronoun
    ("غادر الوفد الذي رفض العرض", "رفض", "الوفد", "العرض"),
    ("قتل سبعة في انفجار استهدف حافلة", "استهدف", "انفجار", "حافلة"),
    ("صدت القوات هجوما شنه المسلحون", "شنه", "المسلحون", "هجوما"),
    # one subject for two verbs
    ("اقتحم الجنود المنزل واعتقلوا شابا", "واعتقلوا", "الجنود", "شابا"),
    # case endings: an oblique plural is no subject
    ("ودعا المسلحين إلى الانسحاب", "ودعا", "", "المسلحين"),
    # nothing but a verb
    ("لم ينسحبوا", "ينسحبوا", "", ""),
]


def arguments(text: str, verb: str) -> tuple[str, str]:
    """Return the words that head subject and object of the verb printed as `verb`, "" for none."""
    analysis = analyse(text)
    found = next(p for p in analysis.predicates if analysis.tokens[p.verb].plain == verb)
    return tuple("" if i is None else analysis.tokens[i].plain for i in (found.subject, found.object))  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "verb", "subject", "target"), TABLE, ids=[f"{r[0]}|{r[1]}" for r in TABLE])
def test_arguments(text: str, verb: str, subject: str, target: str) -> None:
    assert arguments(text, verb) == (subject, target)


def test_a_governed_noun_before_the_verb_is_not_its_subject() -> None:
    assert arguments("من روسيا انسحبت القوات التركية", "انسحبت")[0] == "القوات"


def test_auxiliaries_have_no_arguments() -> None:
    analysis = analyse("كان المسلحون قد انسحبوا")
    assert [analysis.tokens[p.verb].plain for p in analysis.predicates] == ["انسحبوا"]


def test_without_weights_order_decides() -> None:
    with trial({"subject.txt.xz": {}, "object.txt.xz": {}}):
        assert arguments("هاجم المسلحون قرية نائية", "هاجم") == ("المسلحون", "قرية")
        assert arguments("القوات الحكومية انسحبت", "انسحبت") == ("", "")


@pytest.mark.parametrize(
    ("word", "case"),
    [("المسلحون", "nominative"), ("المسلحين", "oblique"), ("مستودعا", "accusative"), ("الوفد", ""), ("قواتهم", "")],
)
def test_case_shows_in_some_endings(word: str, case: str) -> None:
    analysis = analyse(f"رأى الناس {word} هناك")
    assert case_of(analysis.tokens[2]) == case


def test_what_the_lexicon_knows_of_verbs_and_countries() -> None:
    assert valency("هاجم") == "object"
    assert valency("زخرف") == ""
    assert (country_gender("روسيا"), country_gender("العراق"), country_gender("الباب")) == ("f", "m", "")
