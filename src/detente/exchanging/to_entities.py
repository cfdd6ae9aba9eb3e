"""Our events as FollowTheMoney entities: governments, articles, events, shipments."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from detente.exchanging.account import Account, day_of
from detente.exchanging.cow import alpha2_of
from detente.lexicon.countries import countries, country
from detente.model.actors import NO_STATE_CODES, CountryCode
from detente.model.claims import Claim, Stance, Status
from detente.model.events import CitedClaim, Event
from detente.model.text import Document

DATASET = "detente"

LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}
"""FollowTheMoney writes languages in three letters (ISO 639-3); others are left untold."""


def _id(kind: str, key: str) -> str:
    return f"detente-{kind}-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _entity(schema: str, key: str, properties: dict[str, list[str | None]]) -> dict[str, Any]:
    told = {name: [value for value in values if value] for name, values in properties.items()}
    return {
        "id": _id(schema.lower(), key),
        "schema": schema,
        "properties": {n: v for n, v in told.items() if v},
        "datasets": [DATASET],
    }


def _is_state(code: CountryCode | None) -> bool:
    return code is not None and code not in NO_STATE_CODES and any(each.code == code for each in countries())


def _letters_of(code: CountryCode | None) -> str | None:
    return alpha2_of(code) if code else None


def government_entity(code: CountryCode) -> dict[str, Any]:
    """Give the government of a state as a public body; who is no state is an organisation."""
    if not _is_state(code):
        return _entity("Organization", code, {"name": [code]})
    return _entity(
        "PublicBody", code, {"name": [f"Government of {country(code).name}"], "jurisdiction": [alpha2_of(code)]}
    )


def article_entity(document: Document) -> dict[str, Any]:
    """Give a document as an article, without its text."""
    return _entity(
        "Article",
        document.id,
        {
            "fileName": [f"{document.id}.txt"],
            "title": [document.title],
            "publisher": [document.publisher],
            "publishedAt": [document.date.isoformat() if document.date else None],
            "sourceUrl": [document.url],
            "author": [document.author],
            "language": [LANGUAGES.get(document.language or "")],
        },
    )


def _sides(claim: Claim) -> list[CountryCode]:
    told = [party.country for party in (*claim.actors, *claim.recipients) if party.country]
    return list(dict.fromkeys(told))


def _stance(event: Event) -> str:
    """Give in words what the schema has no field for: stance and status."""
    first = event.claims[0].claim
    disputed = "; disputed" if event.disputed else ""
    return f"stance: {first.stance.value}; status: {first.status.value}{disputed}"


def event_entity(event: Event) -> dict[str, Any]:
    """Give an event: what is told, when, where, who is involved, and its articles as proof."""
    first = event.claims[0]
    kind = first.claim.event.value if first.claim.event else first.claim.kind.value
    codes = _sides(first.claim)
    return _entity(
        "Event",
        event.id,
        {
            "name": [f"{kind} {' '.join(codes)}".strip()],
            "date": [day_of(first)],
            "location": list(first.claim.places),
            "summary": [first.claim.quote],
            "description": [_stance(event)],
            "recordId": [event.id],
            "involved": [_id("publicbody" if _is_state(code) else "organization", code) for code in codes],
            "proof": [*sorted({_id("article", cited.doc_id) for cited in event.claims})],
            "publisher": [*sorted({cited.publisher for cited in event.claims if cited.publisher})],
        },
    )


def shipment_entity(cited: CitedClaim) -> dict[str, Any] | None:
    """Give a transfer that is said to have happened as an economic activity from sender to receiver."""
    claim = cited.claim
    happened = claim.status in {Status.OCCURRED, Status.ONGOING} and claim.stance in {Stance.AFFIRMED, Stance.ALLEGED}
    if claim.transfer is None or not happened:
        return None
    sides = {"sender": claim.transfer.supplier, "receiver": claim.transfer.recipient}
    amounts = ", ".join(amount.verbatim for amount in claim.quantities if amount.verbatim)
    return _entity(
        "EconomicActivity",
        cited.id,
        {
            "goodsDescription": [f"{claim.transfer.item} ({amounts})" if amounts else claim.transfer.item],
            **{
                name: [_id("publicbody" if _is_state(code) else "organization", code)]
                for name, code in sides.items()
                if code
            },
            "departureCountry": [_letters_of(claim.transfer.supplier)],
            "destinationCountry": [_letters_of(claim.transfer.recipient)],
            "date": [day_of(cited)],
            "description": [claim.quote],
            "proof": [_id("article", cited.doc_id)],
            "recordId": [cited.id],
        },
    )


def entities(account: Account) -> Iterator[dict[str, Any]]:
    """Give every entity once: governments, articles, events, shipments."""
    codes = {code for cited in account.cited() for code in _sides(cited.claim)}
    codes |= {c for cited in account.cited() if (t := cited.claim.transfer) for c in (t.supplier, t.recipient) if c}
    yield from (government_entity(code) for code in sorted(codes))
    used = {cited.doc_id for cited in account.cited()}
    yield from (article_entity(account.documents[doc_id]) for doc_id in sorted(used))
    yield from (event_entity(event) for event in account.events)
    yield from (made for cited in account.cited() if (made := shipment_entity(cited)) is not None)


def write_ftm(account: Account) -> Iterator[str]:
    """Give FollowTheMoney entities, one JSON object a line."""
    for entity in entities(account):
        yield json.dumps(entity, ensure_ascii=False) + "\n"
