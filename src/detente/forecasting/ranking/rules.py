"""Rules of one step between the same two sides: after this act, how often did that act follow, by the days between?"""

import numpy as np
import numpy.typing as npt
from numba import njit

from detente.forecasting.history import BothSides, Floats, Ints
from detente.forecasting.ranking.memory import Rows, rows_of

LAG_STARTS: npt.NDArray[np.int64] = np.array([1, 2, 4, 8, 15, 31, 91])
LAG_WIDTHS: npt.NDArray[np.float64] = np.array([1.0, 2.0, 4.0, 7.0, 16.0, 60.0, 180.0])
"""Classes of days between cause and act, finer where recent; past 270 days nothing is counted."""

LONGEST_LAG = 270
SHRINK = 20.0
"""Case-days added to each rule's cases, so that a rule seen twice is no certainty."""


@njit(cache=True)
def lag_class(days: int) -> int:
    """Give the class of a number of days between, 0 (the day before) to 6 (over 90)."""
    lag = 0
    while lag + 1 < len(LAG_STARTS) and days >= LAG_STARTS[lag + 1]:
        lag += 1
    return lag


@njit(cache=True)
def _count_pair(rows: Ints, act: Ints, day: Ints, until: int, hits: Floats, cases: Floats) -> None:
    """Count what followed what among the acts of one pair, rows in the order of days."""
    for i in range(len(rows)):
        cause = rows[i]
        for lag in range(len(LAG_STARTS)):
            room = until - day[cause] - LAG_STARTS[lag]
            if room > 0:
                cases[act[cause], lag] += min(float(room), LAG_WIDTHS[lag])
        for j in range(i + 1, len(rows)):
            days = day[rows[j]] - day[cause]
            if days > LONGEST_LAG:
                break
            if days > 0:
                hits[act[cause], act[rows[j]], lag_class(days)] += 1


@njit(cache=True)
def _count(rows: Rows, until: int, hits: Floats, cases: Floats) -> None:
    """Count over all pairs: the rows of each side, put together by partner."""
    for side in range(len(rows.side_start) - 1):
        mine = rows.side_order[rows.side_start[side] : rows.side_start[side + 1]]
        kept = 0
        while kept < len(mine) and rows.day[mine[kept]] < until:
            kept += 1
        mine = mine[:kept]
        mine = mine[np.argsort(rows.other[mine], kind="mergesort")]
        first = 0
        for i in range(1, kept + 1):
            if i == kept or rows.other[mine[i]] != rows.other[mine[first]]:
                _count_pair(mine[first:i], rows.act, rows.day, until, hits, cases)
                first = i


def mine_rules(told: BothSides, until: int) -> Floats:
    """Give the daily rate at which act `j` followed act `i` between the same sides, from the days before `until`.

    Returns:
        Rates of the shape (acts told twice, acts told twice, classes of days between), from 0; shrunk towards 0 where
        cases are few. The reversed act is a cause like any other.

    References:
        Liu, Ma, Hildebrandt, Joblin and Tresp (2022). TLogic: Temporal logical rules for explainable link
        forecasting on temporal knowledge graphs. AAAI 36. Cyclic rules of length one, here with the lag kept.
    """
    acts = 2 * told.acts
    hits = np.zeros((acts, acts, len(LAG_STARTS)), np.float32)
    cases = np.zeros((acts, len(LAG_STARTS)), np.float32)
    _count(rows_of(told), until, hits, cases)
    hits /= cases[:, None, :] + np.float32(SHRINK)
    return hits
