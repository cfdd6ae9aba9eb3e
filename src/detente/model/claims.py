"""Claims: what a text says happened, holds or is wanted between actors, with who says it.

The fields are those of the codebook. A claim never changes; its id is a hash of what it says and where, so the
same claim coded again, by whatever version of the coder, has the same id and keeps the judgements made on it.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from detente.errors import InvalidValue
from detente.model.actors import CountryCode, Party, Speaker
from detente.model.text import DocId, Span

ClaimId = NewType("ClaimId", str)


class Kind(StrEnum):
    """What sort of thing is claimed."""

    EVENT = "event"
    CONDITION = "condition"
    MOTIVE = "motive"
    ASSESSMENT = "assessment"


class EventType(StrEnum):
    """The 16 event types of PLOVER (draft 2.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Stance(StrEnum):
    """How the innermost speaker stands to what is claimed."""

    AFFIRMED = "affirmed"
    ALLEGED = "alleged"
    DENIED = "denied"
    OPINION = "opinion"


class Status(StrEnum):
    """Whether what is claimed took place, goes on, or is yet to come."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DID_NOT_OCCUR = "did_not_occur"


class Theme(StrEnum):
    """What a claim concerns (CODEBOOK, lists)."""

    ARMS = "arms"
    TROOPS = "troops"
    MILITARY_COOPERATION = "military-cooperation"
    TECHNOLOGY_SPACE = "technology-space"
    NUCLEAR_MISSILE = "nuclear-missile"
    ENERGY = "energy"
    FOOD = "food"
    TRADE_FINANCE = "trade-finance"
    LABOUR = "labour"
    TRANSPORT = "transport"
    DIPLOMATIC = "diplomatic"
    LEGAL_TREATY = "legal-treaty"
    SANCTIONS_MONITORING = "sanctions-monitoring"
    CULTURE_PEOPLE = "culture-people"
    CYBER = "cyber"
    INTELLIGENCE = "intelligence"
    ECONOMY = "economy"
    HUMANITARIAN = "humanitarian"
    CONFLICT = "conflict"
    DOMESTIC = "domestic"


class Commodity(StrEnum):
    """The class of what a transfer moves (CODEBOOK, lists)."""

    SMALL_ARMS_AMMUNITION = "small-arms-ammunition"
    ARTILLERY_ROCKETS = "artillery-rockets"
    BALLISTIC_MISSILES = "ballistic-missiles"
    DRONES = "drones"
    OTHER_ARMS = "other-arms"
    DUAL_USE_TECHNOLOGY = "dual-use-technology"
    REFINED_PETROLEUM = "refined-petroleum"
    CRUDE_OIL = "crude-oil"
    COAL_MINERALS = "coal-minerals"
    FOOD = "food"
    MONEY = "money"
    LUXURY = "luxury"
    VEHICLES_MACHINERY = "vehicles-machinery"
    WORKERS = "workers"
    TROOPS = "troops"
    DATA_INTELLIGENCE = "data-intelligence"
    SERVICES_TRAINING = "services-training"
    OTHER = "other"


class Precision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Transfer:
    """What moves from whom to whom: goods, money, people, services or know-how."""

    supplier: CountryCode | None
    recipient: CountryCode | None
    item: str
    commodity: Commodity


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as written and as read: min = max for a single figure, an open end is None."""

    min: float | None
    max: float | None
    unit: str
    of: str | None = None
    approximate: bool = False
    verbatim: str = ""

    def __post_init__(self) -> None:
        """Refuse an amount without figure or with its ends crossed."""
        if self.min is None and self.max is None:
            raise InvalidValue("quantity", self.verbatim, "must have at least one figure")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise InvalidValue("quantity", (self.min, self.max), "must not have min above max")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of what is claimed: first and last day, both included."""

    start: dt.date
    end: dt.date
    precision: Precision
    verbatim: str = ""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise InvalidValue("date", (self.start, self.end), "must not end before it starts")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one field of a claim comes from: the characters it was read from and what read them.

    `field` is a codebook field, with a number for one of a list (`actors.0`). `maker` names the rule
    (`rule:frame:supply`) or the model (`reader:stance`).
    """

    field: str
    span: Span
    maker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a text says, with who says it; the atom of the account.

    `span` is where the quote stands in the document. `confidence` is the coder's probability that the claim is
    right, None where the coder has none to give; it and `traces` are not part of the identity.
    """

    doc_id: DocId
    span: Span
    quote: str
    kind: Kind
    event: EventType | None = None
    mode: str | None = None
    themes: tuple[Theme, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    transfer: Transfer | None = None
    quantities: tuple[Quantity, ...] = ()
    date: When | None = None
    places: tuple[str, ...] = ()
    said_by: tuple[Speaker, ...] = ()
    stance: Stance = Stance.AFFIRMED
    status: Status = Status.OCCURRED
    traces: tuple[Trace, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        """Keep the codebook's rules that hold for every claim."""
        if (self.kind is Kind.EVENT) != (self.event is not None):
            raise InvalidValue("event", self.event, f"must be set exactly when kind is event, not {self.kind}")
        if len(self.quote) != self.span.end - self.span.start:
            raise InvalidValue("quote", self.quote, "must be as long as its span")
        if self.transfer is not None and self.event not in (EventType.AID, EventType.COOPERATE):
            raise InvalidValue("transfer", self.event, "is for AID and COOPERATE only")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise InvalidValue("confidence", self.confidence, "must lie between 0 and 1")

    @property
    def id(self) -> ClaimId:
        """Give the first 16 hex digits of the SHA-256 of what is claimed and where."""
        return claim_id(claim_record(self), self.doc_id, self.span)


OF_CODING = ("traces", "confidence")
"""What a record tells of the coding, not of the claim: two coders may make the same claim."""

_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def claim_id(record: Mapping[str, object], doc_id: DocId, span: Span) -> ClaimId:
    """Give the id of the claim that has this record and stands there."""
    said = {key: value for key, value in record.items() if key not in OF_CODING}
    said["at"] = [doc_id, span.start, span.end]
    return ClaimId(hashlib.sha256(_canonical(said).encode()).hexdigest()[:16])


def _when_record(when: When) -> dict[str, object]:
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision.value,
        "verbatim": when.verbatim,
    }


