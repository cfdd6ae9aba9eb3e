"""The filter and smoother behind tone: one pass over the weeks in which something happened.

Weeks without acts cost nothing, because a random walk's variance over a gap is its step variance times the gap.
A `habit` below is the triple (step variance a week, looseness, clumping) that a pair is tried with.
"""

import numpy as np

from detente.measuring.compiling import compiled
from detente.measuring.mix import BOUND, Floats, read_table

NEWTON_STEPS = 8
"""Enough for the mode to settle to 1e-6 from any start: the posterior is log-concave."""

SETTLED = 1e-6


@compiled
def find_mode(prior: float, variance: float, total: float, size: float, mean: Floats, spread: Floats) -> float:
    """Give the tone at which the posterior of one week peaks (Newton's method, steps held to 2)."""
    tone = prior
    for _ in range(NEWTON_STEPS):
        slope = total - size * read_table(mean, tone) - (tone - prior) / variance
        step = slope / (size * read_table(spread, tone) + 1.0 / variance)
        step = min(2.0, max(-2.0, step))
        tone = min(BOUND, max(-BOUND, tone + step))
        if abs(step) < SETTLED:
            break
    return tone


@compiled
def score_steps(  # noqa: PLR0913, PLR0917 - as above
    weeks: Floats, sizes: Floats, totals: Floats, start: Floats, habit: Floats, mean: Floats, spread: Floats
) -> float:
    """Give the Gaussian log-likelihood of one pair's one-step errors under a habit.

    Only the first two moments of the weekly mean score are used (quasi-likelihood, Wedderburn 1974), so acts that
    come in clumps, which no multinomial allows, can be judged by it.
    """
    tone, variance = start[0], start[1]
    last = weeks[0]
    total = 0.0
    for i in range(weeks.size):
        variance += habit[0] * (weeks[i] - last)
        last = weeks[i]
        excess = habit[1] * (1.0 + habit[2] * max(sizes[i] - 1.0, 0.0))
        slope = read_table(spread, tone)
        expected = slope * slope * variance + slope * excess / sizes[i]
        error = totals[i] / sizes[i] - read_table(mean, tone)
        total -= 0.5 * (np.log(expected) + error * error / expected)
        tone = find_mode(tone, variance, totals[i] / excess, sizes[i] / excess, mean, spread)
        variance = 1.0 / (sizes[i] / excess * read_table(spread, tone) + 1.0 / variance)
    return total


@compiled
def filter_pair(  # noqa: PLR0913, PLR0917 - as above
    weeks: Floats, sizes: Floats, totals: Floats, start: Floats, habit: Floats, mean: Floats, spread: Floats,
    tones: Floats, variances: Floats,
) -> None:  # fmt: skip
    """Fill `tones` and `variances` with what is known of the tone after each week that has acts."""
    tone, variance = start[0], start[1]
    for i in range(weeks.size):
        if i > 0:
            variance += habit[0] * (weeks[i] - weeks[i - 1])
        excess = habit[1] * (1.0 + habit[2] * max(sizes[i] - 1.0, 0.0))
        tone = find_mode(tone, variance, totals[i] / excess, sizes[i] / excess, mean, spread)
        variance = 1.0 / (sizes[i] / excess * read_table(spread, tone) + 1.0 / variance)
        tones[i] = tone
        variances[i] = variance


@compiled
def smooth_pair(weeks: Floats, step: float, tones: Floats, variances: Floats, gains: Floats) -> None:
    """Turn the filtered state into the smoothed one, in place (Rauch, Tung and Striebel 1965); fill `gains`."""
    for i in range(weeks.size - 2, -1, -1):
        ahead = variances[i] + step * (weeks[i + 1] - weeks[i])
        gain = variances[i] / ahead
        gains[i] = gain
        tones[i] += gain * (tones[i + 1] - tones[i])
        variances[i] += gain * gain * (variances[i + 1] - ahead)


@compiled
def bridge_pair(  # noqa: PLR0913, PLR0917 - as above
    weeks: Floats, step: float, tones: Floats, variances: Floats, gains: Floats, at: Floats, found: Floats,
    doubt: Floats,
) -> None:  # fmt: skip
    """Fill `found` and `doubt` with the state in the weeks `at` (rising), between and beyond those with acts.

    Between two weeks the walk is a Brownian bridge; beyond the first and last it is known ever less.
    """
    k = 0
    end = weeks.size - 1
    for i in range(at.size):
        while k < end and weeks[k + 1] <= at[i]:
            k += 1
        after = at[i] - weeks[k]
        if k == end or after <= 0.0:
            found[i] = tones[k]
            doubt[i] = variances[k] + step * abs(after)
            continue
        gap = weeks[k + 1] - weeks[k]
        part = after / gap
        both = gains[k] * variances[k + 1]
        found[i] = (1.0 - part) * tones[k] + part * tones[k + 1]
        doubt[i] = (
            (1.0 - part) ** 2 * variances[k] + part**2 * variances[k + 1] + 2.0 * part * (1.0 - part) * both
            + step * after * (gap - after) / gap
        )  # fmt: skip


@compiled
def draw_path(weeks: Floats, step: float, tones: Floats, variances: Floats, noise: Floats) -> None:
    """Turn the filtered state into one path drawn from the posterior, in `tones` (Frühwirth-Schnatter 1994).

    `noise` holds one standard normal number a week.
    """
    last = weeks.size - 1
    tones[last] += np.sqrt(variances[last]) * noise[last]
    for i in range(last - 1, -1, -1):
        gain = variances[i] / (variances[i] + step * (weeks[i + 1] - weeks[i]))
        tones[i] += gain * (tones[i + 1] - tones[i]) + np.sqrt(variances[i] * (1.0 - gain)) * noise[i]
