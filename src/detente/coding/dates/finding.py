"""From single date expressions to what they mean together: parts, ranges, since and until."""

import datetime as dt
import re
from dataclasses import dataclass

from detente.coding.dates.periods import Period, month, part_of, safe_day, span_of
from detente.coding.dates.points import FAMILIES, HINTS, POINTS
from detente.coding.found import Found
from detente.model.claims import Precision, When
from detente.model.text import Span

_BEFORE_PART = re.compile(
    r"(?:\b(?:in|on|at|by|since|from|until|till|to)\s+)?(?:the\s+)?\b(?P<part>early|mid|middle|late|beginning|start|end)"
    r"(?:[\s-]+|\s+of\s+|\s+of\s+the\s+)$",
    re.IGNORECASE,
)
_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_ENDING = re.compile(
    r"\b(?P<span>(?:the\s+)?(?:(?:two|three|four|six|nine|ten|eleven|twelve|12)\s+months|quarter|half[\s-]year|year))\s+"
    r"(?:to|through|ending\s+in|ended\s+in)\s+$",
    re.IGNORECASE,
)
_STRETCHES = {
    "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "12": 12,
    "quarter": 3, "half": 6, "year": 12,
}  # fmt: skip
"""How many months the words of such a stretch count; "half-year" before "year"."""

