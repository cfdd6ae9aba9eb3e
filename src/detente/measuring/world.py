"""What all pairs of one source together tell, which the measures of a single pair are held against."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.mix import Floats, Mix
from detente.measuring.monthly import CLASSES, Months, counted, month_after, span_of
from detente.measuring.tone import ToneModel, learn_model
from detente.measuring.weekly import SCORE_UNIT, count_mix, gather_weeks

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class World:
    """The first month, all acts by class and month (4 by months), what each state receives, and the tone's model."""

    first: dt.date
    counts: Floats
    received: Mapping[str, int]
    model: ToneModel

    @classmethod
    def of(cls, acts: pl.DataFrame) -> "World":
        """Work it out from the acts of all pairs (columns actor, recipient, date, quad, score).

        Raises:
            NotEnoughData: There are no acts, or all have one score.
        """
        first, number = span_of(acts)
        received = dict(acts.group_by("recipient").len().iter_rows())
        return cls(first, counted(acts, first, number), received, read_model(acts))

    def all_months(self) -> list[dt.date]:
        """Give the first day of every month."""
        return [month_after(self.first, i) for i in range(self.counts.shape[1])]

    def months_of(self, own: pl.DataFrame) -> Months:
        """Give a pair's acts by class and month, beside those of all others."""
        counts = counted(own, self.first, self.counts.shape[1])
        return Months(self.first, counts, self.counts - counts)

    def as_record(self) -> dict[str, Any]:
        """Give it as plain values, to be kept."""
        model = self.model
        return {
            "first": self.first.isoformat(),
            "counts": self.counts.tolist(),
            "received": dict(self.received),
            "weights": model.mix.weights.tolist(),
            "shares": model.mix.shares.tolist(),
            "start": model.start.tolist(),
            "habits": model.habits.tolist(),
            "common": model.common.tolist(),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "World":
        """Give it back from plain values."""
        mix = Mix.of(np.array(record["weights"]), np.array(record["shares"]))
        start, habits, common = (np.array(record[name]) for name in ("start", "habits", "common"))
        return cls(
            first=dt.date.fromisoformat(record["first"]),
            counts=np.array(record["counts"]),
            received=record["received"],
            model=ToneModel(mix, start, habits, common),
        )


def read_model(acts: pl.DataFrame) -> ToneModel:
    """Learn the mix and the habits of all pairs from acts (actor, recipient, date, score)."""
    return learn_model(gather_weeks(acts), count_mix(acts))


def mix_of(scores: pl.DataFrame) -> Mix:
    """Give the mix from how often each score occurs (columns score, number)."""
    told = scores.sort("score")
    return Mix.of(told["score"].cast(pl.Float64).to_numpy() / SCORE_UNIT, told["number"].to_numpy().astype(np.float64))


def counts_of(months: pl.DataFrame) -> tuple[dt.date, Floats]:
    """Give the first month and the acts by class and month, from counts (columns month since year 0, quad, number).

    Raises:
        NotEnoughData: There are none.
    """
    if months.is_empty():
        raise NotEnoughData("no acts in this period")
    numbers = months["month"].to_numpy()
    first = int(numbers.min())
    counts = np.zeros((len(CLASSES), int(numbers.max()) - first + 1))
    counts[months["quad"].to_numpy() - 1, numbers - first] = months["number"].to_numpy()
    return dt.date(first // YEAR_MONTHS, first % YEAR_MONTHS + 1, 1), counts
