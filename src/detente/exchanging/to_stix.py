"""Our events as a STIX 2.1 bundle: identities, incidents, notes with the quotes, opinions, reports."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterator
from typing import Any

from detente.exchanging.account import Account, day_of, without_none
from detente.lexicon.countries import countries
from detente.model.actors import NO_STATE_CODES
from detente.model.claims import Stance
from detente.model.events import CitedClaim, Event
from detente.model.text import Document

OURS = uuid.UUID("6f1a0e57-2d0c-5b7e-9f7d-0d5f0c1b7a11")
"""Namespace of our ids: the same event has the same id in every bundle."""

EPOCH = "1970-01-01T00:00:00.000Z"
OPINIONS = {
    Stance.AFFIRMED: "agree",
    Stance.ALLEGED: "neutral",
    Stance.DENIED: "strongly-disagree",
    Stance.OPINION: "neutral",
}


def _id(kind: str, key: str) -> str:
    # STIX asks for version 4; the bits are set so, the rest is drawn from the key.
    drawn = hashlib.sha256(f"{OURS}{kind}{key}".encode()).digest()[:16]
    return f"{kind}--{uuid.UUID(bytes=drawn, version=4)}"


def _moment(day: str | dt.date | None) -> str:
    return f"{day}T00:00:00.000Z" if day else EPOCH


def _object(kind: str, key: str, made: str, fields: dict[str, Any]) -> dict[str, Any]:
    return without_none(
        {
            "type": kind,
            "spec_version": "2.1",
            "id": _id(kind, key),
            "created": made,
            "modified": made,
            **fields,
        }
    )


def _identity(code: str) -> dict[str, Any]:
    known = {str(each.code): each.name for each in countries()}
    name = f"Government of {known[code]}" if code in known and code not in NO_STATE_CODES else code
    return _object(
        "identity", code, EPOCH, {"name": name, "identity_class": "organization", "description": f"country code {code}"}
    )


def _codes(cited: CitedClaim) -> list[str]:
    return list(dict.fromkeys(p.country for p in (*cited.claim.actors, *cited.claim.recipients) if p.country))


def _incident(event: Event) -> dict[str, Any]:
    first = event.claims[0]
    kind = first.claim.event.value if first.claim.event else first.claim.kind.value
    return _object(
        "incident",
        event.id,
        _moment(first.published),
        {
            "name": f"{kind} {' '.join(_codes(first))}".strip(),
            "description": first.claim.quote,
            "labels": [kind.lower(), first.claim.status.value, *(theme.value for theme in first.claim.themes)],
            "external_references": [
                {
                    "source_name": "detente",
                    "external_id": event.id,
                    "description": f"dated {day_of(first) or 'unknown'}",
                }
            ],
        },
    )


def _sides(event: Event) -> Iterator[dict[str, Any]]:
    """Give the relationships between an incident and the identities: who acts, whom it is done to."""
    claim, made = event.claims[0].claim, _moment(event.claims[0].published)
    for role, parties in (("performed-by", claim.actors), ("targets", claim.recipients)):
        for code in dict.fromkeys(party.country for party in parties if party.country):
            yield _object(
                "relationship",
                f"{event.id}{role}{code}",
                made,
                {
                    "relationship_type": role,
                    "source_ref": _id("incident", event.id),
                    "target_ref": _id("identity", code),
                },
            )


def _note(event: Event, cited: CitedClaim) -> dict[str, Any]:
    span = cited.claim.span
    return _object(
        "note",
        cited.id,
        _moment(cited.published),
        {
            "abstract": f"characters {span.start} to {span.end} of document {cited.doc_id}",
            "content": cited.claim.quote,
            "authors": [speaker.name for speaker in cited.claim.said_by],
            "object_refs": [_id("incident", event.id)],
        },
    )


def _opinion(event: Event, cited: CitedClaim) -> dict[str, Any]:
    return _object(
        "opinion",
        cited.id,
        _moment(cited.published),
        {
            "opinion": OPINIONS[cited.claim.stance],
            "explanation": f"{cited.claim.stance.value}: {cited.claim.quote}",
            "authors": [cited.claim.said_by[-1].name] if cited.claim.said_by else None,
            "object_refs": [_id("incident", event.id)],
        },
    )


def _report(document: Document, notes: list[str]) -> dict[str, Any]:
    reference = without_none(
        {
            "source_name": document.publisher or "unknown publisher",
            "url": document.url,
            "external_id": document.id,
            "hashes": {"SHA-256": document.text_hash} if document.text_hash and document.url else None,
        }
    )
    return _object(
        "report",
        document.id,
        _moment(document.date),
        {
            "name": document.title or f"document {document.id}",
            "published": _moment(document.date),
            "report_types": ["observed-data"],
            "external_references": [reference],
            "object_refs": notes,
        },
    )


def stix_objects(account: Account) -> Iterator[dict[str, Any]]:
    """Give every object once, those that are referred to first."""
    yield from (_identity(code) for code in sorted({code for cited in account.cited() for code in _codes(cited)}))
    notes: dict[str, list[str]] = {}
    for event in account.events:
        yield _incident(event)
        yield from _sides(event)
        for cited in event.claims:
            yield _note(event, cited)
            yield _opinion(event, cited)
            notes.setdefault(cited.doc_id, []).append(_id("note", cited.id))
    yield from (
        _report(document, notes[document.id]) for document in account.documents.values() if document.id in notes
    )


def write_stix(account: Account) -> Iterator[str]:
    """Give one bundle."""
    objects = list(stix_objects(account))
    key = ",".join(each["id"] for each in objects)
    yield (
        json.dumps({"type": "bundle", "id": _id("bundle", key), "objects": objects}, ensure_ascii=False, indent=1)
        + "\n"
    )
