"""Why a place was read as it was."""

from __future__ import annotations

from waqai.explain import Decision, as_json, explain_places


def decisions(text: str) -> dict[str, Decision]:
    return {decision.span.of(text): decision for decision in explain_places(text)}


def test_candidates_come_with_what_speaks_for_and_against_them() -> None:
    found = decisions("تجدد القصف على مدينة طرابلس في لبنان، واحتج اللبنانيون.")["مدينة طرابلس"]
    assert found.place
    assert found.place.country == "LBN"
    lebanon, libya = found.candidates[:2]
    assert (lebanon.row.country, libya.row.country) == ("LBN", "LBY")
    assert "LBN is named beside it" in lebanon.pros
    assert {"its country, LBY, is not named", "LBN is named beside it"} <= set(libya.cons)


def test_an_everyday_word_is_refused_with_its_reason() -> None:
    found = decisions("أغلق الحارس الباب في سوريا ثم دخل السوريون مدينة الباب.")
    assert found["الباب"].place is None
    assert "everyday word" in found["الباب"].reason
    assert found["مدينة الباب"].place
    assert found["مدينة الباب"].reason == "by its own row"


def test_a_name_without_evidence_is_refused_with_its_reason() -> None:
    found = decisions("قال بساتين إن اليمن بخير، وعاد اليمنيون إلى صنعاء وعدن.")["بساتين"]
    assert found.place is None
    assert "too little of the country" in found.reason
    assert "its country, IRN, is not named" in found.candidates[0].cons


def test_what_is_left_open_says_why() -> None:
    found = decisions("نزح سكان من قرية أم زعرورة، ووصلت قوافل إلى شمال سوريا وإلى منطقة الشرق الأوسط.")
    assert found["قرية أم زعرورة"].reason.startswith("left open: no list")
    assert "no more than the country" in found["شمال سوريا"].reason
    assert "several countries" in found["منطقة الشرق الأوسط"].reason


def test_json_marks_the_chosen_candidate() -> None:
    text = "هدأت مدينة إدلب في سوريا"
    row = as_json(text, decisions(text)["مدينة إدلب"])
    assert (row["text"], row["start"], row["place"]["acled_precision"]) == ("مدينة إدلب", 5, 1)
    assert [candidate["chosen"] for candidate in row["candidates"]].count(True) == 1
    assert row["place"]["gazetteer_id"] == next(c["gazetteer_id"] for c in row["candidates"] if c["chosen"])


def test_decisions_stand_in_text_order_and_an_empty_text_has_none() -> None:
    text = "هدأت إدلب في سوريا، وعاد سكان إلى حلب"
    starts = [decision.span.start for decision in explain_places(text)]
    assert starts == sorted(starts)
    assert explain_places("سافر الرجل ثم عاد") == ()
