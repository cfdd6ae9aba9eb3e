"""Tone: free of volume, symmetric under reversal of signs, honest about how little is known."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import NotEnoughData
from detente.measuring.drivers import SEEN, Drivers, find_drivers
from detente.measuring.filtering import bridge_pair, draw_path, filter_pair, smooth_pair
from detente.measuring.mix import Mix
from detente.measuring.monthly import counted, span_of
from detente.measuring.relation import measure_relation, tone_series
from detente.measuring.tone import ToneModel, learn_model, trace_pair, trace_tones, trust_habits
from detente.measuring.weekly import Weeks, count_mix, gather_weeks
from detente.measuring.world import World
from detente.model.actors import CountryCode, Dyad

EVEN = Mix.of(np.array([-0.9, -0.2, 0.25, 0.5, 1.0]), np.array([10.0, 20.0, 40.0, 20.0, 10.0]))
MIRROR = Mix.of(np.array([-0.5, 0.5]), np.array([1.0, 1.0]))
HABIT = np.array([0.01, 1.0, 0.0])
START = np.array([0.0, 1.0])
PAIR = Dyad(CountryCode("RUS"), CountryCode("PRK"))


def model(mix: Mix = EVEN) -> ToneModel:
    return ToneModel(mix, START, HABIT[None, :], np.ones(1))


def world(found: pl.DataFrame) -> World:
    first, number = span_of(found)
    return World(first, counted(found, first, number), {}, model())


def traced(
    weeks: Sequence[float], sizes: Sequence[float], totals: Sequence[float], mix: Mix = EVEN
) -> tuple[np.ndarray, np.ndarray]:
    arrays = [np.asarray(part, dtype=float) for part in (weeks, sizes, totals)]
    out = trace_pair(
        arrays[0], arrays[1], arrays[2], START, HABIT[None, :], np.ones(1), mix.mean, mix.spread, arrays[0]
    )
    return out[0], out[1]


def acts(
    number: int = 40, actor: str = "RUS", recipient: str = "PRK", scores: Sequence[float] = (5.0, -2.0, 4.0)
) -> pl.DataFrame:
    """Give acts a week apart, their scores in turn."""
    rows = [
        (
            dt.date(2014, 1, 6) + dt.timedelta(weeks=i),
            actor,
            recipient,
            "AID",
            float(scores[i % len(scores)]),
            2,
            1,
            f"{actor}{i}",
            None,
        )
        for i in range(number)
    ]
    names = ["date", "actor", "recipient", "type", "score", "quad", "reports", "id", "contexts"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_mean_of_the_mix_is_its_derivative() -> None:
    grid = np.linspace(-3, 3, 7)
    shares = EVEN.shares * np.exp(np.outer(grid, EVEN.weights))
    expected = 10 * (shares @ EVEN.weights) / shares.sum(axis=1)
    assert EVEN.mean_at(grid) == pytest.approx(expected, abs=1e-4)


def test_one_score_has_no_tone() -> None:
    with pytest.raises(NotEnoughData):
        Mix.of(np.array([0.5, 0.2]), np.array([7.0, 0.0]))


@given(st.lists(st.tuples(st.integers(1, 9), st.floats(-0.5, 0.5)), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_turning_every_act_round_turns_tone_round(weeks: list[tuple[int, float]]) -> None:
    at = list(range(len(weeks)))
    sizes = [float(n) for n, _ in weeks]
    totals = [n * mean for n, mean in weeks]
    there, doubt = traced(at, sizes, totals, MIRROR)
    back, same_doubt = traced(at, sizes, [-total for total in totals], MIRROR)
    assert there == pytest.approx(-back, abs=1e-6)
    assert doubt == pytest.approx(same_doubt, abs=1e-9)


def test_the_same_mix_in_more_acts_is_the_same_tone_known_better() -> None:
    calm, doubt = traced(range(20), [5.0] * 20, [EVEN.mean_at(np.array([1.0]))[0] / 2] * 20)
    loud, less = traced(range(20), [50.0] * 20, [EVEN.mean_at(np.array([1.0]))[0] * 5] * 20)
    assert loud[10] == pytest.approx(1.0, abs=0.02)
    assert abs(calm[10] - loud[10]) < 0.12
    assert less[10] < doubt[10]


def test_smoother_agrees_with_the_whole_gaussian() -> None:
    """The random walk's posterior, solved at once as one linear system with the same curvature, is the smoother's."""
    weeks = np.array([0.0, 1.0, 4.0, 9.0, 10.0])
    sizes = np.array([200.0, 150.0, 300.0, 250.0, 100.0])
    totals = sizes * 0.31
    tones, variances, gains = np.zeros(5), np.zeros(5), np.zeros(5)
    filter_pair(weeks, sizes, totals, START, HABIT, EVEN.mean, EVEN.spread, tones, variances)
    smooth_pair(weeks, HABIT[0], tones, variances, gains)
    precision = np.diag(sizes * np.interp(tones, np.linspace(-12, 12, EVEN.mean.size), EVEN.spread))
    precision[0, 0] += 1.0
    for i, gap in enumerate(np.diff(weeks)):
        link = 1 / (HABIT[0] * gap)
        precision[i : i + 2, i : i + 2] += link * np.array([[1, -1], [-1, 1]])
    assert variances == pytest.approx(np.diag(np.linalg.inv(precision)), rel=0.03)


def test_doubt_grows_within_a_gap_and_beyond_the_last_act() -> None:
    weeks = np.array([0.0, 20.0])
    tones, variances, gains = np.zeros(2), np.full(2, 0.1), np.array([0.3, 0.0])
    found, doubt = np.zeros(5), np.zeros(5)
    bridge_pair(weeks, 0.05, tones, variances, gains, np.array([0.0, 10.0, 20.0, 30.0, 40.0]), found, doubt)
    assert doubt[1] > doubt[0]
    assert doubt[2] == pytest.approx(0.1)
    assert doubt[4] > doubt[3] > doubt[2]


def test_draws_have_the_smoothed_moments() -> None:
    weeks, sizes = np.arange(6.0), np.full(6, 4.0)
    totals = np.array([1.0, -1.0, 2.0, 0.0, 1.0, 3.0])
    mean, variance = traced(weeks.tolist(), sizes.tolist(), totals.tolist())
    chance = np.random.default_rng(0)
    paths = np.zeros((4000, 6))
    for path in paths:
        spare = np.zeros(6)
        filter_pair(weeks, sizes, totals, START, HABIT, EVEN.mean, EVEN.spread, path, spare)
        draw_path(weeks, HABIT[0], path, spare, chance.standard_normal(6))
    assert paths.mean(axis=0) == pytest.approx(mean, abs=0.05)
    assert paths.var(axis=0) == pytest.approx(variance, rel=0.1)


@pytest.mark.parametrize("clumping", [0.0, 0.3])
def test_ninety_percent_intervals_hold_about_ninety_percent(clumping: float) -> None:
    chance = np.random.default_rng(11)
    pairs, length = 120, 100
    tones = chance.normal(0.3, 1, (pairs, 1)) + np.cumsum(chance.normal(0, 0.1, (pairs, length)), axis=1)
    totals, sizes = np.zeros((pairs, length)), np.full((pairs, length), 6.0)
    for p, t in np.ndindex(pairs, length):
        tilted = EVEN.shares * np.exp(tones[p, t] * EVEN.weights)
        drawn = chance.choice(EVEN.weights, 6, p=tilted / tilted.sum())
        totals[p, t] = np.where(chance.random(6) < clumping**0.5, drawn[0], drawn).sum()
    weeks = Weeks(
        (), np.arange(0, pairs * length + 1, length), np.tile(np.arange(100.0), pairs), sizes.ravel(), totals.ravel()
    )
    out = trace_tones(weeks, learn_model(weeks, EVEN), np.arange(100.0))
    held = np.abs(tones - out[:, 0]) <= 1.645 * np.sqrt(out[:, 1])
    assert 0.85 <= held.mean() <= 0.95


def test_trust_is_shared_out_and_the_same_twice() -> None:
    weeks = gather_weeks(pl.concat([acts(), acts(30, "PRK", "RUS", (2.5, -9.0))]))
    learnt = learn_model(weeks, count_mix(pl.concat([acts(), acts(30, "PRK", "RUS", (2.5, -9.0))])))
    trust = trust_habits(weeks, learnt)
    assert trust.sum(axis=1) == pytest.approx(np.ones(2))
    assert np.array_equal(trust, trust_habits(weeks, learnt))


def test_weights_make_acts_count_for_less() -> None:
    whole = gather_weeks(acts(4))
    half = gather_weeks(acts(4).with_columns(weight=pl.lit(0.5)))
    assert half.sizes == pytest.approx(whole.sizes / 2)
    assert gather_weeks(acts(4).with_columns(weight=pl.lit(0.0))).sizes.size == 0


def test_too_few_acts_are_no_line() -> None:
    with pytest.raises(NotEnoughData, match="3 acts"):
        tone_series(acts(3), PAIR, world(acts(3)), "test")


def test_four_acts_are_wide() -> None:
    many = tone_series(acts(60), PAIR, world(acts(60)), "test").points[0].estimate
    few = tone_series(acts(4), PAIR, world(acts(4)), "test").points[0].estimate
    assert many is not None
    assert few is not None
    assert few.high - few.low > many.high - many.low


def test_months_before_the_first_act_are_not_measured() -> None:
    early = acts(4, "USA", "CHN").with_columns(date=pl.lit(dt.date(2013, 11, 1)))
    found = pl.concat([early, acts()])
    points = tone_series(found, PAIR, world(found), "test").points
    assert [point.estimate is None for point in points[:3]] == [True, True, False]


def test_drivers_are_the_acts_without_which_tone_would_not_have_moved() -> None:
    cooled = (
        acts(60, scores=(4.0, 5.0, 2.5))
        .with_row_index("place")
        .with_columns(score=pl.when(pl.col("place").is_between(40, 44)).then(-9.0).otherwise("score"))
    )
    found = find_drivers(cooled.drop("place"), PAIR, model(), dt.date(2014, 8, 1), dt.date(2014, 11, 15))
    assert {driver.id for driver in found.told[:3]} <= {f"RUS{i}" for i in range(40, 45)}
    assert found.change < -0.5
    assert found.effect == pytest.approx(found.change, abs=0.1)
    assert all(driver.effect < 0 < (driver.share or 0) for driver in found.told[:3])


@pytest.mark.parametrize(
    ("change", "effect", "shared", "share"),
    [
        (-1.0, -0.4, True, 0.4),
        (0.5, 0.5, True, 1.0),
        (0.5, 0.6, True, None),
        (0.5, -0.1, True, None),
        (0.01, 0.005, False, None),
    ],
)
def test_a_share_is_of_a_whole(change: float, effect: float, shared: bool, share: float | None) -> None:  # noqa: FBT001 - a column of the table
    assert Drivers(change=change, told=(), effect=effect, shared=shared).share == share


def test_of_a_change_near_nil_stories_have_effects_but_no_shares() -> None:
    """A quarrel and a gift that make up for each other move much, of a change that is next to nothing."""
    scores = {40: -9.0, 41: 9.0}
    mixed = (
        acts(60, scores=(2.0, 2.1, 1.9))
        .with_row_index("place")
        .with_columns(score=pl.col("place").replace_strict(scores, default=pl.col("score"), return_dtype=pl.Float64))
    )
    day = mixed.filter(pl.col("place") == 40)["date"][0]
    around = (day - dt.timedelta(days=20), day + dt.timedelta(days=90))
    found = find_drivers(mixed.drop("place"), PAIR, model(), *around)
    assert abs(found.change) < SEEN
    assert max(abs(driver.effect) for driver in found.told) > abs(found.change)
    assert not found.shared
    assert found.share is None
    assert {driver.share for driver in found.told} == {None}


def test_a_relation_holds_both_directions() -> None:
    found = pl.concat([acts(), acts(30, "PRK", "RUS", (2.5, -9.0)), acts(20, "USA", "CHN")]).sort("date")
    relation = measure_relation(found, PAIR, World.of(found), "test")
    assert relation.acts == (40, 30)
    assert relation.warmth is not None
    assert relation.warmth.value > 0
    assert relation.weight is not None
    assert relation.weight.value == pytest.approx(0.0)
