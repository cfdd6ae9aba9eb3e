"""Stretches of the calendar, first and last day included, and the arithmetic on them."""

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from detente.model.claims import Precision

ONE_DAY = dt.timedelta(days=1)

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season, of the northern half of the world."""

DAYS_EARLY, DAYS_MID = 10, 20
"""Last day of "early" and of "mid" in a month (CODEBOOK, decisions)."""

MONTHS_EARLY, MONTHS_MID = 4, 8
"""Last month of "early" and of "mid" in a year (CODEBOOK, decisions)."""

AHEAD_COST = 3
"""A day without a year is looked for in the past; one ahead is taken only when three times nearer."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, how exactly it was told, and the rule that read it."""

    start: dt.date
    end: dt.date
    precision: Precision
    rule: str

    def named(self, rule: str) -> "Period":
        """Give the same stretch as read by another rule."""
        return replace(self, rule=rule)


def day(date: dt.date, rule: str) -> Period:
    """Give a single day."""
    return Period(date, date, Precision.DAY, rule)


def month(year: int, number: int, rule: str) -> Period:
    """Give a month of a year; `number` may run over the year's end (13 is the next January, 0 the last December)."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, index)[1]
    return Period(dt.date(year, index, 1), dt.date(year, index, last), Precision.MONTH, rule)


def year(number: int, rule: str) -> Period:
    """Give a whole year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), Precision.YEAR, rule)


def span_of(start: dt.date, end: dt.date, rule: str) -> Period | None:
    """Give a range, None where it would end before it starts."""
    return Period(start, end, Precision.RANGE, rule) if start <= end else None


def week_of(date: dt.date, rule: str) -> Period:
    """Give the week of a day, Monday to Sunday."""
    monday = date - date.weekday() * ONE_DAY
    return Period(monday, monday + 6 * ONE_DAY, Precision.RANGE, rule)


def months(year_: int, first: int, count: int, rule: str) -> Period:
    """Give `count` months from the first on; numbers may run over the year's end."""
    end = month(year_, first + count - 1, rule).end
    return Period(month(year_, first, rule).start, end, Precision.RANGE, rule)


def safe_day(year_: int, number: int, of_month: int) -> dt.date | None:
    """Give a day of a month, None where the calendar has none (31 April)."""
    try:
        return dt.date(year_, number, of_month)
    except ValueError:
        return None


def back(date: dt.date, count: int, unit: str) -> dt.date:
    """Give the day so many units before another; a month's missing last days become its last."""
    if unit in {"hour", "day", "week", "fortnight", "weekend"}:
        days = {"hour": count // 24, "day": count, "week": 7 * count, "fortnight": 14 * count, "weekend": 7 * count}
        return date - days[unit] * ONE_DAY
    total = date.year * 12 + date.month - 1 - count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    target = month(total // 12, total % 12 + 1, "")
    return target.start.replace(day=min(date.day, target.end.day))


def unit_around(on: dt.date, unit: str, shift: int, rule: str) -> Period | None:
    """Give the week, month, quarter, year or decade that lies `shift` of them from a day's own."""
    first = on.year // 10 * 10 + 10 * shift
    monday = week_of(on + 7 * shift * ONE_DAY, rule)
    around: dict[str, Callable[[], Period | None]] = {
        "week": lambda: monday,
        "weekend": lambda: span_of(monday.start + 5 * ONE_DAY, monday.end, rule),
        "month": lambda: month(on.year, on.month + shift, rule),
        "quarter": lambda: months(on.year, (on.month - 1) // 3 * 3 + 1 + 3 * shift, 3, rule),
        "year": lambda: year(on.year + shift, rule),
        "decade": lambda: span_of(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), rule),
    }
    return around[unit]() if unit in around else None


def part_of(period: Period, part: str) -> Period | None:
    """Give the early, middle or late part of a month or year, None of anything else (CODEBOOK, decisions)."""
    first = period.start
    if period.precision is Precision.MONTH:
        starts = {"early": (1, DAYS_EARLY), "mid": (DAYS_EARLY + 1, DAYS_MID), "late": (DAYS_MID + 1, period.end.day)}
        low, high = starts[part]
        return span_of(first.replace(day=low), first.replace(day=high), f"{period.rule}:{part}")
    if period.precision is Precision.YEAR:
        starts = {"early": (1, MONTHS_EARLY), "mid": (MONTHS_EARLY + 1, MONTHS_MID), "late": (MONTHS_MID + 1, 12)}
        low, high = starts[part]
        return months(first.year, low, high - low + 1, f"{period.rule}:{part}")
    if period.rule == "date:decade":
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        return span_of(dt.date(first.year + low, 1, 1), dt.date(first.year + high, 12, 31), f"{period.rule}:{part}")
    return period if part in {"early", "late", "mid"} and period.precision is Precision.DAY else None


def nearest_year(on: dt.date, number: int, of_month: int) -> dt.date | None:
    """Give the day of a month in the year that a text most likely means: the last one, unless far nearer ahead."""
    candidates = [found for step in (-1, 0, 1) if (found := safe_day(on.year + step, number, of_month))]
    if not candidates:
        return None
    return min(candidates, key=lambda found: (on - found).days if found <= on else AHEAD_COST * (found - on).days)
