"""Acts counted by month and class, for a pair and for the world."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.mix import Floats
from detente.model.actors import Dyad

CLASSES = (1, 2, 3, 4)
"""Verbal and material cooperation, verbal and material conflict."""


@dataclass(frozen=True, slots=True)
class Months:
    """Counts of four classes by month: of a pair, and of the world without it; arrays 4 by months."""

    first: dt.date
    own: Floats
    world: Floats

    def month(self, number: int) -> dt.date:
        """Give the first day of a month by its number from the first."""
        return month_after(self.first, number)


def month_after(first: dt.date, number: int) -> dt.date:
    """Give the first day of the month that many months on."""
    whole = first.year * 12 + first.month - 1 + number
    return dt.date(whole // 12, whole % 12 + 1, 1)


def month_number(column: str, first: dt.date) -> pl.Expr:
    """Give the number of months from the first to a date column's."""
    day = pl.col(column)
    return (day.dt.year().cast(pl.Int32) * 12 + day.dt.month().cast(pl.Int32)) - (first.year * 12 + first.month)


def span_of(acts: pl.DataFrame) -> tuple[dt.date, int]:
    """Give the first month of the acts and the number of months to the last.

    Raises:
        NotEnoughData: There are no acts.
    """
    low, high = acts["date"].min(), acts["date"].max()
    if not isinstance(low, dt.date) or not isinstance(high, dt.date):
        raise NotEnoughData("no acts in this period")
    first = low.replace(day=1)
    return first, (high.year - first.year) * 12 + high.month - first.month + 1


def counted(acts: pl.DataFrame, first: dt.date, months: int) -> Floats:
    """Count acts (columns date, quad) by class and month, from the first month on: an array 4 by months."""
    counts = np.zeros((len(CLASSES), months))
    cells = acts.group_by("quad", month_number("date", first).alias("month")).len()
    counts[cells["quad"].to_numpy() - 1, cells["month"].to_numpy()] = cells["len"].to_numpy()
    return counts


def of_one_way(pair: Dyad) -> pl.Expr:
    """Give the condition that an act is from the pair's actor to its recipient."""
    return (pl.col("actor") == pair.actor) & (pl.col("recipient") == pair.recipient)


def of_either_way(pair: Dyad) -> pl.Expr:
    """Give the condition that an act is from one of the two to the other."""
    return of_one_way(pair) | of_one_way(pair.reversed())


def count_months(acts: pl.DataFrame, chosen: pl.Expr) -> Months:
    """Count acts (columns date, quad) that meet a condition, and those that don't, over the months of all."""
    first, months = span_of(acts)
    return Months(first, counted(acts.filter(chosen), first, months), counted(acts.filter(~chosen), first, months))
