"""Forecasts from what the lake or the ledger holds: gathered, made, told, and measured against the past."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import vl_convert

from detente.errors import InvalidValue, NotEnoughData, UnknownCode
from detente.exchanging.columns import ACTS
from detente.forecasting.backtesting import Record, collect, collect_baseline, join_records, skill_of, skills
from detente.forecasting.history import History, history_of
from detente.forecasting.pairwise import Asked, Engine, Names, cause_named, forecast_act, name_cause, prepare
from detente.forecasting.picture import backtest_spec
from detente.forecasting.precedents import causes_of
from detente.forecasting.whether.baselines import BASELINES
from detente.forecasting.whether.panel import MOST, Panel, busiest_pairs, panel_of
from detente.lexicon.codes import Quad, quad_of
from detente.model.actors import Dyad
from detente.model.claims import EventType
from detente.model.forecasts import Forecast, Skill
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts, last_day
from detente.storing.ledger import Ledger
from detente.weighing.joining import join
from detente.workflow.own import OWN, OwnEvent, own_acts

BUSIEST = 300
"""Pairs whose forecasts are measured in a backtest."""

LEARNED = 900
"""Pairs that are learned from, so that those measured aren't all chosen for having been busy."""

LONGEST_DAYS = 1500
"""History before that is not looked at: older acts say little of the next months."""

CLASSES = tuple(quad.words for quad in Quad)
ACT_NAMES = (*CLASSES, *(kind.value for kind in EventType))
"""The acts that are forecast: the four classes, then the sixteen types."""

CLASS_OF = {kind.value: CLASSES.index(quad_of(kind).words) for kind in EventType}
"""The number of the class of each type."""

