"""Rules on what may move between states, and what holding claims against them finds.

A finding is never a breach of law: it says that what is claimed *would fall under* a paragraph if true, that it
*would not*, or why that *cannot be determined* from what is told.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from detente.errors import InvalidValue
from detente.model.actors import CountryCode
from detente.model.claims import ClaimId, Commodity
from detente.model.events import EventId


class Certainty(StrEnum):
    """How sure it is that a rule reads as we tell it."""

    LOOKED_UP = "L"
    HIGH = "H"
    MEDIUM = "M"
    UNSURE = "U"

    @property
    def words(self) -> str:
        """Give what the letter stands for."""
        return {
            "L": "looked up in a source",
            "H": "from knowledge, high certainty",
            "M": "from knowledge, medium certainty: verify against the text",
            "U": "unsure: verify against the text",
        }[self.value]


class Direction(StrEnum):
    """Which way a rule runs, seen from the state that it is about."""

    TO = "to"
    FROM = "from"
    BOTH = "both"


class Verdict(StrEnum):
    """What holding a claim against a rule comes to."""

    WOULD_FALL = "would fall under"
    UNDETERMINED = "undetermined"
    WOULD_NOT = "would not"


@dataclass(frozen=True, slots=True)
class Mark:
    """How sure a rule's substance and its paragraph number are, with what was looked up where."""

    substance: Certainty
    paragraph: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution or other text that rules come from."""

    id: str
    name: str
    adopted: dt.date
    occasion: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Basis:
    """A paragraph of an instrument; `note` says what it adds to the rule."""

    instrument: str
    paragraph: str
    note: str = ""

    def __str__(self) -> str:
        """Give it as cited, as in 1718 §8(b)."""
        return f"{self.instrument} §{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One set of things that a rule covers.

    A claim lies within where its transfer is of one of `commodities` (or, without any, whatever it moves), its event
    type is one of `events` (if any are named) and one of `words` (if any are named) stands in its item; with
    `anywhere`, and always where no commodity is named, in its quote too. Where all but the words fit, `vague` says
    what is then unclear; without it the claim is outside. `unless` are words that take a claim out again. `open` is
    the reason why even a full match stays undetermined.
    """

    commodities: tuple[Commodity, ...] = ()
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    anywhere: bool = False
    vague: str | None = None
    open: str | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A case in which the rule does not apply; `words` in a claim say that it may be that case."""

    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """The days after a rule's start in which it does not bind fully yet: the last of them, and what they are for."""

    until: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Free:
    """What a regime is known to leave free in one direction, so that `no rule` is said with its reason."""

    direction: Direction
    commodities: tuple[Commodity, ...]
    words: tuple[str, ...]
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """An amount that all suppliers together may not exceed in a period.

    `limits` are the same cap in several units (the first that can be reckoned is used); `factors` give how many of the
    first unit are in one of another, as a range where no single factor is agreed. `stop_at` is the share of the
    cap at which all must stop; `levels` are the shares that are notified.
    """

    limits: tuple[tuple[float, str], ...]
    period: str
    starts: dt.date
    factors: tuple[tuple[str, float, float], ...] = ()
    levels: tuple[float, ...] = ()
    stop_at: float | None = None

    def __post_init__(self) -> None:
        """Refuse a cap without amount or with a period that we can't count."""
        if not self.limits:
            raise InvalidValue("cap", self.limits, "must have at least one limit")
        if self.period not in ("calendar-year", "twelve-months", "once"):
            raise InvalidValue("cap period", self.period, "must be calendar-year, twelve-months or once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One measure: what it covers, which way, since and until when, with what exemptions, and how sure we are of it.

    `until` is the last day in force, None while it is. `listed_parties`: it binds designated persons, bodies or
    vessels only. `duty`: it bids others act (inspect, expel, report), so that no transfer falls under it by itself.
    `contested` says who disputes that it is in force.
    """

    id: str
    regime: str
    title: str
    basis: tuple[Basis, ...]
    direction: Direction
    since: dt.date
    until: dt.date | None = None
    transition: Transition | None = None
    scopes: tuple[Scope, ...] = ()
    hs: tuple[str, ...] = ()
    cap: Cap | None = None
    exemptions: tuple[Exemption, ...] = ()
    listed_parties: bool = False
    duty: bool = False
    contested: str | None = None
    notes: tuple[str, ...] = ()
    mark: Mark

    def __post_init__(self) -> None:
        """Refuse a rule without paragraph or one that ends before it starts."""
        if not self.basis:
            raise InvalidValue("rule", self.id, "must name the paragraph it rests on")
        if self.until is not None and self.until < self.since:
            raise InvalidValue("rule", self.id, "must not end before it starts")

    @property
    def cited(self) -> str:
        """Give its paragraphs in one line."""
        return ", ".join(str(basis) for basis in self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """All measures about one state; `standing` is the clause that holds for each."""

    id: str
    name: str
    target: CountryCode
    standing: str
    notes: tuple[str, ...]
    free: tuple[Free, ...]
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What holding one event against one rule comes to; without `rule`, no rule of the regime speaks of it.

    `matched` says what of the claims fits, `because` why the verdict is not plainer or is no, `exemptions` those
    that what is told does not exclude. `watch`: it is not said to have happened yet. `text` says all in a sentence.
    """

    event: EventId
    regime: str
    rule: Rule | None
    verdict: Verdict
    matched: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    watch: bool = False
    denied_by: tuple[str, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    text: str = ""


class CapAnswer(StrEnum):
    """Whether reported deliveries reach a cap."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapEntry:
    """One reported delivery in a cap ledger: what was written, and what it comes to in the cap's unit.

    `low` is what is surely told (0 where quantity or product is not), `high` None where nothing bounds it.
    """

    event: EventId
    supplier: CountryCode | None
    start: dt.date
    end: dt.date
    written: str
    low: float
    high: float | None
    arithmetic: str
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapLedger:
    """All reported deliveries of a period from all suppliers against a cap, with the arithmetic.

    `low` and `high` are in `unit`; `high` is None where a delivery's quantity is not told. What is not reported is
    not zero: `no` speaks of the reported deliveries alone.
    """

    rule: Rule
    start: dt.date
    end: dt.date
    limit: float
    unit: str
    entries: tuple[CapEntry, ...]
    low: float
    high: float | None
    answer: CapAnswer
    arithmetic: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name of a sanctions list's entry."""

    entity: str
    name: str
    schema: str
    list_name: str
    program: str
    listed: dt.date | None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name in a claim that may be a listed party: list, programme, date, score and why; never an identification."""

    name: str
    claims: tuple[ClaimId, ...]
    listed: ListedName
    score: float
    why: str
    caution: str = ""
