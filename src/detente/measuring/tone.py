"""Tone: how friendly the mix of acts is from one state to another, week by week, free of how much was written.

Acts of score 10·l occur with P(l | θ) ∝ p_l·exp(θ·l), p being the mix over all pairs. θ is a random walk. How fast it
walks, how much the acts of a pair scatter (looseness) and how they clump within a week differ from pair to pair and
can't be told from few acts: every pair is read under all habits of a grid, weighted by how well each foretold it and
by how common the habit is among all pairs (empirical Bayes). So the interval holds the doubt about them too.
"""

from dataclasses import dataclass

import numpy as np

from detente.measuring.compiling import compiled
from detente.measuring.filtering import bridge_pair, draw_path, filter_pair, score_steps, smooth_pair
from detente.measuring.mix import Floats, Mix, Singles, Wholes
from detente.measuring.weekly import Weeks

STEPS = (0.0002, 0.001, 0.005, 0.02, 0.08, 0.3)
"""Variances of a week's step: from a tone that hardly moves in a decade to one that turns within a month."""

LOOSENESS = (0.2, 0.4, 0.7, 1.1, 1.8)
"""Variance of the acts within a pair against that of the mix tilted to the pair's tone."""

CLUMPING = (0.0, 0.1, 0.35)
"""Correlation of the scores of two acts of one week beyond the tone."""

LEARNING_WEEKS = 150_000
"""Weeks with acts that the habits' commonness is learnt from, in pairs taken evenly; bounds the cost of learning."""

ROUNDS = 4
RARE = 0.003
NEGLIGIBLE = 0.01


@dataclass(frozen=True, slots=True)
class ToneModel:
    """What all pairs have in common: the mix, where tones start (mean, variance), habits and how common each is."""

    mix: Mix
    start: Floats
    habits: Floats
    common: Floats


@compiled
def score_habits(  # noqa: PLR0913, PLR0917 - a compiled loop
    bounds: Wholes,
    weeks: Floats,
    sizes: Floats,
    totals: Floats,
    start: Floats,
    habits: Floats,
    mean: Floats,
    spread: Floats,
) -> Floats:
    """Give the log-likelihood of each pair under each habit."""
    found = np.zeros((bounds.size - 1, habits.shape[0]))
    for p in range(bounds.size - 1):
        a, b = bounds[p], bounds[p + 1]
        for h in range(habits.shape[0]):
            found[p, h] = score_steps(weeks[a:b], sizes[a:b], totals[a:b], start, habits[h], mean, spread)
    return found


@compiled
def trace_pair(  # noqa: PLR0913, PLR0917 - a compiled loop
    weeks: Floats,
    sizes: Floats,
    totals: Floats,
    start: Floats,
    habits: Floats,
    trust: Floats,
    mean: Floats,
    spread: Floats,
    at: Floats,
) -> Floats:
    """Give two rows, mean and variance of the tone in the weeks `at`, over all habits that are worth trusting."""
    tones, variances, gains = np.zeros(weeks.size), np.zeros(weeks.size), np.zeros(weeks.size)
    found, doubt = np.zeros(at.size), np.zeros(at.size)
    first, second = np.zeros(at.size), np.zeros(at.size)
    whole = 0.0
    for h in range(habits.shape[0]):
        if trust[h] < NEGLIGIBLE:
            continue
        whole += trust[h]
        filter_pair(weeks, sizes, totals, start, habits[h], mean, spread, tones, variances)
        smooth_pair(weeks, habits[h, 0], tones, variances, gains)
        bridge_pair(weeks, habits[h, 0], tones, variances, gains, at, found, doubt)
        first += trust[h] * found
        second += trust[h] * (doubt + found * found)
    out = np.zeros((2, at.size))
    out[0] = first / whole
    out[1] = np.maximum(second / whole - out[0] * out[0], 1e-9)
    return out


@compiled
def trace_all(  # noqa: PLR0913, PLR0917 - a compiled loop
    bounds: Wholes,
    weeks: Floats,
    sizes: Floats,
    totals: Floats,
    start: Floats,
    habits: Floats,
    trust: Floats,
    mean: Floats,
    spread: Floats,
    at: Floats,
    out: Singles,
) -> None:
    """Fill `out` (pairs by 2 by weeks) as `trace_pair` does."""
    for p in range(bounds.size - 1):
        a, b = bounds[p], bounds[p + 1]
        out[p] = trace_pair(weeks[a:b], sizes[a:b], totals[a:b], start, habits, trust[p], mean, spread, at)


