"""The parts of a dossier that are worked out from the ledger's acts: the measured relation and the forecasts."""

import datetime as dt
from pathlib import Path

from detente.errors import NotEnoughData
from detente.model.actors import Dyad
from detente.model.dossiers import Picture, Row, Section, Table
from detente.publishing.prospects import forecasts_section, measures_section
from detente.storing.lake import Lake
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.weighing.landmarks import day_of
from detente.workflow.forecasts import ACT_NAMES, Ground, forecast_pair, read_history
from detente.workflow.measures import Asked, measure_pair, relation_frame
from detente.workflow.own import OWN, OwnEvent, own_events
from detente.workflow.pictures import caption_of, draw_svg

CLASSES = range(4)
"""Numbers of the four classes among the acts that are forecast."""
WITHIN = 90
LOOKING_BACK = dt.timedelta(days=365)
"""How long before its first report an act may lie to be part of the series."""
NUMBERS = ("Month", "From", "To", "Acts", "Tone", "90% interval")


def measured(lake: Path, ledger: Path, pair: Dyad, until: dt.date | None) -> Section:
    """Give tone and attention from the ledger's own events, drawn.

    Raises:
        NotEnoughData: There are too few acts between the two.
    """
    own = [each for each in own_events(ledger) if _within_reports(each, until)]
    relation = measure_pair(Lake(lake), pair, Asked(source=OWN, until=until), own)
    rows = tuple(
        Row((str(row["month"])[:7], row["actor"], row["recipient"], str(row["acts"]), *_tone(row)))
        for row in relation_frame(relation).iter_rows(named=True)
        if row["acts"]
    )
    title = "Tone and attention from the reports in the ledger"
    return measures_section(Picture(title, draw_svg(relation), caption_of(relation), Table(NUMBERS, rows)))


def _within_reports(own: OwnEvent, until: dt.date | None) -> bool:
    """Tell whether an act lies in the time that the reports cover: what they only look back to has no series."""
    day, told = day_of(own.event), [cited.published for cited in own.event.claims if cited.published is not None]
    if day is None or not told:
        return False
    return day >= min(told) - LOOKING_BACK and (until is None or min(told) <= until)


def _tone(row: dict[str, float | None]) -> tuple[str, str]:
    tone, low, high = (row[name] for name in ("tone", "tone_low", "tone_high"))
    if tone is None or low is None or high is None:
        return "not measured", ""
    return f"{tone:+.1f}", f"{low:+.1f} to {high:+.1f}"


def newest_day(ledger: Path, pair: Dyad) -> dt.date:
    """Give the day of the newest report on the two: a dossier speaks as of it, not as of today.

    Raises:
        NotEnoughData: No report on the two has a day.
    """
    with Ledger.open(ledger) as kept:
        found = kept.claims(ClaimFilter(states=(pair.actor, pair.recipient)))
        days = [cited.published for cited in found if cited.published is not None]
    if not days:
        raise NotEnoughData(f"no report on {pair.actor} and {pair.recipient} has a day")
    return max(days)


def forecast(lake: Path, ledger: Path, pair: Dyad, until: dt.date | None) -> Section:
    """Give what may come within 90 days in each class of acts, both ways, from the ledger's own events.

    Raises:
        NotEnoughData: One of the two has no history.
    """
    today = until or newest_day(ledger, pair)
    gathered = read_history(Ground(lake=lake, ledger=ledger, today=today, source=OWN))
    found = [each for way in (pair, pair.reversed()) for each in forecast_pair(gathered, way, WITHIN, tuple(CLASSES))]
    return forecasts_section(found, f"the ledger's own events, of {len(ACT_NAMES)} kinds")
