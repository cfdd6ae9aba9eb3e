"""The likeliest partners of each query of a day, with their features, and where the others would stand."""

from typing import NamedTuple

import numpy as np
from numba import njit

from detente.forecasting.history import Doubles, Floats, Ints, Longs
from detente.forecasting.ranking.crowds import count_act, count_actors
from detente.forecasting.ranking.features import Place, write_features, write_ranks
from detente.forecasting.ranking.lands import count_lands
from detente.forecasting.ranking.memory import (
    ALIKE_LONG,
    ANY_ACT,
    COUNTRYMEN,
    HOP,
    HOP_SAME_ACT,
    LONG,
    RECENT,
    RULES_SUM,
    SAME_ACT,
    SEASON,
    Asked,
    Crowds,
    Known,
    Rows,
    Sheet,
)
from detente.forecasting.ranking.scanning import scan_alike, scan_countrymen, scan_hops, scan_own, scan_wish


class Day(NamedTuple):
    """The distinct queries of one day, sorted by act; the answers of query q are `answers[start[q]:start[q + 1]]`."""

    today: int
    until: int
    side: Ints
    act: Ints
    start: Longs
    answers: Ints


class Found(NamedTuple):
    """Candidates of each query (the first `counts`), the lines of their features, and for each answer left out how many
    others left out stand before it (half for ties); -1 for answers among the candidates.
    """  # noqa: D205 - three columns need more than a line

    partner: Ints
    counts: Longs
    lines: Floats
    behind: Doubles


@njit(cache=True)
def _first_order(met: int, asked: Asked, whole: float, known: Known, sheet: Sheet, crowds: Crowds) -> Doubles:
    """Give a first score of each partner met, good enough to choose whom to look at; weights set by hand."""
    score = np.empty(met, np.float64)
    for i in range(met):
        partner = sheet.touched[i]
        sums = sheet.sums[partner]
        score[i] = 10 * sums[RULES_SUM] + 0.3 * sums[SAME_ACT + SEASON] + 0.1 * sums[ANY_ACT + SEASON]
        score[i] += 0.5 * sums[HOP] + sums[HOP_SAME_ACT] + 0.2 * sums[ALIKE_LONG] + 0.02 * sums[COUNTRYMEN]
        score[i] += 0.1 * crowds.of_act[partner, 2] / (whole + 1) + 1e-7 * crowds.of_actor[partner, 1]
        meets = crowds.meets[known.country[asked.side], partner]
        score[i] += 0.02 * meets[LONG] + 0.05 * meets[RECENT]
        if partner == asked.side:
            score[i] *= 0.1
    return score


@njit(cache=True)
def _is_in(value: int, values: Ints) -> bool:
    """Tell whether a number is in a short list."""
    for i in range(len(values)):  # noqa: SIM110 - numba compiles no generator expressions
        if values[i] == value:
            return True
    return False


@njit(cache=True)
def _fallback(met: int, score: Doubles, sheet: Sheet, crowds: Crowds) -> Doubles:
    """Give a score for every actor: those met by first score from 1 up, all others below 1 by their activity."""
    activity = crowds.of_actor[:, 1].astype(np.float64)
    back = activity / (1 + activity)
    for i in range(met):
        back[sheet.touched[i]] = 1 + score[i]
    return back


@njit(cache=True)
def _before(one: float, other: float) -> float:
    """Give 1 where one stands before the other, half on a tie, else 0."""
    return 1.0 if one > other else 0.5 if one == other else 0.0


@njit(cache=True)
def _behind(answer: int, back: Doubles, chosen: Ints, answers: Ints) -> float:
    """Give how many of those left out stand before an answer left out, the other answers taken away, ties half."""
    own = back[answer]
    before = -0.5
    for actor in range(len(back)):
        before += _before(back[actor], own)
    for i in range(len(chosen)):
        before -= _before(back[chosen[i]], own)
    for i in range(len(answers)):
        if answers[i] != answer and not _is_in(answers[i], chosen):
            before -= _before(back[answers[i]], own)
    return before


class _Order(NamedTuple):
    """The partners met and their first scores."""

    met: int
    score: Doubles


@njit(cache=True)
def _place_left_out(answers: Ints, chosen: Ints, order: _Order, sheet: Sheet, crowds: Crowds, behind: Doubles) -> None:
    """Write for each answer how many of those left out stand before it, -1 for one among the chosen."""
    behind[:] = -1
    missing = False
    for i in range(len(answers)):
        missing |= not _is_in(answers[i], chosen)
    if not missing:
        return
    back = _fallback(order.met, order.score, sheet, crowds)
    for i in range(len(answers)):
        if not _is_in(answers[i], chosen):
            behind[i] = _behind(answers[i], back, chosen, answers)


@njit(cache=True)
def _scan(asked: Asked, rows: Rows, known: Known, sheet: Sheet, crowds: Crowds) -> tuple[int, int]:
    """Do all walks of a query; give how many partners were met, and how many of them the actor had itself."""
    own = scan_own(asked, rows, known, sheet)
    met = scan_hops(asked, rows, known, sheet, own)
    met = scan_alike(asked, rows, known, sheet, met)
    met = scan_countrymen(asked, known, crowds, sheet, met)
    scan_wish(asked, rows, known, sheet)
    return met, own


@njit(cache=True)
def find_candidates(day: Day, rows: Rows, known: Known, sheet: Sheet, crowds: Crowds, found: Found) -> None:
    """Fill `found` (zeros before) for all queries of a day; the answers serve only to place those left out."""
    most = found.partner.shape[1]
    count_actors(day.today, day.until, rows, known, crowds)
    count_lands(day.today, day.until, rows, known, crowds)
    whole = 0.0
    for q in range(len(day.side)):
        asked = Asked(day.side[q], day.act[q], day.today, day.until)
        if q == 0 or day.act[q] != day.act[q - 1]:
            whole = count_act(asked, rows, known, crowds)
        met, own = _scan(asked, rows, known, sheet, crowds)
        score = _first_order(met, asked, whole, known, sheet, crowds)
        order = np.argsort(-score, kind="mergesort")[:most]
        lines = found.lines[q * most : q * most + len(order)]
        for i in range(len(order)):
            partner = sheet.touched[order[i]]
            found.partner[q, i] = partner
            write_features(lines[i], partner, Place(asked, i, whole, own), known, sheet, crowds)
        write_ranks(lines)
        found.counts[q] = len(order)
        chosen = found.partner[q, : len(order)]
        answers = day.answers[day.start[q] : day.start[q + 1]]
        _place_left_out(
            answers, chosen, _Order(met, score), sheet, crowds, found.behind[day.start[q] : day.start[q + 1]]
        )
        for i in range(met):
            sheet.seen[sheet.touched[i]] = False
