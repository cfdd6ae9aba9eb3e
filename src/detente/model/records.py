"""Claims out of their JSON records: the reverse of `claim_record`, checked at the door."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from detente.errors import InvalidValue
from detente.model.actors import CountryCode, Party, Speaker, SpeakerKind
from detente.model.claims import (
    Claim,
    Commodity,
    EventType,
    Kind,
    Precision,
    Quantity,
    Stance,
    Status,
    Theme,
    Trace,
    Transfer,
    When,
)
from detente.model.text import DocId, Span


def _country(value: str | None) -> CountryCode | None:
    return CountryCode(value) if value else None


def _when(record: Mapping[str, Any]) -> When:
    return When(
        start=dt.date.fromisoformat(record["start"]),
        end=dt.date.fromisoformat(record["end"]),
        precision=Precision(record["precision"]),
        verbatim=record.get("verbatim") or "",
    )


def _quantity(record: Mapping[str, Any]) -> Quantity:
    return Quantity(
        min=record.get("min"),
        max=record.get("max"),
        unit=record.get("unit") or "",
        of=record.get("of"),
        approximate=bool(record.get("approximate")),
        verbatim=record.get("verbatim") or "",
    )


def _transfer(record: Mapping[str, Any]) -> Transfer:
    return Transfer(
        supplier=_country(record.get("supplier")),
        recipient=_country(record.get("recipient")),
        item=record.get("item") or "",
        commodity=Commodity(record["commodity"]),
    )


def _party(record: Mapping[str, Any]) -> Party:
    return Party(record["name"], _country(record.get("country")))


def _speaker(record: Mapping[str, Any]) -> Speaker:
    return Speaker(record["name"], _country(record.get("country")), SpeakerKind(record.get("kind") or "unknown"))


def claim_of_record(record: Mapping[str, Any], doc_id: DocId) -> Claim:
    """Give the claim that a record tells.

    Raises:
        InvalidValue: A field is missing or breaks the codebook.
    """
    try:
        return Claim(
            doc_id=doc_id,
            span=Span(*record["span"]),
            quote=record["quote"],
            kind=Kind(record["kind"]),
            event=EventType(record["event"]) if record.get("event") else None,
            mode=record.get("mode"),
            themes=tuple(Theme(theme) for theme in record.get("themes") or ()),
            actors=tuple(_party(party) for party in record.get("actors") or ()),
            recipients=tuple(_party(party) for party in record.get("recipients") or ()),
            transfer=_transfer(record["transfer"]) if record.get("transfer") else None,
            quantities=tuple(_quantity(quantity) for quantity in record.get("quantities") or ()),
            date=_when(record["date"]) if record.get("date") else None,
            places=tuple(record.get("places") or ()),
            said_by=tuple(_speaker(speaker) for speaker in record.get("said_by") or ()),
            stance=Stance(record["stance"]),
            status=Status(record["status"]),
            traces=tuple(Trace(f, Span(start, end), maker) for f, start, end, maker in record.get("traces") or ()),
            confidence=record.get("confidence"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue("claim", record.get("quote"), f"is no claim record ({error})") from error
