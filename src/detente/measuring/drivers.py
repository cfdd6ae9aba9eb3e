"""Drivers: which stories moved tone between two dates, by reading the tone again without them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
SEEN = 0.1
"""Points of score, on the scale from -10 to 10, that tone must move for its change to have shares: less is in any band.

Of a change near nil every story would be a multiple.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """How tone moved between two days, the stories that moved it most, and what these did together (scores).

    `shared` tells whether shares of the change mean something: it is no less than `SEEN`, and no story alone moved
    tone by more than all did. Else the effects stand alone.
    """

    change: float
    told: tuple[Driver, ...]
    effect: float
    shared: bool

    @property
    def share(self) -> float | None:
        """Give the share of the change that the stories told explain together; None where it means nothing."""
        share = self.effect / self.change if self.shared else None
        return share if share is not None and 0 <= share <= 1 else None


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


def find_drivers(acts: pl.DataFrame, pair: Dyad, model: ToneModel, since: dt.date, until: dt.date) -> Drivers:
    """Give the stories that moved the pair's tone most between two days, beside the whole change.

    A story is what the one did to the other on one day; its types and ids are joined by semicolons. Exact: each story
    is taken out and the tone read again under the same habits, then all that are told at once. The effects need not
    sum to the change, for stories pull against each other, and where several tell the same, none alone is missed.

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
    effects = {}
    for day in own.filter(pl.col("date").is_between(since, until))["date"].unique().sort():
        left = own.filter(pl.col("date") != day)
        if not left.is_empty():
            effects[day] = change - change_of(left)
    most = sorted(effects, key=lambda day: (-abs(effects[day]), day))[:TOLD]
    left = own.filter(~pl.col("date").is_in(most))
    together = change if left.is_empty() else change - change_of(left)
    shared = _has_shares(change, effects.values())
    told = (_driver(own.filter(pl.col("date") == day), pair, effects[day], change if shared else None) for day in most)
    return Drivers(change=change, told=tuple(told), effect=together if most else 0.0, shared=shared)


def _has_shares(change: float, effects: Iterable[float]) -> bool:
    """Tell whether a change is a whole that stories have shares of: seen, and moved by none of them past itself."""
    return abs(change) >= SEEN and all(abs(effect) <= abs(change) for effect in effects)


def _driver(story: pl.DataFrame, pair: Dyad, effect: float, whole: float | None) -> Driver:
    kinds, ids = (";".join(story[name].cast(pl.String).unique(maintain_order=True)) for name in ("type", "id"))
    share = None if whole is None else effect / whole
    return Driver(ids, story["date"][0], kinds, CountryCode(pair.actor), effect, share)