YEARLESS = frozenset({"date:month", "date:day-month"})
YEARED = frozenset({"date:month-year", "date:day-month-year"})
_SINCE = re.compile(
    r"\b(?:ever\s+)?since\s+(?:at\s+least\s+)?(?:the\s+)?(?:(?:beginning|start|end)\s+of\s+)?"
    r"(?P<noun>(?:[\w\u2019'-]+\s+){1,6}(?:in|on)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|up\s+to|before|by|prior\s+to|not\s+later\s+than|no\s+later\s+than|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(
    r"\s*(?:-|\u2013|—|to|and|until|till|through|or)\s+(?:the\s+|early\s+|late\s+|mid-)?|\s*[-\u2013—]\s*",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|of|until|till|by|from|to|through|throughout|during|before|after|between|and|early|mid|late|around|about|circa"
    r"|this|last|next|on|as far back as|back|summer|spring|autumn|fall|winter|[Aa]s)[\s-]+$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r"\s*(?:[%°]|percent|per\s+cent|km|kilomet|met(?:re|er)|mile|tons?\b|tonnes|barrels|people|persons|troops|soldiers|workers|men\b|women"
    r"|containers|rounds|shells|missiles|drones|units|vehicles|dollars|euros|rubles|roubles|yuan|won\b|civilians|civilian|casualties|houses"
    r"|companies|entities|individuals|prisoners|students|families|hectares|kilograms|grams|mm\b|pm\b|am\b|GMT|hours\b)",
    re.IGNORECASE,
)
_BEFORE_NO_YEAR = re.compile(
    r"(?:resolutions?|No\.|number|order|nos?|article|section|sec\.|act|decree|law|E\.O\.|UNSCR|about|some|than|nearly|almost|least|over|model|mark"
    r"|mk|type|room|flight|ISO|res\.)\s*$|[.,/:#]$",
    re.IGNORECASE,
)
_OWN_YEAR = (1900, 2050)


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    period: Period


def find_dates(text: str, on: dt.date | None, start: int = 0) -> tuple[Found[When], ...]:
    """Give every date expression of a sentence that can be resolved, in order.

    Args:
        text: One sentence.
        on: The day of the document. Without it only expressions that stand by themselves ("May 2014") are given.
        start: Where the sentence starts in the document; places are counted from the document's start.
    """
    families = {name for name, sign in FAMILIES.items() if _hinted(name, text) and sign.search(text)}
    if not families:
        return ()
    found = [_widened(text, match) for match in _points(text, on, families)]
    return tuple(
        done
        for match in _joined(text, found)
        if not _open_ended(text, match)
        for done in _finished(text, match, on, start)
    )


def _hinted(family: str, text: str) -> bool:
    return family not in HINTS or any(letters in text for letters in HINTS[family])


def _points(text: str, on: dt.date | None, families: set[str]) -> list[_Match]:
    """Give the single expressions, the longest where several start together or overlap."""
    raw: list[tuple[int, int, int, Period]] = []
    for rank, point in enumerate(POINTS):
        if point.family not in families:
            continue
        for match in point.pattern.finditer(text):
            if _stands(point.rule, text, match):
                period = point.resolve(match, on)
                if period is not None:
                    raw.append((match.start(), -match.end(), rank, period))
    raw.sort(key=lambda item: item[:3])
    kept: list[_Match] = []
    for start, minus_end, _, period in raw:
        if not kept or start >= kept[-1].end:
            kept.append(_Match(start, -minus_end, period))
    return kept


def _stands(rule: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether a month's or year's word is one, by its neighbours: no name, no number of things."""
    before, after = text[: match.start()], text[match.end() : match.end() + 24]
    if rule == "month":
        if _PREPOSITION.search(before):
            return True
        return match["month"] not in {"May", "March", "Mar", "Jun", "Jan", "Dec"} and not re.match(
            r"\s+[A-Z][a-z]|-", after
        )
    if rule == "year":
        if _AFTER_YEAR.match(after) or _BEFORE_NO_YEAR.search(before) or re.match(r"[,.]\d|\s*[-\u2013]\s*\d", after):
            return False
        return bool(_PREPOSITION.search(before)) or _OWN_YEAR[0] <= int(match["year"]) <= _OWN_YEAR[1]
    return True


def _widened(text: str, match: _Match) -> _Match:
    """Take in "late", "the end of" and their like before an expression."""
    ending = _ENDING.search(text, max(0, match.start - 40), match.start)
    if ending is not None and match.period.precision is Precision.MONTH:
        return _Match(ending.start("span"), match.end, _months_to(match.period, ending["span"].lower()))
    part = _BEFORE_PART.search(text, max(0, match.start - 40), match.start)
    if part is None:
        return match
    cut = part_of(match.period, _PARTS[part["part"].lower()])
    return _Match(part.start("part"), match.end, cut) if cut else match


def _months_to(last: Period, told: str) -> Period:
    """Give the stretch that ends with a month: "the three months to June", "the year to March"."""
    months = next((count for word, count in _STRETCHES.items() if word in told), 1)
    end = last.end
    first = month(end.year, end.month - months + 1, "date:months-to")
    return Period(first.start, end, Precision.RANGE, "date:months-to")


def _joined(text: str, found: list[_Match]) -> list[_Match]:
    """Make one range of two expressions that a word of range joins: "from 2019 to 2021", "in March and April"."""
    joined: list[_Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _JOIN.fullmatch(text, last.end, match.start)
            and _of_one_sort(last.period, match.period)
        ):
            both = span_of(_start_beside(last.period, match.period), match.period.end, "date:from-to")
            opener = _FROM.search(text, 0, last.start)
            if both is not None:
                joined[-1] = _Match(opener.start() if opener else last.start, match.end, both)
                continue
        joined.append(match)
    return joined


def _start_beside(first: Period, second: Period) -> dt.date:
    """Give the first day of "April" in "between April and September of last year": its year is told behind."""
    if first.rule not in YEARLESS or second.rule not in YEARED | YEARLESS:
        return first.start
    if second.rule in YEARLESS and first.start <= second.start:
        return first.start
    year = second.start.year - (first.start.month > second.start.month)
    return safe_day(year, first.start.month, first.start.day) or first.start


def _of_one_sort(first: Period, second: Period) -> bool:
    return first.precision is second.precision or Precision.RANGE in {first.precision, second.precision}


def _open_ended(text: str, match: _Match) -> bool:
    """Tell whether only the end is told ("until last week"): no first day can be given."""
    return bool(_UNTIL.search(text, max(0, match.start - 24), match.start))


def _finished(text: str, match: _Match, on: dt.date | None, offset: int) -> tuple[Found[When], ...]:
    """Give the expression as found; behind "since", closed by the text's day, and for its own noun as it is.

    "Since the invasion in February" gives both: February is the invasion's, from then to now the clause's.
    """
    plain = _found(text, match.start, match.end, match.period, offset)
    since = _SINCE.search(text, 0, match.start)
    if since is None or on is None or match.period.start > on:
        return (plain,)
    period = Period(match.period.start, on, Precision.RANGE, "date:since")
    ranged = _found(text, since.start(), match.end, period, offset)
    return (ranged, plain) if since["noun"] else (ranged,)


def _found(text: str, start: int, end: int, period: Period, offset: int) -> Found[When]:
    when = When(start=period.start, end=period.end, precision=period.precision, verbatim=text[start:end])
    return Found(Span(start, end).shifted(offset), when, period.rule)
