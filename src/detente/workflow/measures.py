"""The relation measured: acts of one source out of the lake, or our own events out of the ledger, never mixed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import polars as pl

from detente.errors import InvalidValue, NotEnoughData
from detente.exchanging.columns import ACTS, ALLIANCES, ARMS, IDEAL_POINTS, VOTES
from detente.measuring.monthly import month_after, span_of
from detente.measuring.relation import FEWEST_ACTS, MIDDLE_DAY, measure_relation, read_model, week_number
from detente.measuring.tone import trace_tones
from detente.measuring.turning import NINETY
from detente.measuring.votes import find_jumps, vote_agreement
from detente.measuring.weekly import gather_weeks
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Relation, Series, Structure
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts, rows_of
from detente.workflow.own import OWN, OwnEvent, own_acts

POLE = CountryCode("USA")
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


def read_acts(lake: Lake, asked: Asked) -> tuple[str, pl.DataFrame]:
    """Give the source's name and its acts of the period.

    Raises:
        NotEnoughData: Nothing was imported, or the period is empty.
        InvalidValue: Several sources are there and none is named, or there is none of that name.
    """
    there = lake.sources(ACTS)
    if not there:
        raise NotEnoughData("no event data in the lake; bring some in with `detente import`")
    if asked.source is not None and asked.source not in there:
        raise InvalidValue("source", asked.source, f"must be one of {', '.join(there)}")
    if asked.source is None and len(there) > 1:
        raise InvalidValue("source", None, f"must be named, for sources are not mixed: {', '.join(there)}")
    source = asked.source or there[0]
    found = acts(lake, ActFilter(sources=(source,), since=asked.since, until=asked.until))
    if found.is_empty():
        raise NotEnoughData(f"no acts in {source} from {asked.since or 'the beginning'} to {asked.until or 'the end'}")
    return source, found


def measure_pair(lake: Lake, pair: Dyad, asked: Asked, own: Sequence[OwnEvent] = ()) -> Relation:
    """Measure two states, from imported data or, with source `ledger`, from our own weighed events."""
    if asked.source == OWN:
        clear, disputed = own_acts(own)
        if clear.is_empty():
            raise NotEnoughData("no undisputed events of two states in the ledger")
        relation = measure_relation(clear, pair, read_model(clear), OWN)
        relation = replace(relation, disputed=disputed.height)
    else:
        source, found = read_acts(lake, asked)
        relation = measure_relation(found, pair, read_model(found), source)
    return replace(relation, structure=read_structure(lake, pair))


def read_structure(lake: Lake, pair: Dyad) -> Structure:
    """Give what was imported of the slow structure; empty where nothing was, which is not the same as none."""
    votes, points = rows_of(lake, VOTES), rows_of(lake, IDEAL_POINTS)
    jumps = tuple(
        jump for side in (pair.actor, pair.recipient) if side != POLE for jump in find_jumps(points, votes, side, POLE)
    )
    return Structure(
        agreement=vote_agreement(votes, pair),
        alliances=_alliances(rows_of(lake, ALLIANCES), pair),
        arms=_arms(rows_of(lake, ARMS), pair),
        jumps=jumps,
    )


def _alliances(frame: pl.DataFrame, pair: Dyad) -> tuple[tuple[int, int, str], ...]:
    """Give each obligation with the first and last year of each unbroken run."""
    both = pl.col("first").is_in([pair.actor, pair.recipient]) & pl.col("second").is_in([pair.actor, pair.recipient])
    found: list[tuple[int, int, str]] = []
    for name in OBLIGATIONS:
        years = sorted({day.year for day in frame.filter(both & pl.col(name))["date"]})
        starts = [y for i, y in enumerate(years) if i == 0 or y - years[i - 1] > 1]
        ends = [a for a, b in pairwise([*years, 10**6]) if b - a > 1]
        found.extend((a, b, name) for a, b in zip(starts, ends, strict=True))
    return tuple(sorted(found))


def _arms(frame: pl.DataFrame, pair: Dyad) -> tuple[tuple[int, CountryCode, str, float | None], ...]:
    sides = [pair.actor, pair.recipient]
    own = frame.filter(pl.col("supplier").is_in(sides) & pl.col("recipient").is_in(sides)).sort("date", "weapon")
    return tuple(
        (day.year, CountryCode(supplier), f"{weapon} ({kind})", tiv)
        for day, supplier, weapon, kind, tiv in own.select(
            "date", "supplier", "weapon", "description", "tiv"
        ).iter_rows()
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


def measure_all(lake: Lake, asked: Asked) -> pl.DataFrame:
    """Give the tone of every directed pair with enough acts, month by month from the pair's first act.

    Columns: actor, recipient, source, month, tone, tone_low, tone_high (score, -10 to 10).
    """
    source, found = read_acts(lake, asked)
    first, number = span_of(found)
    months = [month_after(first, i) for i in range(number)]
    model = read_model(found)
    weeks = gather_weeks(found)
    many = np.array([weeks.sizes[a:b].sum() for a, b in pairwise(weeks.bounds)]) >= FEWEST_ACTS
    weeks = weeks.chosen(np.flatnonzero(many))
    at = np.array([week_number(month.replace(day=MIDDLE_DAY)) for month in months])
    traced = trace_tones(weeks, model, at)
    margin = NINETY * np.sqrt(traced[:, 1])
    scores = [model.mix.mean_at((traced[:, 0] + sign * margin).ravel().astype(np.float64)) for sign in (0, -1, 1)]
    begun = at[None, :] >= weeks.weeks[weeks.bounds[:-1]][:, None] - 4
    return pl.DataFrame(
        {
            "actor": np.repeat([pair.actor for pair in weeks.pairs], number),
            "recipient": np.repeat([pair.recipient for pair in weeks.pairs], number),
            "source": pl.Series([source]).new_from_index(0, len(weeks.pairs) * number),
            "month": months * len(weeks.pairs),
            **dict(zip(("tone", "tone_low", "tone_high"), scores, strict=True)),
        }
    ).filter(pl.Series(begun.ravel()))
