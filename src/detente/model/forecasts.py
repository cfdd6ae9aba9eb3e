"""Forecasts: how likely an act between two states is, on what precedent, and how it came out.

A probability is said in the words of ICD 203 by `likelihood`. How far it can be trusted is `Confidence`, which is told
apart and never in the same sentence (ICD 203, standard 2b).
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from detente.errors import InvalidValue
from detente.model.actors import CountryCode
from detente.model.claims import ClaimId, EventType
from detente.model.events import EventId

QuestionId = NewType("QuestionId", str)

LIKELIHOOD = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""First row of ICD 203 (2015): upper bound and words. The bounds touch; ours belong to the words above them."""


def likelihood(probability: float) -> str:
    """Give the words of ICD 203 for a probability; a bound belongs to the higher words.

    >>> likelihood(0.2), likelihood(0.97)
    ('unlikely', 'almost certain')
    """
    if not 0 <= probability <= 1:
        raise InvalidValue("probability", probability, "must lie between 0 and 1")
    return next((words for bound, words in LIKELIHOOD if probability < bound), LIKELIHOOD[-1][1])


class Confidence(StrEnum):
    """How far the basis of a forecast carries, whatever its probability (ICD 203)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast rests on: precedents found, cases behind them, and how well such forecasts came true.

    `calibration_error` is of forecasts of this act and horizon on days that the model was not fitted on; None where
    there were too few to tell.
    """

    precedents: int
    cases: int
    calibration_error: float | None

    @property
    def confidence(self) -> Confidence:
        """Give the level: high needs 200 cases and an error up to .02, moderate 30 cases and up to .05."""
        if self.calibration_error is None:
            return Confidence.LOW
        if self.cases >= 200 and self.calibration_error <= 0.02:  # noqa: PLR2004 - the rule said above
            return Confidence.HIGH
        if self.cases >= 30 and self.calibration_error <= 0.05:  # noqa: PLR2004 - the rule said above
            return Confidence.MODERATE
        return Confidence.LOW


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act of the history as a precedent shows it; `ref` is the event of the ledger, None for imported ones."""

    day: dt.date
    actor: str
    act: str
    recipient: str
    ref: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A rule of experience that speaks for or against a forecast, with what it was seen in.

    `hits` of `cases` is how often the act followed within the horizon after the cause; `base` is the share without
    the cause, and `push` the change of the forecast's log-odds that switching it off takes away.
    """

    words: str
    cause: str
    hits: int
    cases: int
    base: float
    push: float
    fired: tuple[PastAct, ...] = ()
    examples: tuple[PastAct, ...] = ()

    @property
    def confidence(self) -> float:
        """Give the share of cases in which the act followed."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def speaks_for(self) -> bool:
        """Tell whether it raises the forecast."""
        return self.push > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How likely an act between two sides is within some days, as made on a day from what was known before it.

    `low` and `high` hold nine tenths of what the probability may be; `counts` are the 5%, 50% and 95% quantiles of
    the number of days with such an act.
    """

    actor: CountryCode
    recipient: CountryCode
    act: str
    made_on: dt.date
    within_days: int
    probability: float
    low: float
    high: float
    base_rate: float
    counts: tuple[int, int, int]
    maker: str
    basis: Basis
    precedents: tuple[Precedent, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse crossed quantiles and probabilities out of range."""
        if not 0 <= self.low <= self.probability <= self.high <= 1:
            raise InvalidValue("forecast", (self.low, self.probability, self.high), "must rise within 0 and 1")
        if list(self.counts) != sorted(self.counts):
            raise InvalidValue("counts", self.counts, "must not cross")
        if self.within_days < 1:
            raise InvalidValue("within_days", self.within_days, "must be at least 1")

    @property
    def due(self) -> dt.date:
        """Give the last day that counts."""
        return self.made_on + dt.timedelta(days=self.within_days)

    @property
    def words(self) -> str:
        """Give the likelihood in words; the confidence stands apart."""
        return likelihood(self.probability)


class Outcome(StrEnum):
    """How a question stands."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a question counts as answered yes: an act of one of the types between the sides in the period.

    `actors` and `recipients` are any of the codes; for acts in which all take part every side must be among those
    named. `themes` and `words` narrow it where they are not empty: one theme shared, one word in the quote.
    """

    actors: tuple[CountryCode, ...]
    recipients: tuple[CountryCode, ...]
    types: tuple[EventType, ...]
    start: dt.date
    end: dt.date
    themes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that nothing can meet."""
        if self.end < self.start:
            raise InvalidValue("rule", (self.start, self.end), "must not end before it starts")
        if not self.types:
            raise InvalidValue("rule", self.types, "must name at least one type of act")


@dataclass(frozen=True, slots=True)
class Answer:
    """One forecaster's probability for a question, as given on a day: base rate, model or an analyst by name."""

    forecaster: str
    probability: float
    given_on: dt.date

    def __post_init__(self) -> None:
        """Refuse a probability out of range."""
        if not 0 <= self.probability <= 1:
            raise InvalidValue("probability", self.probability, "must lie between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a report says is planned, possible or conditional, as something that time will answer.

    `origin` is the voice whose plan or guess it is; `claims` are those that raised it. An outcome found by the
    machine is a proposal until `confirmed_by` names who agreed.
    """

    text: str
    rule: Rule
    asked_on: dt.date
    origin: str
    status: str
    claims: tuple[ClaimId, ...]
    answers: tuple[Answer, ...] = ()
    outcome: Outcome = Outcome.OPEN
    resolved_by: tuple[ClaimId, ...] = ()
    resolved_on: dt.date | None = None
    confirmed_by: str | None = None

    @property
    def id(self) -> QuestionId:
        """Give the first 12 hex digits of the SHA-256 of the rule and the day it was asked."""
        rule = self.rule
        said = (rule.actors, rule.recipients, rule.types, rule.themes, rule.words, rule.start, rule.end, self.asked_on)
        canonical = "|".join(",".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in said)
        return QuestionId(hashlib.sha256(canonical.encode()).hexdigest()[:12])


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of about one probability: their mean, the share that came true, how many."""

    probability: float
    share: float
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How good a set of probabilities was: 0 is as good as the reference, 1 perfect, below 0 worse.

    `low` and `high` hold nine tenths of the skill over resampled pairs; None where there were too few to resample.
    `bins` is the reliability diagram.
    """

    act: str
    within_days: int
    cases: int
    share: float
    brier: float
    reference: float
    skill: float
    calibration_error: float
    low: float | None = None
    high: float | None = None
    bins: tuple[Bin, ...] = ()
