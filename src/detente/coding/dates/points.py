"""Single date expressions: what each looks like, and the stretch of days that it means.

The table `POINTS` lists them, most specific first; where two match, the longer one wins.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.coding.dates import periods
from detente.coding.dates.periods import ONE_DAY, SEASONS, Period

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
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

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAY_2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_TO = r"\s*(?:-|–|—|to|and|until|through|till)\s*"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART_OF_DAY = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night)\b)?"
_LEAD = rf"(?:{_WEEKDAY},?\s+)?"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|couple(?:\s+of)?)"
_UNIT = r"(?P<unit>hour|day|week|weekend|fortnight|month|quarter|year|decade)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SHIFT = r"(?P<shift>last|past|previous|this|current|next|coming|upcoming)"
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}

Resolver = Callable[[re.Match[str], dt.date | None], Period | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One sort of date expression."""

    rule: str
    pattern: re.Pattern[str]
    resolve: Resolver


def _month_of(match: re.Match[str]) -> int:
    return next(i for i, name in enumerate(MONTH_NAMES, 1) if name.startswith(match["month"][:3].lower()))


def _iso(match: re.Match[str], _: dt.date | None) -> Period | None:
    date = periods.safe_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return periods.day(date, "date:iso") if date else None


def _slashed(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read 03/27/2024 and 27.03.2024; where both numbers could be the month, nothing is guessed."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second and match["mark"] == "/":
        return None
    date = periods.safe_day(year, second, first) or periods.safe_day(year, first, second)
    return periods.day(date, "date:figures") if date else None


def _full(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _month_year(match: re.Match[str], _: dt.date | None) -> Period:
    return periods.month(int(match["year"]), _month_of(match), "date:month-year")


def _month_shifted(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _month_alone(match: re.Match[str], on: dt.date | None) -> Period | None:
    if on is None:
        return None
    number = _month_of(match)
    return periods.month(on.year if number <= on.month else on.year - 1, number, "date:month")


def _year(match: re.Match[str], _: dt.date | None) -> Period:
    return periods.year(int(match["year"]), "date:year")


def _year_pair(match: re.Match[str], _: dt.date | None) -> Period | None:
    first, last = int(match["year"]), int(match["last"])
    last = last if last > 99 else first // 100 * 100 + last
    return periods.span_of(dt.date(first, 1, 1), dt.date(last, 12, 31), "date:years") if last > first else None


def _decade(match: re.Match[str], _: dt.date | None) -> Period | None:
    first = int(match["year"])
    return periods.span_of(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "date:decade")


def _quarter(match: re.Match[str], on: dt.date | None) -> Period | None:
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
    size = 6 if match["half"] else 3
    number = 2 if size == 6 and word in {"last", "final"} else number
    if number * size > 12:
        return None
    first = (number - 1) * size + 1
    if match["year"]:
        return periods.months(int(match["year"]), first, size, "date:quarter")
    if on is None:
        return None
    year = on.year + SHIFTS.get((match["shift"] or "this").lower(), 0)
    begun = match["shift"] is not None or dt.date(year, first, 1) <= on
    return periods.months(year if begun else year - 1, first, size, "date:quarter")


def _season(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _near_day(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _weekday(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _weekday_of_week(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "Tuesday of last week"."""
    if on is None:
        return None
    monday = periods.week_of(on + 7 * SHIFTS[match["shift"].lower()] * ONE_DAY, "").start
    return periods.day(monday + WEEKDAYS.index(match["weekday"].lower()) * ONE_DAY, "date:weekday-shifted")


def _unit(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read last, this and next week, month or year; this one runs up to the text's own day."""
    if on is None:
        return None
    shift, unit = SHIFTS[match["shift"].lower()], match["unit"].lower()
    found = periods.unit_around(on, unit, shift, f"date:{'this' if shift == 0 else 'unit'}-{unit}")
    if found is None or shift or unit == "weekend":
        return found
    return periods.span_of(found.start, on, found.rule)


def _cut_unit(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _ago(match: re.Match[str], on: dt.date | None) -> Period | None:
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


def _over(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "over the last year": a range that ends on the text's day; "in the next two weeks" starts there."""
    if on is None:
        return None
    count, unit = _count_of(match["count"] or "one"), match["unit"].lower()
    if (match["count"] or "").lower() in {"few", "several"}:
        return None
    if SHIFTS[match["shift"].lower()] > 0:
        return periods.span_of(on, periods.back(on, -count, unit), "date:over")
    return periods.span_of(periods.back(on, count, unit), on, "date:over")


def _nth(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "on the 28th": the last such day, in this month or the one before."""
    if on is None:
        return None
    for step in (0, 1):
        whole = periods.month(on.year, on.month - step, "")
        date = periods.safe_day(whole.start.year, whole.start.month, int(match["day"]))
        if date and date <= on:
            return periods.day(date, "date:day")
    return None


def _month_in(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "January of last year"."""
    if on is None:
        return None
    return periods.month(on.year + SHIFTS[match["shift"].lower()], _month_of(match), "date:month-year")


def _fiscal(match: re.Match[str], _: dt.date | None) -> Period | None:
    """Read a fiscal year as the calendar year of its number: where it starts differs from state to state."""
    if match["last"]:
        return _year_pair(match, _)
    return periods.year(int(match["year"]), "date:fiscal-year")


def _year_turns(match: re.Match[str], _: dt.date | None) -> Period:
    """Read "as 2024 began" as its January and "as 2024 drew to a close" as its December."""
    return periods.month(int(match["year"]), 1 if match["opens"] else 12, "date:year-turns")


def _year_end(match: re.Match[str], on: dt.date | None) -> Period | None:
    """Read "year end", "year's end" as the last day of the text's year."""
    del match
    return periods.day(dt.date(on.year, 12, 31), "date:year-end") if on else None


def _point(rule: str, pattern: str, resolve: Resolver, flags: int = re.IGNORECASE) -> Point:
    return Point(rule, re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", flags), resolve)


# Months are looked for with their capital only: "may", "march".
_CASED = 0

POINTS: tuple[Point, ...] = (
    _point("iso", r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    _point("figures", r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)", _slashed),
    _point("night", rf"(?:the\s+)?night\s+of\s+{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2})?(?:,?\s+{_YEAR})?", _full, _CASED),
    _point("month-day", rf"{_LEAD}{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2})?(?!\s*[:%])(?:(?:,\s*|\s+){_YEAR})?", _full, _CASED),
    _point("day-month", rf"{_LEAD}(?:the\s+)?{_DAY}(?:{_TO}{_DAY_2})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _full, _CASED),
    _point("month-year", rf"{_MONTH}(?:,?\s+|\s+of\s+){_YEAR}", _month_year, _CASED),
    _point("month-shifted", rf"(?P<shift>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s+{_MONTH}", _month_shifted, _CASED),
    _point("month-last-year", rf"{_MONTH}\s+(?:of\s+)?(?P<shift>last|this|next)\s+year", _month_in, _CASED),
    _point("month", rf"{_MONTH}", _month_alone, _CASED),
    _point("quarter", rf"(?:the\s+)?(?:(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?:fiscal\s+)?(?:quarter|(?P<half>half))|Q(?P<q>[1-4]))(?:,?\s+(?:of\s+)?(?:(?:the\s+)?(?P<shift>last|this|next)\s+year|(?:the\s+year\s+)?{_YEAR}))?", _quarter),
    _point("fiscal-year", rf"(?:the\s+)?(?:(?:fiscal|financial|marketing|crop)(?:\s+year)?|FY)\s*{_YEAR}(?:\s*[-–/]\s*(?P<last>\d{{2}}|\d{{4}}))?", _fiscal),
    _point("season", rf"(?:the\s+)?{_SEASON}(?:\s+of)?,?\s+{_YEAR}", _season),
    _point("season", rf"{_SHIFT}\s+{_SEASON}", _season),
    _point("year-turns", rf"(?:as|when)\s+{_YEAR}\s+(?:(?P<opens>kicked\s+off|began|opened|dawned|started|got\s+under\s+way)|drew\s+to\s+(?:a|its)\s+close|ended|came\s+to\s+an\s+end)", _year_turns),
    _point("decade", r"(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)[’']?s", _decade),
    _point("years", rf"{_YEAR}\s*[-–—/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?!\s*[-–]\s*\d)", _year_pair),
    _point("year", rf"{_YEAR}", _year),
    _point("near-day", r"(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday(?:\s+(?:morning|afternoon|evening|night))?|tomorrow(?:\s+(?:morning|afternoon|evening|night))?|today|tonight|(?:earlier\s+)?this\s+(?:morning|afternoon|evening)|last\s+night", _near_day),
    _point("weekday", rf"{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?\s+(?:of\s+)?(?P<shift>last|this|next)\s+week", _weekday_of_week),
    _point("weekday", rf"(?:{_SHIFT}\s+|(?:early|late)\s+)?{_WEEKDAY}{_PART_OF_DAY}", _weekday),
    _point("part-of-unit", r"(?P<side>earlier|later)\s+(?:in\s+)?(?:this|the)\s+(?P<unit>week|month|quarter|year|decade)", _cut_unit),
    _point("over", rf"(?:over|in|during|within|for|across|throughout)\s+(?:the\s+)?{_SHIFT}\s+(?:{_COUNT}\s+)?{_UNIT}", _over),
    _point("over", rf"(?:the\s+)?{_SHIFT}\s+{_COUNT}\s+{_UNIT}", _over),
    _point("unit", rf"(?:the\s+)?{_SHIFT}\s+(?P<unit>week|weekend|month|quarter|year|decade)", _unit),
    _point("ago", rf"{_COUNT}\s+{_UNIT}\s+ago", _ago),
    _point("day", r"(?<=\bon\sthe\s)(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s+(?!in|at|to|by|with|and|when|after|that|for)\w)", _nth),
    _point("year-end", r"(?:the\s+)?year(?:[’']?s)?[\s-]end", _year_end),
)  # fmt: skip
