"""Writes lexicon files for tests, and has one sound entry for every shape."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]

FOLDERS = ("frames", "cues", "names", "names/actors", "times", "places", "words")
HEADER: Entry = {"about": "a test", "source": "own", "reviewed": {"by": "waqai", "date": "2026-11-26"}}


def write(folder: Path, path: str, entries: Sequence[Any], **header: Any) -> None:
    """Write a lexicon file with a sound header, but for the fields given; None leaves a field out."""
    content = {**HEADER, **header, "entries": list(entries)}
    kept = {name: value for name, value in content.items() if value is not None}
    (folder / path).write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")


def _tested(identity: str, example: Entry, counterexample: str) -> Entry:
    return {"id": identity, "examples": [example], "counterexamples": [{"text": counterexample, "why": "other sense"}]}


#: File → an entry that the linter has nothing to say against.
SOUND: dict[str, Entry] = {
    "frames/assault.yml": {
        **_tested(
            "daka",
            {"text": "دكت المدفعية أسوار القلعة", "trigger": "دكت", "actor": "المدفعية", "recipient": ["أسوار القلعة"]},
            "دك العامل التراب بقدمه",
        ),
        "type": "ASSAULT",
        "modes": ["heavy-weapons"],
        "verb": ["دك يدك"],
        "roles": {"actor": ["subject"], "recipient": ["object", "prep:على"]},
    },
    "frames/light.yml": {
        **_tested("qama", {"text": "قام الوفد بزيارة", "trigger": "قام"}, "قام المريض من سريره"),
        "light": True,
        "carries": ["prep:ب"],
        "verb": ["قام يقوم"],
    },
    "cues/attribution.yml": {
        **_tested("zaama", {"text": "زعم الحارس أنه نام", "source": "الحارس", "content": "أنه نام"}, "زعيم القبيلة"),
        "verb": ["زعم يزعم"],
        "source": "subject",
        "stance": "asserts",
        "strength": "claims",
    },
    "cues/status.yml": {
        **_tested("lam", {"text": "لم يصل القطار", "trigger": "يصل"}, "ألم الأسنان شديد"),
        "status": "negated",
        "phrase": ["لم"],
    },
    "cues/modes.yml": {
        **_tested("drone", {"text": "هجوم بطائرة مسيرة", "trigger": "هجوم"}, "مسيرة طلابية"),
        "type": "ASSAULT",
        "mode": "drone",
        "words": ["مسيرة"],
    },
    "cues/casualties.yml": {
        **_tested("qatil", {"text": "سقط ثلاثون قتيلا", "mention": "ثلاثون قتيلا"}, "قتل الوقت"),
        "kind": "killed",
        "noun": ["قتيل"],
    },
    "cues/relations.yml": {
        **_tested("aqama", {"text": "الجمعية التي مقرها الميناء", "mention": "الجمعية"}, "قرأ الحارس بصوت عال"),
        "relation": "based_in",
        "noun": ["مقر"],
    },
    "cues/states.yml": {
        **_tested("inharat", {"text": "انهارت الهدنة فجرا", "trigger": "الهدنة"}, "انهار الجدار القديم"),
        "of": "truce",
        "state": "collapsed",
        "verb": ["انهار ينهار"],
    },
    "cues/contexts.yml": {
        "id": "context_election", "context": "election", "words": ["انتخابات", "اقتراع"], "phrases": ["مجلس الناخبين"],
        "examples": [{"text": "بدأ الاقتراع في انتخابات البلدية"}],
        "counterexamples": [{"text": "اختار الطاهي وصفته", "why": "a choice"}],
    },
    "cues/matters.yml": {
        **_tested("hudan", {"text": "صمدت الهدنة ليلة", "trigger": "الهدنة"}, "وقف الحارس أمام الباب"),
        "of": "truce",
        "state": "name",
        "noun": ["هدنة"],
    },
    "words/verbs.yml": {"id": "taking", "class": "transitive", "verbs": ["دك يدك"]},
    "words/plurals.yml": {"id": "broken", "class": "plural", "nouns": ["قلعة قلاع"]},
    "names/heads.yml": {
        **_tested("kashafa", {"text": "وصلت فرقة الكشافة", "mention": "فرقة الكشافة"}, "غنت فرقة الكشافة"),
        "words": ["فرقة"],
        "one": ["كشاف"],
        "kind": None,
        "form": "body",
        "same": "army",
        "member": True,
        "without": ["غنت"],
    },
    "names/titles.yml": {
        **_tested("qubtan", {"text": "قال القبطان سليم", "name": "سليم"}, "قبطان بلا سفينة"),
        "words": ["قبطان"],
        "relation": "leads",
        "sector": "MIL",
    },
    "names/blockers.yml": {"id": "lane", "words": ["زقاق"], "blocks": "both", "why": "the name of a lane"},
    "names/bodies.yml": {"id": "mills", "names": ["مطاحن النهر"]},
    "names/figures.yml": {"id": "poets", "names": ["كريم الحلبي"]},
    "names/people.yml": {"id": "rare", "names": ["نزيه"]},
    "names/nisba.yml": {
        "id": "jabali", "nisba": ["جبلي"], "people": [], "country": None, "kind": None, "sector": None,
        "note": "of the hills",
    },
    "names/countries.yml": {"id": "ATL", "names": ["أطلانتس"], "nisba": ["أطلنطي"], "capital": "بوسيد"},
    "names/offices.yml": {"id": "harbour_master", "words": ["رئيس مرفأ"], "single": True},
    "names/actors/sea.yml": {
        "id": "divers", "name": "كتيبة الغواصين", "english": "Divers", "kind": "armed_group", "country": "ATL",
        "sector": "REB", "rests_on": "made up for the test",
    },
    "places/areas.yml": {"id": "cove", "class": "feature", "words": ["جون"], "plural": [], "alone": True},
    "places/common.yml": {"id": "nouns", "words": ["المدينة"]},
    "places/sea.yml": {
        "id": "atl_reef", "names": ["الشعاب"], "english": "Reef", "country": "ATL", "latitude": 31.5,
        "longitude": -24.0, "precision": "point", "class": "site", "verified": "none",
    },
    "words/own.yml": {"id": "particles", "class": "particle", "words": ["قط"]},
}  # fmt: skip
