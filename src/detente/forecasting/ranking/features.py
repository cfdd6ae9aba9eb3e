"""The features of a possible partner, each column once with its meaning."""

from typing import NamedTuple

import numpy as np
from numba import njit

from detente.forecasting.history import Floats, Ints
from detente.forecasting.ranking.lands import role_cell
from detente.forecasting.ranking.memory import (
    ALIKE_LONG,
    ALIKE_RECENT,
    ANY_ACT,
    ANY_LAST,
    EVER,
    FORTNIGHT,
    HOP,
    LONG,
    RULES_SUM,
    SAME_ACT,
    SAME_LAST,
    SEASON,
    SUMS,
    Asked,
    Crowds,
    Known,
    Sheet,
)

COLUMNS = (
    *(f"same act, {age}" for age in ("day", "4 days", "fortnight", "2 months", "ever")),
    *(f"any act, {age}" for age in ("day", "4 days", "fortnight", "2 months", "ever")),
    "days since the same act",
    "days since any act",
    "rules: sum of rates",
    "rules: best rate",
    "rules: causes of the last week",
    "rules: older causes",
    "partners of those alike, recent",
    "partners of those alike, long",
    "partners of countrymen",
    "partners of partners",
    "partners of partners in this act",
    "partners of expected partners",
    "like the partners in this act",
    "like the actor",
    "as partner in this act, 4 days",
    "as partner in this act, fortnight",
    "as partner in this act, 2 months",
    "as partner in this act, ever",
    "share of this act",
    "acts at all, 4 days",
    "acts at all, 2 months",
    "acts at all, ever",
    "days since any act of its own",
    "share of its country in this act of the actor",
    "share of its country in all acts of the actor",
    "of the same country",
    "share in this act of the actor, 2 months",
    "share in all acts of the actor, fortnight",
    "share in this act of the actor, ever",
    "share in all acts of the actor, ever",
    "acts of this kind by the actor",
    "acts by the actor",
    "acts of this kind by all",
    "partners of the actor",
    "role",
    "first order",
    "this act in all that it meets",
    "share of its role in this act",
    "the actor itself",
    "the act",
    "rules against its activity",
    "partners of partners against its activity",
    "partners of those alike against this act",
    "rank by rules",
    "rank by any act, 2 months",
    "rank by partners of those alike",
    "rank by likeness to partners",
    "rank by partners of partners",
    "rank by this act, 4 days",
    "rank by same act, 2 months",
    "rank by partners of those alike, long",
    "rank by days since any act",
    "rank by whom countrymen meet",
    "rank by the same act, day",
    "rank by days since the same act",
    "rules against the best",
    "partners of partners against the best",
    "partners of those alike against the best",
    "whom countrymen meet against the best",
    "any act against the best",
    "whom countrymen meet, 4 days",
    "whom countrymen meet, 2 months",
    "between the countries, fortnight",
    "between the countries, 2 months",
    "share of its country in what countrymen do",
    "this act of countrymen with its country",
    "share of its role among the partners of such a role",
    "met by countrymen against its activity",
)
"""Columns of the matrix that the trees see."""

WIDTH = len(COLUMNS)


class Place(NamedTuple):
    """A query worked out: what was asked, the partner's first order, all acts of the kind, the actor's own partners."""

    asked: Asked
    order: int
    whole: float
    own: int


_CROWD = SUMS + 2
_SHARES = _CROWD + 9
_ASKED = _SHARES + 7
_KIND = _ASKED + 4
_RATIO = _KIND + 6
_RANK = _RATIO + 3
_BEST = _RANK + 12
_LAND = _BEST + 5

RANKED = np.array([
    RULES_SUM, ANY_ACT + SEASON, ALIKE_RECENT, SUMS, HOP, _CROWD, SAME_ACT + SEASON, ALIKE_LONG, ANY_LAST,
    _LAND + 1, SAME_ACT, SAME_LAST,
])  # fmt: skip
"""Columns that are also given as ranks within the query, the last one from the lowest."""

RISING = np.isin(RANKED, (ANY_LAST, SAME_LAST))
"""Whether each of these is ranked from the lowest."""

AGAINST_BEST = np.array([RULES_SUM, HOP, ALIKE_LONG, _LAND + 1, ANY_ACT + SEASON])
"""Columns that are also given as a share of the highest within the query."""

_TINY = np.float32(1e-6)


@njit(cache=True)
def _write_shares(line: Floats, partner: int, asked: Asked, known: Known, sheet: Sheet) -> None:
    """Write what shares of the actor's acts the partner and its country have."""
    sums, own = sheet.sums[partner], sheet.own
    land = sheet.land[known.country[partner]]
    line[_SHARES] = land[0] / (own[0] + _TINY)
    line[_SHARES + 1] = land[1] / (own[1] + _TINY)
    line[_SHARES + 2] = known.country[partner] == known.country[asked.side]
    line[_SHARES + 3] = sums[SAME_ACT + SEASON] / (own[0] + _TINY)
    line[_SHARES + 4] = sums[ANY_ACT + FORTNIGHT] / (own[1] + _TINY)
    line[_SHARES + 5] = sums[SAME_ACT + EVER] / (own[2] + _TINY)
    line[_SHARES + 6] = sums[ANY_ACT + EVER] / (own[3] + _TINY)


