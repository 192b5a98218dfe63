"""A short story in reports of our own, coded once, for tests of linking and of the ledger."""

from __future__ import annotations

from datetime import date
from functools import cache

from waqai.link import Filed
from waqai.model import Report
from waqai.pipeline import code

_TEXTS = (
    (1, "وكالة النبأ", "بدأت الحكومة اليمنية والحوثيون مفاوضات في تعز يوم الجمعة بوساطة عمان."),
    (2, "صحيفة الضفة", "طالب الحوثيون الحكومة اليمنية بفتح الطرق. وتتواصل مفاوضات الحكومة اليمنية والحوثيين بتعز."),
    (4, "وكالة النبأ", "فشلت المفاوضات بين الحكومة اليمنية والحوثيين في تعز يوم الاثنين، وفق مصدر حكومي."),
    (6, "صحيفة الضفة", "توصلت الحكومة اليمنية والحوثيون إلى هدنة في تعز الأربعاء، بحسب المبعوث الأممي."),
    (6, "إذاعة الوادي", "نفت القوات الحكومية اليمنية التوصل إلى هدنة في تعز مع الحوثيين."),
    (8, "وكالة النبأ", "قال شهود إن قصف الحوثيين تجدد على تعز الجمعة بعد هدنة قصيرة وقتل 12 مدنيا."),
    (8, "إذاعة الوادي", "قتل 19 مدنيا في قصف شنه الحوثيون على تعز الجمعة، وفق مصادر طبية."),
    (9, "صحيفة الضفة", "سيطرت القوات الحكومية اليمنية على مدينة المخا السبت."),
    (10, "إذاعة الوادي", "يسيطر الحوثيون على مدينة المخا، وفق سكان."),
    (12, "وكالة النبأ", "بدأ إجلاء مئات المقاتلين من تعز الثلاثاء. وحاصر الحوثيون مدينة تعز."),
)  # fmt: skip


@cache
def story() -> tuple[Filed, ...]:
    """Return the reports of March 2024, named r-1 to r-10, in the order of their days."""
    return tuple(_filed(number, *row) for number, row in enumerate(_TEXTS, 1))


def _filed(number: int, day: int, outlet: str, text: str) -> Filed:
    record = code(Report(text=text, outlet=outlet, published=date(2024, 3, day)))
    return Filed(record=record, name=f"r-{number}", group=record.report.id)


def named(*names: str) -> list[Filed]:
    """Return some of the reports."""
    return [each for each in story() if each.name in names]
