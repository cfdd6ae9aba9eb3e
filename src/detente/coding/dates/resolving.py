"""What each sort of date expression means: the stretch of days that its match stands for, None where nothing tells.

All take the match of their pattern in `points` and the day of the text.
"""

import datetime as dt
import re

from detente.coding.dates import periods
from detente.coding.dates.periods import ONE_DAY, SEASONS, Period

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS, HALF, CENTURY = 12, 6, 100
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = {
    word: number
    for number, words in enumerate(
        [
            "zero",
            "a,an,one",
            "two,couple,few",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
    for word in words.split(",")
} | {"few": 3, "several": 3, "couple of": 2}

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}


def _month_of(match: re.Match[str]) -> int:
    return next(i for i, name in enumerate(MONTH_NAMES, 1) if name.startswith(match["month"][:3].lower()))


def resolve_iso(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read 2024-03-27."""
    date = periods.safe_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return periods.day(date, "date:iso") if date else None


def resolve_slashed(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read 03/27/2024 and 27.03.2024; where both numbers could be the month, nothing is guessed."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if max(first, second) <= MONTHS and first != second and match["mark"] == "/":
        return None
    date = periods.safe_day(year, second, first) or periods.safe_day(year, first, second)
    return periods.day(date, "date:figures") if date else None


def resolve_full(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read a day and month, with a year or in the year that the text most likely means; also two days of a month."""
    number, first = _month_of(match), int(match["day"])
    groups = match.groupdict()
    if groups.get("year"):
        start = periods.safe_day(int(groups["year"]), number, first)
    else:
        start = periods.nearest_year(on, number, first) if on else None
    if start is None:
        return None
    rule = "date:day-month-year" if groups.get("year") else "date:day-month"
    if not groups.get("day2"):
        return periods.day(start, rule)
    end = periods.safe_day(start.year, number, int(groups["day2"]))
    return periods.span_of(start, end, rule) if end else None


def resolve_month_year(match: re.Match[str], _: dt.date | None) -> Period:
    """Read "May 2014" and "February of 2022"."""
    return periods.month(int(match["year"]), _month_of(match), "date:month-year")


def resolve_month_shifted(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "last May" (the latest that is over), "next May" and "this May"."""
    if on is None:
        return None
    number, shift = _month_of(match), match["shift"].lower()
    if shift in {"this", "current"}:
        year = on.year
    elif SHIFTS[shift] < 0:
        year = on.year if number < on.month else on.year - 1
    else:
        year = on.year if number > on.month else on.year + 1
    return periods.month(year, number, "date:month-shifted")


def resolve_month_alone(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "in February": the last one that has begun."""
    if on is None:
        return None
    number = _month_of(match)
    return periods.month(on.year if number <= on.month else on.year - 1, number, "date:month")


def resolve_year(match: re.Match[str], _: dt.date | None) -> Period:
    """Read "in 2014"."""
    return periods.year(int(match["year"]), "date:year")


def resolve_year_pair(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read "2022-2023" and "2022-23"."""
    first, last = int(match["year"]), int(match["last"])
    last = last if last >= CENTURY else first // CENTURY * CENTURY + last
    return periods.span_of(dt.date(first, 1, 1), dt.date(last, 12, 31), "date:years") if last > first else None


def resolve_decade(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read "the 1990s"."""
    first = int(match["year"])
    return periods.span_of(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "date:decade")


def resolve_quarter(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read a quarter or half of a year; without a year, the latest that has begun."""
    ordinals = {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "last": 4,
        "final": 4,
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
    }
    word = (match["nth"] or match["q"]).lower()
    number = int(word) if word.isdigit() else ordinals[word]
    size = HALF if match["half"] else 3
    number = 2 if size == HALF and word in {"last", "final"} else number
    if number * size > MONTHS:
        return None
    first = (number - 1) * size + 1
    if match["year"]:
        return periods.months(int(match["year"]), first, size, "date:quarter")
    if on is None:
        return None
    year = on.year + SHIFTS.get((match["shift"] or "this").lower(), 0)
    begun = match["shift"] is not None or dt.date(year, first, 1) <= on
    return periods.months(year if begun else year - 1, first, size, "date:quarter")


def resolve_season(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read a season with a year, or last, this or next; "winter 2023" is December 2023 to February 2024."""
    first, groups = SEASONS[match["season"].lower()], match.groupdict()
    if groups.get("year"):
        return periods.months(int(groups["year"]), first, 3, "date:season")
    if on is None:
        return None
    shift = (groups.get("shift") or "last").lower()
    found = periods.months(on.year - 1, first, 3, "date:season")
    if SHIFTS[shift] >= 0:
        while found.end < on if SHIFTS[shift] == 0 else found.start <= on:
            found = periods.months(found.start.year + 1, first, 3, "date:season")
        return found
    while (later := periods.months(found.start.year + 1, first, 3, "date:season")).end < on:
        found = later
    return found if found.end < on else periods.months(found.start.year - 1, first, 3, "date:season")


def resolve_near_day(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read today, yesterday, tomorrow and their like."""
    if on is None:
        return None
    word = match[0].lower()
    if "before yesterday" in word:
        return periods.day(on - 2 * ONE_DAY, "date:near-day")
    if "after tomorrow" in word:
        return periods.day(on + 2 * ONE_DAY, "date:near-day")
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    step = next((step for key, step in steps.items() if key in word), 0)
    return periods.day(on + step * ONE_DAY, "date:near-day")


def resolve_weekday(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read a weekday: the last one, today's own included; "last Friday" is never today, "next" is ahead."""
    if on is None:
        return None
    ago = (on.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    shift = (match.groupdict().get("shift") or "").lower()
    if shift in {"last", "past", "previous"}:
        return periods.day(on - (ago or 7) * ONE_DAY, "date:weekday-shifted")
    if shift in {"next", "coming", "upcoming"}:
        return periods.day(on + (7 - ago) * ONE_DAY, "date:weekday-shifted")
    return periods.day(on - ago * ONE_DAY, "date:weekday")


def resolve_weekday_of_week(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "Tuesday of last week"."""
    if on is None:
        return None
    monday = periods.week_of(on + 7 * SHIFTS[match["shift"].lower()] * ONE_DAY, "").start
    return periods.day(monday + WEEKDAYS.index(match["weekday"].lower()) * ONE_DAY, "date:weekday-shifted")


def resolve_unit(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read last, this and next week, month or year; this one runs up to the text's own day."""
    if on is None:
        return None
    shift, unit = SHIFTS[match["shift"].lower()], match["unit"].lower()
    found = periods.unit_around(on, unit, shift, f"date:{'this' if shift == 0 else 'unit'}-{unit}")
    if found is None or shift or unit == "weekend":
        return found
    return periods.span_of(found.start, on, found.rule)


def resolve_cut_unit(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "earlier this month" (up to the text's day) and "later this year" (from it on)."""
    whole = periods.unit_around(on, match["unit"].lower(), 0, "date:part-of-unit") if on else None
    if whole is None or on is None:
        return None
    if match["side"].lower() == "later":
        return periods.span_of(on, whole.end, whole.rule)
    return periods.span_of(whole.start, on, whole.rule)


def _count_of(words: str) -> int:
    words = " ".join(words.lower().split())
    return int(words) if words.isdigit() else COUNTS[words]


def resolve_ago(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "three days ago" as exactly as its unit: a day, a week, a month, a year."""
    if on is None:
        return None
    unit, count = match["unit"].lower(), _count_of(match["count"])
    if match["count"].lower() in {"few", "several"}:
        return None
    date = periods.back(on, count, unit)
    if unit in {"day", "hour"}:
        return periods.day(date, "date:ago")
    whole = {"weekend": "week", "fortnight": "week", "quarter": "quarter", "decade": "year"}.get(unit, unit)
    return periods.unit_around(date, whole, 0, "date:ago")


def resolve_over(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "over the last year": a range that ends on the text's day; "in the next two weeks" starts there."""
    if on is None:
        return None
    count, unit = _count_of(match["count"] or "one"), match["unit"].lower()
    if (match["count"] or "").lower() in {"few", "several"}:
        return None
    if SHIFTS[match["shift"].lower()] > 0:
        return periods.span_of(on, periods.back(on, -count, unit), "date:over")
    return periods.span_of(periods.back(on, count, unit), on, "date:over")


def resolve_nth(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "on the 28th": the last such day, in this month or the one before."""
    if on is None:
        return None
    for step in (0, 1):
        whole = periods.month(on.year, on.month - step, "")
        date = periods.safe_day(whole.start.year, whole.start.month, int(match["day"]))
        if date and date <= on:
            return periods.day(date, "date:day")
    return None


def resolve_month_in(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "January of last year"."""
    if on is None:
        return None
    return periods.month(on.year + SHIFTS[match["shift"].lower()], _month_of(match), "date:month-year")


def resolve_fiscal(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read a fiscal year as the calendar year of its number: where it starts differs from state to state."""
    if match["last"]:
        return resolve_year_pair(match, _)
    return periods.year(int(match["year"]), "date:fiscal-year")


def resolve_year_turns(match: re.Match[str], _: dt.date | None) -> Period:
    """Read "as 2024 began" as its January and "as 2024 drew to a close" as its December."""
    return periods.month(int(match["year"]), 1 if match["opens"] else 12, "date:year-turns")


def resolve_year_end(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "year end", "year's end" as the last day of the text's year."""
    del match
    return periods.day(dt.date(on.year, 12, 31), "date:year-end") if on else None
