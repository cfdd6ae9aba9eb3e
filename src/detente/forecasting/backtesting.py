"""Rolling through the past without looking ahead: what would have been forecast, and how good it was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from detente.errors import InvalidValue, NotEnoughData
from detente.forecasting.history import Doubles, Flags, Longs
from detente.forecasting.scores import bootstrap_skill, brier_score, brier_skill, error_of, reliability
from detente.forecasting.whether.baselines import Baseline
from detente.forecasting.whether.memory import FEATURES, walk
from detente.forecasting.whether.model import Growth, fit_whether
from detente.forecasting.whether.panel import Panel, outcomes
from detente.model.forecasts import Skill

Forecaster = Callable[[Panel, int, int], Doubles]
"""From a panel, a day and a horizon to the probability of each series; may use the days before that day alone."""

FEWEST_PAIRS = 10


def blindfold(panel: Panel, day: int) -> Panel:
    """Give the panel as it was on the eve of a day: nothing from that day on has happened."""
    counts = panel.counts.copy()
    counts[:, day:] = 0
    return replace(panel, counts=counts)


def refuse_leaks(forecaster: Forecaster, panel: Panel, day: int, within: int) -> None:
    """Make sure that a forecaster doesn't look ahead: with the future turned upside down it must say the same.

    Raises:
        InvalidValue: Its forecasts move with what happened from that day on.
    """
    turned = panel.counts.copy()
    turned[:, day:] = turned[:, day:] == 0
    if not np.array_equal(forecaster(panel, day, within), forecaster(replace(panel, counts=turned), day, within)):
        raise InvalidValue("forecaster", f"day {day}", "looks ahead: its forecasts move with what came later")


@dataclass(frozen=True, slots=True)
class Record:
    """Forecasts that came due: ours, the pair's own base rate, what happened, class, pair, whether it was an onset."""

    probability: Doubles
    reference: Doubles
    happened: Doubles
    act: Longs
    pair: Longs
    onset: Flags

    def part(self, chosen: Flags) -> "Record":
        """Give the chosen forecasts."""
        return Record(
            self.probability[chosen], self.reference[chosen], self.happened[chosen], self.act[chosen],
            self.pair[chosen], self.onset[chosen],
        )  # fmt: skip


def own_base_rates(panel: Panel, day: int, within: int) -> Doubles:
    """Give each series' share of past spans of `within` days with an act: the reference that costs nothing."""
    ahead = outcomes(panel.before(day), within)
    rates: Doubles = ahead.mean(axis=1)
    return rates


def trees_from(panel: Panel, start: int, within: int, growth: Growth | None = None) -> Forecaster:
    """Give a forecaster by trees that were fitted on the days before `start`; it forecasts days from then on."""
    fitted = fit_whether(panel, start, within, growth)

    def forecast(seen: Panel, day: int, horizon: int) -> Doubles:
        (_, known), *_ = walk(seen.before(day), range(day, day + 1), horizon)
        return fitted.probability(known)

    return forecast


def come_due(panel: Panel, days: range, within: int) -> range:
    """Give those of the days whose outcomes within the horizon are known.

    Raises:
        NotEnoughData: There is none.
    """
    due = range(days.start, min(days.stop, panel.days - within + 1))
    if not due:
        raise NotEnoughData(f"no forecast of {within} days from day {days.start} on has come due")
    return due


def collect(panel: Panel, days: range, within: int, pairs: int, growth: Growth | None = None) -> Record:
    """Fit before the days, forecast each of them whose outcome is known, for the panel's first `pairs` pairs.

    Raises:
        NotEnoughData: No forecast has come due.
    """
    days = come_due(panel, days, within)
    ahead = outcomes(panel, within)
    fitted = fit_whether(panel, days.start, within, growth)
    series = pairs * panel.classes
    base = own_base_rates(panel, days.start, within)[:series]
    since = FEATURES.index("days since this act")
    parts = [
        (fitted.probability(known)[:series], known[:series, since] > within) for _, known in walk(panel, days, within)
    ]
    return Record(
        np.concatenate([p for p, _ in parts]),
        np.tile(base, len(parts)),
        np.concatenate([ahead[:series, day] for day in days]).astype(np.float64),
        np.tile(np.arange(series) % panel.classes, len(parts)),
        np.tile(np.arange(series) // panel.classes, len(parts)),
        np.concatenate([onset for _, onset in parts]),
    )


def collect_baseline(panel: Panel, days: range, within: int, pairs: int, baseline: Baseline) -> Record:
    """Give a baseline's forecasts of the same cases that `collect` takes.

    Raises:
        NotEnoughData: No forecast has come due.
    """
    days = come_due(panel, days, within)
    ahead = outcomes(panel, within)
    series = pairs * panel.classes
    own = np.tile(own_base_rates(panel, days.start, within)[:series], len(days))
    said = [baseline(panel, day, within)[:series] for day in days]
    recent = [panel.marks[:series, max(day - within, 0) : day].any(axis=1) for day in days]
    return Record(
        np.concatenate(said),
        own,
        np.concatenate([ahead[:series, day] for day in days]).astype(np.float64),
        np.tile(np.arange(series) % panel.classes, len(days)),
        np.tile(np.arange(series) // panel.classes, len(days)),
        ~np.concatenate(recent),
    )


def join_records(records: Iterable[Record]) -> Record:
    """Give several rolls as one."""
    columns = list(
        zip(*((r.probability, r.reference, r.happened, r.act, r.pair, r.onset) for r in records), strict=True)
    )
    return Record(*(np.concatenate(column) for column in columns))


def skill_of(record: Record, act: str, within: int) -> Skill:
    """Give the skill of a record against the pairs' own base rates, with its interval where pairs are enough."""
    wide = len(np.unique(record.pair)) >= FEWEST_PAIRS
    low, high = (
        bootstrap_skill(record.probability, record.reference, record.happened, record.pair) if wide else (None, None)
    )
    bins = reliability(record.probability, record.happened)
    return Skill(
        act=act, within_days=within, cases=len(record.happened), share=float(record.happened.mean()),
        brier=brier_score(record.probability, record.happened),
        reference=brier_score(record.reference, record.happened),
        skill=brier_skill(record.probability, record.reference, record.happened),
        calibration_error=error_of(bins), low=low, high=high, bins=bins,
    )  # fmt: skip


def skills(record: Record, names: tuple[str, ...], within: int) -> tuple[Skill, ...]:
    """Give the skill over all, of onsets (no such act in the last `within` days), and of each class."""
    found = [skill_of(record, "all", within)]
    parts = [("onsets", record.onset), *((name, record.act == i) for i, name in enumerate(names))]
    for name, chosen in parts:
        if chosen.any() and brier_score(record.reference[chosen], record.happened[chosen]) > 0:
            found.append(skill_of(record.part(chosen), name, within))
    return tuple(found)
