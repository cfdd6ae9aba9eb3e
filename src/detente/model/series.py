"""Measures of a relation: values with their intervals, turning points, what drove a change. None is not zero."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from detente.errors import InvalidValue
from detente.model.actors import CountryCode, Dyad
from detente.model.claims import Theme


class Measure(StrEnum):
    """What is measured of a directed pair."""

    TONE = "tone"
    ATTENTION = "attention"
    ASYMMETRY = "asymmetry"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 90% interval."""

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse an interval that does not hold its value."""
        if not self.low <= self.value <= self.high:
            raise InvalidValue("interval", (self.low, self.value, self.high), "must have low <= value <= high")

    def excludes(self, point: float) -> bool:
        """Tell whether the interval leaves a point out."""
        return not self.low <= point <= self.high


@dataclass(frozen=True, slots=True)
class Point:
    """One month (its first day) of a series: the estimate, None where nothing was measured, and the acts behind it."""

    month: dt.date
    estimate: Estimate | None
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure of one directed pair, month by month, from one source; `unit` says what the figures are."""

    dyad: Dyad
    measure: Measure
    source: str
    unit: str
    points: tuple[Point, ...]


class Shift(StrEnum):
    """What changed at a turning point."""

    TONE = "tone"
    ATTENTION = "attention"
    BOTH = "both"
    MIX = "mix"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A month from which on the relation ran differently.

    `low` to `high` holds it with 90%. `mass` is the probability that a change lies within three months of it. `tone`
    and `attention` are logs of ratios (after against before): of cooperation to conflict, and of all acts to the
    world's. `events` are ids of acts that made it, `told` the same acts in words (day, who, type, whom).
    """

    month: dt.date
    low: dt.date
    high: dt.date
    mass: float
    shift: Shift
    tone: Estimate
    attention: Estimate
    events: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Driver:
    """A story (acts of one day, types and ids by semicolons) that moved tone between two dates, and its share of it.

    `share` is None where the change is no whole that stories have shares of.
    """

    id: str
    date: dt.date
    type: str
    actor: CountryCode
    effect: float
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeShare:
    """What part of the acts between two states is about a theme: how many, of all, and of the last year's."""

    theme: Theme
    acts: int
    share: Estimate
    lately: Estimate


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two states cast the same vote in a year: share with its interval, Cohen's kappa, roll calls."""

    year: int
    share: Estimate
    kappa: float | None
    calls: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A leap of a state's ideal point that its agreement with a pole (who is near 1) does not bear out."""

    country: CountryCode
    year: int
    leap: float
    pole: CountryCode
    agreement_before: float
    agreement_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What binds two states slowly: votes, alliances, arms deals; `jumps` are ideal points not to be believed."""

    agreement: tuple[Agreement, ...] = ()
    alliances: tuple[tuple[int, int, str], ...] = ()
    arms: tuple[tuple[int, CountryCode, str, float | None], ...] = ()
    jumps: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """All that is measured between two states from one source: there and back, and what stands apart."""

    dyad: Dyad
    source: str
    acts: tuple[int, int]
    tone: tuple[Series, Series]
    attention: tuple[Series, Series]
    turning_points: tuple[TurningPoint, ...]
    themes: tuple[ThemeShare, ...] = ()
    warmth: Estimate | None = None
    weight: Estimate | None = None
    disputed: int = 0
    structure: Structure = field(default_factory=Structure)