@njit(cache=True)
def _write_crowd(line: Floats, partner: int, whole: float, crowds: Crowds) -> None:
    """Write how much is going on around the partner."""
    for k in range(4):
        line[_CROWD + k] = crowds.of_act[partner, k]
        line[_CROWD + 5 + k] = crowds.of_actor[partner, k]
    line[_CROWD + 4] = crowds.of_act[partner, 2] / (whole + _TINY)


@njit(cache=True)
def _write_likeness(line: Floats, partner: int, side: int, known: Known, sheet: Sheet) -> None:
    """Write how near the partner stands to the actor's partners and to the actor."""
    for k in range(len(sheet.wish)):
        line[SUMS] += sheet.wish[k] * known.space[partner, k]
        line[SUMS + 1] += known.space[side, k] * known.space[partner, k]


@njit(cache=True)
def _write_lands(line: Floats, partner: int, asked: Asked, known: Known, sheet: Sheet, crowds: Crowds) -> None:
    """Write how the actor's country deals with the partner and with its country."""
    ours, theirs = known.country[asked.side], known.country[partner]
    line[_LAND : _LAND + 2] = crowds.meets[ours, partner]
    line[_LAND + 2 : _LAND + 4] = crowds.between[ours, theirs]
    line[_LAND + 4] = crowds.meets[ours, partner, LONG] / (crowds.between[ours, theirs, LONG] + _TINY)
    line[_LAND + 5] = sheet.land[theirs, 2]
    cell = role_cell(asked.act, known.role[asked.side], known.role[partner], int(ours == theirs))
    line[_LAND + 6] = known.role_pairs[cell]
    line[_LAND + 7] = crowds.meets[ours, partner, LONG] / (crowds.of_actor[partner, 1] + np.float32(1))


@njit(cache=True)
def write_features(line: Floats, partner: int, place: Place, known: Known, sheet: Sheet, crowds: Crowds) -> None:
    """Write all columns but the ranks; `line` must be zeros."""
    asked, whole = place.asked, place.whole
    sums = sheet.sums[partner]
    line[:SUMS] = sums
    _write_likeness(line, partner, asked.side, known, sheet)
    _write_crowd(line, partner, whole, crowds)
    _write_shares(line, partner, asked, known, sheet)
    _write_lands(line, partner, asked, known, sheet, crowds)
    line[_ASKED] = sheet.own[2]
    line[_ASKED + 1] = sheet.own[3]
    line[_ASKED + 2] = whole
    line[_ASKED + 3] = place.own
    line[_KIND] = known.role[partner]
    line[_KIND + 1] = place.order
    line[_KIND + 2] = crowds.of_act[partner, 2] / (crowds.of_actor[partner, 1] + _TINY)
    same_country = int(known.country[partner] == known.country[asked.side])
    line[_KIND + 3] = known.role_share[asked.act, known.role[partner], same_country]
    line[_KIND + 4] = partner == asked.side
    line[_KIND + 5] = asked.act
    line[_RATIO] = sums[RULES_SUM] / (crowds.of_actor[partner, 0] + np.float32(1))
    line[_RATIO + 1] = sums[HOP] / (crowds.of_actor[partner, 1] + np.float32(1))
    line[_RATIO + 2] = sums[ALIKE_RECENT] / (crowds.of_act[partner, 1] + np.float32(0.1))


@njit(cache=True)
def _rank_down(values: Floats) -> Floats:
    """Give the rank of each value from the highest, equal ones sharing the first."""
    order = np.argsort(-values, kind="mergesort")
    ranks = np.empty(len(values), np.float32)
    for i in range(len(order)):
        tied = i > 0 and values[order[i]] == values[order[i - 1]]
        ranks[order[i]] = ranks[order[i - 1]] if tied else i
    return ranks


@njit(cache=True)
def write_ranks(lines: Floats) -> None:
    """Write the columns of ranks of one query's lines."""
    for k in range(len(RANKED)):
        values = lines[:, RANKED[k]].copy()
        lines[:, _RANK + k] = _rank_down(-values if RISING[k] else values)
    for k in range(len(AGAINST_BEST)):
        values = lines[:, AGAINST_BEST[k]]
        lines[:, _BEST + k] = values / (values.max() + _TINY)


@njit(cache=True)
def share_roles(act: Ints, side: Ints, other: Ints, country: Ints, role: Ints, shape: tuple[int, int]) -> Floats:
    """Give the share of each role, at home and abroad, among the partners in each act; 10 acts added to shrink."""
    share = np.zeros((shape[0], shape[1], 2), np.float32)
    whole = np.full(shape[0], 10.0, np.float32)
    for i in range(len(act)):
        same = int(country[side[i]] == country[other[i]])
        share[act[i], role[other[i]], same] += 1
        whole[act[i]] += 1
    for i in range(shape[0]):
        share[i] /= whole[i]
    return share
