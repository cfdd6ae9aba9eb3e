import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from detente.errors import InvalidValue, NotEnoughData
from detente.forecasting.history import history_of
from detente.workflow.forecasts import ACT_NAMES, Gathered, backtest, refuse_ending

FIRST = dt.date(2023, 1, 1)
STATES = tuple(f"S{i:02}" for i in range(12))


def _gathered(days: int) -> Gathered:
    """Give twelve states in which an act of the first class comes at random, and is told as its type too."""
    draw = np.random.default_rng(4)
    rows = []
    for day in range(days):
        for state in range(len(STATES)):
            if draw.random() < 0.2:
                rows += [(state, act, (state + 1) % len(STATES), day) for act in (0, 5)]
    return Gathered("made", STATES, history_of(rows, len(STATES), len(ACT_NAMES)), FIRST, days)


def test_a_horizon_too_long_for_the_history_is_told_and_the_others_are_measured() -> None:
    measured, too_long = backtest(_gathered(240), (7, 90))
    assert not isinstance(measured, NotEnoughData)
    assert {"all", "onsets", "last value", "seasonal negative binomial"} <= {skill.act for skill in measured}
    assert isinstance(too_long, NotEnoughData)
    assert "90d" in str(too_long)


@pytest.mark.parametrize("name", ["skill.png", "skill"])
def test_an_unknown_ending_is_refused_before_the_work(name: str) -> None:
    with pytest.raises(InvalidValue, match=r"\.json or \.svg"):
        refuse_ending(Path(name))


def test_what_a_forecast_is_made_from_is_told() -> None:
    told = _gathered(30).told()
    assert "made in the lake" in told
    assert "between 12 states" in told
    assert "2023-01-30" in told
