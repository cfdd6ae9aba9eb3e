"""Validity of measuring, on real event data beside the project: halves, growth, known turns, rivals and allies."""

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from scipy.stats import rankdata

from benchmarks.measure_known import KNOWN
from benchmarks.measure_rivals import naive_z, online, pelt, shares_logged
from benchmarks.measure_simulations import Share, bootstrap_mean, share
from detente.exchanging.columns import ACTS
from detente.exchanging.cow import country_of_cow
from detente.exchanging.formats import find_format
from detente.exchanging.rows import named_rows
from detente.measuring.filtering import draw_path, filter_pair
from detente.measuring.mix import BOUND, Floats
from detente.measuring.monthly import Months, count_months, of_either_way
from detente.measuring.relation import week_number
from detente.measuring.tone import ToneModel, trace_tones, trust_habits
from detente.measuring.turning import find_turning_points
from detente.measuring.weekly import Weeks, count_mix, gather_weeks
from detente.measuring.world import read_model
from detente.model.actors import CountryCode, Dyad
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts
from detente.workflow.exchange import import_file

NINETY = (0.05, 0.95)
QUARTER = 13
DRAWS = 200
MANY = (60, 300, 1000)
FEWEST_PAIRS = 5
FEWEST, FEWEST_A_QUARTER, FEWEST_OF_A_PAIR = 8, 4, 20
"""Acts below which a pair, or a quarter of one, would say nothing."""


def load_benchmark(shared: Path, home: Path, name: str) -> pl.DataFrame:
    """Import a benchmark's train and valid parts into a lake and give its acts."""
    lake, form = Lake(home), find_format("quadruples")
    for part in ("train", "valid"):
        import_file(lake, form, shared / "data" / "forecasting" / name / f"{part}.txt.gz", name.lower())
    assert lake.sources(ACTS)  # noqa: S101 - a benchmark may stop here
    return acts(lake, ActFilter(sources=(name.lower(),)))


