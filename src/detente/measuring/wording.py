"""What a measured relation says, in sentences that say no more than the numbers."""

import datetime as dt

from detente.lexicon.countries import country
from detente.model.actors import NO_STATE_CODES
from detente.model.series import Estimate, Point, Relation, Series, Shift, TurningPoint

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def act_words(day: dt.date, actor: str, kind: str, recipient: str) -> str:
    """Give an act in words: `7 Sep 2010, Japan to China: coerce`."""
    sides = [code if code in NO_STATE_CODES else country(code).name for code in (actor, recipient)]
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}, {sides[0]} to {sides[1]}: {kind.lower()}"


def month_words(point: TurningPoint) -> str:
    """Give a turning point's month with its interval where that is wider than the month."""
    at = f"{MONTHS[point.month.month - 1]} {point.month.year}"
    if point.low == point.high:
        return at
    ends = [f"{MONTHS[day.month - 1][:3]} {day.year}" for day in (point.low, point.high)]
    return f"{at} (90%: {ends[0]} to {ends[1]})"


def change_words(point: TurningPoint) -> str:
    """Give what changed: cooler or warmer, more or less, only where the interval leaves no change out."""
    tone = "warmer" if point.tone.value > 0 else "cooler"
    attention = "more reported" if point.attention.value > 0 else "less reported"
    words = {
        Shift.TONE: tone,
        Shift.ATTENTION: attention,
        Shift.BOTH: f"{tone} and {attention}",
        Shift.MIX: "of another mix",
    }
    return words[point.shift]


def _latest(series: Series) -> Point | None:
    return next((point for point in reversed(series.points) if point.estimate is not None), None)


def _figure(estimate: Estimate) -> str:
    return f"{estimate.value:+.1f} ({estimate.low:+.1f} to {estimate.high:+.1f})"


def tone_words(series: Series, actor: str, recipient: str) -> str:
    """Give the latest tone of one direction in words."""
    point = _latest(series)
    if point is None or point.estimate is None:
        return f"{actor} to {recipient}: too few acts for a tone."
    when = f"{MONTHS[point.month.month - 1]} {point.month.year}"
    return f"{actor} to {recipient}: tone {_figure(point.estimate)} in {when}."


def turn_words(points: tuple[TurningPoint, ...]) -> str:
    """Give the turning points in one sentence."""
    if not points:
        return "No lasting turn is sure enough to tell."
    told = [f"from {month_words(point)} the relation was {change_words(point)}" for point in points]
    text = "; ".join(told) + "."
    return text[0].upper() + text[1:]


def caption(relation: Relation, names: tuple[str, str]) -> str:
    """Give the sentence under the picture: the turns, the latest tone each way, the number of acts, the source."""
    ours, theirs = names
    parts = [
        turn_words(relation.turning_points),
        tone_words(relation.tone[0], ours, theirs),
        tone_words(relation.tone[1], theirs, ours),
        f"{relation.acts[0]} and {relation.acts[1]} acts in {relation.source}; intervals are 90%.",
    ]
    if relation.disputed:
        parts.append(f"{relation.disputed} disputed acts are left out.")
    return " ".join(parts)
