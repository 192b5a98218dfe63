"""Features name the words of a passage, and pairs make the meaning quadratic."""

from __future__ import annotations

import numpy as np
import pytest

from waqai.gist.events import found_features, judged_triggers, near_triggers
from waqai.gist.features import meaning, word_features
from waqai.gist.vectors import shipped_vectors
from waqai.language import analyse
from waqai.model import EventType, Report
from waqai.pipeline import context_of
from waqai.scorer import shipped_models


def found(text: str, kind: EventType = EventType.ASSAULT) -> set[str]:
    context = context_of(Report(text=text), shipped_models())
    return set(found_features(context, judged_triggers(context, shipped_models()["trigger"]), kind))


def test_words_stems_pieces_and_neighbours_are_named_once() -> None:
    names = word_features(analyse("قصفت الطائرات القرية، قصفت 3 مرات").tokens)
    assert len(names) == len(set(names))
    assert {"w قصفت", "d طايرات", "_قصف", "number"} <= set(names)
    assert any(name.startswith("b قصفت ") for name in names)


def test_pairs_square_the_inner_product() -> None:
    vectors, width = shipped_vectors(), shipped_vectors().width
    rows = [meaning(vectors, analyse(text).tokens) for text in ("قصف المدينة بالمدافع", "هدنة في المدينة")]
    (left, right) = (row[3 * width :] for row in rows)
    plain = [row[:width] for row in rows]
    cosine = float(plain[0] @ plain[1] / np.sqrt((plain[0] @ plain[0]) * (plain[1] @ plain[1])))
    assert float(left @ right) == pytest.approx(0.75**2 * cosine**2, abs=1e-4)


def test_a_definite_noun_is_told_from_one_that_is_news() -> None:
    fresh, known = found("وقع هجوم على السوق أمس"), found("وندد الوزير بعد الهجوم على السوق")
    assert "own state=indefinite" in fresh
    assert "own state=indefinite" not in known
    assert "own state=definite" in known


def test_what_is_looked_for_decides_what_is_the_own_type() -> None:
    text = "تظاهر المئات في الساحة"
    assert "best=none" in found(text)
    assert "best=none" not in found(text, EventType.PROTEST)


def test_the_dead_and_wounded_are_seen() -> None:
    assert "toll=killed" in found("قتل ثلاثة أشخاص في هجوم على السوق")
    assert "toll=killed" not in found("افتتح الوزير ثلاثة أسواق")


def test_words_near_triggers_are_few() -> None:
    context = context_of(
        Report(text="قال الناطق في بيان طويل نشر صباح اليوم إن مسلحين هاجموا الحاجز"), shipped_models()
    )
    near = {token.plain for token in near_triggers(context, EventType.ASSAULT)}
    assert "هاجموا" in near
    assert "بيان" not in near
