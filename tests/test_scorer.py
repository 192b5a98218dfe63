"""Linear models: their odds, thresholds and reasons; several weighed at once; weights that cannot be read."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waqai.errors import WaqaiError
from waqai.scorer import (
    KEPT,
    Bundle,
    Features,
    LinearModel,
    Models,
    Panel,
    alone,
    bundled,
    parse_models,
    shipped_models,
)

MODEL = LinearModel(bias=-1.0, weights={"a": 2.0, "b": -0.5, "c": 0.25}, threshold=0.6)
NAMES = ["a", "b", "c", "d", "e"]

models_of_any_kind = st.builds(
    LinearModel,
    bias=st.floats(-40, 40),
    weights=st.dictionaries(st.sampled_from(NAMES), st.floats(-40, 40)),
    threshold=st.floats(0, 1),
)


def test_odds_are_the_bias_and_the_weights_of_what_is_seen() -> None:
    assert MODEL.score([]) == -1.0
    assert MODEL.score(["a", "b", "unheard of"]) == 0.5
    assert MODEL.probability(["a", "b"]) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_the_threshold_decides() -> None:
    assert MODEL.accepts(["a", "b"])
    assert not MODEL.accepts(["b"])
    exactly = LinearModel(bias=0.0, weights={}, threshold=0.5)
    assert exactly.accepts([]), "at the threshold a claim is made"


@given(st.floats(-40, 40), st.floats(0, 1))
@example(-37.0, 2.220446049250313e-16)
def test_what_is_hopeless_is_never_accepted(bias: float, threshold: float) -> None:
    model = LinearModel(bias, {}, threshold)
    assert not (model.accepts([]) and bias < model.hopeless)


def test_what_lies_well_under_the_threshold_is_hopeless() -> None:
    assert LinearModel(-0.01, {}, 0.5).score([]) < MODEL.hopeless
    assert LinearModel(-0.01, {}, 0.5).hopeless == pytest.approx(0.0, abs=1e-5)


def test_extreme_odds_stay_probabilities() -> None:
    for bias in (-1e6, 1e6):
        assert 0.0 < LinearModel(bias, {}).probability([]) < 1.0


def test_reasons_are_what_speaks_for_a_claim_loudest_first() -> None:
    assert MODEL.because(["b", "c", "a", "d"]) == ("a +2.00", "c +0.25")
    assert MODEL.because(["b", "c", "a", "d"], limit=1) == ("a +2.00",)
    assert MODEL.because(["b"]) == ()


@given(st.lists(models_of_any_kind, min_size=1, max_size=4), st.lists(st.sampled_from(NAMES), max_size=8))
def test_a_panel_gives_what_its_models_give(row: list[LinearModel], features: list[str]) -> None:
    expected = [model.probability(features) for model in row]
    assert Panel(row).probabilities([Features(features, ())])[0] == pytest.approx(expected)


@given(
    st.lists(models_of_any_kind, min_size=1, max_size=4),
    st.lists(st.sampled_from(NAMES), max_size=4),
    st.lists(st.lists(st.sampled_from(NAMES), max_size=3).map(Bundle), max_size=4),
)
def test_bundles_weigh_what_their_features_weigh(
    row: list[LinearModel], single: list[str], bundles: list[Bundle]
) -> None:
    features = Features(single, bundles)
    expected = [model.probability(features.flat()) for model in row]
    for _ in "first", "kept":
        assert [model.probability(*features) for model in row] == pytest.approx(expected)
        assert Panel(row).probabilities([features])[0] == pytest.approx(expected)


def test_bundles_beyond_those_kept_are_weighed_all_the_same() -> None:
    for number in range(3 * KEPT):
        assert MODEL.score((), [Bundle(("a", str(number)))]) == 1.0
    assert MODEL.score((), [Bundle(("a", "0")), alone("b")]) == 0.5


def test_a_panel_weighs_each_case_by_itself() -> None:
    panel = Panel([MODEL, LinearModel(0.5, {"a": 1.0})])
    bundle = Bundle(("b", "c"))
    cases = [Features(["a"], [bundle]), Features([], []), Features(["d"], [bundle, alone("a")])]
    assert panel.scores(cases) == [[0.75, 1.5], [-1.0, 0.5], [0.75, 1.5]]
    assert panel.scores([]) == []


def test_a_panel_tells_which_models_reach_their_floor() -> None:
    panel = Panel([MODEL, LinearModel(0.5, {"a": 1.0})])
    cases = [Features(["a"], [alone("b")]), Features([], []), Features(["a"], [])]
    odds = panel.scores(cases)
    floors = [odds[2][0], 1.0]
    expected = [(case, model, value) for case, row in enumerate(odds) for model, value in enumerate(row)]
    assert panel.reaching(cases, floors) == [row for row in expected if row[2] >= floors[row[1]]]
    assert panel.reaching([], floors) == []


def test_a_panel_weighs_bundles_beyond_those_kept() -> None:
    panel = Panel([MODEL])
    many = [Features((), [Bundle(("a", str(number)))]) for number in range(KEPT + 10)]
    for _ in "first", "after forgetting":
        assert set(map(tuple, panel.scores(many))) == {(1.0,)}


def test_a_bundle_of_the_same_values_is_made_once() -> None:
    @bundled
    def of_size(size: int) -> tuple[str, ...]:
        return f"size={size}", f"even={size % 2 == 0}"

    assert of_size(2) is of_size(2)
    assert tuple(of_size(2)) == ("size=2", "even=True")
    assert of_size(2) != Bundle(("size=2", "even=True")), "a bundle is equal to itself alone"


def test_a_panel_of_shipped_models_keeps_their_order() -> None:
    models = shipped_models()
    names = sorted(models)
    features = [feature for name in names for feature in list(models[name].weights)[:7]]
    expected = [models[name].probability(features) for name in names]
    cases = [Features(features, ())]
    assert models.panel(*names).probabilities(cases)[0] == pytest.approx(expected)
    assert models.panel(*reversed(names)).probabilities(cases)[0] == pytest.approx(expected[::-1])
    assert models.panel(*names) is models.panel(*names)


def test_models_are_read_from_json() -> None:
    text = json.dumps({"one": {"bias": -1.0, "threshold": 0.6, "weights": {"a": 2.0, "b": -0.5, "c": 0.25}}})
    assert parse_models(text) == Models({"one": MODEL})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        '{"one": 7}',
        '{"one": {"bias": 1.0, "threshold": 0.5}}',
        '{"one": {"weights": {}, "threshold": 0.5}}',
        '{"one": {"bias": 1.0, "weights": {}}}',
        '{"one": {"bias": "high", "weights": {}, "threshold": 0.5}}',
        '{"one": {"bias": 1.0, "weights": [1.0], "threshold": 0.5}}',
        '{"one": {"bias": 1.0, "weights": {"a": null}, "threshold": 0.5}}',
    ],
)
def test_damaged_weights_are_said_to_be_damaged(text: str) -> None:
    with pytest.raises(WaqaiError, match="weights file is damaged") as caught:
        parse_models(text)
    assert caught.value.exit_code == 1
    assert caught.value.remedy


def test_shipped_models_are_whole() -> None:
    models = shipped_models()
    assert models
    for name, model in models.items():
        assert math.isfinite(model.bias), name
        assert 0.0 < model.threshold <= 1.0, name
        assert all(math.isfinite(weight) for weight in model.weights.values()), name
