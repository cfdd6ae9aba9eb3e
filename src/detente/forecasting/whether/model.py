"""From what was known to whether an act came: boosted trees and straight lines, their log-odds averaged."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles, Flags, Floats
from detente.forecasting.whether.lines import Lines, draw_lines
from detente.forecasting.whether.memory import walk
from detente.forecasting.whether.odds import chance, start_odds
from detente.forecasting.whether.panel import Panel, outcomes

if TYPE_CHECKING:
    import lightgbm

WARM_UP = 30
"""First days of a history that are not learned from: too little is known on them."""

STRIDE, MOST_DAYS = 3, 120
"""It is learned from every third day, as neighbouring days share their outcomes, and from so many days at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How the trees are grown and on how many cases; chosen on four months of ICEWS18 by turns."""

    trees: int = 200
    leaves: int = 15
    rate: float = 0.04
    least: int = 200
    threads: int = 1
    seed: int = 5
    longest: int = 400_000


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was known, and whether it happened, of all cases to learn from."""

    known: Floats
    happened: Flags


def gather(panel: Panel, days: range, within: int, most: int) -> Lessons:
    """Give cases of the days whose outcomes are known within the panel, each day's drawn by its number where too many.

    Raises:
        NotEnoughData: No day's outcome is known.
    """
    ahead = outcomes(panel, within)
    series, share = len(panel.counts), min(1.0, most / max(len(days) * len(panel.counts), 1))
    parts = []
    for day, known in walk(panel, days, within):
        if day < ahead.shape[1]:
            drawn = np.sort(np.random.default_rng(day).permutation(series)[: int(np.ceil(series * share))])
            parts.append((known[drawn], ahead[drawn, day]))
    if not parts:
        raise NotEnoughData(f"no day's outcome within {within} days is known yet")
    return Lessons(np.concatenate([known for known, _ in parts]), np.concatenate([came for _, came in parts]))


def _grow(lessons: Lessons, growth: Growth) -> "lightgbm.Booster":
    import lightgbm  # noqa: PLC0415 - it loads for a second, and few acts need no trees

    settings = {
        "objective": "binary", "num_leaves": growth.leaves, "learning_rate": growth.rate,
        "min_data_in_leaf": growth.least, "lambda_l2": 10.0, "feature_fraction": 0.6, "bagging_fraction": 0.7,
        "bagging_freq": 1, "max_bin": 127, "seed": growth.seed, "deterministic": True, "force_row_wise": True,
        "num_threads": growth.threads, "verbose": -1, "boost_from_average": False,
    }  # fmt: skip
    happened, start = lessons.happened.astype(np.int32), start_odds(lessons.known)
    data = lightgbm.Dataset(lessons.known, happened, init_score=start, params=settings)
    return lightgbm.train(settings, data, growth.trees)


@dataclass(frozen=True, slots=True)
class Whether:
    """A fitted model for one horizon."""

    trees: "lightgbm.Booster"
    lines: Lines
    within: int
    threads: int = 1

    def odds(self, known: Floats) -> Doubles:
        """Give the log-odds of each line of what is known: the mean of what trees and lines say."""
        grown = self.trees.predict(known, raw_score=True, num_threads=self.threads) + start_odds(known)
        odds: Doubles = (grown + self.lines.odds(known)) / 2
        return odds

    def probability(self, known: Floats) -> Doubles:
        """Give the probability of each line of what is known."""
        return chance(self.odds(known))


def fit_whether(panel: Panel, end: int, within: int, growth: Growth | None = None) -> Whether:
    """Fit on days whose outcomes were known before day `end` of the panel.

    The panel should hold many more pairs than are forecast: pairs chosen for being busy by `end` were busier before
    than they will be, and what is learned from them alone says too much.

    Raises:
        NotEnoughData: The history is shorter than the warm-up and two horizons.

    References:
        Ranjan and Gneiting (2010). Combining probability forecasts. Journal of the Royal Statistical Society B 72.
    """
    growth = growth or Growth()
    last = end - within + 1
    if last - WARM_UP < 2 * max(within, 5):
        raise NotEnoughData(f"{end} days of history are too few to learn a horizon of {within} days")
    stride = max(STRIDE, -(-(last - WARM_UP) // MOST_DAYS))
    lessons = gather(panel.before(end), range(WARM_UP, last, stride), within, growth.longest)
    with_lines = draw_lines(lessons.known, lessons.happened, panel.classes)
    return Whether(_grow(lessons, growth), with_lines, within, growth.threads)
