"""Cue words: their forms and phrases are found with speaker slot, stance, reach and mode as the entry gives them."""

from __future__ import annotations

from pathlib import Path

from lexicon_data import write
from waqai.lexicon.cues import (
    casualty_words,
    mode_words,
    reporting_phrases,
    reporting_words,
    status_phrases,
    status_words,
)
from waqai.model import CasualtyKind, EventType, Stance, Status, fold


def test_reporting_words_and_phrases(data: Path) -> None:
    denying = {"verb": ["أنكر ينكر"], "source": "subject", "stance": "denies", "strength": "claims", "continues": True}
    citing = {"phrase": ["استنادا إلى"], "source": "after", "stance": "asserts", "strength": "says"}
    write(data, "cues/attribution.yml", [{"id": "ankara", **denying}, {"id": "istinadan", **citing}])
    words = reporting_words.__wrapped__()
    cue = words[fold("أنكروا")].cue
    assert (cue.id, cue.source, cue.stance, cue.strength) == ("ankara", "subject", Stance.DENIES, "claims")
    assert cue.continues
    assert cue.verbal
    assert words[fold("ينكر")].form.tense == "present"
    found = reporting_phrases.__wrapped__().longest([fold("استنادا")], (fold("إلى"), fold("برقية")))
    assert found is not None
    assert (found[0], found[1].id, found[1].source, found[1].verbal) == (2, "istinadan", "after", False)


def test_the_first_entry_of_a_word_wins(data: Path) -> None:
    reporting = {"verb": ["روى يروي"], "source": "subject", "stance": "asserts", "strength": "says"}
    write(data, "cues/attribution.yml", [{"id": "first", **reporting}, {"id": "second", **reporting}])
    write(
        data,
        "cues/status.yml",
        [{"id": name, "status": "future", "verb": ["نوى ينوي"]} for name in ("first", "second")],
    )
    modes = [{"type": "ASSAULT", "mode": mode, "words": ["لغم"]} for mode in ("explosives", "aerial")]
    write(data, "cues/modes.yml", modes)
    assert reporting_words.__wrapped__()[fold("يروي")].cue.id == "first"
    assert status_words.__wrapped__()[fold("ينوي")].cue.id == "first"
    assert mode_words.__wrapped__()[EventType.ASSAULT, "لغم"] == "explosives"


def test_status_cues(data: Path) -> None:
    rows = [
        {"id": "qatt", "status": "negated", "phrase": ["قط"], "direction": "backward", "scope": 3, "stops": ["إلا"]},
        {"id": "nawa", "status": "future", "verb": ["نوى ينوي"]},
    ]
    write(data, "cues/status.yml", rows)
    cue = status_phrases.__wrapped__().get(("قط",))
    assert cue is not None
    assert (cue.status, cue.forward, cue.scope, cue.stops) == (Status.NEGATED, False, 3, frozenset({fold("إلا")}))
    default = status_words.__wrapped__()[fold("تنوي")].cue
    assert (default.status, default.forward, default.scope, default.stops) == (Status.FUTURE, True, 4, frozenset())


def test_mode_words_belong_to_a_type(data: Path) -> None:
    write(data, "cues/modes.yml", [{"id": "phone", "type": "CONSULT", "mode": "phone", "words": ["هاتفي", "هاتفية"]}])
    modes = mode_words.__wrapped__()
    assert modes[EventType.CONSULT, fold("هاتفية")] == "phone"
    assert (EventType.ASSAULT, fold("هاتفية")) not in modes


def test_casualty_words(data: Path) -> None:
    rows = [
        {"id": "verb", "kind": "wounded", "verb": ["أصاب يصيب"], "with": ["شخص"], "without": ["هدف"]},
        {"id": "noun", "kind": "killed", "noun": ["صريع"]},
    ]
    write(data, "cues/casualties.yml", rows)
    words = casualty_words.__wrapped__()
    (word,) = words[fold("أصيب")]
    assert (word.kind, word.form.voice) == (CasualtyKind.WOUNDED, "passive")
    assert (word.needs, word.bars) == (frozenset({"شخص"}), frozenset({"هدف"}))
    assert [w.kind for w in words[fold("صريعا")]] == [CasualtyKind.KILLED]


def test_shipped_cues() -> None:
    assert reporting_words()[fold("نفى")].cue.stance is Stance.DENIES
    assert reporting_words()[fold("قالت")].cue.stance is Stance.ASSERTS
    assert reporting_words()[fold("أضاف")].cue.continues
    negation = status_phrases().get(("لم",))
    assert negation is not None
    assert negation.status is Status.NEGATED
