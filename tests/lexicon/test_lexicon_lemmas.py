"""Every inflected form leads back to its dictionary form."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.lexicon.lemmas import noun_lemmas, singulars, verb_lemmas
from waqai.model import Span, Token, fold

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

#: Singular → its plurals, duals and cases, without clitics.
NOUNS = {
    "جندي": "جندي جنديا جنود جنديان جنديين",
    "مدني": "مدني مدنيا مدنية مدنيون مدنيين مدنيو مدنيات مدنيان",
    "قتيل": "قتيل قتيلا قتلى قتيلان قتيلين",
    "شهيد": "شهداء شهيدان شهيدين شهيدا",
    "قائد": "قادة قائدا قائدان قائدين",
    "مقاتل": "مقاتل مقاتلا مقاتلون مقاتلين مقاتلو مقاتلان مقاتلة",
    "مدينة": "مدينة مدن مدينتان مدينتين مدينتا مدينتي",
    "غارة": "غارة غارات غارتان غارتين",
    "فصيل": "فصيل فصائل فصيلان فصيلين",
    "لواء": "لواء ألوية",
    "كتيبة": "كتيبة كتائب كتيبتان كتيبتين",
    "صاروخ": "صاروخ صواريخ صاروخا صاروخان صاروخين",
    "قذيفة": "قذيفة قذائف قذيفتان قذيفتين",
    "سلاح": "سلاح أسلحة سلاحا",
    "معبر": "معبر معابر معبران معبرين",
    "قرية": "قرية قرى قريتان قريتين",
    "اتفاق": "اتفاق اتفاقا اتفاقات اتفاقان",
    "هجوم": "هجوم هجوما هجمات هجومان هجومين",
    "مسؤول": "مسؤول مسؤولا مسؤولون مسؤولين مسؤولة",
    "وزير": "وزير وزراء وزيران وزيرين وزيرة",
    "سوري": "سوري سورية سوريون سوريين سوريات سوريان",
    "طفل": "طفل أطفال طفلا طفلان طفلين طفلة",
    "امرأة": "امرأة نساء امرأتان امرأتين",
    "رهينة": "رهينة رهائن رهينتان",
    "معتقل": "معتقل معتقلون معتقلين معتقلا",
}


def token(form: str) -> Token:
    key = fold(form)
    return Token(index=0, span=Span(0, 1), plain=form, fold=key, kind="word", stem=key, stem_span=Span(0, 1))


@pytest.mark.parametrize(("lemma", "form"), [(lemma, form) for lemma, forms in VERBS.items() for form in forms.split()])
def test_verbs(lemma: str, form: str) -> None:
    assert lemma in {reading.lemma for reading in verb_lemmas(token(form))}


@pytest.mark.parametrize(("lemma", "form"), [(lemma, form) for lemma, forms in NOUNS.items() for form in forms.split()])
def test_nouns(lemma: str, form: str) -> None:
    assert fold(lemma) in noun_lemmas(token(form))


@pytest.mark.parametrize(
    ("printed", "lemma"),
    [
        ("سيقتلونهم", "قتل"), ("وقتلوه", "قتل"), ("فاعتقلتهم", "اعتقل"), ("ستستأنف", "استأنف"), ("وأصيبوا", "أصاب"),
        ("يرونها", "رأى"), ("سيدعوه", "دعا"), ("استعادتها", "استعاد"), ("ليقتلوا", "قتل"), ("وقيل", "قال"),
    ],
)  # fmt: skip
def test_verbs_with_clitics(printed: str, lemma: str) -> None:
    assert lemma in {reading.lemma for reading in verb_lemmas(analyse(printed).tokens[0])}


@pytest.mark.parametrize(
    ("printed", "lemma"),
    [("وللجنود", "جندي"), ("بصواريخهم", "صاروخ"), ("مقاتليها", "مقاتل"), ("والقرى", "قرية"), ("كالقادة", "قائد")],
)
def test_nouns_with_clitics(printed: str, lemma: str) -> None:
    assert fold(lemma) in noun_lemmas(analyse(printed).tokens[0])


@pytest.mark.parametrize("form", ["لبنان", "بيت", "ماء"])
def test_the_word_itself_comes_first_where_it_is_no_broken_plural(form: str) -> None:
    assert noun_lemmas(token(form))[0] == fold(form)


@pytest.mark.parametrize("form", ["جدار", "على", "زيتون"])
def test_no_verbs(form: str) -> None:
    assert verb_lemmas(token(form)) == ()


def test_a_plural_of_two_nouns_gives_both() -> None:
    assert set(singulars()[fold("فرق")]) == {fold("فرقة"), fold("فريق")}


@pytest.mark.parametrize(
    ("form", "voice"), [("أصيب", "passive"), ("هوجم", "passive"), ("قيل", "passive"), ("قال", "active")]
)
def test_the_voice_of_a_form(form: str, voice: str) -> None:
    assert voice in {reading.voice for reading in verb_lemmas(token(form))}
