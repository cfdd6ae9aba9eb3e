"""Drivers: which stories moved tone between two dates, by reading the tone again without them."""

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.monthly import of_one_way
from detente.measuring.relation import FEWEST_ACTS, week_number
from detente.measuring.tone import ToneModel, trace_pair, trust_habits
from detente.measuring.weekly import gather_weeks
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Driver

TOLD = 5


def _own(acts: pl.DataFrame, pair: Dyad) -> pl.DataFrame:
    return acts.filter(of_one_way(pair)).sort("date", "id")


def _change_reader(
    own: pl.DataFrame, model: ToneModel, since: dt.date, until: dt.date
) -> Callable[[pl.DataFrame], float]:
    """Give what reads the change of tone between two days from some of the acts, under the habits of all of them."""
    at = np.array([week_number(since), week_number(until)])
    trust = trust_habits(gather_weeks(own), model)[0]

    def change_of(some: pl.DataFrame) -> float:
        weeks = gather_weeks(some).of(0)
        traced = trace_pair(*weeks, model.start, model.habits, trust, model.mix.mean, model.mix.spread, at)
        scores = model.mix.mean_at(traced[0])
        return float(scores[1] - scores[0])

    return change_of


def share_together(
    acts: pl.DataFrame, pair: Dyad, model: ToneModel, days: tuple[dt.date, dt.date], drivers: Sequence[Driver]
) -> float:
    """Give the share of a change of tone that some stories explain together, read again without any of them.

    Not the sum of their shares: where several tell the same, none alone is missed, all together are.
    """
    own = _own(acts, pair)
    change_of = _change_reader(own, model, *days)
    change = change_of(own)
    left = own.filter(~pl.col("date").is_in([driver.date for driver in drivers]))
    if left.is_empty() or not change:
        return 1.0 if change else 0.0
    return (change - change_of(left)) / change


def find_drivers(
    acts: pl.DataFrame, pair: Dyad, model: ToneModel, since: dt.date, until: dt.date
) -> tuple[Driver, ...]:
    """Give the stories that moved the pair's tone most between two days, with their share of the whole change.

    A story is what the one did to the other on one day; its types and ids are joined by semicolons. Exact: each story
    is taken out and the tone read again under the same habits. Shares need not sum to 1, for stories pull against each
    other; one of share 0.4 is one without which the change would be two fifths smaller.

    Raises:
        NotEnoughData: The pair has too few acts.
    """
    own = _own(acts, pair)
    if own.height <= FEWEST_ACTS:
        raise NotEnoughData(
            f"{pair.actor} to {pair.recipient}: {own.height} acts, drivers need more than {FEWEST_ACTS}"
        )
    change_of = _change_reader(own, model, since, until)
    change = change_of(own)
    found = []
    for (day,), story in own.filter(pl.col("date").is_between(since, until)).group_by("date", maintain_order=True):
        left = own.filter(pl.col("date") != day)
        if left.is_empty():
            continue
        effect = change - change_of(left)
        kinds, ids = (";".join(story[name].cast(pl.String).unique(maintain_order=True)) for name in ("type", "id"))
        share = effect / change if change else 0.0
        found.append(Driver(ids, dt.date.fromisoformat(str(day)), kinds, CountryCode(pair.actor), effect, share))
    return tuple(sorted(found, key=lambda driver: (-abs(driver.effect), driver.date, driver.id))[:TOLD])
