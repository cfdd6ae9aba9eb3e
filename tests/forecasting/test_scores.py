import math

import numpy as np
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidValue, NotEnoughData
from detente.forecasting.picture import backtest_spec
from detente.forecasting.scores import (
    bootstrap_skill,
    brier_score,
    brier_skill,
    calibration_error,
    log_score,
    reliability,
)
from detente.model.forecasts import LIKELIHOOD, Basis, Bin, Confidence, Skill, likelihood

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50)


@pytest.mark.parametrize(
    ("probability", "happened", "brier", "log"),
    [
        ([1.0], [1], 0.0, 0.0),
        ([0.0], [1], 1.0, 13.816),
        ([0.5, 0.5], [1, 0], 0.25, math.log(2)),
        ([0.8], [1], 0.04, 0.223),
    ],
)
def test_scores_of_known_forecasts(probability: list[float], happened: list[int], brier: float, log: float) -> None:
    assert brier_score(probability, happened) == pytest.approx(brier)
    assert log_score(probability, happened) == pytest.approx(log, abs=1e-3)


def test_skill_is_what_is_saved_of_the_reference() -> None:
    assert brier_skill([1, 0], [0.5, 0.5], [1, 0]) == 1
    assert brier_skill([0.5, 0.5], [0.5, 0.5], [1, 0]) == 0
    assert brier_skill([0, 1], [0.5, 0.5], [1, 0]) == -3


def test_no_skill_where_the_reference_was_never_wrong() -> None:
    with pytest.raises(NotEnoughData):
        brier_skill([0.5], [1.0], [1])


def test_no_score_without_forecasts() -> None:
    with pytest.raises(NotEnoughData):
        brier_score([], [])


@given(CHANCES)
def test_bins_hold_every_forecast_once(cases: list[tuple[float, bool]]) -> None:
    p, y = zip(*cases, strict=True)
    assert sum(each.cases for each in reliability(p, y)) == len(p)
    assert 0 <= calibration_error(p, y) <= 1


def test_forecasts_that_come_true_as_often_as_said_are_calibrated() -> None:
    p = np.repeat([0.25, 0.75], 400)
    y = np.concatenate([np.arange(400) < 100, np.arange(400) < 300])
    assert calibration_error(p, y) == 0
    assert calibration_error(1 - p, y) == 0.5


def test_the_interval_holds_the_skill_and_is_wider_with_fewer_pairs() -> None:
    draw = np.random.default_rng(4)
    truth = draw.random(4000)
    happened = (draw.random(4000) < truth).astype(float)
    reference = np.full(4000, happened.mean())
    many = bootstrap_skill(truth, reference, happened, np.arange(4000) % 200)
    few = bootstrap_skill(truth, reference, happened, np.arange(4000) % 4)
    assert many[0] < brier_skill(truth, reference, happened) < many[1]
    assert bootstrap_skill(truth, reference, happened, np.arange(4000) % 200) == many
    assert few[0] < few[1]


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance"), (0.049, "almost no chance"), (0.05, "very unlikely"), (0.2, "unlikely"),
        (0.45, "roughly even chance"), (0.55, "likely"), (0.8, "very likely"), (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_words_of_likelihood_change_at_their_bounds(probability: float, words: str) -> None:
    assert likelihood(probability) == words


@given(st.floats(0, 1), st.floats(0, 1))
def test_likelier_is_never_said_in_lower_words(one: float, other: float) -> None:
    order = [words for _, words in LIKELIHOOD]
    low, high = sorted((one, other))
    assert order.index(likelihood(low)) <= order.index(likelihood(high))


@pytest.mark.parametrize("probability", [-0.1, 1.1])
def test_what_is_no_probability_has_no_words(probability: float) -> None:
    with pytest.raises(InvalidValue):
        likelihood(probability)


@pytest.mark.parametrize(
    ("basis", "confidence"),
    [
        (Basis(3, 500, 0.01), Confidence.HIGH),
        (Basis(3, 500, 0.04), Confidence.MODERATE),
        (Basis(3, 20, 0.01), Confidence.LOW),
        (Basis(3, 500, 0.2), Confidence.LOW),
        (Basis(0, 500, None), Confidence.LOW),
    ],
)
def test_confidence_goes_by_cases_and_calibration_alone(basis: Basis, confidence: Confidence) -> None:
    assert basis.confidence is confidence


def test_the_picture_of_a_backtest_shows_skill_and_reliability() -> None:
    """Above the skill of each class, below a diagram for each horizon with a dot for each bin."""
    bins = (Bin(0.1, 0.12, 40), Bin(0.8, 0.75, 20))
    skill = Skill(
        act="all",
        within_days=7,
        cases=60,
        share=0.3,
        brier=0.1,
        reference=0.12,
        skill=0.17,
        calibration_error=0.03,
        bins=bins,
    )
    spec = backtest_spec([skill])
    (diagram,) = spec["vconcat"][1]["hconcat"]
    assert diagram["title"] == "within 7 days"
    assert [each["probability"] for each in diagram["data"]["values"]] == [0.1, 0.8]
    assert "<svg" in vl_convert.vegalite_to_svg(spec)
