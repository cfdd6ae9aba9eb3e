"""Days that a source names about itself: told in full and one way to read them, or not at all."""

import datetime as dt
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_PACKED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:\d{2,6}.*)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?")
_KOREAN = re.compile(r"(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+){0,3})(?:, [\w .]{2,30})?(?: \([\w /.-]{2,40}\))?"
    r" ?(?:\u2014|\u2013|--|-) "
)
_LEAD = re.compile(r"^(?:published|updated|posted|date|released?|issued)(?: on| at)?:?\s+", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Other years are no days of reports but numbers that look like one, such as seconds since 1970."""
HEAD_LINES = 8
"""Lines at the top of a paper in which its date can stand alone."""


def parse_day(text: str | None) -> dt.date | None:
    """Give the day that a text names in full; None where a part is missing or day and month could be swapped.

    >>> parse_day("28 March 2024"), parse_day("03/04/2024"), parse_day("March 2024")
    (datetime.date(2024, 3, 28), None, None)
    """
    if not text:
        return None
    plain = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    for read in READERS:
        try:
            day = read(plain)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    return None


def _numbers(pattern: re.Pattern[str]) -> Callable[[str], dt.date | None]:
    def read(text: str) -> dt.date | None:
        found = pattern.fullmatch(text)
        return dt.date(*map(int, found.groups())) if found else None

    return read


def _month(word: str) -> int:
    near = [i for i, month in enumerate(MONTHS, start=1) if month.startswith(word.lower()[:4].rstrip("."))]
    exact = [i for i, month in enumerate(MONTHS, start=1) if month == word.lower() or month[:3] == word.lower()]
    return (exact or near)[0]


def _day_first(text: str) -> dt.date | None:
    found = _DAY_FIRST.fullmatch(text)
    return dt.date(int(found[3]), _month(found[2]), int(found[1])) if found else None


def _month_first(text: str) -> dt.date | None:
    found = _MONTH_FIRST.fullmatch(text)
    return dt.date(int(found[3]), _month(found[1]), int(found[2])) if found else None


def _mail(text: str) -> dt.date | None:
    return parsedate_to_datetime(text).date() if ":" in text else None


READERS = (
    _numbers(_ISO), _numbers(_PACKED), _numbers(_SLASHED), _numbers(_KOREAN), _day_first, _month_first, _mail,
)  # fmt: skip


def day_of_head(text: str) -> dt.date | None:
    """Give the day that stands on a line of its own at the top of a text."""
    for line in text.split("\n", HEAD_LINES)[:HEAD_LINES]:
        if day := parse_day(_LEAD.sub("", line.strip(" |,."))):
            return day
    return None


def place_of_head(text: str) -> str | None:
    """Give the place that a report is datelined from, as written.

    >>> place_of_head("SEOUL, May 3 (Yonhap) -- The ministry said on Friday that")
    'SEOUL'
    """
    for line in text.split("\n", 3)[:3]:
        if found := _DATELINE.match(line):
            return found["place"]
    return None