def _quantity_record(quantity: Quantity) -> dict[str, object]:
    return {
        "min": quantity.min,
        "max": quantity.max,
        "unit": quantity.unit,
        "of": quantity.of,
        "approximate": quantity.approximate,
        "verbatim": quantity.verbatim,
    }


def _transfer_record(transfer: Transfer) -> dict[str, object]:
    return {
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "item": transfer.item,
        "commodity": transfer.commodity.value,
    }


def claim_record(claim: Claim) -> dict[str, object]:
    """Give a claim in the codebook's words, ready for JSON, with its span, traces and confidence beside them."""
    return {
        "quote": claim.quote,
        "kind": claim.kind.value,
        "event": claim.event.value if claim.event else None,
        "mode": claim.mode,
        "themes": [theme.value for theme in claim.themes],
        "actors": [{"name": party.name, "country": party.country} for party in claim.actors],
        "recipients": [{"name": party.name, "country": party.country} for party in claim.recipients],
        "transfer": _transfer_record(claim.transfer) if claim.transfer else None,
        "quantities": [_quantity_record(quantity) for quantity in claim.quantities],
        "date": _when_record(claim.date) if claim.date else None,
        "places": list(claim.places),
        "said_by": [{"name": s.name, "country": s.country, "kind": s.kind.value} for s in claim.said_by],
        "stance": claim.stance.value,
        "status": claim.status.value,
        "span": [claim.span.start, claim.span.end],
        "traces": [[trace.field, trace.span.start, trace.span.end, trace.maker] for trace in claim.traces],
        "confidence": claim.confidence,
    }
