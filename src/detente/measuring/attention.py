"""Attention: how much of all that is written about states concerns a pair, against that pair's usual share."""

import numpy as np
from scipy import special

from detente.measuring.mix import Floats
from detente.measuring.monthly import Months
from detente.measuring.turning import exposure_of
from detente.model.series import Estimate, Point

LEAST_SIZE, MOST_SIZE = 0.1, 100.0


def size_of(counts: Floats, expected: Floats) -> float:
    """Give the size k of the negative binomial by moments: Var = μ + μ²/k, from 0.1 (wild) to 100 (nearly Poisson)."""
    surplus = float(((counts - expected) ** 2 - counts).sum())
    squares = float((expected**2).sum())
    return MOST_SIZE if surplus <= 0 else float(np.clip(squares / surplus, LEAST_SIZE, MOST_SIZE))


def attention_points(months: Months) -> tuple[Point, ...]:
    """Give for each month how many times its usual share of the world's acts a pair had, with a 90% interval.

    1 is the pair's usual share. The month's true rate has a gamma prior of the pair's own overdispersion; the interval
    is of its posterior, so that a month without acts is low, but never surely zero. Beside tone, never folded in.

    References:
        Gelman et al. (2013). Bayesian Data Analysis, 3rd ed., 2.6 (Poisson counts with exposure).
    """
    counts = months.own.sum(axis=0)
    expected = exposure_of(months).sum(axis=0)
    size = size_of(counts, expected)
    shape, rate = size + counts, size + expected
    # The gamma's quantiles, to the last digit those of `scipy.stats`, which takes a second to load.
    low, high = (special.gammaincinv(shape, share) * (1 / rate) for share in (0.05, 0.95))
    return tuple(
        Point(months.month(t), Estimate(float(shape[t] / rate[t]), float(low[t]), float(high[t])), int(counts[t]))
        for t in range(counts.size)
    )
