"""Our claims as a flat table, CSV or Parquet, with a dictionary of its columns."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import polars as pl

from detente.exchanging.account import Account
from detente.exchanging.columns import TABLES
from detente.model.claims import Claim, Quantity
from detente.model.events import CitedClaim, Event

CLAIM_COLUMNS = (
    ("event_id", "event that the claim is joined into"),
    ("claim_id", "hash of what is claimed and where"),
    ("doc_id", "hash of the document's text"),
    ("published", "day of the document"),
    ("publisher", "who published it"),
    ("url", "address of the document"),
    ("quote", "the words that state the claim"),
    ("start", "where the quote begins, in characters of the document's text, from 0"),
    ("end", "where it ends; the character there is no longer part of it"),
    ("kind", "event, condition, motive or assessment"),
    ("event", "PLOVER event type, for events"),
    ("mode", "PLOVER mode"),
    ("themes", "what it concerns, joined by semicolons"),
    ("actors", "who does it, as written, joined by semicolons"),
    ("actor_countries", "their country codes in the same order; empty where not told"),
    ("recipients", "to whom it is done, as written"),
    ("recipient_countries", "their country codes in the same order"),
    ("supplier", "country code of who gives, for transfers"),
    ("receiver", "country code of who gets, for transfers"),
    ("item", "what moves, as written"),
    ("commodity", "its class"),
    ("quantities", "amounts as written, joined by semicolons"),
    ("quantity_min", "lower end of the first amount; empty where open"),
    ("quantity_max", "upper end of the first amount; empty where open"),
    ("quantity_unit", "unit of the first amount"),
    ("since", "first day of what is claimed"),
    ("until", "last day of it"),
    ("precision", "day, month, year or range"),
    ("places", "where it happened, as written"),
    ("said_by", "who says so, outermost first"),
    ("said_by_countries", "their country codes in the same order"),
    ("said_by_kinds", "their kinds in the same order"),
    ("stance", "of the innermost speaker: affirmed, alleged, denied or opinion"),
    ("status", "occurred, ongoing, planned, possible, conditional or did_not_occur"),
)
"""Each column of the exported claims with its meaning."""

FORMULA_STARTS = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the start of a formula, by OWASP's list for CSV; numbers are no words and stay."""

SCHEMA = {name: pl.String() for name, _ in CLAIM_COLUMNS} | {
    "start": pl.Int64(),
    "end": pl.Int64(),
    "quantity_min": pl.Float64(),
    "quantity_max": pl.Float64(),
    "published": pl.Date(),
    "since": pl.Date(),
    "until": pl.Date(),
}


def _joined(parts: list[str | None]) -> str:
    return ";".join(part or "" for part in parts)


def _transfer(claim: Claim) -> dict[str, Any]:
    moved = claim.transfer
    if moved is None:
        return {}
    return {
        "supplier": moved.supplier,
        "receiver": moved.recipient,
        "item": moved.item,
        "commodity": moved.commodity.value,
    }


def _amounts(amounts: tuple[Quantity, ...]) -> dict[str, Any]:
    if not amounts:
        return {}
    first = amounts[0]
    words = _joined([amount.verbatim for amount in amounts])
    return {"quantities": words, "quantity_min": first.min, "quantity_max": first.max, "quantity_unit": first.unit}


def claim_row(event: Event, cited: CitedClaim, account: Account) -> dict[str, Any]:
    """Give a claim as one flat row; what the text doesn't say is None."""
    claim, document = cited.claim, account.document(cited)
    return {
        **{name: None for name, _ in CLAIM_COLUMNS},
        "event_id": event.id,
        "claim_id": cited.id,
        "doc_id": cited.doc_id,
        "published": cited.published,
        "publisher": cited.publisher,
        "url": document.url,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "kind": claim.kind.value,
        "event": claim.event.value if claim.event else None,
        "mode": claim.mode,
        "themes": _joined(list(claim.themes)),
        "actors": _joined([p.name for p in claim.actors]),
        "actor_countries": _joined([p.country for p in claim.actors]),
        "recipients": _joined([p.name for p in claim.recipients]),
        "recipient_countries": _joined([p.country for p in claim.recipients]),
        **_transfer(claim),
        **_amounts(claim.quantities),
        "since": claim.date.start if claim.date else None,
        "until": claim.date.end if claim.date else None,
        "precision": claim.date.precision.value if claim.date else None,
        "places": _joined(list(claim.places)),
        "said_by": _joined([s.name for s in claim.said_by]),
        "said_by_countries": _joined([s.country for s in claim.said_by]),
        "said_by_kinds": _joined([s.kind.value for s in claim.said_by]),
        "stance": claim.stance.value,
        "status": claim.status.value,
    }


def claim_frame(account: Account) -> pl.DataFrame:
    """Give all claims as a frame."""
    rows = [claim_row(event, cited, account) for event in account.events for cited in event.claims]
    return pl.DataFrame(rows, schema=SCHEMA)


def write_csv(account: Account) -> Iterator[str]:
    """Give the claims as CSV; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    names = [name for name, _ in CLAIM_COLUMNS]
    yield _line(names)
    for event in account.events:
        for cited in event.claims:
            row = claim_row(event, cited, account)
            yield _line([_safe(row[name]) for name in names])


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in FORMULA_STARTS else value


def _line(cells: list[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def write_dictionary() -> Iterator[str]:
    """Give the dictionary of every column that is exported, as CSV: table, column, type, meaning."""
    yield _line(["table", "column", "type", "meaning"])
    for name, meaning in CLAIM_COLUMNS:
        yield _line(["claims", name, str(SCHEMA[name]), meaning])
    for table in TABLES:
        for column in table.columns:
            yield _line([table.name, column.name, str(column.type), column.meaning])