def halves(found: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part the acts by stories: all acts between two states on one day stay together."""
    sides = (pl.min_horizontal("actor", "recipient").alias("one"), pl.max_horizontal("actor", "recipient").alias("two"))
    coin = pl.struct(*sides, pl.col("date")).hash(seed=7) % 2
    marked = found.with_columns(coin.alias("coin"))
    return marked.filter(pl.col("coin") == 0), marked.filter(pl.col("coin") == 1)


def held_back(found: pl.DataFrame) -> tuple[Share, float]:
    """Give how often the 90% interval read from one half held the other half's quarterly score, and the doubt's share.

    The interval is the prediction of the held-back acts: doubt about the tone, and the scatter of the acts.
    The second figure is the part of its variance that is doubt about the tone.
    """
    chance = np.random.default_rng(1)
    first, second = halves(found)
    mix, ours, theirs = count_mix(first), gather_weeks(first), gather_weeks(second)
    model = read_model(first)
    trust = trust_habits(ours, model)
    places = {pair: i for i, pair in enumerate(ours.pairs)}
    grid = np.linspace(-BOUND, BOUND, mix.mean.size)
    cases: list[tuple[bool, float]] = []
    for number, pair in enumerate(theirs.pairs):
        place = places.get(pair)
        if place is not None and theirs.of(number)[1].sum() >= FEWEST:
            cases.extend(_held_pair(ours.of(place), theirs.of(number), model, trust[place], grid, chance))
    held = np.array([case[0] for case in cases])
    return share(float(held.sum()), held.size), float(np.mean([case[1] for case in cases]))


def _held_pair(
    ours: tuple[Floats, Floats, Floats],
    theirs: tuple[Floats, Floats, Floats],
    model: ToneModel,
    trust: Floats,
    grid: Floats,
    chance: np.random.Generator,
) -> list[tuple[bool, float]]:
    weeks = np.unique(np.concatenate([ours[0], theirs[0]]))
    sizes, totals = np.zeros(weeks.size), np.zeros(weeks.size)
    own, back = np.searchsorted(weeks, ours[0]), np.searchsorted(weeks, theirs[0])
    sizes[own], totals[own] = ours[1], ours[2]
    path, variances = np.zeros(weeks.size), np.zeros(weeks.size)
    expected, drawn = np.zeros((DRAWS, back.size)), np.zeros((DRAWS, back.size))
    for d, h in enumerate(chance.choice(trust.size, DRAWS, p=trust)):
        habit = model.habits[h]
        filter_pair(weeks, sizes, totals, model.start, habit, model.mix.mean, model.mix.spread, path, variances)
        draw_path(weeks, habit[0], path, variances, chance.standard_normal(weeks.size))
        expected[d] = theirs[1] * np.interp(path[back], grid, model.mix.mean)
        spread = np.interp(path[back], grid, model.mix.spread) * habit[1] * (1 + habit[2] * (theirs[1] - 1))
        drawn[d] = expected[d] + np.sqrt(theirs[1] * spread) * chance.standard_normal(back.size)
    quarters = (theirs[0] // QUARTER).astype(int)
    cases = []
    for quarter in np.unique(quarters):
        own_weeks = quarters == quarter
        if theirs[1][own_weeks].sum() < FEWEST_A_QUARTER:
            continue
        guessed = drawn[:, own_weeks].sum(axis=1)
        low, high = np.quantile(guessed, NINETY)
        doubt = expected[:, own_weeks].sum(axis=1).var() / guessed.var()
        cases.append((bool(low <= theirs[2][own_weeks].sum() <= high), float(doubt)))
    return cases


class Reliability(NamedTuple):
    """Correlation of two halves: levels and year-on-year changes of tone, the raw mean; intervals; pairs."""

    levels: float
    levels_low: float
    levels_high: float
    changes: float
    changes_low: float
    changes_high: float
    raw_levels: float
    pairs: int


def split_half(found: pl.DataFrame) -> list[Reliability]:
    """Give the reliability of tone of pairs with 60, 300, 1000 acts or more in both halves; each has its own model."""
    both_halves = halves(found)
    parts = [gather_weeks(half) for half in both_halves]
    models = [read_model(half) for half in both_halves]
    both = [p for p in parts[0].pairs if p in set(parts[1].pairs)]
    number = {p: min(_many(part, p) for part in parts) for p in both}
    kept = [p for p in both if number[p] >= MANY[0]]
    first, last = (week_number(day) for day in (found["date"].min(), found["date"].max()) if isinstance(day, dt.date))
    at = np.arange(first + 4, last, 4.345)
    traced = []
    for part, model in zip(parts, models, strict=True):
        chosen = part.chosen([part.pairs.index(p) for p in kept])
        traced.append(model.mix.mean_at(trace_tones(chosen, model, at)[:, 0].astype(float)))
    raw = [_raw(half, kept) for half in both_halves]
    told = []
    for fewest in MANY:
        places = [i for i, pair in enumerate(kept) if number[pair] >= fewest]
        if len(places) >= FEWEST_PAIRS:
            told.append(_reliability([each[places] for each in traced], raw, [kept[i] for i in places]))
    return told


def _reliability(traced: list[Floats], raw: list[pl.DataFrame], pairs: list[Dyad]) -> Reliability:
    years = [t[:, 12:] - t[:, :-12] for t in traced]
    wanted = pl.DataFrame([(p.actor, p.recipient) for p in pairs], schema=["actor", "recipient"], orient="row")
    sides = ["actor", "recipient"]
    joined = raw[0].join(wanted, on=sides).join(raw[1], on=[*sides, "month"], suffix="_b")
    correlation = float(np.corrcoef(joined["mean"].to_numpy(), joined["mean_b"].to_numpy())[0, 1])
    return Reliability(*_by_pairs(traced[0], traced[1]), *_by_pairs(years[0], years[1]), correlation, len(pairs))


def _many(weeks: Weeks, pair: Dyad) -> float:
    return float(weeks.of(weeks.pairs.index(pair))[1].sum())


def _raw(half: pl.DataFrame, kept: list[Dyad]) -> pl.DataFrame:
    wanted = pl.DataFrame([(p.actor, p.recipient) for p in kept], schema=["actor", "recipient"], orient="row")
    months = half.join(wanted, on=["actor", "recipient"]).group_by(
        "actor", "recipient", month=pl.col("date").dt.truncate("1mo")
    )
    return months.agg(mean=pl.col("score").mean())


def _by_pairs(one: Floats, other: Floats, draws: int = 500) -> tuple[float, float, float]:
    """Give the correlation over all pairs and months, with a 95% interval over resampled pairs."""
    if one.shape[1] == 0:
        return math.nan, math.nan, math.nan
    chance = np.random.default_rng(0)
    values = [
        float(np.corrcoef(one[rows].ravel(), other[rows].ravel())[0, 1])
        for rows in (chance.integers(0, len(one), len(one)) for _ in range(draws))
    ]
    whole = float(np.corrcoef(one.ravel(), other.ravel())[0, 1])
    return whole, float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))


SHUFFLES = 2


def growth(found: pl.DataFrame, pairs: int = 120) -> tuple[Share, Share, tuple[float, float, float]]:
    """Give the share of runs with a turning point in shuffled months: coverage level, and growing threefold.

    Third, the difference of the two within pairs, with its 95% interval over pairs; each pair is shuffled twice.

    The months (of pair and world together) are shuffled, so nothing turns; then acts are thinned, evenly or ever less.
    """
    chance = np.random.default_rng(5)
    counted = (
        found.group_by("actor", "recipient").len().sort("len", "actor", "recipient", descending=[True, False, False])
    )
    gaps, told = [], {False: 0, True: 0}
    chosen = [Dyad(CountryCode(a), CountryCode(b)) for a, b, _ in counted.iter_rows() if a < b][:pairs]
    for pair in chosen:
        months = count_months(found, of_either_way(pair))
        level, rising = _shuffled(months, chance)
        told[False], told[True] = told[False] + level, told[True] + rising
        gaps.append((rising - level) / SHUFFLES)
    runs = len(chosen) * SHUFFLES
    return share(told[False], runs), share(told[True], runs), bootstrap_mean(np.array(gaps))


def _shuffled(months: Months, chance: np.random.Generator) -> tuple[int, int]:
    """Give in how many shuffles a turning point is told with level coverage, and with coverage growing threefold."""
    told = {False: 0, True: 0}
    for _ in range(SHUFFLES):
        order = chance.permutation(months.own.shape[1])
        own, world = months.own[:, order], months.world[:, order]
        for rising in (False, True):
            kept = np.linspace(1 / 3, 1.0, own.shape[1]) if rising else np.full(own.shape[1], 2 / 3)
            thinned = [chance.binomial(part.astype(int), kept).astype(float) for part in (own, world)]
            told[rising] += bool(find_turning_points(Months(months.first, thinned[0], thinned[1])))
    return told[False], told[True]


class Matched(NamedTuple):
    """How a way of finding turns fared: precision, recall, F1 with a 95% interval, turns told."""

    name: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    told: int


def known_turns(found: pl.DataFrame, slack: int = 2) -> tuple[list[Matched], dict[str, tuple[float, float]], int]:
    """Match four ways of finding turns with the list; also give the paired differences of F1 to ours."""
    ways: dict[str, Callable[[Months], list[int]]] = {
        "ours": lambda m: [
            (p.month.year - m.first.year) * 12 + p.month.month - m.first.month for p in find_turning_points(m)
        ],
        "naive z": lambda m: naive_z(shares_logged(m.own, m.world)),
        "PELT": lambda m: pelt(shares_logged(m.own, m.world)),
        "BOCPD": lambda m: online(shares_logged(m.own, m.world)),
    }
    hits: dict[str, Floats] = {name: np.zeros((len(KNOWN), 3)) for name in ways}
    for row, ((one, other), dates) in enumerate(KNOWN.items()):
        months = count_months(found, of_either_way(Dyad(CountryCode(one), CountryCode(other))))
        true = [(d.year - months.first.year) * 12 + d.month - months.first.month for d, _ in dates]
        for name, way in ways.items():
            told = way(months)
            hits[name][row] = (_match(told, true, slack), len(told), len(true))
    chance = np.random.default_rng(0)
    draws = chance.integers(0, len(KNOWN), (2000, len(KNOWN)))
    f1 = {name: np.array([_f1(table[d].sum(axis=0)) for d in draws]) for name, table in hits.items()}
    matched = [_matched(name, table, f1[name]) for name, table in hits.items()]
    gaps = {n: tuple(np.quantile(f1["ours"] - f1[n], (0.025, 0.975))) for n in ways if n != "ours"}
    return matched, gaps, sum(len(dates) for dates in KNOWN.values())


def _match(told: list[int], true: list[int], slack: int) -> int:
    """Count known turns that a told one lies near, each told one used once."""
    free, hits = set(told), 0
    for month in true:
        near = min(free, key=lambda place: abs(place - month), default=None)
        if near is not None and abs(near - month) <= slack:
            free.discard(near)
            hits += 1
    return hits


def _f1(row: Floats) -> float:
    return float(2 * row[0] / max(row[1] + row[2], 1))


def _matched(name: str, table: Floats, draws: Floats) -> Matched:
    hits, told, true = table.sum(axis=0)
    low, high = np.quantile(draws, (0.025, 0.975))
    return Matched(name, hits / max(told, 1), hits / true, _f1(table.sum(axis=0)), float(low), float(high), int(told))


class Told(NamedTuple):
    """How well a figure tells pairs of a kind from others: area under the curve with a 95% interval."""

    kind: str
    by: str
    value: float
    low: float
    high: float
    positives: int
    pairs: int


def _pairs_of(path: Path, wanted: Callable[[dict[str, str]], bool]) -> set[frozenset[str]]:
    told = set()
    for _, cells in named_rows(path, "utf-8"):
        if cells is not None and wanted(cells):
            codes = [country_of_cow(int(float(cells[name]))) for name in ("ccode1", "ccode2")]
            if all(codes):
                told.add(frozenset(str(code) for code in codes))
    return told


def rivals_and_allies(found: pl.DataFrame, structure: Path, year: int = 2010) -> list[Told]:
    """Tell rivals and allies of a year from other pairs by tone, by volume alone, and by both."""
    rivalries = _pairs_of(
        structure / "td_rivalries.csv.gz", lambda c: float(c["styear"]) <= year <= float(c["endyear"] or 9999)
    )
    pacts = _pairs_of(
        structure / "atop_alliance.csv.gz",
        lambda c: float(c["year"]) == year and float(c["atop_defense"] or 0) > 0,
    )
    model, weeks = read_model(found), gather_weeks(found)
    tones = model.mix.mean_at(
        trace_tones(weeks, model, np.array([week_number(dt.date(year, 7, 1))]))[:, 0, 0].astype(float)
    )
    rows: dict[frozenset[str], list[tuple[float, float]]] = {}
    for number, pair in enumerate(weeks.pairs):
        rows.setdefault(frozenset((str(pair.actor), str(pair.recipient))), []).append(
            (tones[number], weeks.of(number)[1].sum())
        )
    kept = {
        key: np.average([t for t, _ in r], weights=[n for _, n in r])
        for key, r in rows.items()
        if sum(n for _, n in r) >= FEWEST_OF_A_PAIR
    }
    volume = {key: sum(n for _, n in rows[key]) for key in kept}
    told = []
    for kind, truth, sign in (("rivals", rivalries, -1.0), ("defence allies", pacts, 1.0)):
        labels = np.array([key in truth for key in kept])
        for by, values in (
            ("tone", sign * np.array(list(kept.values()))),
            ("volume alone", np.array([volume[k] for k in kept])),
        ):
            told.append(_auc(kind, by, labels, values))
    return told


def area_under(labels: np.ndarray, values: Floats) -> float:
    """Give the chance that a pair of the kind has the higher value (Mann and Whitney 1947)."""
    number = int(labels.sum())
    ranks = rankdata(values)[labels.astype(bool)].sum()
    return float((ranks - number * (number + 1) / 2) / (number * (labels.size - number)))


def _auc(kind: str, by: str, labels: np.ndarray, values: Floats) -> Told:
    chance = np.random.default_rng(0)
    draws = []
    for _ in range(500):
        rows = chance.integers(0, labels.size, labels.size)
        if 0 < labels[rows].sum() < labels.size:
            draws.append(area_under(labels[rows], values[rows]))
    low, high = np.quantile(draws, (0.025, 0.975))
    return Told(kind, by, float(area_under(labels, values)), float(low), float(high), int(labels.sum()), labels.size)