HORIZONS = (1, 7, 30, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the history comes from and up to which day it is known."""

    lake: Path
    ledger: Path
    today: dt.date
    source: str | None = None


@dataclass(frozen=True)
class Gathered:
    """Acts by number: each act once as its class and once as its type."""

    source: str
    states: tuple[str, ...]
    history: History
    first: dt.date
    end: int

    @cached_property
    def place(self) -> dict[str, int]:
        """Give the number of each state."""
        return {state: i for i, state in enumerate(self.states)}

    def told(self) -> str:
        """Say what the forecasts are made from, in a line."""
        last = self.first + dt.timedelta(days=self.end - 1)
        what = "the ledger's own events" if self.source == OWN else f"{self.source} in the lake"
        acts = int((self.history.act >= len(CLASSES)).sum())
        return f"from {what}: {acts:,} acts between {len(self.states)} states, {self.first} to {last}"

    @property
    def names(self) -> Names:
        """Give what the numbers stand for."""
        return Names(self.states, ACT_NAMES, self.first + dt.timedelta(days=self.history.first_day))


def ledger_acts(ledger: Path, today: dt.date) -> pl.DataFrame:
    """Give the ledger's acts by reports published up to today; what a later report tells is not known yet."""
    with Ledger.open(ledger) as kept:
        known = [cited for cited in kept.claims() if cited.published is not None and cited.published <= today]
    clear, disputed = own_acts(tuple(OwnEvent(event) for event in join(known)))
    return pl.concat([clear, disputed]).filter(pl.col("date") <= today)


def read_history(ground: Ground) -> Gathered:
    """Give the acts of the one source asked for: by default the lake's only one, else the ledger.

    Raises:
        NotEnoughData: There are no acts.
        UnknownCode: The source isn't there, or several are and none was named.
    """
    lake = Lake(ground.lake)
    there = lake.sources(ACTS)
    source = ground.source or (there[0] if len(there) == 1 else OWN)
    if source == OWN:
        return _numbered(OWN, ledger_acts(ground.ledger, ground.today), ground.today)
    if source not in there:
        raise UnknownCode("source", source, (*there, OWN))
    last = last_day(lake, ActFilter(sources=(source,), until=ground.today)) or ground.today
    since = last - dt.timedelta(days=LONGEST_DAYS)  # data of long ago are forecast from where they end
    return _numbered(source, acts(lake, ActFilter(sources=(source,), since=since, until=ground.today)), None)


def _numbered(source: str, found: pl.DataFrame, today: dt.date | None) -> Gathered:
    if found.is_empty():
        raise NotEnoughData(f"{source} holds no acts between states up to this day; read reports or import event data")
    first = max(_day(found["date"].min()), _day(found["date"].max()) - dt.timedelta(days=LONGEST_DAYS))
    found = found.filter(pl.col("date") >= first)
    first = _day(found["date"].min())  # the panel's day 0 is the first act that is kept
    states = tuple(sorted({*found["actor"], *found["recipient"]}))
    place, act = {state: i for i, state in enumerate(states)}, {name: i for i, name in enumerate(ACT_NAMES)}
    columns = found.select(
        pl.col("actor").replace_strict(place, return_dtype=pl.Int64),
        pl.col("type").replace_strict(act, return_dtype=pl.Int64),
        pl.col("recipient").replace_strict(place, return_dtype=pl.Int64),
        (pl.col("date") - first).dt.total_days(),
    ).to_numpy()
    classes = found["type"].replace_strict(CLASS_OF, return_dtype=pl.Int64).to_numpy()
    by_class = np.column_stack((columns[:, 0], classes, columns[:, 2:]))
    told = np.clip(found["reports"].fill_null(1).to_numpy(), 1, MOST)
    rows = np.repeat(np.concatenate((by_class, columns)), np.tile(told, 2), axis=0)
    history = history_of(rows, len(states), len(ACT_NAMES))
    end = (today - first).days + 1 if today else history.end
    return Gathered(source, states, history, first, end)


def _day(value: Any) -> dt.date:  # noqa: ANN401 - a date of a frame's column
    return dt.date.fromisoformat(str(value))


def act_number(word: str) -> int:
    """Give the number of an act named by its PLOVER type or class, in any letter case."""
    names = [name.lower() for name in ACT_NAMES]
    if word.lower() not in names:
        raise UnknownCode("act", word, tuple(name for name in ACT_NAMES if name.lower().startswith(word.lower()[:2])))
    return names.index(word.lower())


def engine_for(gathered: Gathered, dyad: Dyad, within: int) -> Engine:
    """Give the engine for a pair among the busiest, or among all pairs where they are few.

    Raises:
        NotEnoughData: One of the states has no history.
    """
    for state in (dyad.actor, dyad.recipient):
        if state not in gathered.place:
            raise NotEnoughData(f"{state} has no history in {gathered.source}")
    asked = (gathered.place[dyad.actor], gathered.place[dyad.recipient])
    pairs = (asked, *busiest_pairs(gathered.history, LEARNED))
    return prepare(panel_of(gathered.history, pairs, gathered.end), gathered.names, within)


def forecast_pair(
    gathered: Gathered, dyad: Dyad, within: int, chosen: Sequence[int] = (), off: Sequence[str] = ()
) -> Iterator[Forecast]:
    """Give the forecasts of what the first does to the second, act by act; `off` names precedents switched off."""
    engine = engine_for(gathered, dyad, within)
    switched = frozenset(_cause(word, engine.names) for word in off)
    for act in chosen or range(len(ACT_NAMES)):
        yield forecast_act(engine, Asked(0, act, within, switched))


LEAST_TOLD = 0.05
"""Acts less likely than that are not told in a dossier."""


def forecasts_between(ground: Ground, dyad: Dyad, within: int) -> tuple[Forecast, ...]:
    """Give what either may do to the other, as a dossier tells it: only what is not next to excluded.

    Raises:
        NotEnoughData: There are no acts, one of the two has no history, or the horizon is longer than it.
    """
    engine = engine_for(read_history(ground), dyad, within)
    pairs = (0, int(engine.panel.mirror[0]))
    found = (forecast_act(engine, Asked(pair, act, within)) for pair in pairs for act in range(len(ACT_NAMES)))
    return tuple(forecast for forecast in found if forecast.probability >= LEAST_TOLD)


def _cause(word: str, names: Names) -> Any:  # noqa: ANN401 - a Cause
    cause = cause_named(word, names)
    if cause is None:
        near = tuple(name_cause(each, names) for each in causes_of(len(names.acts)))
        raise UnknownCode("precedent", word, tuple(name for name in near if word.lower() in name.lower())[:3])
    return cause


def forecast_record(forecast: Forecast) -> dict[str, Any]:
    """Give a forecast as it is shown: likelihood in words, confidence apart, precedents opened."""
    return {
        "actor": forecast.actor, "act": forecast.act, "recipient": forecast.recipient, "made_on": forecast.made_on,
        "due": forecast.due, "probability": round(forecast.probability, 4), "low": round(forecast.low, 4),
        "high": round(forecast.high, 4), "likelihood": forecast.words, "confidence": forecast.basis.confidence.value,
        "base_rate": round(forecast.base_rate, 4), "days_with_act": list(forecast.counts), "maker": forecast.maker,
        "calibration_error": forecast.basis.calibration_error,
        "precedents": [_precedent_record(precedent) for precedent in forecast.precedents],
        "missing": list(forecast.missing),
    }  # fmt: skip


def _precedent_record(precedent: Any) -> dict[str, Any]:  # noqa: ANN401 - a Precedent
    return {
        "cause": precedent.cause, "push": round(precedent.push, 3), "hits": precedent.hits, "cases": precedent.cases,
        "words": precedent.words, "fired": list(precedent.fired), "examples": list(precedent.examples),
    }  # fmt: skip


def backtest(
    gathered: Gathered, horizons: Sequence[int], rolls: int = 2
) -> Iterator[tuple[Skill, ...] | NotEnoughData]:
    """Give for each horizon the skill over the last third of the history, refitted `rolls` times, by class and onset.

    For a horizon that the history is too short for, the error that says so is given instead.
    """
    history = replace(gathered.history.rows(gathered.history.act < len(CLASSES)), acts=len(CLASSES))
    pairs = busiest_pairs(history.before(history.first_day + (history.end - history.first_day) * 2 // 3), LEARNED)
    panel = panel_of(history, pairs, gathered.end)
    for within in horizons:
        try:
            yield _measured(panel, within, min(BUSIEST, len(pairs)), rolls)
        except NotEnoughData as error:
            yield NotEnoughData(f"within {within}d: {error}")


def _measured(panel: Panel, within: int, pairs: int, rolls: int) -> tuple[Skill, ...]:
    ours = skills(_rolled(panel, within, pairs, rolls, collect), CLASSES, within)
    theirs = (
        skill_of(_rolled(panel, within, pairs, rolls, partial(collect_baseline, baseline=each)), name, within)
        for name, each in BASELINES
    )
    return (*ours, *theirs)


def _rolled(panel: Panel, within: int, pairs: int, rolls: int, forecaster: Callable[..., Record]) -> Record:
    """Forecast the last third roll by roll, each fitted on what was known before it began."""
    edges = [panel.days * 2 // 3 + (panel.days // 3) * roll // rolls for roll in range(rolls)] + [panel.days]
    known = [days for days in map(range, edges, edges[1:]) if days.start + within <= panel.days]
    if not known:
        raise NotEnoughData("the last third of the history is shorter")
    return join_records(forecaster(panel, days, within, pairs) for days in known)


SKILL_ENDINGS = (".json", ".svg")


def refuse_ending(out: Path) -> None:
    """Make sure, before the work begins, that skills can be written to a file of that name.

    Raises:
        InvalidValue: The ending is none of `SKILL_ENDINGS`.
    """
    if out.suffix.lower() not in SKILL_ENDINGS:
        raise InvalidValue("out", out.suffix, "must end in .json or .svg")


def write_skill(found: Sequence[Skill], out: Path) -> None:
    """Write skills as figures (.json) or as a picture (.svg).

    Raises:
        InvalidValue: The ending is none of these.
    """
    refuse_ending(out)
    if out.suffix.lower() == ".json":
        told = json.dumps([asdict(skill) for skill in found], indent=1) + "\n"
    else:
        told = vl_convert.vegalite_to_svg(backtest_spec(found))
    out.write_text(told, encoding="utf-8")
