"""Printed forms are derived from dictionary forms, for every class of verb, noun and adjective that news uses."""

from __future__ import annotations

import pytest

from waqai.lexicon.inflect import Form, nisba_forms, noun_forms, participle_forms, verb_forms
from waqai.model import fold

#: Paradigm → printed form → what it is.
VERBS = {
    # sound
    "قصف يقصف": {
        "قصف": "past 3ms", "قصفت": "past 3fs", "قصفا": "past 3md", "قصفتا": "past 3fd", "قصفوا": "past 3mp",
        "قصفو": "past 3mp", "قصفنا": "past 1p", "يقصف": "present 3ms", "تقصف": "present 3fs",
        "يقصفون": "present 3mp", "يقصفوا": "present 3mp", "يقصفان": "present 3md", "تقصفان": "present 3fd",
        "نقصف": "present 1p",
    },
    # hollow: a short past in the first person, a short jussive, both passives
    "قال يقول": {
        "قال": "past 3ms", "قالوا": "past 3mp", "قلنا": "past 1p", "قلت": "past 1s", "قيل": "passive past 3ms",
        "يقول": "present 3ms", "يقل": "present 3ms", "يقال": "passive present 3ms",
    },
    "باع يبيع": {
        "بعنا": "past 1p", "بيع": "passive past 3ms", "يبع": "present 3ms", "يباع": "passive present 3ms",
    },
    "قاد يقود قيد": {
        "قيد": "passive past 3ms", "قيدت": "passive past 3fs",
    },
    # hollow of forms IV, VII, VIII and X
    "أدان يدين": {
        "أدان": "past 3ms", "أدنت": "past 1s", "أدينت": "passive past 3fs", "يدان": "passive present 3ms",
    },
    "انحاز ينحاز": {
        "انحازت": "past 3fs", "ينحز": "present 3ms", "انحزنا": "past 1p",
    },
    "اقتاد يقتاد": {
        "اقتادوا": "past 3mp", "اقتيد": "passive past 3ms", "اقتيدت": "passive past 3fs", "يقتد": "present 3ms",
    },
    "استعاد يستعيد": {
        "استعادت": "past 3fs", "استعيدت": "passive past 3fs", "يستعد": "present 3ms",
        "تستعاد": "passive present 3fs",
    },
    # defective
    "دعا يدعو": {
        "دعا": "past 3ms", "دعت": "past 3fs", "دعوا": "past 3mp", "دعونا": "past 1p", "يدع": "present 3ms",
        "يدعون": "present 3mp", "دعي": "passive past 3ms", "يدعى": "passive present 3ms",
    },
    "رمى يرمي": {
        "رمت": "past 3fs", "رما": "past 3ms", "رموا": "past 3mp", "رميا": "past 3md", "يرم": "present 3ms",
        "يرمون": "present 3mp",
    },
    "لقي يلقى": {
        "لقيت": "past 3fs", "لقوا": "past 3mp", "يلق": "present 3ms", "يلقون": "present 3mp",
    },
    "رأى يرى": {
        "رأت": "past 3fs", "يرون": "present 3mp", "يروا": "present 3mp", "يريان": "present 3md",
    },
    "استولى يستولي": {
        "استولوا": "past 3mp", "استولت": "past 3fs", "يستول": "present 3ms", "يستولون": "present 3mp",
    },
    # doubled
    "شن يشن": {
        "شنت": "past 3fs", "شنوا": "past 3mp", "شننا": "past 1p", "يشنون": "present 3mp",
    },
    # forms III, IV, VI and VIII
    "هاجم يهاجم": {
        "هاجموا": "past 3mp", "هوجم": "passive past 3ms", "هوجمت": "passive past 3fs", "تهاجم": "present 3fs",
    },
    "أعلن يعلن": {
        "أعلن": "past 3ms", "أعلنوا": "past 3mp", "يعلنان": "present 3md",
    },
    "تبادل يتبادل": {
        "تبادلتا": "past 3fd", "تبودل": "passive past 3ms", "يتبادلون": "present 3mp",
    },
    "اتهم يتهم": {
        "اتهمت": "past 3fs", "تتهم": "present 3fs", "يتهمون": "present 3mp",
    },
}  # fmt: skip
#: What no verb of its class prints.
NEVER = {
    "هاجم يهاجم": ["هيجم", "يهاجا", "هجمنا"],
    "تبادل يتبادل": ["تبديل", "يتبدل"],
    "قصف يقصف": ["قصيف", "يقصا"],
    "رأى يرى": ["يريون"],
    "انحاز ينحاز": ["انحازنا"],
}


def shape(form: Form) -> str:
    voice = "passive " if form.voice == "passive" else ""
    return f"{voice}{form.tense} {form.person}{form.gender}{form.number}"


@pytest.mark.parametrize("paradigm", VERBS)
def test_verbs(paradigm: str) -> None:
    forms = {(form.key, shape(form)) for form in verb_forms(paradigm)}
    assert {(fold(key), row) for key, row in VERBS[paradigm].items()} <= forms
    assert {form.part for form in verb_forms(paradigm)} == {"verb"}


@pytest.mark.parametrize("paradigm", NEVER)
def test_forms_that_do_not_exist(paradigm: str) -> None:
    assert {form.key for form in verb_forms(paradigm)}.isdisjoint(map(fold, NEVER[paradigm]))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("هجوم", ["هجوم", "هجوما", "هجومين", "هجومان"]),
        ("غارة", ["غارة", "غارت", "غارتين", "غارتان"]),
        ("اعتداء", ["اعتداء", "اعتدائ", "اعتداؤ", "اعتداءين", "اعتداءان"]),
        ("قتلى", ["قتلى", "قتلا"]),
    ],
)
def test_nouns(word: str, forms: list[str]) -> None:
    keys = [form.key for form in noun_forms(word, "noun")]
    assert set(map(fold, forms)) <= set(keys)
    assert len(set(keys)) == len(keys)
    assert {form.part for form in noun_forms(word, "masdar")} == {"masdar"}


def test_nouns_take_no_ending_that_they_cannot_have() -> None:
    assert fold("غارةا") not in {form.key for form in noun_forms("غارة", "noun")}
    assert fold("اعتداءا") not in {form.key for form in noun_forms("اعتداء", "noun")}


def test_participles() -> None:
    forms = {form.key: (form.gender, form.number, form.voice) for form in participle_forms("مطالب")}
    assert forms["مطالبا"] == ("m", "s", "active")
    assert forms["مطالبه"] == ("f", "s", "active")
    assert forms["مطالبون"] == ("m", "p", "active")
    assert forms["مطالبتين"] == ("f", "d", "active")
    assert forms["مطالبات"] == ("f", "p", "active")


@pytest.mark.parametrize(
    ("nisba", "singular", "people"),
    [
        ("سوري", ["سوري", "سوريا", "سورية"], ["سوريون", "سوريين", "سوريات"]),
        ("كوري جنوبي", ["كوري جنوبي", "كورية جنوبية"], ["كوريون جنوبيون", "كوريين جنوبيين"]),
        ("جنوب أفريقي", ["جنوب أفريقي", "جنوب أفريقية"], ["جنوب أفريقيون"]),
        ("معارض", ["معارض", "معارضة"], ["معارضون", "معارضين"]),
    ],
)
def test_relative_adjectives(nisba: str, singular: list[str], people: list[str]) -> None:
    forms = dict(nisba_forms(nisba))
    assert [forms[form] for form in singular] == [False] * len(singular)
    assert [forms[form] for form in people] == [True] * len(people)
    assert "كوري جنوبية" not in forms
