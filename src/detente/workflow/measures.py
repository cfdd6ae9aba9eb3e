"""The relation measured: acts of one source out of the lake, or our own events out of the ledger, never mixed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import polars as pl

from detente.errors import InvalidValue, NotEnoughData
from detente.exchanging.columns import ALLIANCES, ARMS, IDEAL_POINTS, VOTES
from detente.measuring.mix import Floats
from detente.measuring.relation import FEWEST_ACTS, MIDDLE_DAY, measure_relation, week_number
from detente.measuring.tone import trace_tones
from detente.measuring.turning import NINETY
from detente.measuring.votes import find_jumps, vote_agreement
from detente.measuring.weekly import Weeks, laid_out
from detente.measuring.world import World
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Relation, Series, Structure
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts, rows_of
from detente.storing.lake_weeks import WeekTable, week_table
from detente.workflow.own import OWN, OwnEvent, own_acts
from detente.workflow.worlds import choose_source, read_world

POLE = CountryCode("USA")
WEEKS_BEFORE = 4
"""A pair's series begins with the month of its first act, whose middle may lie before it."""

OBLIGATIONS = ("defence", "offence", "neutrality", "nonaggression", "consultation")

FRAME = {
    "actor": pl.String,
    "recipient": pl.String,
    "source": pl.String,
    "month": pl.Date,
    "acts": pl.Int64,
    "tone": pl.Float64,
    "tone_low": pl.Float64,
    "tone_high": pl.Float64,
    "attention": pl.Float64,
    "attention_low": pl.Float64,
    "attention_high": pl.Float64,
}
"""Columns of the frame that `detente.measure` gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to measure from: one source (None: the only one there is) and a period."""

    source: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise InvalidValue("period", f"{self.since} to {self.until}", "must not end before it begins")


def read_pair(lake: Lake, pair: Dyad, asked: Asked) -> tuple[str, World, pl.DataFrame]:
    """Give the source's name, what all its pairs tell, and the acts of the one pair, either way, of the period.

    Raises:
        NotEnoughData: Nothing was imported, or the period is empty.
        InvalidValue: Several sources are there and none is named, or there is none of that name.
    """
    source, _, world = read_table(lake, asked)
    chosen = ActFilter(sources=(source,), since=asked.since, until=asked.until, pair=(pair.actor, pair.recipient))
    return source, world, acts(lake, chosen)


def read_own(own: Sequence[OwnEvent]) -> tuple[World, pl.DataFrame, int]:
    """Give what our own undisputed events tell together, these as acts, and how many acts are disputed.

    Raises:
        NotEnoughData: There are no undisputed events.
    """
    clear, disputed = own_acts(own)
    if clear.is_empty():
        raise NotEnoughData("no undisputed events of two states in the ledger")
    return World.of(clear), clear, disputed.height


def read_table(lake: Lake, asked: Asked) -> tuple[str, WeekTable, World]:
    """Give the source's name, its counted acts of the period, and what all its pairs tell; errors as `read_pair`."""
    source = choose_source(lake, asked.source)
    table = week_table(lake, source, asked.since, asked.until)
    try:
        return source, table, read_world(table)
    except NotEnoughData as error:
        period = f"from {asked.since or 'the beginning'} to {asked.until or 'the end'}"
        raise NotEnoughData(f"{source} {period}: {error}") from error


def measure_pair(lake: Lake, pair: Dyad, asked: Asked, own: Sequence[OwnEvent] = ()) -> Relation:
    """Measure two states, from imported data or, with source `ledger`, from our own weighed events."""
    if asked.source == OWN:
        world, clear, disputed = read_own(own)
        relation = replace(measure_relation(clear, pair, world, OWN), disputed=disputed)
    else:
        source, world, found = read_pair(lake, pair, asked)
        relation = measure_relation(found, pair, world, source)
    return replace(relation, structure=read_structure(lake, pair))


def read_structure(lake: Lake, pair: Dyad) -> Structure:
    """Give what was imported of the slow structure; empty where nothing was, which is not the same as none."""
    sides = (pair.actor, pair.recipient)
    votes, points = rows_of(lake, VOTES, among=(*sides, POLE)), rows_of(lake, IDEAL_POINTS, among=sides)
    jumps = tuple(jump for side in sides if side != POLE for jump in find_jumps(points, votes, side, POLE))
    return Structure(
        agreement=vote_agreement(votes, pair),
        alliances=_alliances(rows_of(lake, ALLIANCES, among=sides)),
        arms=_arms(rows_of(lake, ARMS, among=sides)),
        jumps=jumps,
    )


