"""The self-test of the lexicon: all entries hold, and an entry that does not hold is caught, whatever its kind."""

from __future__ import annotations

import pytest

from waqai.evaluate.selftest import Entry, Fillers, count_fillers, entries_under_test, problems_of, self_test
from waqai.lexicon.files import source

#: Kind of entry → its file, an entry of it that holds, and an example and a counterexample that do not.
BROKEN: dict[str, tuple[str, str, Entry, str]] = {
    "frame": ("frames/assault.yml", "qasafa", {"text": "زار الوزير السوق", "trigger": "زار"}, "قصفت المدفعية البلدة"),
    "light verb": (
        "frames/light.yml", "light_shanna", {"text": "أدان الحزب الهجوم", "trigger": "الهجوم"},
        "شنت الطائرات غارات على المعسكر",
    ),
    "reporting cue": (
        "cues/attribution.yml", "qala", {"text": "قال الوزير إن الوفد عاد", "source": "الوفد"},
        "قال الوزير إن الوفد عاد",
    ),
    "status cue": (
        "cues/status.yml", "lam", {"text": "قصفت المدفعية البلدة", "trigger": "قصفت"}, "لم تقصف المدفعية البلدة",
    ),
    "mode": (
        "cues/modes.yml", "mode_assault_aircraft", {"text": "هاجم المسلحون القرية", "trigger": "هاجم"},
        "هاجمت طائرات حربية معسكرا",
    ),
    "casualties": (
        "cues/casualties.yml", "killed_verb", {"text": "زار سبعة أشخاص المسجد", "mention": "سبعة أشخاص"},
        "قتل سبعة أشخاص في الانفجار",
    ),
    "relation": (
        "cues/relations.yml", "lead", {"text": "زار الضابط البلدة القديمة", "mention": "الضابط"},
        "فصيل يقوده ضابط منشق من الجنوب",
    ),
    "state of talks": (
        "cues/states.yml", "talks_failed", {"text": "بدأت المفاوضات بين الطرفين", "trigger": "المفاوضات"},
        "انهارت المفاوضات بين الطرفين",
    ),
    "state of a truce": (
        "cues/states.yml", "truce_violated", {"text": "بدأت الهدنة فجرا", "trigger": "الهدنة"},
        "خرق المسلحون الهدنة مرتين",
    ),
    "head": (
        "names/heads.yml", "wizara", {"text": "أعلنت اللجنة حصيلة جديدة", "mention": "اللجنة"},
        "أعلنت وزارة الصحة حصيلة جديدة",
    ),
    "title": (
        "names/titles.yml", "muhafiz", {"text": "وصل الطبيب كريم ناصر", "name": "كريم ناصر"},
        "وصل المحافظ كريم ناصر",
    ),
}  # fmt: skip
kinds = pytest.mark.parametrize("kind", BROKEN)


def entry_of(kind: str, **changes: object) -> tuple[str, Entry]:
    path, name, _, _ = BROKEN[kind]
    entry = next(entry for entry in source(path)["entries"] if entry["id"] == name)
    return path, {**entry, **changes}


def test_all_entries_hold() -> None:
    calls: list[None] = []
    assert self_test(lambda: calls.append(None)) == []
    assert len(calls) == len(entries_under_test())


@kinds
def test_an_entry_as_it_stands_holds(kind: str) -> None:
    assert problems_of(*entry_of(kind)) == []


@kinds
def test_an_example_that_the_stages_do_not_answer_is_caught(kind: str) -> None:
    path, entry = entry_of(kind, examples=[BROKEN[kind][2]])
    (problem,) = problems_of(path, entry)
    assert (problem.path, problem.entry) == (path, entry["id"])
    assert BROKEN[kind][2]["text"] in problem.message


@kinds
def test_a_counterexample_that_the_entry_answers_is_caught(kind: str) -> None:
    text = BROKEN[kind][3]
    path, entry = entry_of(kind, counterexamples=[{"text": text, "why": "it is an example"}])
    problems = problems_of(path, entry)
    assert problems
    assert all("counterexample" in problem.message and text in problem.message for problem in problems)


def test_a_speaker_must_be_the_one_who_speaks() -> None:
    path, entry = entry_of("reporting cue", examples=[{"text": "عاد الوفد إلى الدوحة", "source": "الوفد"}])
    assert "nobody speaks" in problems_of(path, entry)[0].message


def test_a_cue_must_reach_the_trigger_and_decide_it() -> None:
    far = {"text": "لم يصل الوسيط الأممي إلى المدينة القديمة أمس، وقصفت المدفعية البلدة", "trigger": "وقصفت"}
    path, entry = entry_of("status cue", examples=[far])
    assert "does not reach" in problems_of(path, entry)[0].message
    path, entry = entry_of("status cue", examples=[{"text": "لم يصل الوسيط", "trigger": "الوسيط"}])
    assert "no candidate" in problems_of(path, entry)[0].message


def test_an_example_may_say_which_status_its_event_has() -> None:
    example = {"text": "قصفت المدفعية البلدة", "trigger": "قصفت", "status": "negated"}
    path, entry = entry_of("frame", examples=[example])
    assert "is actual and not negated" in problems_of(path, entry)[0].message


def test_drafts_are_not_entries_under_test() -> None:
    drafts = {
        e["id"] for path, _ in entries_under_test() for e in source(path)["entries"] if e.get("status") == "draft"
    }
    assert not drafts & {entry["id"] for _, entry in entries_under_test()}


def test_fillers_are_counted() -> None:
    _, entry = entry_of("frame", examples=[
        {"text": "قصف الجيش السوداني بلدة في الجنوب", "trigger": "قصف", "actor": "الجيش السوداني"},
        {"text": "زار الوزير هناك", "trigger": "هناك", "actor": ["الوزير", "هناك"]},
    ])  # fmt: skip
    fillers = Fillers()
    count_fillers(entry, fillers)
    assert (fillers.events, fillers.coded, fillers.named, fillers.seen) == (2, 1, 3, 2)
    assert str(fillers).startswith("of 2 examples of frames 50% give an event; of the 3 actors")
    assert "none get their role" in str(Fillers())