def all_habits() -> Floats:
    """Give every triple of step variance, looseness and clumping."""
    return np.array([(s, loose, c) for s in STEPS for loose in LOOSENESS for c in CLUMPING])


def _shares(likelihood: Floats, common: Floats) -> Floats:
    weighted = likelihood + np.log(common)
    weighted -= weighted.max(axis=1, keepdims=True)
    shares: Floats = np.exp(weighted)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _commonness(likelihood: Floats) -> Floats:
    """Give how common each habit is (EM for mixture weights, with one pseudo-pair spread over all habits)."""
    number = likelihood.shape[1]
    common = np.full(number, 1.0 / number)
    for _ in range(100):
        summed = _shares(likelihood, common).sum(axis=0) + 1.0 / number
        common = summed / summed.sum()
    return common


def _score(weeks: Weeks, model: ToneModel) -> Floats:
    return score_habits(
        weeks.bounds,
        weeks.weeks,
        weeks.sizes,
        weeks.totals,
        model.start,
        model.habits,
        model.mix.mean,
        model.mix.spread,
    )


def _starts(weeks: Weeks, model: ToneModel, trust: Floats) -> Floats:
    """Give mean and variance of the pairs' first tones, which the next round starts from."""
    firsts = np.zeros((len(weeks.bounds) - 1, 2))
    for p in range(firsts.shape[0]):
        own = weeks.of(p)
        firsts[p] = trace_pair(*own, model.start, model.habits, trust[p], model.mix.mean, model.mix.spread, own[0][:1])[
            :, 0
        ]
    centre = firsts[:, 0].mean()
    return np.array([centre, ((firsts[:, 0] - centre) ** 2 + firsts[:, 1]).mean()])


def learn_model(weeks: Weeks, mix: Mix) -> ToneModel:
    """Learn from the pairs where tones start and how common each habit is; the same pairs, the same model."""
    number = len(weeks.bounds) - 1
    stride = max(1, -(-weeks.weeks.size // LEARNING_WEEKS))
    some = weeks.chosen(np.arange(0, number, stride)) if stride > 1 else weeks
    habits = all_habits()
    model = ToneModel(mix, np.array([0.0, 1.0]), habits, np.full(len(habits), 1.0 / len(habits)))
    for _ in range(ROUNDS):
        likelihood = _score(some, model)
        common = _commonness(likelihood)
        model = ToneModel(mix, _starts(some, model, _shares(likelihood, common)), habits, common)
    kept = model.common > RARE * model.common.max()
    return ToneModel(mix, model.start, habits[kept], model.common[kept] / model.common[kept].sum())


def trust_habits(weeks: Weeks, model: ToneModel) -> Floats:
    """Give for each pair the posterior weight of each habit; rows sum to 1."""
    return _shares(_score(weeks, model), model.common)


def trace_tones(weeks: Weeks, model: ToneModel, at: Floats) -> Singles:
    """Give tone of every pair in the weeks `at`: an array pairs by (mean, variance) by weeks, single precision."""
    out = np.zeros((len(weeks.bounds) - 1, 2, at.size), dtype=np.float32)
    trace_all(
        weeks.bounds,
        weeks.weeks,
        weeks.sizes,
        weeks.totals,
        model.start,
        model.habits,
        trust_habits(weeks, model),
        model.mix.mean,
        model.mix.spread,
        at,
        out,
    )
    return out


def draw_tones(weeks: Weeks, model: ToneModel, number: int, draws: int, seed: int = 0) -> Floats:
    """Give `draws` tones of one pair for each of its weeks with acts, drawn from the posterior (draws by weeks)."""
    chance = np.random.default_rng(seed)
    own = weeks.of(number)
    trust = trust_habits(weeks.chosen([number]), model)[0]
    paths = np.zeros((draws, own[0].size))
    variances = np.zeros(own[0].size)
    for d, h in enumerate(chance.choice(len(trust), size=draws, p=trust)):
        habit = model.habits[h]
        filter_pair(*own, model.start, habit, model.mix.mean, model.mix.spread, paths[d], variances)
        draw_path(own[0], habit[0], paths[d], variances, chance.standard_normal(own[0].size))
    return paths
