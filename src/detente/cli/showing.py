"""Results to lines: a table on a terminal, JSON lines in a pipe, progress on stderr."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import click
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from detente.cli.escaping import harmless
from detente.cli.laying import lay_out

Item = TypeVar("Item")


def is_terminal() -> bool:
    """Tell whether a person reads what we write."""
    return sys.stdout.isatty()


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def json_line(record: object) -> str:
    """Give a record as one line of JSON; dates as ISO 8601, sets sorted."""
    return json.dumps(record, ensure_ascii=False, default=_plain, allow_nan=False)


def cell(value: object) -> str:
    """Give a value as a table shows it: nothing for what is unknown, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(part) for part in value)
    if isinstance(value, Mapping):
        return harmless(_record_cell(value))
    return harmless(str(value))


def _record_cell(record: Mapping[str, Any]) -> str:
    """Give a record in few words: a party, a transfer, a date, an amount, a forecaster's answer."""
    if "commodity" in record:
        way = f"{record['supplier'] or '?'} → {record['recipient'] or '?'}"
        return f"{way}: {record['item']} ({record['commodity']})"
    if "precision" in record:
        days = dict.fromkeys((str(record["start"]), str(record["end"])))
        return f"{' to '.join(days)} ({record['precision']})"
    if "forecaster" in record:
        return f"{record['forecaster']} {cell(record['probability'])} ({record['likelihood']})"
    if record.get("country"):
        return f"{record['name']} ({record['country']})"
    return str(record.get("name") or record.get("verbatim") or json_line(record))


def show(records: Iterable[Mapping[str, Any]], columns: Sequence[str], title: str = "") -> None:
    """Show records: on a terminal the named columns, laid out as it is wide, in a pipe every field as JSON lines.

    Text out of documents is shown as it is; what looks like markup of the terminal is not obeyed.
    """
    if not is_terminal():
        for record in records:
            click.echo(json_line(record))
        return
    rows = [[cell(record.get(column)) for column in columns] for record in records]
    console = Console()
    console.print(
        lay_out(columns, rows, console.width, title) if rows else Text(f"{title}: nothing found".lstrip(": "))
    )


def with_progress(items: Iterable[Item], title: str, total: int | None = None) -> Iterator[Item]:
    """Hand on the items, with a progress bar on stderr where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    with Progress(console=console, transient=True) as progress:
        yield from progress.track(items, total=total, description=title)


class Watch:
    """What goes on, on stderr: on a terminal how many documents were met; failures one line each, always."""

    def __init__(self, title: str) -> None:
        self._console = Console(stderr=True, soft_wrap=True)
        self._status = self._console.status(title) if self._console.is_terminal else None
        self._title = title
        self._met = 0
        self.failures = 0

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_reason: object) -> None:
        if self._status:
            self._status.stop()

    def met(self, where: str) -> None:
        """Note one more document."""
        self._met += 1
        if self._status:
            self._status.update(Text(f"{self._title}: {self._met:,}  {harmless(where[-80:])}"))

    def failed(self, line: str) -> None:
        """Write why something couldn't be read, at once."""
        self.failures += 1
        self._say(line)

    def warned(self, line: str) -> None:
        """Write what was read with a doubt; it is no failure."""
        self._say(f"warning: {line}")

    def _say(self, line: str) -> None:
        click.echo(f"detente: {harmless(' '.join(line.split()))}", err=True)
