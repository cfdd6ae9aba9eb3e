"""Gradient-boosted trees from what was known to whether an act came, then set right by what they missed of late."""

from dataclasses import dataclass

import lightgbm
import numpy as np

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles, Flags, Floats
from detente.forecasting.whether.memory import FEATURES, walk
from detente.forecasting.whether.panel import Panel, outcomes

WARM_UP = 30
"""First days of a history that are not learned from: too little is known on them."""

CALIBRATION_SHARE = 0.2
"""Share of the days to learn from, the latest, kept back to set the probabilities right."""

_EDGE = 1e-4
_CLASS = FEATURES.index("class of act")
_BASE = FEATURES.index("base rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How the trees are grown; chosen on the days before ICEWS18's valid part."""

    trees: int = 200
    leaves: int = 15
    rate: float = 0.04
    least: int = 200
    threads: int = 1
    seed: int = 5
    longest: int = 400_000
    pull_days: float = 60.0


def logit(probability: Doubles) -> Doubles:
    """Give the log-odds of probabilities, held away from 0 and 1."""
    p = np.clip(probability, _EDGE, 1 - _EDGE)
    odds: Doubles = np.log(p / (1 - p))
    return odds


def chance(odds: Doubles) -> Doubles:
    """Give the probabilities of log-odds."""
    p: Doubles = 1 / (1 + np.exp(-odds))
    return p


def start_odds(known: Floats) -> Doubles:
    """Give the log-odds of the base rate, from which the trees start."""
    return logit(known[:, _BASE].astype(np.float64))


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was known, whether it happened, and on which day, of all cases to learn from."""

    known: Floats
    happened: Flags
    day: Doubles


def gather(panel: Panel, days: range, within: int) -> Lessons:
    """Give the cases of the days whose outcomes are known within the panel."""
    ahead = outcomes(panel, within)
    found = [(day, known) for day, known in walk(panel, days, within) if day < ahead.shape[1]]
    if not found:
        raise NotEnoughData(f"no day's outcome within {within} days is known yet")
    return Lessons(
        np.concatenate([known for _, known in found]),
        np.concatenate([ahead[:, day] for day, _ in found]),
        np.concatenate([np.full(len(known), day, np.float64) for day, known in found]),
    )


def _grow(known: Floats, happened: Flags, growth: Growth) -> lightgbm.Booster:
    settings = {
        "objective": "binary", "num_leaves": growth.leaves, "learning_rate": growth.rate,
        "min_data_in_leaf": growth.least, "lambda_l2": 10.0, "feature_fraction": 0.6, "bagging_fraction": 0.7,
        "bagging_freq": 1, "max_bin": 127, "seed": growth.seed, "deterministic": True, "force_row_wise": True,
        "num_threads": growth.threads, "verbose": -1, "boost_from_average": False,
    }  # fmt: skip
    data = lightgbm.Dataset(known, happened.astype(np.int32), init_score=start_odds(known), params=settings)
    return lightgbm.train(settings, data, growth.trees)


def _straighten(odds: Doubles, happened: Flags, kind: Doubles, classes: int, pull: float) -> Doubles:
    """Give slope and shift of the log-odds for each class (Platt), drawn to 1 and 0 as by `pull` cases."""
    found = np.tile(np.array([1.0, 0.0]), (classes, 1))
    for act in range(classes):
        mine = kind == act
        if mine.any():
            found[act] = _platt(odds[mine], happened[mine].astype(np.float64), pull)
    return found


def _platt(odds: Doubles, happened: Doubles, pull: float, rounds: int = 25) -> Doubles:
    """Give slope and shift by Newton's method, with a pull to (1, 0) that outweighs a handful of cases.

    References:
        Platt (1999). Probabilistic outputs for support vector machines. MIT Press.
    """
    rest = np.array([1.0, 0.0])
    point = rest.copy()
    lines = np.column_stack((odds, np.ones_like(odds)))
    for _ in range(rounds):
        p = chance(lines @ point)
        slope = lines.T @ (happened - p) - pull * (point - rest)
        bend = (lines * (p * (1 - p))[:, None]).T @ lines + pull * np.eye(2)
        step = np.linalg.solve(bend, slope)
        point = point + step
        if np.abs(step).max() < 1e-10:  # noqa: PLR2004 - below the last digit that matters
            break
    return point


@dataclass(frozen=True, slots=True)
class Whether:
    """A fitted model for one horizon."""

    trees: lightgbm.Booster
    straight: Doubles
    within: int
    threads: int = 1

    def odds(self, known: Floats) -> Doubles:
        """Give the log-odds of each line of what is known."""
        raw = self.trees.predict(known, raw_score=True, num_threads=self.threads) + start_odds(known)
        slope, shift = self.straight[known[:, _CLASS].astype(int)].T
        odds: Doubles = slope * raw + shift
        return odds

    def probability(self, known: Floats) -> Doubles:
        """Give the probability of each line of what is known."""
        return chance(self.odds(known))


def fit_whether(panel: Panel, end: int, within: int, growth: Growth | None = None) -> Whether:
    """Fit on all days whose outcomes were known before day `end` of the panel.

    The trees are grown on the earlier days and set right on the latest; then grown again on all.

    Raises:
        NotEnoughData: The history is shorter than the warm-up and two horizons.
    """
    growth = growth or Growth()
    last = end - within + 1
    if last - WARM_UP < 2 * max(within, 5):
        raise NotEnoughData(f"{end} days of history are too few to learn a horizon of {within} days")
    past = Panel(
        panel.actor, panel.recipient, panel.mirror, panel.marks[:, :end], panel.classes, panel.actors, panel.first_day
    )
    stride = max(1, -(-len(panel.marks) * (last - WARM_UP) // growth.longest))
    lessons = gather(past, range(WARM_UP, last, stride), within)
    cut = last - max(int((last - WARM_UP) * CALIBRATION_SHARE), 5)
    early = lessons.day < cut - within + 1
    late = lessons.day >= cut
    trial = _grow(lessons.known[early], lessons.happened[early], growth)
    raw = trial.predict(lessons.known[late], raw_score=True) + start_odds(lessons.known[late])
    # All pairs share a day's shocks: what a slack month shifted must not be handed on as if each case were news.
    pull = growth.pull_days * panel.pairs
    kinds = lessons.known[late][:, _CLASS].astype(np.float64)
    straight = _straighten(raw, lessons.happened[late], kinds, panel.classes, pull)
    return Whether(_grow(lessons.known, lessons.happened, growth), straight, within, growth.threads)
