import datetime as dt

import pytest

from detente.model.actors import CountryCode
from detente.model.forecasts import Basis, Forecast
from detente.publishing.prospects import forecasts_section


def forecast(probability: float, act: str = "AID") -> Forecast:
    return Forecast(
        actor=CountryCode("PRK"),
        recipient=CountryCode("RUS"),
        act=act,
        made_on=dt.date(2024, 4, 30),
        within_days=90,
        probability=probability,
        low=0.0,
        high=1.0,
        base_rate=0.3,
        counts=(0, 1, 2),
        maker="test",
        basis=Basis(0, 0, None),
    )


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.02, "almost no chance"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.7, "likely"),
        (0.97, "almost certain"),
    ],
)
def test_likelihood_is_told_in_the_words_of_icd_203_and_confidence_apart(probability: float, words: str) -> None:
    likely, basis = forecasts_section([forecast(probability)], "the ledger").blocks
    assert likely.table is not None
    assert basis.table is not None
    assert words in likely.table.rows[0].cells
    assert "low" not in likely.table.rows[0].cells
    assert "low" in basis.table.rows[0].cells
    assert not set(likely.table.columns) & {"Confidence in the basis"}


def test_the_likeliest_stands_first() -> None:
    (likely, _) = forecasts_section([forecast(0.1), forecast(0.9, "CONSULT")], "the ledger").blocks
    assert likely.table is not None
    assert [row.cells[0] for row in likely.table.rows] == ["consult", "aid"]


def test_without_forecasts_there_is_no_such_section() -> None:
    assert forecasts_section([], "the ledger").blocks == ()
