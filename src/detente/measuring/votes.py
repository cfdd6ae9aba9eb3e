"""Agreement in the votes of the United Nations General Assembly, and leaps of ideal points that it doesn't bear out."""

import math

import polars as pl

from detente.model.actors import CountryCode, Dyad
from detente.model.series import Agreement, Estimate, Jump

NINETY = 1.6449

LEAP = 0.8
"""Change of an ideal point from one session to the next that is looked into: rare, 0.7% of all changes since 1990."""

MOVED = 0.1
"""Change of the share of equal votes with a pole that would bear a leap out."""

FEWEST_CALLS = 10


def wilson(hits: float, number: float) -> Estimate:
    """Give a share with its 90% interval (Wilson 1927)."""
    share, square = hits / number, NINETY**2
    centre = (share + square / (2 * number)) / (1 + square / number)
    margin = NINETY * math.sqrt(share * (1 - share) / number + square / (4 * number**2)) / (1 + square / number)
    return Estimate(share, min(share, centre - margin), max(share, centre + margin))


def _kappa(first: list[str], second: list[str]) -> float | None:
    """Give Cohen's kappa: agreement beyond what two voters with these habits would have by chance (Cohen 1960)."""
    number = len(first)
    same = sum(a == b for a, b in zip(first, second, strict=True)) / number
    chance = sum(first.count(vote) * second.count(vote) for vote in set(first)) / number**2
    return None if chance >= 1 else (same - chance) / (1 - chance)


def vote_agreement(votes: pl.DataFrame, pair: Dyad) -> tuple[Agreement, ...]:
    """Give for each calendar year the share of roll calls in which both voted and voted the same.

    An abstention is a vote of its own kind. `votes` has columns call, date, country, vote.
    """
    ours = votes.filter((pl.col("country") == pair.actor) & pl.col("date").is_not_null())
    theirs = votes.filter(pl.col("country") == pair.recipient).select("call", other="vote")
    both = ours.join(theirs, on="call").with_columns(pl.col("date").dt.year().alias("year"))
    years = both.group_by("year").agg("vote", "other").sort("year")
    return tuple(_agreement(year, first, second) for year, first, second in years.iter_rows())


def _agreement(year: int, first: list[str], second: list[str]) -> Agreement:
    same = sum(a == b for a, b in zip(first, second, strict=True))
    return Agreement(int(year), wilson(same, len(first)), _kappa(first, second), len(first))


def find_jumps(points: pl.DataFrame, votes: pl.DataFrame, country: CountryCode, pole: CountryCode) -> tuple[Jump, ...]:
    """Give the leaps of a state's ideal point that its agreement with the pole doesn't bear out.

    A leap towards the pole should show as more equal votes with it, and the reverse; where the share moved by less
    than 0.1, or the other way, the leap belongs to the scaling of that session and not to the state.
    """
    own = points.filter(pl.col("country") == country).sort("date")
    shares = {a.year: a for a in vote_agreement(votes, Dyad(country, pole))}
    years, values = [day.year for day in own["date"]], own["point"].to_list()
    return tuple(
        jump
        for i in range(1, len(years))
        if (jump := _jump(country, pole, (years[i - 1], years[i]), values[i] - values[i - 1], shares)) is not None
    )


def _jump(
    country: CountryCode, pole: CountryCode, years: tuple[int, int], leap: float, shares: dict[int, Agreement]
) -> Jump | None:
    before, after = shares.get(years[0]), shares.get(years[1])
    if abs(leap) < LEAP or before is None or after is None or min(before.calls, after.calls) < FEWEST_CALLS:
        return None
    if (after.share.value - before.share.value) * math.copysign(1.0, leap) >= MOVED:
        return None
    return Jump(country, years[1], leap, pole, before.share.value, after.share.value)
