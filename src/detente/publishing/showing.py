"""Days and counts as a reader sees them."""

import datetime as dt

from detente.model.claims import Precision, When
from detente.model.dossiers import Entry

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def day(date: dt.date) -> str:
    """Give a day in words, the same in every locale.

    >>> day(dt.date(2024, 3, 28))
    '28 Mar 2024'
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def period(when: When) -> str:
    """Give a date no more exactly than it was told."""
    if when.precision is Precision.YEAR:
        return str(when.start.year)
    if when.precision is Precision.MONTH:
        return f"{_MONTHS[when.start.month - 1]} {when.start.year}"
    if when.start == when.end:
        return day(when.start)
    if (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return f"{when.start.day} to {day(when.end)}"
    return f"{day(when.start)} to {day(when.end)}"


def day_words(entry: Entry) -> str:
    """Give when it happened, or where that isn't told, when it was reported."""
    if entry.when is not None:
        return period(entry.when)
    return f"reported {day(entry.reported)}" if entry.reported else "undated"


def count(n: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun.

    >>> count(1, "report"), count(3, "report")
    ('1 report', '3 reports')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
