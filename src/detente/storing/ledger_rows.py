"""Values of the model into rows and back."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from detente.model.actors import CountryCode
from detente.model.claims import OF_CODING, Claim, ClaimId, Trace, claim_id, claim_record
from detente.model.events import CitedClaim
from detente.model.records import claim_of_record
from detente.model.text import DocId, Document, Skipped, Span


class Coded(Protocol):
    """What a coder gives for a document; the ledger needs no more of it."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Claims in the order of the text."""

    @property
    def states(self) -> tuple[CountryCode, ...]:
        """Countries that the document is mainly about, most first."""

    @property
    def language(self) -> str:
        """ISO 639 code, `und` where it can't be told; only `en` is coded."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Parts passed over, with the reason."""


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """Give a value as compact JSON."""
    return _encode(value)


def day(text: str | None) -> dt.date | None:
    """Give the day that a column holds."""
    return dt.date.fromisoformat(text) if text else None


def document_values(document: Document) -> dict[str, Any]:
    """Give a document's columns."""
    fields = ("id", "text", "title", "publisher", "author", "language", "place", "url", "path", "raw_hash", "text_hash")
    values = {field: getattr(document, field) for field in fields}
    return values | {"date": document.date.isoformat() if document.date else None}


def document_of(row: sqlite3.Row) -> Document:
    """Give the document of a row."""
    values = {key: row[key] for key in Document.__dataclass_fields__}
    return Document(**(values | {"date": day(row["date"])}))


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as it is kept: its record, made once for its id, its columns and its traces."""

    claim: Claim
    id: ClaimId
    record: dict[str, object]

    @classmethod
    def of(cls, claim: Claim) -> "Kept":
        """Give a claim's record and id."""
        record = claim_record(claim)
        return cls(claim, claim_id(record, claim.doc_id, claim.span), record)

    @property
    def traces(self) -> str:
        """Give where each field was read, as JSON."""
        return to_json(self.record["traces"])


def claim_values(kept: Kept) -> dict[str, Any]:
    """Give a claim's columns; traces and confidence are of the coding, not of the claim."""
    record = {key: value for key, value in kept.record.items() if key not in OF_CODING}
    claim = kept.claim
    transfer, date = claim.transfer, claim.date
    return {
        "id": kept.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "event": claim.event.value if claim.event else None,
        "mode": claim.mode,
        "stance": claim.stance.value,
        "status": claim.status.value,
        "supplier": transfer.supplier if transfer else None,
        "recipient": transfer.recipient if transfer else None,
        "commodity": transfer.commodity.value if transfer else None,
        "first_day": date.start.isoformat() if date else None,
        "last_day": date.end.isoformat() if date else None,
        "record": to_json(record),
    }


def party_values(claim: Claim) -> Iterator[tuple[str, int, str, str | None]]:
    """Give role, position, name and country of everyone in a claim."""
    for position, actor in enumerate(claim.actors):
        yield "actor", position, actor.name, actor.country
    for position, recipient in enumerate(claim.recipients):
        yield "recipient", position, recipient.name, recipient.country
    for position, speaker in enumerate(claim.said_by):
        yield "speaker", position, speaker.name, speaker.country


def claim_of(row: sqlite3.Row) -> Claim:
    """Give the claim of a row, with the traces and confidence of the coding that the row is of."""
    claim = claim_of_record(json.loads(row["record"]), DocId(row["document_id"]))
    traces = json.loads(row["traces"] or "[]")
    return replace(
        claim,
        traces=tuple(Trace(field, Span(start, end), maker) for field, start, end, maker in traces),
        confidence=row["confidence"],
    )


def cited_of(row: sqlite3.Row) -> CitedClaim:
    """Give the claim of a row with the day and publisher of its document."""
    return CitedClaim(claim_of(row), day(row["document_date"]), row["document_publisher"])
