"""Papers and channels that are known by their quotation marks alone."""

from __future__ import annotations

import pytest

from waqai.language import analyse
from waqai.mentions.entities import find_entities
from waqai.model import EntityKind


def media(text: str) -> list[str]:
    return [m.span.of(text) for m in find_entities(analyse(text)) if m.kind is EntityKind.MEDIA]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال الوزير لـ«الضفاف» إن المعابر فتحت", ["الضفاف"]),
        ('أدلى المحافظ بتصريح لـ "الضفاف الجديدة" قال فيه إن المعابر فتحت', ["الضفاف الجديدة"]),
        ("المحافظ لـ«الضفاف»: المعابر مفتوحة", ["الضفاف"]),
        # nobody speaks to it, it is a phrase, or it runs on
        ("ودعا الحزب أنصاره أمس، فاستعدوا بعد ذلك كله طوال النهار والليل لـ«المعركة»", []),
        ("وقال الوزير إن بلاده مستعدة لـ«خارطة طريق»", []),
        ("وقال الوزير إن بلاده مستعدة لـ«الخطوة الأولى على الطريق الطويل»", []),
    ],
)
def test_whoever_is_spoken_to_in_quotation_marks_is_an_outlet(text: str, names: list[str]) -> None:
    assert media(text) == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("قال مسؤول في الحركة لوكالة رويترز إن المعابر فتحت", "مسؤول في الحركة"),
        ("أكد المتحدث باسم الوزارة لصحيفة الشرق الأوسط أن المعابر فتحت", "المتحدث باسم الوزارة"),
        ("قال المدير العام لقناة الجزيرة إن المعابر فتحت", "المدير العام لقناة الجزيرة"),
    ],
)
def test_whoever_speaks_to_a_medium_is_not_of_it(text: str, office: str) -> None:
    assert office in [m.span.of(text) for m in find_entities(analyse(text)) if m.kind is EntityKind.PERSON]
