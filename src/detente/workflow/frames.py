"""`detente.measure`: the monthly series of two states as a Polars frame."""

import datetime as dt
from pathlib import Path

import polars as pl

from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.settings import read_settings
from detente.storing.lake import Lake
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
