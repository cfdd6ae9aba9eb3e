"""Values of the model into rows and back."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from detente.model.actors import CountryCode
from detente.model.claims import Claim, Trace, claim_record
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


def to_json(value: object) -> str:
    """Give a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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


def claim_values(claim: Claim) -> dict[str, Any]:
    """Give a claim's columns; traces and confidence are of the coding, not of the claim."""
    record = {key: value for key, value in claim_record(claim).items() if key not in ("traces", "confidence")}
    transfer, date = claim.transfer, claim.date
    return {
        "id": claim.id,
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


def traces_json(claim: Claim) -> str:
    """Give where each field was read, as JSON."""
    return to_json(claim_record(claim)["traces"])


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
