"""Single date expressions: what each looks like, and the stretch of days that it means.

The table `POINTS` lists them, most specific first; where two match, the longer one wins.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.coding.dates.periods import Period
from detente.coding.dates.resolving import (
    resolve_ago,
    resolve_cut_unit,
    resolve_decade,
    resolve_fiscal,
    resolve_full,
    resolve_iso,
    resolve_month_alone,
    resolve_month_in,
    resolve_month_shifted,
    resolve_month_year,
    resolve_near_day,
    resolve_nth,
    resolve_over,
    resolve_quarter,
    resolve_season,
    resolve_slashed,
    resolve_unit,
    resolve_weekday,
    resolve_weekday_of_week,
    resolve_year,
    resolve_year_end,
    resolve_year_pair,
    resolve_year_turns,
)

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAY_2 = r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_TO = r"\s*(?:-|\u2013|—|to|and|until|through|till)\s*"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART_OF_DAY = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night)\b)?"
_LEAD = rf"(?:{_WEEKDAY},?\s+)?"
_NUMBER = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = rf"(?P<count>\d{{1,3}}|{_NUMBER}|few|several|couple(?:\s+of)?)"
_UNIT = r"(?P<unit>hour|day|week|weekend|fortnight|month|quarter|year|decade)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SHIFT = r"(?P<shift>last|past|previous|this|current|next|coming|upcoming)"

Resolver = Callable[[re.Match[str], dt.date | None], Period | None]


@dataclass(frozen=True, slots=True)
class Point:
    """One sort of date expression."""

    rule: str
    family: str
    pattern: re.Pattern[str]
    resolve: Resolver


def _point(rule: str, family: str, pattern: str, resolve: Resolver, flags: int = re.IGNORECASE) -> Point:
    return Point(rule, family, re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", flags), resolve)


FAMILIES: dict[str, re.Pattern[str]] = {
    "year": re.compile(r"\d{4}"),
    "month": re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"),
    "weekday": re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
    "near": re.compile(r"[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight|morning|afternoon|evening|night"),
    "unit": re.compile(r"(?:hour|day|week|month|quarter|year|decade)"),
    "quarter": re.compile(r"[Qq]uarter|[Hh]alf|Q[1-4]"),
    "season": re.compile(r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"),
    "ago": re.compile(r"\bago\b"),
    "ordinal": re.compile(r"\d(?:st|nd|rd|th)\b"),
}
"""What must stand in a sentence for the points of a family to be looked for: most sentences have none of it."""

HINTS: dict[str, tuple[str, ...]] = {
    "month": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "weekday": ("day",),
    "near": ("oday", "omorrow", "esterday", "night", "morning", "noon", "evening"),
    "unit": ("hour", "day", "week", "month", "quarter", "year", "decade"),
    "quarter": ("uarter", "alf", "Q"),
    "season": ("pring", "ummer", "utumn", "all", "inter"),
    "ago": ("ago",),
}
"""Letters one of which stands in whatever shows a family: asked for first, since they are found in no time."""

# Months are looked for with their capital only: "may", "march".
_CASED = 0

POINTS: tuple[Point, ...] = (
    _point("iso", "year", r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", resolve_iso),
    _point(
        "figures", "year",
        r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)",
        resolve_slashed,
    ),
    _point(
        "night", "month",
        rf"(?:the\s+)?night\s+of\s+{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2})?(?:,?\s+{_YEAR})?",
        resolve_full, _CASED,
    ),
    _point(
        "month-day", "month",
        rf"{_LEAD}{_MONTH}\s+{_DAY}(?:{_TO}{_DAY_2})?(?!\s*[:%])(?:(?:,\s*|\s+){_YEAR})?",
        resolve_full, _CASED,
    ),
    _point(
        "day-month", "month",
        rf"{_LEAD}(?:the\s+)?{_DAY}(?:{_TO}{_DAY_2})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
        resolve_full, _CASED,
    ),
    _point("month-year", "month", rf"{_MONTH}(?:,?\s+|\s+of\s+){_YEAR}", resolve_month_year, _CASED),
    _point(
        "month-shifted", "month",
        rf"(?P<shift>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s+{_MONTH}",
        resolve_month_shifted, _CASED,
    ),
    _point(
        "month-last-year", "month",
        rf"{_MONTH}\s+(?:of\s+)?(?P<shift>last|this|next)\s+year",
        resolve_month_in, _CASED,
    ),
    _point("month", "month", rf"{_MONTH}", resolve_month_alone, _CASED),
    _point(
        "quarter", "quarter",
        rf"(?:the\s+)?(?:(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?:fiscal\s+"
        rf")?(?:quarter|(?P<half>half))|Q(?P<q>[1-4]))(?:,?\s+(?:of\s+)?(?:(?:the\s+)?(?P<shift>last|this|next"
        rf")\s+year|(?:the\s+year\s+)?{_YEAR}))?",
        resolve_quarter,
    ),
    _point(
        "fiscal-year", "year",
        rf"(?:the\s+)?(?:(?:fiscal|financial|marketing|crop)(?:\s+year)?|FY"
        rf")\s*{_YEAR}(?:\s*[-\u2013/]\s*(?P<last>\d{{2}}|\d{{4}}))?",
        resolve_fiscal,
    ),
    _point("season", "season", rf"(?:the\s+)?{_SEASON}(?:\s+of)?,?\s+{_YEAR}", resolve_season),
    _point("season", "season", rf"{_SHIFT}\s+{_SEASON}", resolve_season),
    _point(
        "year-turns", "year",
        rf"(?:as|when)\s+{_YEAR}\s+(?:(?P<opens>kicked\s+off|began|opened|dawned|started|got\s+under\s+way)"
        rf"|drew\s+to\s+(?:a|its)\s+close|ended|came\s+to\s+an\s+end)",
        resolve_year_turns,
    ),
    _point("decade", "year", r"(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)[\u2019']?s", resolve_decade),
    _point(
        "years", "year",
        rf"{_YEAR}\s*[-\u2013—/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?!\s*[-\u2013]\s*\d)",
        resolve_year_pair,
    ),
    _point("year", "year", rf"{_YEAR}", resolve_year),
    _point(
        "near-day", "near",
        r"(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow|yesterday(?:\s+(?:morning"
        r"|afternoon|evening|night))?|tomorrow(?:\s+(?:morning|afternoon|evening|night))?|today|tonight"
        r"|(?:earlier\s+)?this\s+(?:morning|afternoon|evening)|last\s+night",
        resolve_near_day,
    ),
    _point(
        "weekday", "weekday",
        rf"{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?\s+(?:of\s+)?(?P<shift>last|this|next)\s+week",
        resolve_weekday_of_week,
    ),
    _point("weekday", "weekday", rf"(?:{_SHIFT}\s+|(?:early|late)\s+)?{_WEEKDAY}{_PART_OF_DAY}", resolve_weekday),
    _point(
        "part-of-unit", "unit",
        r"(?P<side>earlier|later)\s+(?:in\s+)?(?:this|the)\s+(?P<unit>week|month|quarter|year|decade)",
        resolve_cut_unit,
    ),
    _point(
        "over", "unit",
        rf"(?:over|in|during|within|for|across|throughout)\s+(?:the\s+)?{_SHIFT}\s+(?:{_COUNT}\s+)?{_UNIT}",
        resolve_over,
    ),
    _point("over", "unit", rf"(?:the\s+)?{_SHIFT}\s+{_COUNT}\s+{_UNIT}", resolve_over),
    _point("unit", "unit", rf"(?:the\s+)?{_SHIFT}\s+(?P<unit>week|weekend|month|quarter|year|decade)", resolve_unit),
    _point("ago", "ago", rf"{_COUNT}\s+{_UNIT}\s+ago", resolve_ago),
    _point(
        "day", "ordinal",
        r"(?<=\bon\sthe\s)(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s+(?!in|at|to|by|with|and|when|after|that"
        r"|for)\w)",
        resolve_nth,
    ),
    _point("year-end", "unit", r"(?:the\s+)?year(?:[\u2019']?s)?[\s-]end", resolve_year_end),
)  # fmt: skip
