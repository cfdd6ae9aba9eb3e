"""Few events: rates drawn to those of all pairs, with honest width (Gamma-Poisson, empirical Bayes)."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles
from detente.forecasting.whether.panel import Panel

WEAKEST, STRONGEST = 30.0, 3650.0
"""Bounds in days of what the other pairs weigh against a pair's own history."""

TAIL = 0.05
QUANTILES = (TAIL, 0.5, 1 - TAIL)


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
    counts = panel.sums[:, until].reshape(panel.pairs, panel.classes).astype(np.float64)
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
        low, high = special.gammaincinv(self.shape, np.array([TAIL, 1 - TAIL])) / self.days
        return float(1 - np.exp(-low * within)), float(1 - np.exp(-high * within))

    def counts(self, within: int) -> tuple[int, int, int]:
        """Give the 5%, 50% and 95% quantiles of the number of act-days (negative binomial), none above the days."""
        known = self.days / (self.days + within)
        day = np.arange(within + 1)
        below = special.betainc(self.shape, day + 1, known)  # the share of the negative binomial up to each number
        low, middle, high = (int(np.argmax(below >= share)) if below[-1] >= share else within for share in QUANTILES)
        return low, middle, high


def rate_of(pooled: Pool, act: int, acts: float) -> Rate:
    """Give the rate of a series with so many act-days in the pool's days, drawn to that of its class."""
    weight = float(pooled.weight[act])
    return Rate(float(pooled.mean[act]) * weight + acts, weight + pooled.days)


def pooled_probabilities(panel: Panel, pooled: Pool, act: int, day: int, within: int) -> Doubles:
    """Give for all pairs the probability of an act within so many days, as known on the eve of `day`."""
    counts = panel.sums[act :: panel.classes, day].astype(np.float64)
    weight = float(pooled.weight[act])
    days = weight + day
    probabilities: Doubles = 1 - (days / (days + within)) ** (float(pooled.mean[act]) * weight + counts)
    return probabilities
