"""Votes: agreement as published, and leaps of ideal points that nobody's votes bear out."""

import datetime as dt
import gzip
from pathlib import Path

import polars as pl
import pytest

from detente.exchanging.batches import Mark
from detente.exchanging.structure import read_ideal_points, read_votes
from detente.measuring.asymmetry import dependence_gap, difference, partner_share
from detente.measuring.votes import find_jumps, vote_agreement, wilson
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Estimate

PAIR = Dyad(CountryCode("RUS"), CountryCode("PRK"))
POLE = CountryCode("USA")


def votes(*cast: tuple[str, str], year: int = 2015) -> pl.DataFrame:
    """Give roll calls of one year with the votes of Russia and North Korea."""
    day = dt.date(year, 11, 1)
    rows = [
        (call, day, country, vote)
        for call, both in enumerate(cast)
        for country, vote in zip(("RUS", "PRK"), both, strict=True)
    ]
    return pl.DataFrame(rows, schema=["call", "date", "country", "vote"], orient="row")


def test_an_abstention_is_a_vote_of_its_own() -> None:
    (year,) = vote_agreement(votes(("yes", "yes"), ("yes", "abstain"), ("abstain", "abstain"), ("no", "yes")), PAIR)
    assert (year.share.value, year.calls, year.year) == (0.5, 4, 2015)
    assert year.kappa == pytest.approx((0.5 - 0.375) / (1 - 0.375))


def test_two_who_always_say_the_same_have_no_kappa() -> None:
    (year,) = vote_agreement(votes(("yes", "yes"), ("yes", "yes")), PAIR)
    assert year.kappa is None


def test_agreement_is_the_same_both_ways() -> None:
    cast = votes(("yes", "no"), ("yes", "yes"), ("abstain", "no"))
    assert vote_agreement(cast, PAIR) == vote_agreement(cast, PAIR.reversed())


@pytest.mark.parametrize(
    ("hits", "number", "low", "high"), [(0, 10, 0.0, 0.213), (5, 10, 0.269, 0.731), (10, 10, 0.787, 1.0)]
)
def test_wilson(hits: int, number: int, low: float, high: float) -> None:
    found = wilson(hits, number)
    assert found.low == pytest.approx(low, abs=2e-3)
    assert found.high == pytest.approx(high, abs=2e-3)


def leap(agreement_after: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give a leap of 1.5 towards the pole, and ten roll calls a year with so many equal votes after it."""
    points = pl.DataFrame(
        {"country": ["RUS"] * 2, "date": [dt.date(2014, 1, 1), dt.date(2015, 1, 1)], "point": [-2.0, -0.5]}
    )
    calls = [
        votes(*[("yes", "yes")] * equal, *[("yes", "no")] * (10 - equal), year=year).with_columns(
            pl.col("call") + year * 100
        )
        for year, equal in ((2014, 1), (2015, agreement_after))
    ]
    return points, pl.concat(calls).with_columns(country=pl.col("country").replace("PRK", "USA"))


@pytest.mark.parametrize(("after", "flagged"), [(1, True), (0, True), (4, False)])
def test_a_leap_is_flagged_unless_votes_bear_it_out(after: int, flagged: bool) -> None:  # noqa: FBT001 - a case of the table
    points, cast = leap(after)
    assert bool(find_jumps(points, cast, CountryCode("RUS"), POLE)) is flagged


@pytest.mark.shared
def test_russia_and_north_korea_as_published(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "structure"
    path = tmp_path / "un_votes.csv"
    with gzip.open(folder / "unvotes" / "un_votes.csv.gz", "rt", encoding="utf-8") as file:
        wanted = ("rcid", ",Russia,", ",North Korea,", ",United States,")
        path.write_text("".join(line for line in file if any(word in line for word in wanted)), encoding="utf-8")
    calls = gzip.decompress((folder / "unvotes" / "un_roll_calls.csv.gz").read_bytes())
    (tmp_path / "un_roll_calls.csv").write_bytes(calls)
    cast = pl.concat([batch.rows for batch in read_votes(path, "un", Mark())])
    shares = {year.year: round(year.share.value, 3) for year in vote_agreement(cast, PAIR)}
    told = {1993: 0.339, 2000: 0.719, 2006: 0.734, 2012: 0.624, 2017: 0.725, 2019: 0.779}
    assert {year: shares[year] for year in told} == told
    ideal = folder / "voeten" / "IdealpointestimatesAll_Apr2020.csv.gz"
    points = pl.concat([b.rows for b in read_ideal_points(ideal, "voeten", Mark())])
    assert [jump.year for jump in find_jumps(points, cast, CountryCode("PRK"), POLE)] == [2015]


def acts_between(*pairs: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema=["actor", "recipient"], orient="row")


def test_who_matters_more_to_whom() -> None:
    acts = acts_between(
        *[("RUS", "PRK")] * 8, ("CHN", "PRK"), ("USA", "PRK"), *[("PRK", "RUS")] * 2, *[("USA", "RUS")] * 18
    )
    received = {"PRK": 10, "RUS": 20}
    assert partner_share(acts, PAIR, received).value == pytest.approx(0.1)
    gap = dependence_gap(acts, PAIR, received)
    assert gap.value == pytest.approx(-0.7)
    assert gap.excludes(0.0)
    assert dependence_gap(acts, PAIR.reversed(), received).value == pytest.approx(0.7)


def test_a_difference_is_no_surer_than_its_parts() -> None:
    gap = difference(Estimate(2.0, 1.0, 3.0), Estimate(1.0, 0.0, 2.0))
    assert gap.value == 1.0
    assert gap.high - gap.value == pytest.approx(2**0.5)
