"""Points for and against one happening from when it is said to have happened."""

from detente.weighing.acts import OFTEN, POINT_LIKE, VETO, YET_TO_COME, Points
from detente.weighing.traits import Traits

WEEK, MONTH = 7, 31
FURTHEST_DAYS = WEEK
"""Days between two told days from which they are two happenings: reports of one differ in the day by less."""
FURTHEST = 62
"""The same where one of the times is a month or longer."""
SLIP = 3
"""Days by which plans slip, and dates of supplies differ."""
NEWS_CYCLE = 3
"""Days within which most papers carry one piece of news."""


def told_apart(one: Traits, other: Traits) -> Points | None:
    """Told times too far apart end it: a repeat a year later is another happening however it is worded."""
    if "none" in (one.exact, other.exact):
        return None
    gap = _gap(one, other)
    furthest = FURTHEST_DAYS if one.exact == other.exact == "day" else FURTHEST
    return (VETO, f"{gap} days apart") if gap > furthest else None


def _gap(one: Traits, other: Traits) -> int:
    return max(other.first - one.last, one.first - other.last, 0)


def dates(one: Traits, other: Traits) -> Points | None:
    """Weigh the days that are told; where one isn't, the days of the reports."""
    if not one.bounded or not other.bounded:
        return (-0.8, "a date can't be told")
    gap = _gap(one, other)
    if "none" in (one.exact, other.exact):
        return _undated(one, other, gap)
    if one.exact == other.exact == "day":
        return _days(one, other, gap)
    if gap:
        return (-1.2 if gap <= WEEK and one.event not in POINT_LIKE else -4.0, f"{gap} days apart")
    if one.exact == other.exact == "long":
        return _long_times(one, other)
    return (0.2 if "long" in (one.exact, other.exact) else 0.6, "times that overlap")


def _long_times(one: Traits, other: Traits) -> Points:
    """Two long times are one the more of both they share (Jaccard)."""
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    whole = max(one.last, other.last) - min(one.first, other.first) + 1
    return (round(2 * shared / whole - 0.8, 2), f"times that share {shared / whole:.0%}")


def _days(one: Traits, other: Traits, gap: int) -> Points:
    """Two told days: the same is strong; one apart may be time zones or the day of the report."""
    planned = (one.status in YET_TO_COME) != (other.status in YET_TO_COME)
    if gap == 0:
        return (2.2, "same day")
    if gap == 1:
        return (0.3, "a day apart")
    if gap <= SLIP and (planned or one.event not in POINT_LIKE):
        return (-0.4, f"{gap} days apart")
    return (-2.0 if one.event not in POINT_LIKE else -5.0, f"{gap} days apart")


def _undated(one: Traits, other: Traits, gap: int) -> Points:
    """One or both without a date: the days of the reports bound it, loosely."""
    if gap:
        near = gap <= MONTH and one.event not in POINT_LIKE
        return (-1.0 if near else -2.6, "a date isn't told, and the reports are apart")
    if one.published is None or other.published is None:
        return (-0.4, "a date isn't told")
    if one.doc_id == other.doc_id:
        return (-0.2, "two sentences of one document, a date isn't told")
    apart = abs((one.published - other.published).days)
    if apart <= NEWS_CYCLE:
        return (0.5 if one.event in OFTEN else 0.9, "reported within three days")
    return (0.2 if apart <= 2 * WEEK else -0.4, f"reported {apart} days apart")
