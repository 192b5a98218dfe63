from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import LETTERS, printed
from waqai.language import classes, weights
from waqai.language.splits import best_split, candidates
from waqai.language.treebank import read_conllu
from waqai.language.trial import trial
from waqai.language.words import cuts_of, form_of, split_word
from waqai.model import plain

#: Proclitics, stem and pronoun by +; the article in brackets.
SPLITS = (  # noqa: SIM905  nobody reads a column of a hundred words
    "ل+(ال)نظام و+ل+(ال)نظام و+ل+(ال)جيش و+ل+(ال)تنديد و+ب+(ال)تعاون و+ب+شكل و+بلاد+نا و+فقد "
    "ب+(ال)نظام و+ب+(ال)متظاهرين ل+(ال)سلطة ل+لبنان (ال)وسيط و+(ال)وفد "
    "س+يقتلون+ه و+س+تعقد ف+قتلت ف+إن ف+هو و+لم و+هي ل+يرفضوا ب+ما ب+أن ل+أن+هم لكن+ه علي+ه من+ها بين+هم لدي+نا "
    "احتجاز+هم و+احتجاز+هم كتاب+ه قوات+ها بلاد+ه وزارت+ها أبناؤ+ه حلفائ+ها اتهمت+ه استهدفت+ها قتلو+هم مطالب+نا "
    "ب+ريف ب+دعم ب+رصاص ب+انتظار ل+دعم ل+مكافحة ل+وقف ل+واشنطن ل+ليبيا ك+دروع ك+وسيط و+وزير و+واشنطن و+وصل "
    "وزارة وفد وقف وصلت واشنطن بيان بلدة بغداد باريس لبنان لجنة لقاء كتيبة كارثة فصيل فلسطين سيارة سيطرة سيناء "
    "(ال)تعاون التزام التقى الله الذي الآن مياه متهم مهم دعم حكم هناك ذلك إبراهيم نتنياهو وجه وسطاء ولاية وساطة"
).split()


def printed_form(split: str) -> str:
    return split.replace("ل+(ال)", "لل").replace("+", "").replace("(ال)", "ال")


@pytest.mark.parametrize("expected", SPLITS)
def test_splits(expected: str) -> None:
    split = split_word(printed_form(expected))
    *head, last = expected.split("+")
    suffix = ""
    if head and not last.startswith("(") and last in {"ه", "ها", "هم", "نا"}:
        *head, stem, suffix = *head, last
    else:
        stem = last
    article = stem.startswith("(ال)")
    assert split.prefixes == (*head, *(("ال",) if article else ()))
    assert (split.stem, split.suffix) == (stem.removeprefix("(ال)"), suffix)


@pytest.mark.parametrize(
    ("word", "stem", "article"),
    [("لليبيا", "ليبيا", False), ("للاجئين", "لاجئين", True), ("للجيش", "جيش", True)],
)
def test_li_swallows_the_article(word: str, stem: str, *, article: bool) -> None:
    assert split_word(word).stem == stem
    assert ("ال" in split_word(word).prefixes) == article


@pytest.mark.parametrize(
    ("word", "verb", "noun"),
    [
        ("قتلوه", "قتلوا", "قتلوا"),
        ("أبناؤه", "ابناء", "ابناء"),
        ("حلفائها", "حلفاء", "حلفاء"),
        ("وزارتها", "وزارت", "وزاره"),
        ("قيادته", "قيادت", "قياده"),
        ("اتهمته", "اتهمت", "اتهمت"),
    ],
)
def test_stems_are_spelt_as_without_the_pronoun(word: str, verb: str, noun: str) -> None:
    assert (form_of(word).stem, form_of(word).noun_stem) == (verb, noun)


@pytest.mark.parametrize(
    ("word", "covered"),
    [
        ("وللنظام", "للنظام"),
        ("وبالنظام", "النظام"),
        ("وسيقتلونه", "يقتلون"),
        ("والجيش", "الجيش"),
        ("بِقُوَّاتِها", "قُوَّاتِ"),
        ("ولـلـجيش", "لـلـجيش"),
        ("له", "ل"),
    ],
)
def test_what_the_stem_span_covers(word: str, covered: str) -> None:
    form = form_of(word)
    assert word[form.start : form.end] == covered


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_parts_make_up_the_word(word: str) -> None:
    split = split_word(word)
    joined = "".join((*split.prefixes, split.stem, split.suffix))
    assert word in {joined, joined.replace("لال", "لل"), joined.replace("لالل", "لل"), joined.replace("لال", "ل")}
    assert split.stem


@given(st.text(LETTERS, min_size=2, max_size=12))
def test_candidates_are_legal_and_hold_the_best(word: str) -> None:
    found = candidates(word)
    assert best_split(word) in found
    assert all(word.startswith("".join(c.prefixes)) and c.start < c.end <= len(word) for c in found)


@given(printed(12).filter(lambda text: any(char.isalpha() for char in text)))
def test_any_form_is_read(text: str) -> None:
    form = form_of(text)
    assert 0 <= form.start < form.end <= len(text)
    assert form.stem


def test_marks_do_not_change_the_split() -> None:
    marked = "وَلِلمُتَظاهِرينَ"
    assert form_of(marked).prefixes == form_of(plain(marked)).prefixes == ("و", "ل", "ال")


def test_without_weights_rules_split() -> None:
    with trial({name: {} for name in ("splits.txt.xz", "classes.txt.xz")}):
        assert not weights.shipped_weights("splits.txt.xz")
        known = ["وقال", "بالجيش", "وزير", "قواتها", "سيقتل", "لدعم", "فلسطين"]
        cuts = [sorted(cuts_of(form_of(word))) for word in known]
        assert cuts == [[1], [1], [], [4], [1], [1], []]
        assert classes.shipped_model() is None


def test_floor_on_the_treebank(shared: Path) -> None:
    sentences = read_conllu(shared / "gold/words/ar_pud.conllu")
    words = [word for sentence in sentences for word in sentence if word.kind == "word"]
    right = sum(cuts_of(form_of(word.word)) == word.cuts for word in words)
    assert right / len(words) > 0.99


@pytest.mark.parametrize(
    ("word", "prefixes", "stem"),
    [("فأفرجوا", ("ف",), "أفرجوا"), ("ليهاجموا", ("ل",), "يهاجموا"), ("وحشدوا", ("و",), "حشدوا")],
)
def test_a_rare_verb_in_the_plural_gives_up_its_particle(word: str, prefixes: tuple[str, ...], stem: str) -> None:
    split = split_word(word)
    assert (split.prefixes, split.stem, split.suffix) == (prefixes, stem, "")


@pytest.mark.parametrize("word", ["وقفوا", "وزعوا", "فتحوا", "لبوا"])
def test_a_verb_that_begins_with_the_letter_of_a_particle_stays_whole(word: str) -> None:
    assert split_word(word).prefixes == ()
