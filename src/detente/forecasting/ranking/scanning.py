"""Walks through the history that add up what speaks for each possible partner. All see only days before `until`."""

import numpy as np
from numba import njit

from detente.forecasting.history import Floats, Ints, Longs
from detente.forecasting.ranking.memory import (
    ALIKE_LONG,
    ALIKE_RECENT,
    ANY_ACT,
    ANY_LAST,
    COUNTRYMEN,
    EVER,
    FORTNIGHT,
    HOP,
    HOP_BY_RULES,
    HOP_SAME_ACT,
    LONG,
    NEVER,
    RULES_BEST,
    RULES_LATER,
    RULES_SOON,
    RULES_SUM,
    SAME_ACT,
    SAME_LAST,
    SEASON,
    Asked,
    Crowds,
    Known,
    Rows,
    Sheet,
    Via,
)
from detente.forecasting.ranking.rules import lag_class

SOON = 2
"""Classes of days between up to this one (a week) count as soon."""

HOP_PARTNERS, HOP_ACTS, LIKE_ACTS, WISH_ACTS = 30, 300, 1500, 3000
"""How many partners, and how many latest acts of each, are walked; chosen by hand."""

LEAST_MET = np.float32(0.5)
"""Acts of countrymen with an actor, fading over 2 months, from which on it is a possible partner."""

OTHER_ACTS_WEIGHT = np.float32(0.05)
"""Weight of acts of another kind where those of this kind are few."""


@njit(cache=True)
def rows_until(start: Longs, order: Ints, day: Ints, key: int, until: int) -> int:
    """Give the end of a key's rows of days before `until`."""
    low, high = start[key], start[key + 1]
    while low < high:
        middle = (low + high) // 2
        if day[order[middle]] < until:
            low = middle + 1
        else:
            high = middle
    return int(low)


@njit(cache=True)
def _touch(partner: int, sheet: Sheet, count: int) -> int:
    """Note a partner met for the first time, its sums cleared; give how many were met."""
    if sheet.seen[partner]:
        return count
    sheet.seen[partner] = True
    sheet.touched[count] = partner
    sheet.sums[partner, :] = 0
    sheet.sums[partner, SAME_LAST] = NEVER
    sheet.sums[partner, ANY_LAST] = NEVER
    return count + 1


@njit(cache=True)
def _add_rule(sums: Floats, rate: float, lag: int) -> None:
    """Add what one past act says for the partner by the rule from it."""
    sums[RULES_SUM] += rate
    sums[RULES_SOON if lag <= SOON else RULES_LATER] += rate
    sums[RULES_BEST] = max(sums[RULES_BEST], rate)


@njit(cache=True)
def scan_own(asked: Asked, rows: Rows, known: Known, sheet: Sheet) -> int:
    """Walk the side's own acts, latest first: counts by age for this and any act, days since, rules fired."""
    sheet.land[:] = 0
    sheet.own[:] = 0
    count = 0
    end = rows_until(rows.side_start, rows.side_order, rows.day, asked.side, asked.until)
    for i in range(end - 1, rows.side_start[asked.side] - 1, -1):
        row = rows.side_order[i]
        partner, age = rows.other[row], asked.today - rows.day[row]
        count = _touch(partner, sheet, count)
        sums = sheet.sums[partner]
        fading = known.fading[:, age]
        land = sheet.land[known.country[partner]]
        if sums[ANY_LAST] == NEVER:
            sums[ANY_LAST] = age
        for h in range(5):
            sums[ANY_ACT + h] += fading[h]
        land[1] += fading[FORTNIGHT]
        sheet.own[1] += fading[FORTNIGHT]
        sheet.own[3] += 1
        if rows.act[row] == asked.act:
            if sums[SAME_LAST] == NEVER:
                sums[SAME_LAST] = age
            for h in range(5):
                sums[SAME_ACT + h] += fading[h]
            land[0] += fading[SEASON]
            sheet.own[0] += fading[SEASON]
            sheet.own[2] += 1
        lag = lag_class(age)
        _add_rule(sums, known.rules[rows.act[row], asked.act, lag], lag)
    return count


@njit(cache=True)
def _likeness(side: int, other: int, space: Floats, sheet: Sheet) -> float:
    """Give how alike two actors are by their partners, 0 to 1, worked out once a query."""
    if not sheet.compared[other]:
        product = np.float32(0)
        for k in range(space.shape[1]):
            product += space[side, k] * space[other, k]
        sheet.likeness[other] = max(product, np.float32(0))
        sheet.compared[other] = True
    return float(sheet.likeness[other])


