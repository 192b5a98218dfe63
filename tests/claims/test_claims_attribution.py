"""Who says so: reporting words and phrases, their speakers, their stance, and how far what is said reaches."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from scenes import context, names


class Said(NamedTuple):
    """A saying as a reader would put it."""

    cue: str
    speakers: list[str]
    stance: str
    content: str
    carried: bool


def sayings(text: str) -> list[Said]:
    seen = context(text)
    analysis = seen.scene.analysis
    return [
        Said(
            analysis.span(saying.cue, saying.cue_last).of(text),
            names(seen, saying.speakers),
            saying.rule.stance.value,
            analysis.span(saying.first, saying.last).of(text),
            saying.carried,
        )
        for saying in seen.sayings
    ]


WHOLE = ""
#: Sentence, cue, speakers, stance, what is said (the whole sentence where it is "").
TABLE: list[tuple[str, str, list[str], str, str]] = [
    # verbs, their speaker behind or before them
    ("قال مصدر أمني إن الطائرات قصفت البلدة", "قال", ["مصدر أمني"], "asserts", "إن الطائرات قصفت البلدة"),
    ("الجيش اللبناني قال إن البلدة هادئة", "قال", ["الجيش اللبناني"], "asserts", "إن البلدة هادئة"),
    (
        "قال الوزير سليم حداد والمبعوث بيتر هانسن إن الهدنة صمدت",
        "قال", ["سليم حداد", "بيتر هانسن"], "asserts", "إن الهدنة صمدت",
    ),
    ("نفى الجيش اللبناني أنه قصف البلدة", "نفى", ["الجيش اللبناني"], "denies", "أنه قصف البلدة"),
    # phrases cover the sentence they are set in or behind
    ("قصفت الطائرات القرية، بحسب مصدر أمني", "بحسب", ["مصدر أمني"], "asserts", WHOLE),
    ("سقطت البلدة وفقا لشهود عيان", "وفقا", ["شهود عيان"], "asserts", WHOLE),
    ("الطائرات قصفت البلدة، كما قال المبعوث بيتر هانسن", "كما قال", ["بيتر هانسن"], "asserts", WHOLE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speakers", "stance", "content"), TABLE, ids=[row[0] for row in TABLE])
def test_sayings(text: str, cue: str, speakers: list[str], stance: str, content: str) -> None:
    (said,) = sayings(text)
    assert said.speakers == speakers
    assert said.stance == stance
    assert said.content == (content or text)
    assert cue.startswith(said.cue)
    assert not said.carried


def test_an_agency_and_the_speaker_whom_it_quotes() -> None:
    found = sayings("أفادت وكالة رويترز نقلا عن مصدر أمني بأن البلدة سقطت")
    assert [said.speakers for said in found] == [["وكالة رويترز"], ["مصدر أمني"]]


def test_a_comma_before_whom_an_agency_quotes() -> None:
    (said,) = sayings("نقلت وكالة رويترز، عن مصدر أمني، أن البلدة سقطت")
    assert said.speakers == ["وكالة رويترز", "مصدر أمني"]


def test_a_continued_saying_keeps_its_speaker() -> None:
    first, second = sayings("قال المبعوث بيتر هانسن إن الهدنة صمدت. وأضاف أن الوفدين التقيا.")
    assert (first.carried, second.carried) == (False, True)
    assert second.speakers == first.speakers == ["بيتر هانسن"]
    assert second.content == "أن الوفدين التقيا."


def test_nobody_continues_what_nobody_said() -> None:
    assert sayings("وأضاف أن الوفدين التقيا") == []


def test_what_is_denied_ends_where_its_speaker_goes_on_to_say_something() -> None:
    denied, told = sayings("نفى الجيش اقتحام المستشفى، وقال إن قواته صدت هجوما على المطار.")
    assert (denied.stance, denied.content) == ("denies", "اقتحام المستشفى،")
    assert (told.stance, told.content) == ("asserts", "إن قواته صدت هجوما على المطار.")


def test_a_new_speaker_takes_the_word() -> None:
    found = sayings("قال المبعوث بيتر هانسن إن الهدنة صمدت. وأكد الجيش اللبناني أن الطريق فتح.")
    assert [said.speakers for said in found] == [["بيتر هانسن"], ["الجيش اللبناني"]]


def speakers_of(text: str, cue: str) -> list[str]:
    """Return the speakers of the one saying whose cue is `cue`."""
    (found,) = [said.speakers for said in sayings(text) if said.cue.endswith(cue)]
    return found


#: Sentence, cue, speakers: whose words go on where the cue has no speaker of its own behind it.
GOING_ON = [
    ("قال المبعوث بيتر هانسن إن الجيش اللبناني وصل، مشيرا إلى أن الوفد عاد", "مشيرا", ["بيتر هانسن"]),
    ("قال المبعوث بيتر هانسن إن الطريق الذي فتحه الجيش اللبناني آمن، وأضاف أن الوفد عاد", "أضاف", ["بيتر هانسن"]),
    ("قال المبعوث بيتر هانسن إن الهدنة صمدت. وأضاف: الجيش اللبناني عاد إلى ثكناته.", "أضاف", ["بيتر هانسن"]),
    (
        "قال الجيش اللبناني إن الهدنة صمدت. واتهم المبعوث بيتر هانسن الحركة بخرقها. وقال إن الوفد عاد.",
        "وقال", ["بيتر هانسن"],
    ),
    (
        "قال المبعوث بيتر هانسن إن الهدنة صمدت. وفي كلمة أمام الجنود وعد الجيش اللبناني بالهدوء.",
        "في كلمة", ["الجيش اللبناني"],
    ),
    # a paper has the word of whoever put it out
    ("قال المبعوث بيتر هانسن إن الهدنة صمدت. وقال البيان إن الوفد عاد.", "وقال", ["بيتر هانسن"]),
    ("أكد المبعوث بيتر هانسن أن الهدنة صمدت. وقال في رسالة ثانية إن الوفد عاد.", "وقال", ["بيتر هانسن"]),
    # a verb goes on for whoever agrees with it
    ("قالت وزارة الدفاع إن المبعوث بيتر هانسن اتهم الجيش اللبناني، وأضافت أن الوفد عاد", "أضافت", ["وزارة الدفاع"]),
    (
        "قال المبعوث بيتر هانسن إن الهدنة صمدت. وقالت وزارة الدفاع إن الوفد عاد. وأضاف أنه متفائل.",
        "وأضاف", ["بيتر هانسن"],
    ),
    # "in a statement" adds nobody to who has the word already
    ("قال المبعوث بيتر هانسن في بيان إن الجيش اللبناني دخل البلدة", "في بيان", ["بيتر هانسن"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speakers"), GOING_ON)
def test_whose_words_go_on(text: str, cue: str, speakers: list[str]) -> None:
    assert speakers_of(text, cue) == speakers


def test_who_put_out_a_paper() -> None:
    assert speakers_of("أصيب ثلاثون شخصا بحسب حصيلة صدرت عن وزارة الصحة", "صدرت عن") == ["وزارة الصحة"]


def test_the_agency_alone_where_whom_it_quotes_is_nobody_known() -> None:
    assert speakers_of("نقلت وكالة رويترز عن بعضهم أن البلدة سقطت", "نقلت") == ["وكالة رويترز"]


#: Sentence, cue, speakers: who stands far from the word, or where no subject stands.
FAR = [
    ("لكن وزارة الدفاع، التي رحبت بالهدنة، نفت صحة ذلك", "نفت صحة", ["وزارة الدفاع"]),
    ("وكان الجيش اللبناني، ومقره بيروت، قد أعلن مقتل ستة جنود", "أعلن", ["الجيش اللبناني"]),
    ("أما المبعوث بيتر هانسن فتحدث عن هدنة جديدة", "فتحدث", ["بيتر هانسن"]),
    ("قصف الطيران القرية بحسب حصيلة نشرتها وكالة رويترز", "نشرتها وكالة", ["وكالة رويترز"]),
    (
        "ونقلت وكالة رويترز للأنباء يوم الخميس في ساعة متأخرة من الليل عن الجيش اللبناني أن البلدة سقطت",
        "ونقلت", ["وكالة رويترز للأنباء", "الجيش اللبناني"],
    ),
    ("قالت وكالة رويترز نقلا عن مسؤولين أتراك إن البلدة سقطت", "نقلا عن", ["مسؤولين أتراك"]),
    ("لكن مصدرا أمنيا في شمال البلاد، أكد أن البلدة سقطت", "أكد", ["مصدرا أمنيا"]),
    ("كشف لوكالة رويترز مصدر أمني أن البلدة سقطت", "كشف", ["مصدر أمني"]),
    ("تحدث تقرير جديد لوزارة الدفاع عن سقوط البلدة", "تحدث", ["وزارة الدفاع"]),
    ("سقط ستة قتلى بحسب الحصيلة التي قدمتها وزارة الصحة", "بحسب", ["وزارة الصحة"]),
    ("علمت وكالة رويترز من مصدر أمني أن البلدة سقطت", "علمت", ["وكالة رويترز", "مصدر أمني"]),
    ("نقل شهود عيان أن البلدة سقطت", "نقل", ["شهود عيان"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speakers"), FAR)
def test_speakers_far_off(text: str, cue: str, speakers: list[str]) -> None:
    assert speakers_of(text, cue) == speakers


def test_a_party_between_commas_that_no_clause_opens_with() -> None:
    assert sayings("بعد قصف الجيش اللبناني، مساء الخميس، قال إن البلدة سقطت") == []


def test_a_headline_that_opens_with_its_speaker() -> None:
    headline, body = "الجيش اللبناني: مسلحون قصفوا البلدة", "وصل الوفد إلى البلدة بعد ظهر السبت."
    assert sayings(f"{headline}\n\n{body}") == [
        Said(":", ["الجيش اللبناني"], "asserts", headline, carried=False),
    ]
    assert sayings(f"{body}\n\nوصل معه الجيش اللبناني: ستة جنود وسائق من البلدة.") == []


def test_who_stands_inside_the_subject_is_no_speaker() -> None:
    assert sayings("ووصف قصف الجيش اللبناني بأنه الأعنف منذ أشهر") == []


def test_a_family_name_behind_a_verb_of_saying() -> None:
    first, second = sayings("قال العميد سمير العمري إن الهدنة صمدت. وأكد العمري أن البلدة قصفت.")
    assert first.speakers == second.speakers


NO_SAYING = [
    "لم يؤكد الجيش اللبناني أن البلدة سقطت",
    "قال المبعوث بيتر هانسن إن الهدنة صمدت. يذكر أن الوفد عاد أمس.",
    "قال المبعوث بيتر هانسن إن المعركة يجب أن تتوقف",
    "قال المبعوث بيتر هانسن إن لقطات مصورة أظهرت الدمار",
]


@pytest.mark.parametrize("text", NO_SAYING)
def test_negated_impersonal_and_foreign_words_are_no_sayings(text: str) -> None:
    assert len(sayings(text)) == len(text.split("قال المبعوث")) - 1


@pytest.mark.parametrize("text", ["قصفت الطائرات القرية", "أكل الوفد الطعام", "", "قال، ثم سكت", "كشف لوكالة رويترز"])
def test_what_nobody_says(text: str) -> None:
    assert sayings(text) == []


def test_what_is_said_is_looked_up_by_word() -> None:
    seen = context("قال مصدر أمني إن الطائرات قصفت البلدة. وهدأ الوضع.")
    (saying,) = seen.sayings
    inside = next(token.index for token in seen.scene.tokens if token.plain == "قصفت")
    outside = next(token.index for token in seen.scene.tokens if token.plain == "وهدأ")
    assert list(seen.sayings_over(inside)) == [saying]
    assert list(seen.sayings_over(outside)) == []
    assert list(seen.sayings_over(saying.cue)) == [], "the cue itself is not said"
