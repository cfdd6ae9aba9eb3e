"""Read the lexicon's own tables: one line of meaning each, fields parted by `|`, lists by `; `, notes behind `#`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from detente.errors import InvalidValue

LOOK_UP_ONLY = "~"
"""Stands before a name that look-ups know but that running text mostly uses for something else."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: where it stands and its fields by name."""

    where: str
    fields: dict[str, str]

    def __getitem__(self, field: str) -> str:
        """Give a field as it is written, empty where nothing is."""
        return self.fields[field]

    def parts(self, field: str) -> tuple[str, ...]:
        """Give a field that holds a list."""
        return tuple(part.strip() for part in self.fields[field].split(";") if part.strip())

    def day(self, field: str, *, end: bool = False) -> dt.date | None:
        """Give a field that holds a day; of a bare year or month the first day, or with `end` the last."""
        text = self.fields[field]
        return _day(text, self.where, end=end) if text else None


def _day(text: str, where: str, *, end: bool) -> dt.date:
    try:
        numbers = [int(part) for part in text.split("-")]
        year, month, day = (*numbers, 0, 0)[:3]
        if day:
            return dt.date(year, month, day)
        if not end:
            return dt.date(year, month or 1, 1)
        after = dt.date(year + 1, 1, 1) if month in (0, 12) else dt.date(year, month + 1, 1)
        return after - dt.timedelta(days=1)
    except ValueError as error:
        raise InvalidValue(where, text, "is no day, month or year") from error


def read_table(file: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Give the rows of a table in `lexicon/data`.

    Raises:
        InvalidValue: A line has more or fewer fields than there are columns.
    """
    return tuple(_rows(file, columns))


def _rows(file: str, columns: tuple[str, ...]) -> Iterator[Row]:
    text = files("detente.lexicon").joinpath("data", file).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        values = [value.strip() for value in line.split("|")]
        where = f"{file}:{number}"
        if len(values) != len(columns):
            raise InvalidValue(where, line, f"must have {len(columns)} fields ({', '.join(columns)})")
        yield Row(where, dict(zip(columns, values, strict=True)))
