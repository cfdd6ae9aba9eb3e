"""How states and roles deal with each other: whom countrymen meet, what goes on between countries, who meets whom."""

import numpy as np
from numba import njit

from detente.forecasting.history import Floats, Ints
from detente.forecasting.ranking.memory import FORTNIGHT, LONG, RECENT, SEASON, WEEK, Crowds, Known, Rows


@njit(cache=True)
def count_lands(today: int, until: int, rows: Rows, known: Known, crowds: Crowds) -> None:
    """Count anew from the acts before `until`, told from both sides; actors of unknown country have no countrymen."""
    crowds.meets[:] = 0
    crowds.between[:] = 0
    unknown = len(crowds.between) - 1
    for row in range(np.searchsorted(rows.day, until)):
        age = today - rows.day[row]
        one, other = known.country[rows.side[row]], rows.other[row]
        if one == unknown:
            continue
        crowds.meets[one, other, RECENT] += known.fading[WEEK, age]
        crowds.meets[one, other, LONG] += known.fading[SEASON, age]
        crowds.between[one, known.country[other], RECENT] += known.fading[FORTNIGHT, age]
        crowds.between[one, known.country[other], LONG] += known.fading[SEASON, age]


ROLE_CELLS = 1 << 20
"""Cells of the table of roles; two kinds that fall into one cell are counted together."""


@njit(cache=True)
def role_cell(act: int, ours: int, theirs: int, same: int) -> int:
    """Give the cell of a role's act on a role, at home or abroad."""
    return (((act * 1009 + ours) * 1013 + theirs) * 2 + same) % ROLE_CELLS


@njit(cache=True)
def share_role_pairs(act: Ints, side: Ints, other: Ints, country: Ints, role: Ints, shape: tuple[int, int]) -> Floats:
    """Give for each role and act the share of each role, at home and abroad, among the partners; 5 acts to shrink."""
    share = np.zeros(ROLE_CELLS, np.float32)
    whole = np.full(shape, 5.0, np.float32)
    for i in range(len(act)):
        whole[act[i], role[side[i]]] += 1
    for i in range(len(act)):
        same = int(country[side[i]] == country[other[i]])
        share[role_cell(act[i], role[side[i]], role[other[i]], same)] += 1 / whole[act[i], role[side[i]]]
    return share
