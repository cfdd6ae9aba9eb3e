"""Few events: rates drawn to those of all pairs, with honest width (Gamma-Poisson, empirical Bayes)."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles
from detente.forecasting.whether.panel import Panel

WEAKEST, STRONGEST = 30.0, 3650.0
"""Bounds in days of what the other pairs weigh against a pair's own history."""

TAIL = 0.05


@dataclass(frozen=True, slots=True)
class Pool:
    """Per class the mean rate a day over all pairs and its weight in days, from `days` days of history."""

    mean: Doubles
    weight: Doubles
    days: int


def pool(panel: Panel, until: int) -> Pool:
    """Give how the rates of acts are spread over the pairs, from the panel's days before `until`, by moments.

    Raises:
        NotEnoughData: There is no day before.

    References:
        Robbins (1956). An empirical Bayes approach to statistics. Berkeley Symposium 3.
    """
    if until < 1:
        raise NotEnoughData("there is no day before the forecast to learn from")
    counts = panel.marks[:, :until].sum(axis=1).reshape(panel.pairs, panel.classes).astype(np.float64)
    mean = (counts.sum(axis=0) + 0.5) / (panel.pairs * until)
    between = counts.var(axis=0) / until**2 - mean / until
    weight = np.where(between > 0, mean / np.maximum(between, 1e-12), STRONGEST)
    return Pool(mean, np.clip(weight, WEAKEST, STRONGEST), until)


@dataclass(frozen=True, slots=True)
class Rate:
    """What is known of one series' rate: a Gamma distribution of shape and days."""

    shape: float
    days: float

    def probability(self, within: int) -> float:
        """Give the probability of at least one act-day within so many days: 1 - (days / (days + k))^shape."""
        return float(1 - (self.days / (self.days + within)) ** self.shape)

    def bounds(self, within: int) -> tuple[float, float]:
        """Give the interval that holds nine tenths of what that probability may be."""
        low, high = stats.gamma.ppf((TAIL, 1 - TAIL), self.shape, scale=1 / self.days)
        return float(1 - np.exp(-low * within)), float(1 - np.exp(-high * within))

    def counts(self, within: int) -> tuple[int, int, int]:
        """Give the 5%, 50% and 95% quantiles of the number of act-days (negative binomial), none above the days."""
        found = stats.nbinom.ppf((TAIL, 0.5, 1 - TAIL), self.shape, self.days / (self.days + within))
        low, middle, high = (min(int(n), within) for n in found)
        return low, middle, high


def rate_of(pooled: Pool, act: int, acts: float) -> Rate:
    """Give the rate of a series with so many act-days in the pool's days, drawn to that of its class."""
    weight = float(pooled.weight[act])
    return Rate(float(pooled.mean[act]) * weight + acts, weight + pooled.days)


def pooled_probabilities(panel: Panel, pooled: Pool, day: int, within: int) -> Doubles:
    """Give for all series the probability of an act within so many days, as known on the eve of `day`."""
    counts = panel.marks[:, :day].sum(axis=1)
    weight = np.tile(pooled.weight, panel.pairs)
    shape = np.tile(pooled.mean, panel.pairs) * weight + counts
    days = weight + day
    probabilities: Doubles = 1 - (days / (days + within)) ** shape
    return probabilities
