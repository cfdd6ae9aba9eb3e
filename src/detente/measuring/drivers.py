"""Drivers: which stories moved tone between two dates, by reading the tone again without them."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.mix import Floats
from detente.measuring.relation import FEWEST_ACTS, week_number
from detente.measuring.tone import ToneModel, trace_pair, trust_habits
from detente.measuring.weekly import Weeks, gather_weeks
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Driver

TOLD = 5


def _change(weeks: Weeks, model: ToneModel, trust: Floats, at: Floats) -> float:
    traced = trace_pair(*weeks.of(0), model.start, model.habits, trust, model.mix.mean, model.mix.spread, at)
    scores = model.mix.mean_at(traced[0])
    return float(scores[1] - scores[0])


def share_together(
    acts: pl.DataFrame, pair: Dyad, model: ToneModel, days: tuple[dt.date, dt.date], drivers: Sequence[Driver]
) -> float:
    """Give the share of a change of tone that some stories explain together, read again without any of them.

    Not the sum of their shares: where several tell the same, none alone is missed, all together are.
    """
    own = acts.filter((pl.col("actor") == pair.actor) & (pl.col("recipient") == pair.recipient)).sort("date", "id")
    at = np.array([week_number(day) for day in days])
    whole = gather_weeks(own)
    trust = trust_habits(whole, model)[0]
    change = _change(whole, model, trust, at)
    left = own.filter(~pl.col("date").is_in([driver.date for driver in drivers]))
    if left.is_empty() or not change:
        return 1.0 if change else 0.0
    return (change - _change(gather_weeks(left), model, trust, at)) / change


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
    own = acts.filter((pl.col("actor") == pair.actor) & (pl.col("recipient") == pair.recipient)).sort("date", "id")
    if own.height <= FEWEST_ACTS:
        raise NotEnoughData(
            f"{pair.actor} to {pair.recipient}: {own.height} acts, drivers need more than {FEWEST_ACTS}"
        )
    at = np.array([week_number(since), week_number(until)])
    whole = gather_weeks(own)
    trust = trust_habits(whole, model)[0]
    change = _change(whole, model, trust, at)
    found = []
    for (day,), story in own.filter(pl.col("date").is_between(since, until)).group_by("date", maintain_order=True):
        left = own.filter(pl.col("date") != day)
        if left.is_empty():
            continue
        effect = change - _change(gather_weeks(left), model, trust, at)
        kinds, ids = (";".join(story[name].cast(pl.String).unique(maintain_order=True)) for name in ("type", "id"))
        share = effect / change if change else 0.0
        found.append(Driver(ids, dt.date.fromisoformat(str(day)), kinds, CountryCode(pair.actor), effect, share))
    return tuple(sorted(found, key=lambda driver: (-abs(driver.effect), driver.date, driver.id))[:TOLD])
