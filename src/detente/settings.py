"""What the user's environment decides; the only place that reads it.

Read once by the command line or the desk and handed down as an argument.
"""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ConfigError

VARIABLES = (
    ("DETENTE_HOME", "folder of the ledger and the lake; by default .detente in the home folder"),
    ("DETENTE_WORKERS", "number of processes that code documents; by default 1"),
    ("DETENTE_USER", "name written beside judgements; by default the login name"),
    ("DETENTE_NOW", "moment taken for now (ISO 8601), so that a run can be repeated; by default the clock"),
)
"""Each variable with its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things lie and how they run."""

    home: Path
    workers: int = 1
    user: str = "unknown"
    now: dt.datetime

    @property
    def ledger(self) -> Path:
        """Give the file of the ledger."""
        return self.home / "ledger.sqlite"

    @property
    def lake(self) -> Path:
        """Give the folder of the lake."""
        return self.home / "lake"

    @property
    def today(self) -> dt.date:
        """Give the day that counts as today."""
        return self.now.date()


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Give the settings that the environment asks for.

    Raises:
        ConfigError: A variable makes no sense.
    """
    return Settings(
        home=Path(environment.get("DETENTE_HOME") or Path.home() / ".detente").expanduser(),
        workers=_workers(environment.get("DETENTE_WORKERS") or "1"),
        user=environment.get("DETENTE_USER") or environment.get("USER") or "unknown",
        now=_now(environment.get("DETENTE_NOW")),
    )


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ConfigError(f"DETENTE_WORKERS: {text!r} must be a whole number from 1")
    return int(text)


def _now(text: str | None) -> dt.datetime:
    if text is None:
        return dt.datetime.now(dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"DETENTE_NOW: {text!r} must be a date and time of ISO 8601") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
