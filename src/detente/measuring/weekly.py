"""Acts gathered by pair and week, in the arrays that the measures run over."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from detente.measuring.mix import Floats, Mix, Wholes
from detente.model.actors import CountryCode, Dyad

DAYS = 7
MONDAY_SHIFT = 3
"""The epoch was a Thursday: shifted by three days, weeks begin on Mondays."""

SCORE_UNIT = 10.0


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks with acts of many directed pairs, laid end to end.

    Pair i owns the places `bounds[i]` to `bounds[i + 1]` of `weeks` (number of the week since 1970), `sizes` (acts)
    and `totals` (sum of scores / 10).
    """

    pairs: tuple[Dyad, ...]
    bounds: Wholes
    weeks: Floats
    sizes: Floats
    totals: Floats

    def place(self, pair: Dyad) -> int | None:
        """Give the number of a pair, None if it has no acts."""
        return self.pairs.index(pair) if pair in self.pairs else None

    def of(self, number: int) -> tuple[Floats, Floats, Floats]:
        """Give weeks, sizes and totals of one pair."""
        own = slice(self.bounds[number], self.bounds[number + 1])
        return self.weeks[own], self.sizes[own], self.totals[own]

    def chosen(self, numbers: Sequence[int] | Wholes) -> "Weeks":
        """Give the same for some of the pairs, in the order given."""
        places = np.concatenate([np.arange(self.bounds[n], self.bounds[n + 1]) for n in numbers])
        lengths = [self.bounds[n + 1] - self.bounds[n] for n in numbers]
        return Weeks(
            pairs=tuple(self.pairs[n] for n in numbers) if self.pairs else (),
            bounds=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            weeks=self.weeks[places],
            sizes=self.sizes[places],
            totals=self.totals[places],
        )


def week_of(column: str) -> pl.Expr:
    """Give the number of the week since 1970 (Monday to Sunday) that a date column falls in."""
    return (pl.col(column).cast(pl.Int32) + MONDAY_SHIFT) // DAYS


def gather_weeks(acts: pl.DataFrame) -> Weeks:
    """Gather acts (columns actor, recipient, date, score) into weeks; both states known, score not null.

    A column `weight` (0 to 1) lets an act count for less than one: our own events by how credible they are.
    """
    weight = pl.col("weight").cast(pl.Float64) if "weight" in acts.columns else pl.lit(1.0)
    return laid_out(
        acts.with_columns(weight.alias("weight"))
        .filter(pl.col("weight") > 0)
        .group_by("actor", "recipient", week_of("date").alias("week"))
        .agg(
            size=pl.col("weight").sum(), total=(pl.col("weight") * pl.col("score").cast(pl.Float64) / SCORE_UNIT).sum()
        )
        .sort("actor", "recipient", "week")
    )


def laid_out(weekly: pl.DataFrame) -> Weeks:
    """Give counted weeks (columns actor, recipient, week, size, total; in that order) as arrays."""
    spans = weekly.group_by("actor", "recipient", maintain_order=True).agg(length=pl.len())
    return Weeks(
        pairs=tuple(Dyad(CountryCode(a), CountryCode(b)) for a, b, _ in spans.iter_rows()),
        bounds=np.concatenate([[0], np.cumsum(spans["length"].to_numpy())]).astype(np.int64),
        weeks=weekly["week"].to_numpy().astype(np.float64),
        sizes=weekly["size"].to_numpy().astype(np.float64),
        totals=weekly["total"].to_numpy().astype(np.float64),
    )


def count_mix(acts: pl.DataFrame) -> Mix:
    """Count how often each score occurs over all acts."""
    counted = acts.group_by(weight=pl.col("score").cast(pl.Float64) / SCORE_UNIT).len().sort("weight")
    return Mix.of(counted["weight"].to_numpy(), counted["len"].to_numpy().astype(np.float64))
