"""The distinct queries of a day: one for each side and act, with all the partners that it had that day."""

from collections.abc import Iterator

import numpy as np

from detente.forecasting.history import BothSides, Longs
from detente.forecasting.ranking.candidates import Day


def day_queries(told: BothSides, today: int, until: int) -> Day:
    """Give the queries of a day in the order of act and side; what may be known ends before `until`."""
    begin, end = np.searchsorted(told.day, (today, today + 1))
    side, act, other = told.side[begin:end], told.act[begin:end], told.other[begin:end]
    order = np.lexsort((other, side, act))
    side, act, other = side[order], act[order], other[order]
    new = np.flatnonzero(np.r_[True, (side[1:] != side[:-1]) | (act[1:] != act[:-1])][: len(side)])
    start = np.r_[new, len(side)].astype(np.int64)
    return Day(today, until, side[new], act[new], start, other)


def sample_queries(day: Day, keep: Longs) -> Day:
    """Give the day with the queries of these places only."""
    answers = [day.answers[day.start[q] : day.start[q + 1]] for q in keep]
    start = np.concatenate(([0], np.cumsum([len(part) for part in answers]))).astype(np.int64)
    return Day(
        day.today, day.until, day.side[keep], day.act[keep], start,
        np.concatenate(answers) if answers else day.answers[:0],
    )  # fmt: skip


def count_queries(told: BothSides, days: range) -> int:
    """Give the number of distinct queries of the days."""
    return sum(len(day_queries(told, today, today).side) for today in days)


def queries_of(told: BothSides, days: range, frozen: int | None = None) -> Iterator[Day]:
    """Give the queries day by day; with `frozen`, nothing from that day on is known (multi-step)."""
    for today in days:
        day = day_queries(told, today, today if frozen is None else frozen)
        if len(day.side):
            yield day
