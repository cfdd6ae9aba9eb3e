"""Series and forecasts as sections of a dossier, from values that other stages made."""

from collections.abc import Sequence

from detente.model.dossiers import Block, Part, Picture, Row, Section, Table
from detente.model.forecasts import Forecast
from detente.publishing.sections import country_name, section
from detente.publishing.showing import day

LIKELIHOOD = ("What may come", "From", "To", "Likelihood", "Probability", "Between", "Pair's own rate")
BASIS = ("What may come", "From", "To", "Confidence in the basis", "What speaks for and against it", "What is missing")
SHOWN = 3
"""Precedents shown with each forecast; `detente forecast` shows all."""


def measures_section(picture: Picture) -> Section:
    """Give the measured relation: one picture, its words and its numbers."""
    return section(Part.MEASURES, [Block(picture=picture)])


def forecasts_section(forecasts: Sequence[Forecast], source: str) -> Section:
    """Give the forecasts: likelihood in the words of ICD 203 in one table, how far the basis carries in another."""
    if not forecasts:
        return section(Part.FORECASTS, ())
    first = forecasts[0]
    note = f"From {source}, as of {day(first.made_on)}, for the {first.within_days} days up to {day(first.due)}."
    ordered = sorted(forecasts, key=lambda each: (-each.probability, each.actor, each.act))
    return section(
        Part.FORECASTS,
        [
            Block(title="How likely", note=note, table=Table(LIKELIHOOD, tuple(map(_likelihood, ordered)))),
            Block(title="How far the basis carries", table=Table(BASIS, tuple(map(_basis, ordered)))),
        ],
    )


def _sides(forecast: Forecast) -> tuple[str, str, str]:
    return forecast.act.lower(), country_name(forecast.actor), country_name(forecast.recipient)


def _likelihood(forecast: Forecast) -> Row:
    between = f"{forecast.low:.0%} and {forecast.high:.0%}"
    told = (forecast.words, f"{forecast.probability:.0%}", between, f"{forecast.base_rate:.0%}")
    return Row((*_sides(forecast), *told))


def _basis(forecast: Forecast) -> Row:
    told = " ".join(precedent.words for precedent in forecast.precedents[:SHOWN]) or "no precedent found"
    missing = "; ".join(forecast.missing) or "nothing named"
    return Row((*_sides(forecast), forecast.basis.confidence.value, told, missing))
