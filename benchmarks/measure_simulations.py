"""Validity of measuring, in simulation: intervals of tone, turning points, injected coverage."""

from typing import NamedTuple

import numpy as np

from detente.measuring.mix import Floats, Mix
from detente.measuring.monthly import Months
from detente.measuring.tone import learn_model, trace_tones
from detente.measuring.turning import find_turning_points
from detente.measuring.weekly import Weeks
from detente.model.series import TurningPoint

MONTHS = 132
"""Eleven years, as the targets speak of."""

NINETY = 1.6449


class Share(NamedTuple):
    """A share with its 95% interval (Wilson 1927) and the number of cases."""

    value: float
    low: float
    high: float
    cases: int

    def __str__(self) -> str:
        """Give it as a table shows it."""
        return f"{self.value:.1%} ({self.low:.1%} to {self.high:.1%})"


def share(hits: float, cases: int) -> Share:
    """Give a share of independent cases."""
    z = 1.96
    value = hits / max(cases, 1)
    centre = (value + z**2 / (2 * cases)) / (1 + z**2 / cases)
    margin = z * np.sqrt(value * (1 - value) / cases + z**2 / (4 * cases**2)) / (1 + z**2 / cases)
    return Share(value, centre - margin, centre + margin, cases)


def bootstrap_mean(values: Floats, seed: int = 0, draws: int = 2000) -> tuple[float, float, float]:
    """Give a mean with its 95% interval over resampled units."""
    chance = np.random.default_rng(seed)
    means = values[chance.integers(0, values.size, (draws, values.size))].mean(axis=1)
    return float(values.mean()), float(np.quantile(means, 0.025)), float(np.quantile(means, 0.975))


def simulate_tones(mix: Mix, pairs: int, weeks: int, clumping: float, seed: int) -> tuple[Floats, Weeks]:
    """Give true tones (pairs by weeks) and acts drawn from them; some acts copy another of the week (clumping)."""
    chance = np.random.default_rng(seed)
    steps = chance.choice((0.0005, 0.003, 0.02, 0.08), pairs)
    tones = chance.normal(0.3, 1, (pairs, 1)) + np.cumsum(
        chance.normal(0, 1, (pairs, weeks)) * np.sqrt(steps)[:, None], 1
    )
    numbers = chance.poisson(np.exp(chance.normal(-1.2, 1.5, pairs))[:, None], (pairs, weeks))
    numbers[:, 0] = np.maximum(numbers[:, 0], numbers.sum(axis=1) == 0)
    places = np.argwhere(numbers > 0)
    totals = np.array([_draw_week(mix, tones[p, t], numbers[p, t], clumping, chance) for p, t in places])
    bounds = np.searchsorted(places[:, 0], np.arange(pairs + 1)).astype(np.int64)
    sizes = numbers[places[:, 0], places[:, 1]].astype(float)
    return tones, Weeks((), bounds, places[:, 1].astype(float), sizes, totals)


def _draw_week(mix: Mix, tone: float, number: int, clumping: float, chance: np.random.Generator) -> float:
    tilted = mix.shares * np.exp(tone * mix.weights)
    drawn = chance.choice(mix.weights, size=number, p=tilted / tilted.sum())
    copied = chance.random(number) < np.sqrt(clumping)
    return float(np.where(copied, drawn[0], drawn).sum())


def tone_coverage(mix: Mix, clumping: float, pairs: int = 400, weeks: int = 300) -> tuple[float, float, float]:
    """Give how often the 90% interval held the true tone, over pairs, with its 95% interval."""
    tones, acts = simulate_tones(mix, pairs, weeks, clumping, seed=3)
    traced = trace_tones(acts, learn_model(acts, mix), np.arange(float(weeks)))
    held = np.abs(tones - traced[:, 0]) <= NINETY * np.sqrt(traced[:, 1])
    return bootstrap_mean(held.mean(axis=1))


def _counts(mean: Floats, size: float, chance: np.random.Generator) -> Floats:
    return chance.poisson(mean * chance.gamma(size, 1 / size, mean.shape)).astype(float)


def _found(own: Floats) -> tuple[TurningPoint, ...]:
    import datetime as dt  # noqa: PLC0415 - for one origin of months

    return find_turning_points(Months(dt.date(2000, 1, 1), own, np.full_like(own, 1000.0)))


def false_turns(size: float, mean: float, runs: int, seed: int = 0) -> tuple[float, float, float]:
    """Give the turning points told in eleven years in which nothing turned, with a 95% interval."""
    chance = np.random.default_rng(seed)
    told = [len(_found(_counts(np.full((4, MONTHS), mean), size, chance))) for _ in range(runs)]
    return bootstrap_mean(np.array(told, dtype=float))


def _shifted(rows: int, classes: int, mean: float, chance: np.random.Generator) -> tuple[float, int, Floats]:
    """Draw a shift by half or double of the first classes: the factor, its month, the means (rows by months)."""
    factor, at = chance.choice([0.5, 2.0]), int(chance.integers(30, 102))
    means = np.full((rows, MONTHS), mean)
    means[:classes, at:] *= factor
    return factor, at, means


def oracle_reach(size: float, mean: float, classes: int, runs: int = 2000, seed: int = 2) -> Share:
    """Give how often one who knows both rates and the overdispersion places a shift by half or double within a month.

    Nobody who must learn the rates from the same counts can do better on average.
    """
    chance = np.random.default_rng(seed)
    hits = 0
    for _ in range(runs):
        factor, at, means = _shifted(classes, classes, mean, chance)
        hits += abs(_oracle(_counts(means, size, chance), mean, factor, size) - at) <= 1
    return share(hits, runs)


class Power(NamedTuple):
    """How a true shift fared: found at all, within a month, its interval held it; and the oracle's within a month."""

    found: Share
    near: Share
    held: Share
    oracle: Share


def power(size: float, mean: float, classes: int, runs: int, seed: int = 1) -> Power:
    """Give how often a shift by half or double in some classes is found, and placed, and covered."""
    chance = np.random.default_rng(seed)
    found = near = held = oracle = 0
    for _ in range(runs):
        factor, at, means = _shifted(4, classes, mean, chance)
        counts = _counts(means, size, chance)
        oracle += abs(_oracle(counts[:classes], mean, factor, size) - at) <= 1
        told = _found(counts)
        if told:
            months = [((p.month.year - 2000) * 12 + p.month.month - 1, p) for p in told]
            place, point = min(months, key=lambda pair: abs(pair[0] - at))
            low, high = ((d.year - 2000) * 12 + d.month - 1 for d in (point.low, point.high))
            found, near, held = found + 1, near + (abs(place - at) <= 1), held + (low <= at <= high)
    return Power(share(found, runs), share(near, runs), share(held, max(found, 1)), share(oracle, runs))


def _oracle(counts: Floats, mean: float, factor: float, size: float) -> int:
    """Give the best guess, within a month, of one who knows that there is one shift, both rates and the overdispersion.

    That is the middle of the three months that hold it most probably; the likeliest month alone does worse.
    """

    def likelihood(rate: float) -> Floats:
        each: Floats = (size * np.log(size / (size + rate)) + counts * np.log(rate / (size + rate))).sum(axis=0)
        return each

    before, after = likelihood(mean).cumsum(), likelihood(mean * factor)[::-1].cumsum()[::-1]
    worth = before[:-1] + after[1:]
    return int(np.convolve(np.exp(worth - worth.max()), np.ones(3), mode="same").argmax()) + 1
