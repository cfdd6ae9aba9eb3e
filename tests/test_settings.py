import datetime as dt
from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.settings import VARIABLES, read_settings


def test_nothing_set_gives_a_place_in_the_home_folder() -> None:
    settings = read_settings({})
    assert settings.ledger == Path.home() / ".detente" / "ledger.sqlite"
    assert settings.lake == Path.home() / ".detente" / "lake"
    assert (settings.workers, settings.user) == (1, "unknown")
    assert settings.now.tzinfo is not None


def test_what_is_set_is_taken() -> None:
    told = {"DETENTE_HOME": "/a", "DETENTE_WORKERS": "4", "DETENTE_USER": "mira", "DETENTE_NOW": "2024-04-30T08:00:00"}
    assert set(told) == {name for name, _ in VARIABLES}
    settings = read_settings(told)
    assert (settings.home, settings.workers, settings.user) == (Path("/a"), 4, "mira")
    assert settings.now == dt.datetime(2024, 4, 30, 8, tzinfo=dt.UTC)
    assert settings.today == dt.date(2024, 4, 30)


@pytest.mark.parametrize(
    ("name", "value"), [("DETENTE_WORKERS", "0"), ("DETENTE_WORKERS", "two"), ("DETENTE_NOW", "yesterday")]
)
def test_what_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        read_settings({name: value})