def _alliances(own: pl.DataFrame) -> tuple[tuple[int, int, str], ...]:
    """Give each obligation of the two with the first and last year of each unbroken run."""
    found: list[tuple[int, int, str]] = []
    for name in OBLIGATIONS:
        years = sorted({day.year for day in own.filter(pl.col(name))["date"]})
        starts = [y for i, y in enumerate(years) if i == 0 or y - years[i - 1] > 1]
        ends = [a for a, b in pairwise([*years, 10**6]) if b - a > 1]
        found.extend((a, b, name) for a, b in zip(starts, ends, strict=True))
    return tuple(sorted(found))


def _arms(own: pl.DataFrame) -> tuple[tuple[int, CountryCode, str, float | None], ...]:
    """Give the deals of the two in an order that doesn't hang on how the lake was read."""
    told = own.select("date", "weapon", "supplier", "description", "tiv")
    return tuple(
        (day.year, CountryCode(supplier), f"{weapon} ({kind})", tiv)
        for day, weapon, supplier, kind, tiv in told.sort(told.columns).iter_rows()
    )


def _rows(tone: Series, attention: Series) -> Iterator[tuple[object, ...]]:
    for there, beside in zip(tone.points, attention.points, strict=True):
        told, share = there.estimate, beside.estimate
        yield (
            tone.dyad.actor,
            tone.dyad.recipient,
            tone.source,
            there.month,
            there.acts,
            *((told.value, told.low, told.high) if told else (None, None, None)),
            *((share.value, share.low, share.high) if share else (None, None, None)),
        )


def relation_frame(relation: Relation) -> pl.DataFrame:
    """Give the monthly series of both directions as a frame, one row a direction and month."""
    rows = [row for i in (0, 1) for row in _rows(relation.tone[i], relation.attention[i])]
    return pl.DataFrame(rows, schema=FRAME, orient="row")


def measure_all(lake: Lake, asked: Asked) -> Iterator[pl.DataFrame]:
    """Give the tone of every directed pair with enough acts, month by month from its first act, a frame a state.

    Columns: actor, recipient, source, month, tone, tone_low, tone_high (score, -10 to 10). No more than one state's
    pairs are in memory at a time.
    """
    source, table, world = read_table(lake, asked)
    months = world.all_months()
    at = np.array([week_number(month.replace(day=MIDDLE_DAY)) for month in months])
    actors = table.pairs()["actor"].unique(maintain_order=True)
    for pairs, tones in trace_states(table, world, at, actors):
        first = np.array([pairs.of(i)[0][0] for i in range(len(pairs.pairs))])
        begun = at[None, :] >= first[:, None] - WEEKS_BEFORE
        yield pl.DataFrame(
            {
                "actor": np.repeat([pair.actor for pair in pairs.pairs], at.size),
                "recipient": np.repeat([pair.recipient for pair in pairs.pairs], at.size),
                "source": pl.Series([source]).new_from_index(0, len(pairs.pairs) * at.size),
                "month": months * len(pairs.pairs),
                **{name: tones[name].ravel() for name in ("tone", "tone_low", "tone_high")},
            }
        ).filter(pl.Series(begun.ravel()))


def trace_states(
    table: WeekTable, world: World, at: Floats, actors: Iterable[str]
) -> Iterator[tuple[Weeks, dict[str, Floats]]]:
    """Give the tone in the weeks `at` of all pairs with enough acts, those of one acting state after the other.

    Beside the pairs, arrays pairs by weeks: tone, tone_low, tone_high (scores), theta and doubt (its deviation).
    """
    for actor in actors:
        weeks = laid_out(table.weekly(actor=actor))
        many = [i for i in range(len(weeks.pairs)) if weeks.of(i)[1].sum() >= FEWEST_ACTS]
        if not many:
            continue
        weeks = weeks.chosen(many)
        traced = trace_tones(weeks, world.model, at).astype(np.float64)
        theta, doubt = traced[:, 0], np.sqrt(traced[:, 1])
        margins = {"tone": 0.0, "tone_low": -NINETY, "tone_high": NINETY}
        scores = {name: world.model.mix.mean_at(theta + margin * doubt) for name, margin in margins.items()}
        yield weeks, {**scores, "theta": theta, "doubt": doubt}
