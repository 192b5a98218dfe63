"""Copies of annotated reports are not learnt from."""

from __future__ import annotations

from waqai.model import Report
from waqai.train.apart import apart_from

ANNOTATED = Report(text="وصل الوفد إلى المدينة مساء أمس والتقى وجهاءها لبحث شروط الهدنة الجديدة.")


def test_copies_and_longer_versions_are_left_out() -> None:
    longer = Report(text=f"عاجل: {ANNOTATED.text} ثم غادر من دون أن يدلي بتصريح.")
    assert list(apart_from([ANNOTATED, longer], [ANNOTATED])) == []


def test_spelling_does_not_hide_a_copy() -> None:
    assert list(apart_from([Report(text=ANNOTATED.text.replace("إلى", "الى"))], [ANNOTATED])) == []


def test_other_reports_stay() -> None:
    other = Report(text="قصفت المدفعية أطراف البلدة فجر الخميس وسقط ثلاثة جرحى من المدنيين.")
    assert list(apart_from([other], [ANNOTATED])) == [other]
    assert list(apart_from([other], [])) == [other]
