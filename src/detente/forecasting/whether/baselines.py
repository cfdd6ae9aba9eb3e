"""What a forecast must beat, besides the pair's own base rate: what happened last, and the week's rhythm."""

from collections.abc import Callable

import numpy as np

from detente.forecasting.history import Doubles
from detente.forecasting.pooling import pool
from detente.forecasting.whether.memory import WEEK
from detente.forecasting.whether.panel import Panel

Baseline = Callable[[Panel, int, int], Doubles]
"""From a panel, a day and a horizon to the probability of each series, by the days before that day."""

EDGE_DAYS = 5.0
"""Act-days added to each weekday, so that a class seen seldom has no day without acts."""


def last_value(panel: Panel, day: int, within: int) -> Doubles:
    """Give 1 where an act came in the last `within` days, else 0: tomorrow will be as today."""
    recent: Doubles = np.zeros(len(panel.marks))
    recent[panel.marks[:, max(day - within, 0) : day].any(axis=1)] = 1
    return recent


def _rhythm(panel: Panel, day: int) -> Doubles:
    """Give for each class and weekday how many times the mean day's acts fall on it, shape (classes, 7)."""
    daily = panel.marks[:, :day].reshape(panel.pairs, panel.classes, day).sum(axis=0)
    place = np.arange(day) % WEEK
    sums = np.stack([np.bincount(place, acts, WEEK) + EDGE_DAYS / WEEK for acts in daily])
    means = sums / np.maximum(np.bincount(place, minlength=WEEK), 1)
    factors: Doubles = means / means.mean(axis=1, keepdims=True)
    return factors


def seasonal_counts(panel: Panel, day: int, within: int) -> Doubles:
    """Give 1 - P(0) of a negative binomial count: the pooled rate of the pair, by the weekdays that lie ahead.

    References:
        Cameron and Trivedi (2013). Regression analysis of count data. Cambridge.
    """
    pooled = pool(panel, day)
    ahead = np.bincount(np.arange(day, day + within) % WEEK, minlength=WEEK)
    exposure = np.tile(_rhythm(panel, day) @ ahead, panel.pairs)
    weight = np.tile(pooled.weight, panel.pairs)
    shape = np.tile(pooled.mean, panel.pairs) * weight + panel.sums[:, day]
    days = weight + day
    probabilities: Doubles = 1 - (days / (days + exposure)) ** shape
    return probabilities


BASELINES: tuple[tuple[str, Baseline], ...] = (
    ("last value", last_value),
    ("seasonal negative binomial", seasonal_counts),
)
"""Each baseline with its name."""
