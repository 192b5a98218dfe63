"""Who does what a verb says: the party behind it, before it, before its relative pronoun, or of the verb before."""

from __future__ import annotations

import pytest

from scenes import context, party, spelt, token
from waqai.claims.subjects import joined

ARMY, TEAM, TURKS = "الجيش اللبناني", "الوفد", "القوات التركية"
MINISTER, ENVOY = "الوزير سليم حداد", "المبعوث بيتر هانسن"

#: Sentence, verb, how the subject is found, the subject, the object.
TABLE: list[tuple[str, str, str, list[str], list[str]]] = [
    # behind the verb
    ("هاجم الجيش اللبناني مقاتلي التنظيم", "هاجم", "behind", [ARMY], ["مقاتلي التنظيم"]),
    ("لم ينسحب الجيش اللبناني", "ينسحب", "behind", [ARMY], []),
    ("انسحبت أمس القوات التركية", "انسحبت", "behind", [TURKS], []),
    # before it
    ("القوات التركية انسحبت من التلة", "انسحبت", "fronted", [TURKS], []),
    ("القوات التركية لم تنسحب", "تنسحب", "fronted", [TURKS], []),
    # before its relative pronoun
    ("غادر الوفد الذي وصل أمس", "وصل", "relative", [TEAM], []),
    ("غضبت حركة حماس التي هاجمت إسرائيل", "هاجمت", "relative", ["حركة حماس"], ["إسرائيل"]),
    # of the verb before, in the sentence or as the first of the next
    ("انسحب الجيش اللبناني ودمر الجسر", "ودمر", "shared", [ARMY], []),
    ("انسحب الجيش اللبناني. ولم يغادر.", "يغادر", "shared", [ARMY], []),
    # the first verb of a sentence has the party close behind for its own, though that could be its object
    ("انسحب الوفد. وفي الرياض دعت الخارجية السعودية إلى التهدئة.", "دعت", "behind", ["الخارجية السعودية"], []),
    # joined by و
    (f"التقى {MINISTER} و{ENVOY}", "التقى", "behind", [MINISTER, ENVOY], []),
    ("قصفت إيران وروسيا مقاتلي التنظيم", "قصفت", "behind", ["إيران", "روسيا"], ["مقاتلي التنظيم"]),
    # governed by a preposition: not the subject
    ("اجتمع مع الجيش اللبناني", "اجتمع", "none", [], []),
    ("من روسيا انسحبت القوات التركية", "انسحبت", "behind", [TURKS], []),
    # nobody, and no party
    ("لم يهبط", "يهبط", "none", [], []),
    ("هبط السعر، وقال الجيش اللبناني: لا بأس", "هبط", "other", [], []),
]


@pytest.mark.parametrize(("text", "verb", "how", "subject", "target"), TABLE, ids=[f"{r[0]}|{r[1]}" for r in TABLE])
def test_arguments(text: str, verb: str, how: str, subject: list[str], target: list[str]) -> None:
    seen = context(text)
    found = seen.arguments[token(seen, verb).index]
    assert (found.how, spelt(seen, found.subject), spelt(seen, found.object)) == (how, subject, target)


def test_only_verbs_have_arguments() -> None:
    seen = context("انسحاب الجيش اللبناني من التلة")
    assert not seen.arguments


def test_a_heading_hands_no_subject_down() -> None:
    seen = context("القوات التركية تنسحب\n\nلم يهبط.")
    assert seen.arguments[token(seen, "تنسحب").index].subject
    assert seen.arguments[token(seen, "يهبط").index].how == "none"


def test_a_chain_ends_where_nothing_joins() -> None:
    seen = context("التقت إيران وروسيا وفرنسا أوكرانيا")
    parties = seen.parties(0)
    assert spelt(seen, joined(seen.scene, party(seen, "إيران"), parties)) == ["إيران", "روسيا", "فرنسا"]
    assert spelt(seen, joined(seen.scene, party(seen, "أوكرانيا"), parties)) == ["أوكرانيا"]
