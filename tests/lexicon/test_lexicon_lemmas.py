"""Every inflected form leads back to its dictionary form."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.lexicon.lemmas import singulars
from waqai.lexicon.verbs import verbs
from waqai.model import fold

#: Verb → forms of it, without clitics.
VERBS = {
    "قتل": "قتل قتلت قتلا قتلتا قتلوا قتلن قتلتم قتلنا يقتل تقتل يقتلان تقتلان يقتلون تقتلون يقتلن تقتلين أقتل نقتل",
    "هاجم": "هاجم هاجمت هاجموا هاجمنا هوجم هوجمت هوجموا يهاجم يهاجمون تهاجم نهاجم",
    "أعلن": "أعلن أعلنت أعلنا أعلنوا أعلنتم يعلن تعلن يعلنون يعلنان نعلن أعلنتا",
    "اعتقل": "اعتقل اعتقلت اعتقلوا اعتقلنا يعتقل تعتقل يعتقلون اعتقلا",
    "استهدف": "استهدف استهدفت استهدفوا استهدفتا يستهدف تستهدف يستهدفون نستهدف",
    # hollow
    "قال": "قال قالت قالوا قالا قلت قلنا قلتم قلن قيل يقول تقول يقولون يقولان نقول يقل يقلن يقال",
    "أصاب": "أصاب أصابت أصابوا أصبنا أصيب أصيبت أصيبوا أصيبا يصيب تصيب يصيبون يصاب تصاب",
    "اغتال": "اغتال اغتالت اغتالوا اغتيل اغتيلت يغتال يغتالون اغتيلوا",
    "استعاد": "استعاد استعادت استعادوا استعدنا استعيد استعيدت يستعيد يستعيدون يستعاد تستعيد",
    "باع": "باع باعت باعوا بعنا بيع بيعت يبيع يبيعون يباع",
    "جاء": "جاء جاءت جاؤوا جاءوا جئنا جئت يجيء",
    # defective
    "دعا": "دعا دعت دعوا دعونا دعي دعيت يدعو تدعو يدعون يدعى تدعى يدع",
    "نفى": "نفى نفت نفوا نفينا ينفي تنفي ينفون ينف",
    "رأى": "رأى رأت رأوا رأينا يرى ترى يرون نرى",
    "ألغى": "ألغى ألغت ألغوا ألغينا ألغي ألغيت يلغي تلغي يلغون يلغى",
    "التقى": "التقى التقت التقوا التقيا التقينا يلتقي تلتقي يلتقون يلتقيان",
    # doubled
    "رد": "رد ردت ردوا رددنا رددت رددتم يرد ترد يردون نرد يرددن",
    "انضم": "انضم انضمت انضموا انضممنا ينضم ينضمون تنضم",
    "احتل": "احتل احتلت احتلوا احتللنا يحتل يحتلون تحتل",
    "استمر": "استمر استمرت استمروا استمررنا يستمر تستمر يستمرون",
    # hamzated
    "بدأ": "بدأ بدأت بدأوا بدؤوا بدأنا يبدأ تبدأ يبدأون يبدؤون بدئ",
    "سأل": "سأل سألت سألوا سئل سئلت يسأل يسألون",
    "أخذ": "أخذ أخذت أخذوا يأخذ تأخذ يأخذون يؤخذ",
    "لجأ": "لجأ لجأت لجأوا لجؤوا يلجأ يلجأون يلجؤون",
    "استأنف": "استأنف استأنفت استأنفوا استؤنف استؤنفت يستأنف",
    "أنشأ": "أنشأ أنشأت أنشأوا أنشئ أنشئت ينشئ تنشئ",
    # first letter waw
    "وصل": "وصل وصلت وصلوا وصلنا يصل تصل يصلون",
    "وضع": "وضع وضعت وضعوا يضع تضع يضعون يوضع توضع",
}

#: Singular → its broken plurals, without clitics.
NOUNS = {
    "جندي": "جنود",
    "قتيل": "قتلى",
    "شهيد": "شهداء",
    "قائد": "قادة",
    "مدينة": "مدن",
    "فصيل": "فصائل",
    "لواء": "ألوية",
    "كتيبة": "كتائب",
    "صاروخ": "صواريخ",
    "قذيفة": "قذائف",
    "سلاح": "أسلحة",
    "معبر": "معابر",
    "قرية": "قرى",
    "هجوم": "هجمات",
    "وزير": "وزراء",
    "طفل": "أطفال",
    "امرأة": "نساء",
    "رهينة": "رهائن",
}


@pytest.mark.parametrize(("lemma", "form"), [(lemma, form) for lemma, forms in VERBS.items() for form in forms.split()])
def test_verbs(lemma: str, form: str) -> None:
    assert lemma in {reading.lemma for reading in verbs()[fold(form)]}


@pytest.mark.parametrize(("lemma", "form"), [(lemma, form) for lemma, forms in NOUNS.items() for form in forms.split()])
def test_nouns(lemma: str, form: str) -> None:
    assert fold(lemma) in singulars()[fold(form)]


@pytest.mark.parametrize(
    ("printed", "lemma"),
    [
        ("سيقتلونهم", "قتل"), ("وقتلوه", "قتل"), ("فاعتقلتهم", "اعتقل"), ("ستستأنف", "استأنف"), ("وأصيبوا", "أصاب"),
        ("يرونها", "رأى"), ("سيدعوه", "دعا"), ("استعادتها", "استعاد"), ("ليقتلوا", "قتل"), ("وقيل", "قال"),
    ],
)  # fmt: skip
def test_verbs_with_clitics(printed: str, lemma: str) -> None:
    assert lemma in {reading.lemma for reading in verbs()[analyse(printed).tokens[0].stem]}


@pytest.mark.parametrize("form", ["جدار", "على", "زيتون"])
def test_no_verbs(form: str) -> None:
    assert fold(form) not in verbs()


def test_a_plural_of_two_nouns_gives_both() -> None:
    assert set(singulars()[fold("فرق")]) == {fold("فرقة"), fold("فريق")}


@pytest.mark.parametrize(
    ("form", "voice"), [("أصيب", "passive"), ("هوجم", "passive"), ("قيل", "passive"), ("قال", "active")]
)
def test_the_voice_of_a_form(form: str, voice: str) -> None:
    assert voice in {reading.voice for reading in verbs()[fold(form)]}
