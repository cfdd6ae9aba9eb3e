"""Turning points: found where something turned, not where coverage grew, with exact probabilities."""

import datetime as dt
import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.measuring.attention import attention_points, size_of
from detente.measuring.monthly import Months, month_after
from detente.measuring.segments import add_class, count_behind, count_changes, rate_grid
from detente.measuring.turning import find_turning_points
from detente.measuring.wording import change_words, month_words, turn_words
from detente.model.series import Shift

FIRST = dt.date(2010, 1, 1)


def months(own: np.ndarray, world: np.ndarray | None = None) -> Months:
    return Months(FIRST, own.astype(float), np.full(own.shape, 1000.0) if world is None else world.astype(float))


def shifted(factors: tuple[float, ...], at: int = 30, length: int = 72, mean: float = 30.0) -> np.ndarray:
    """Give counts of four classes that change by these factors from a month on, with Poisson noise."""
    means = np.full((4, length), mean)
    means[:, at:] *= np.array(factors)[:, None]
    return np.random.default_rng(4).poisson(means)


def test_recursions_sum_over_every_way_to_part_the_months() -> None:
    """Against the sum over all segmentations, one by one."""
    counts, exposure = np.array([3.0, 4.0, 9.0, 11.0, 8.0, 1.0]), np.full(6, 5.0)
    at, priors = rate_grid()
    stretch = np.zeros((6, 7))
    add_class(counts, exposure, 2.0, at, priors, stretch)
    ahead, behind = count_changes(stretch, 3, 1), count_behind(stretch, 3, 1)
    for number in range(4):
        ways = [(0, *places, 6) for places in itertools.combinations(range(1, 6), number)]
        sums = [sum(stretch[a, b] for a, b in itertools.pairwise(way)) for way in ways]
        assert ahead[number, 6] == pytest.approx(np.logaddexp.reduce(sums))
        assert behind[number, 0] == pytest.approx(np.logaddexp.reduce(sums))


def test_one_stretch_is_the_negative_binomial_averaged_over_rates() -> None:
    at, priors = rate_grid()
    stretch = np.zeros((1, 2))
    add_class(np.array([4.0]), np.array([5.0]), 2.0, at, priors, stretch)
    means = 5.0 * np.exp(at)
    each = [math.comb(5, 4) * (2 / (2 + m)) ** 2 * (m / (2 + m)) ** 4 for m in means]
    assert stretch[0, 1] == pytest.approx(math.log(float(np.exp(priors) @ np.array(each))))


@pytest.mark.parametrize(
    ("factors", "shift"),
    [
        ((2.5, 2.5, 2.5, 2.5), Shift.ATTENTION),
        ((1.6, 1.6, 0.4, 0.4), Shift.TONE),
        ((1.0, 1.0, 5.0, 5.0), Shift.BOTH),
    ],
)
def test_a_shift_is_placed_and_named(factors: tuple[float, ...], shift: Shift) -> None:
    (point,) = find_turning_points(months(shifted(factors)))
    assert abs((point.month.year - 2010) * 12 + point.month.month - 1 - 30) <= 1
    assert point.low <= point.month <= point.high
    assert point.mass > 0.9
    assert point.shift is shift


def test_nothing_turns_where_nothing_turned() -> None:
    assert find_turning_points(months(shifted((1.0, 1.0, 1.0, 1.0)))) == ()


def test_growth_of_all_reporting_is_no_turn() -> None:
    growing = np.linspace(300, 900, 72) * np.ones((4, 1))
    own = np.random.default_rng(1).poisson(growing * 0.03)
    assert find_turning_points(months(own, growing)) == ()


@pytest.mark.parametrize(("length", "mean"), [(11, 30.0), (72, 0.01)])
def test_too_little_to_tell(length: int, mean: float) -> None:
    assert find_turning_points(months(shifted((3.0, 3.0, 3.0, 3.0), at=6, length=length, mean=mean))) == ()


@given(st.lists(st.integers(0, 40), min_size=12, max_size=24))
@settings(max_examples=15, deadline=None)
def test_intervals_hold_their_month_and_never_cross(counts: list[int]) -> None:
    points = find_turning_points(months(np.array([counts] * 4)))
    assert all(p.low <= p.month <= p.high and 0 < p.mass <= 1 for p in points)
    assert [p.month for p in points] == sorted({p.month for p in points})


def test_words_say_no_more_than_the_numbers() -> None:
    (point,) = find_turning_points(months(shifted((1.6, 1.6, 0.4, 0.4))))
    assert change_words(point) == "warmer"
    assert str(point.month.year) in month_words(point)
    assert turn_words(()) == "No lasting turn is sure enough to tell."


def test_attention_is_one_where_the_share_is_usual_and_low_but_not_zero_without_acts() -> None:
    own = np.full((4, 24), 10.0)
    own[:, 5] = 0.0
    points = attention_points(months(own))
    usual, silent = points[0].estimate, points[5].estimate
    assert usual is not None
    assert silent is not None
    assert usual.value == pytest.approx(1.0, abs=0.1)
    assert 0 < silent.low < silent.high < usual.value


def test_size_by_moments() -> None:
    chance = np.random.default_rng(0)
    counts = chance.poisson(30 * chance.gamma(1.5, 1 / 1.5, 5000)).astype(float)
    assert size_of(counts, np.full(5000, 30.0)) == pytest.approx(1.5, rel=0.15)
    assert size_of(np.full(10, 30.0), np.full(10, 30.0)) == 100.0


def test_months_run_over_years() -> None:
    assert month_after(dt.date(2010, 11, 1), 3) == dt.date(2011, 2, 1)
