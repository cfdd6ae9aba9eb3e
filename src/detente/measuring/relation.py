"""All that is measured between two states, put together from the acts of one source."""

import datetime as dt
from dataclasses import replace

import numpy as np
import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.asymmetry import dependence_gap, difference
from detente.measuring.attention import attention_points
from detente.measuring.mix import Floats, Mix
from detente.measuring.monthly import month_after, of_either_way, of_one_way
from detente.measuring.themes import theme_shares
from detente.measuring.tone import ToneModel, trace_pair, trust_habits
from detente.measuring.turning import NINETY, find_turning_points
from detente.measuring.weekly import DAYS, MONDAY_SHIFT, Weeks, gather_weeks
from detente.measuring.wording import act_words
from detente.measuring.world import World
from detente.model.actors import Dyad
from detente.model.series import Estimate, Measure, Point, Relation, Series, TurningPoint

FEWEST_ACTS = 4
"""Acts of a directed pair below which tone would be the prior alone."""

EVENTS_TOLD = 5
MIDDLE_DAY = 15
EPOCH = dt.date(1970, 1, 1)


def week_number(day: dt.date) -> float:
    """Give the number of a day's week since 1970, Monday to Sunday."""
    return float(((day - EPOCH).days + MONDAY_SHIFT) // DAYS)


def _scored(tone: float, variance: float, mix: Mix) -> Estimate:
    margin = NINETY * np.sqrt(variance)
    value, low, high = mix.mean_at(np.array([tone, tone - margin, tone + margin]))
    return Estimate(float(value), float(low), float(high))


def trace_months(weeks: Weeks, number: int, model: ToneModel, months: list[dt.date]) -> Floats:
    """Give mean and variance of one pair's tone in the middle of each month (2 by months)."""
    alone = weeks.chosen([number])
    at = np.array([week_number(month.replace(day=MIDDLE_DAY)) for month in months])
    trust = trust_habits(alone, model)[0]
    return trace_pair(*alone.of(0), model.start, model.habits, trust, model.mix.mean, model.mix.spread, at)


def tone_series(acts: pl.DataFrame, pair: Dyad, world: World, source: str) -> Series:
    """Give the pair's tone month by month, as the mean score of its acts (-10 to 10) with its 90% interval.

    Months before the first act are None. Tone is read from a model of θ and shown as the score it amounts to.

    Raises:
        NotEnoughData: The pair has fewer than four acts.
    """
    own = acts.filter(of_one_way(pair))
    if own.height < FEWEST_ACTS:
        raise NotEnoughData(f"{pair.actor} to {pair.recipient}: {own.height} acts, tone needs {FEWEST_ACTS}")
    months = world.all_months()
    counts = dict(own.group_by(pl.col("date").dt.truncate("1mo")).len().iter_rows())
    begin = own["date"].min()
    known = [month for month in months if isinstance(begin, dt.date) and month >= begin.replace(day=1)]
    traced = trace_months(gather_weeks(own), 0, world.model, known)
    told = {
        m: _scored(float(t), float(v), world.model.mix) for m, t, v in zip(known, traced[0], traced[1], strict=True)
    }
    points = tuple(Point(month, told.get(month), int(counts.get(month, 0))) for month in months)
    return Series(dyad=pair, measure=Measure.TONE, source=source, unit="mean score of an act, -10 to 10", points=points)


def attention_series(acts: pl.DataFrame, pair: Dyad, world: World, source: str) -> Series:
    """Give the pair's attention month by month: times its usual share of the world's acts."""
    points = attention_points(world.months_of(acts.filter(of_one_way(pair))))
    return Series(
        dyad=pair, measure=Measure.ATTENTION, source=source, unit="times its usual share of all acts", points=points
    )


def turning_points(acts: pl.DataFrame, pair: Dyad, world: World) -> tuple[TurningPoint, ...]:
    """Give the turning points of the relation, acts of both directions together, with the acts that made each."""
    own = acts.filter(of_either_way(pair))
    return tuple(_with_events(own, point) for point in find_turning_points(world.months_of(own)))


def _with_events(own: pl.DataFrame, point: TurningPoint) -> TurningPoint:
    """Add the weightiest acts of the turning point's first three months, of the side it turned to."""
    end = month_after(point.month, 3)
    near = own.filter(pl.col("date").is_between(point.month, end, closed="left"))
    warmer = point.tone.value > 0
    told = near.sort(pl.col("score") * (1 if warmer else -1), "reports", "id", descending=[True, True, False])
    rows = told.head(EVENTS_TOLD).select("id", "date", "actor", "type", "recipient").rows()
    words = tuple(act_words(day, actor, kind, recipient) for _, day, actor, kind, recipient in rows)
    return replace(point, events=tuple(str(row[0]) for row in rows), told=words)


def _last(series: Series) -> Estimate | None:
    return next((point.estimate for point in reversed(series.points) if point.estimate is not None), None)


def _empty(pair: Dyad, world: World, source: str) -> Series:
    points = tuple(Point(month, None, 0) for month in world.all_months())
    return Series(dyad=pair, measure=Measure.TONE, source=source, unit="mean score of an act, -10 to 10", points=points)


def _weight(acts: pl.DataFrame, pair: Dyad, world: World) -> Estimate | None:
    """Give who matters more to whom; None where one of the two receives no acts at all."""
    try:
        return dependence_gap(acts, pair, world.received)
    except NotEnoughData:
        return None


def measure_relation(acts: pl.DataFrame, pair: Dyad, world: World, source: str) -> Relation:
    """Give all that is measured of two states from one source's acts of theirs and what its other acts amount to.

    A direction with fewer than four acts has a tone of None throughout.

    Raises:
        NotEnoughData: Both directions have fewer than four acts.
    """
    tones: list[Series] = []
    for way in (pair, pair.reversed()):
        try:
            tones.append(tone_series(acts, way, world, source))
        except NotEnoughData:
            tones.append(_empty(way, world, source))
    there, back = _last(tones[0]), _last(tones[1])
    number = tuple(sum(point.acts for point in series.points) for series in tones)
    if there is None and back is None:
        raise NotEnoughData(f"{pair.actor} and {pair.recipient}: fewer than {FEWEST_ACTS} acts either way in {source}")
    return Relation(
        dyad=pair,
        source=source,
        acts=(number[0], number[1]),
        tone=(tones[0], tones[1]),
        attention=(
            attention_series(acts, pair, world, source),
            attention_series(acts, pair.reversed(), world, source),
        ),
        turning_points=turning_points(acts, pair, world),
        themes=theme_shares(acts.filter(of_either_way(pair))),
        warmth=difference(there, back) if there and back else None,
        weight=_weight(acts, pair, world),
    )
