"""`detente.measure` and `detente.forecast`: what is measured and foreseen of two states, as Polars frames."""

import datetime as dt
from pathlib import Path

import polars as pl

from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.settings import read_settings
from detente.storing.lake import Lake
from detente.workflow.forecasts import Ground, forecast_pair, read_history
from detente.workflow.measures import Asked, measure_pair, relation_frame
from detente.workflow.own import OWN, own_events


def measure(
    first: str,
    second: str,
    *,
    source: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    home: Path | None = None,
) -> pl.DataFrame:
    """Give tone and attention between two states, month by month and both ways, with their 90% intervals.

    Args:
        first: A state however it is named: `Russia`, `RUS`, `the Kremlin`.
        second: The other state.
        source: Name of the imported data, or `ledger` for our own events; may be left out where there is one only.
        since: First day that counts.
        until: Last day that counts.
        home: Folder of ledger and lake; by default that of the settings.

    Returns:
        A row a direction and month: actor, recipient, source, month, acts, tone, tone_low, tone_high (mean score of an
        act, -10 to 10; null before the first act), attention, attention_low, attention_high (times the usual share).

    Raises:
        UnknownCode: A state isn't known.
        NotEnoughData: There is no event data, or fewer than four acts each way.
    """
    settings = read_settings()
    folder = home or settings.home
    asked = Asked(source=source, since=since, until=until)
    own = own_events(folder / settings.ledger.name) if source == OWN else ()
    pair = Dyad(resolve_country(first), resolve_country(second))
    return relation_frame(measure_pair(Lake(folder / settings.lake.name), pair, asked, own))


def forecast(
    first: str,
    second: str,
    *,
    within_days: int = 30,
    source: str | None = None,
    as_of: dt.date | None = None,
    home: Path | None = None,
) -> pl.DataFrame:
    """Give what the first state may do to the second within some days, act by act.

    Args:
        first: The state that would act, however it is named.
        second: The state to which it would be done.
        within_days: The horizon, from 1.
        source: Name of the imported data, or `ledger` for our own events; by default the only one there is.
        as_of: The last day that is known; by default today.
        home: Folder of ledger and lake; by default that of the settings.

    Returns:
        A row an act (the four classes, then PLOVER's types): actor, recipient, act, within_days, probability, low, high
        (the interval that holds nine tenths of what it may be), base_rate (the pair's own).

    Raises:
        UnknownCode: A state isn't known.
        NotEnoughData: There are no acts, or a state has no history.
    """
    settings = read_settings()
    folder = home or settings.home
    ground = Ground(
        lake=folder / settings.lake.name,
        ledger=folder / settings.ledger.name,
        today=as_of or settings.today,
        source=source,
    )
    pair = Dyad(resolve_country(first), resolve_country(second))
    rows = [
        (each.actor, each.recipient, each.act, within_days, each.probability, each.low, each.high, each.base_rate)
        for each in forecast_pair(read_history(ground), pair, within_days)
    ]
    names = ("actor", "recipient", "act", "within_days", "probability", "low", "high", "base_rate")
    return pl.DataFrame(rows, schema=names, orient="row")
