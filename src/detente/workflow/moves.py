"""What moved a relation between two days, and who stands with whom: questions beside the series."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from detente.errors import InvalidValue, NotEnoughData
from detente.measuring.blocs import Blocs, find_blocs
from detente.measuring.drivers import Drivers, find_drivers
from detente.measuring.relation import MIDDLE_DAY, week_number
from detente.model.actors import NO_STATE_CODES, CountryCode, Dyad
from detente.storing.lake import Lake
from detente.workflow.measures import Asked, read_own, read_pair, read_table, trace_states
from detente.workflow.own import OWN, OwnEvent

MOST_STATES = 60
"""States that blocs are looked for among: those with the most acts; of the others too few pairs are known."""


class Moved(NamedTuple):
    """One direction of a relation, and what moved it most."""

    pair: Dyad
    drivers: Drivers


def find_moves(
    lake: Lake, pair: Dyad, asked: Asked, days: tuple[dt.date, dt.date], own: Sequence[OwnEvent] = ()
) -> tuple[Moved, ...]:
    """Give for each direction with enough acts the acts that moved its tone between two days.

    Raises:
        InvalidValue: The second day doesn't come after the first.
        NotEnoughData: Neither direction has enough acts.
    """
    if days[1] <= days[0]:
        raise InvalidValue("days", f"{days[0]} to {days[1]}", "must be two, the earlier first")
    if asked.source == OWN:
        world, found, _ = read_own(own)
    else:
        _, world, found = read_pair(lake, pair, asked)
    told, reasons = list[Moved](), list[str]()
    for way in (pair, pair.reversed()):
        try:
            told.append(Moved(way, find_drivers(found, way, world.model, *days)))
        except NotEnoughData as error:
            reasons.append(str(error))
    if not told:
        raise NotEnoughData("; ".join(reasons))
    return tuple(told)


def read_blocs(lake: Lake, asked: Asked) -> tuple[str, dt.date, Blocs]:
    """Give the source, the month and the blocs in it of the states with the most acts: the last month of the period.

    Raises:
        NotEnoughData: There are too few states.
    """
    source, table, world = read_table(lake, asked)
    month = world.all_months()[-1]
    at = np.array([week_number(month.replace(day=MIDDLE_DAY))])
    states = _busiest(table.pairs())
    place = {state: i for i, state in enumerate(states)}
    tones, doubts = (np.full((len(states), len(states)), np.nan) for _ in range(2))
    for weeks, traced in trace_states(table, world, at, states):
        for i, pair in enumerate(weeks.pairs):
            if pair.recipient in place:
                cell = place[pair.actor], place[pair.recipient]
                tones[cell], doubts[cell] = traced["theta"][i, 0], traced["doubt"][i, 0]
    return source, month, find_blocs(states, tones, doubts)


def _busiest(pairs: pl.DataFrame) -> tuple[CountryCode, ...]:
    sides = pl.concat([pairs.select("acts", state=side) for side in ("actor", "recipient")])
    counted = sides.filter(~pl.col("state").is_in(sorted(NO_STATE_CODES))).group_by("state").agg(pl.col("acts").sum())
    busiest = counted.sort("acts", "state", descending=[True, False]).head(MOST_STATES)
    return tuple(CountryCode(state) for state in sorted(busiest["state"]))