@njit(cache=True)
def scan_alike(asked: Asked, rows: Rows, known: Known, sheet: Sheet, count: int) -> int:
    """Walk the latest acts of this kind by others: whom did those like this side, and its countrymen, do it to?"""
    end = rows_until(rows.act_start, rows.act_order, rows.day, asked.act, asked.until)
    begin = max(rows.act_start[asked.act], end - LIKE_ACTS)
    for i in range(end - 1, begin - 1, -1):
        row = rows.act_order[i]
        other, partner = rows.side[row], rows.other[row]
        if asked.side in (partner, other):
            continue
        alike = _likeness(asked.side, other, known.space, sheet)
        count = _touch(partner, sheet, count)
        sums = sheet.sums[partner]
        fading = known.fading[:, asked.today - rows.day[row]]
        sums[ALIKE_RECENT] += alike * fading[FORTNIGHT]
        sums[ALIKE_LONG] += alike * alike * alike * fading[SEASON]
        if known.country[other] == known.country[asked.side]:
            sums[COUNTRYMEN] += fading[FORTNIGHT]
            sheet.land[known.country[partner], 2] += fading[SEASON]
    for i in range(begin, end):
        sheet.compared[rows.side[rows.act_order[i]]] = False
    return count


@njit(cache=True)
def scan_hops(asked: Asked, rows: Rows, known: Known, sheet: Sheet, count: int) -> int:
    """Walk the strongest partners' own acts: whom do they deal with, and in this act?"""
    met = count
    strength = np.empty(met, np.float32)
    promise = np.float32(0)
    for i in range(met):
        sums = sheet.sums[sheet.touched[i]]
        strength[i] = sums[ANY_ACT + FORTNIGHT] + OTHER_ACTS_WEIGHT * sums[ANY_ACT + EVER]
        promise += sums[RULES_SUM]
    best = np.argsort(-strength, kind="mergesort")[:HOP_PARTNERS]
    whole = strength[best].sum()
    between = sheet.touched[best].copy()
    for k in range(len(between)):
        expected = sheet.sums[between[k], RULES_SUM] / (promise + np.float32(1e-9))
        count = _hop(asked, Via(between[k], strength[best[k]] / whole, expected), rows, known, sheet, count)
    return count


@njit(cache=True)
def _hop(asked: Asked, via: Via, rows: Rows, known: Known, sheet: Sheet, count: int) -> int:
    """Hand a partner's share on to its own partners, by their latest acts."""
    end = rows_until(rows.side_start, rows.side_order, rows.day, via.partner, asked.until)
    begin = max(rows.side_start[via.partner], end - HOP_ACTS)
    whole = np.float32(0)
    for i in range(begin, end):
        whole += known.fading[SEASON, asked.today - rows.day[rows.side_order[i]]]
    if whole <= 0:
        return count
    for i in range(begin, end):
        row = rows.side_order[i]
        if rows.other[row] == asked.side:
            continue
        count = _touch(rows.other[row], sheet, count)
        sums = sheet.sums[rows.other[row]]
        passed = known.fading[SEASON, asked.today - rows.day[row]] / whole
        sums[HOP] += via.share * passed
        sums[HOP_BY_RULES] += via.expected * passed
        if rows.act[row] == asked.act:
            sums[HOP_SAME_ACT] += via.share * passed
    return count


@njit(cache=True)
def scan_countrymen(asked: Asked, known: Known, crowds: Crowds, sheet: Sheet, count: int) -> int:
    """Meet whom the actor's countrymen met of late."""
    country = known.country[asked.side]
    for partner in range(crowds.meets.shape[1]):
        if crowds.meets[country, partner, LONG] >= LEAST_MET:
            count = _touch(partner, sheet, count)
    return count


@njit(cache=True)
def scan_wish(asked: Asked, rows: Rows, known: Known, sheet: Sheet) -> None:
    """Work out the middle of the partners that the side had in this act, in the space of likeness; length 1 or 0."""
    wish = sheet.wish
    wish[:] = 0
    end = rows_until(rows.side_start, rows.side_order, rows.day, asked.side, asked.until)
    for i in range(max(rows.side_start[asked.side], end - WISH_ACTS), end):
        row = rows.side_order[i]
        weight = known.fading[SEASON, asked.today - rows.day[row]]
        if rows.act[row] != asked.act:
            weight *= OTHER_ACTS_WEIGHT
        for k in range(len(wish)):
            wish[k] += weight * known.space[rows.other[row], k]
    length = np.sqrt((wish * wish).sum())
    if length > 0:
        wish /= length
