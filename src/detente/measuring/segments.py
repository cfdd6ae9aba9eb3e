"""The exact posterior over change points of monthly counts, by recursions over all pairs of months.

Source: Fearnhead (2006), Exact and efficient Bayesian inference for multiple changepoint problems, Statistics and
Computing 16. Counts are negative binomial with an offset; a stretch between two changes has one rate a class, drawn
from a log-normal prior and summed out on a grid.
"""

import math

import numpy as np

from detente.measuring.compiling import compiled
from detente.measuring.mix import Floats

RATE_POINTS = 41
RATE_SPREAD = 1.0
"""Standard deviation of a stretch's log rate about the pair's own mean: a factor of 2.7 either way is usual."""

NEVER = -1e300


def rate_grid() -> tuple[Floats, Floats]:
    """Give log rates, relative to the pair's mean, and the logs of their prior weights."""
    at = np.linspace(-3.0, 3.0, RATE_POINTS) * RATE_SPREAD
    weights = np.exp(-0.5 * (at / RATE_SPREAD) ** 2)
    return at, np.log(weights / weights.sum())


@compiled
def add_class(counts: Floats, exposure: Floats, size: float, rates: Floats, priors: Floats, out: Floats) -> None:
    """Add to `out[s, t]` the log marginal likelihood of one class's counts in months s to t, t excluded."""
    months, points = counts.size, rates.size
    summed = np.zeros((months + 1, points))
    for t in range(months):
        fixed = math.lgamma(counts[t] + size) - math.lgamma(size) - math.lgamma(counts[t] + 1.0)
        for g in range(points):
            mean = max(exposure[t], 1e-9) * np.exp(rates[g])
            each = fixed + size * np.log(size / (size + mean)) + counts[t] * np.log(mean / (size + mean))
            summed[t + 1, g] = summed[t, g] + each
    for s in range(months):
        for t in range(s + 1, months + 1):
            top = NEVER
            for g in range(points):
                top = max(top, summed[t, g] - summed[s, g] + priors[g])
            total = 0.0
            for g in range(points):
                total += np.exp(summed[t, g] - summed[s, g] + priors[g] - top)
            out[s, t] += top + np.log(total)


@compiled
def count_changes(stretch: Floats, most: int, shortest: int) -> Floats:
    """Give `ahead[j, t]`: the log-likelihood of months 0 to t with j changes, the last stretch ending before t."""
    months = stretch.shape[0]
    ahead = np.full((most + 1, months + 1), NEVER)
    for t in range(shortest, months + 1):
        ahead[0, t] = stretch[0, t]
    for j in range(1, most + 1):
        for t in range((j + 1) * shortest, months + 1):
            top = NEVER
            for s in range(j * shortest, t - shortest + 1):
                top = max(top, ahead[j - 1, s] + stretch[s, t])
            if top > NEVER:
                total = 0.0
                for s in range(j * shortest, t - shortest + 1):
                    total += np.exp(ahead[j - 1, s] + stretch[s, t] - top)
                ahead[j, t] = top + np.log(total)
    return ahead


@compiled
def count_behind(stretch: Floats, most: int, shortest: int) -> Floats:
    """Give `behind[j, s]`: the log-likelihood of months s to the end with j changes after s."""
    months = stretch.shape[0]
    behind = np.full((most + 1, months + 1), NEVER)
    for s in range(months - shortest + 1):
        behind[0, s] = stretch[s, months]
    for j in range(1, most + 1):
        for s in range(months - (j + 1) * shortest, -1, -1):
            top = NEVER
            for t in range(s + shortest, months - j * shortest + 1):
                top = max(top, stretch[s, t] + behind[j - 1, t])
            if top > NEVER:
                total = 0.0
                for t in range(s + shortest, months - j * shortest + 1):
                    total += np.exp(stretch[s, t] + behind[j - 1, t] - top)
                behind[j, s] = top + np.log(total)
    return behind
