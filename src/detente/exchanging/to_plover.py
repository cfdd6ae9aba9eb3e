"""Our events as PLOVER records and as POLECAT rows."""

import json
from collections.abc import Iterator
from typing import Any

from detente.exchanging.account import Account, day_of, leading, pairs_of, plain_type, without_none
from detente.exchanging.polecat import COLUMNS
from detente.lexicon.codes import quad_of, score_of
from detente.lexicon.countries import country
from detente.model.actors import NO_STATE_CODES, Party
from detente.model.claims import Theme
from detente.model.events import CitedClaim, Event

CONTEXTS = {
    Theme.ARMS: "military",
    Theme.TROOPS: "military",
    Theme.MILITARY_COOPERATION: "military",
    Theme.CONFLICT: "military",
    Theme.TECHNOLOGY_SPACE: "technology",
    Theme.NUCLEAR_MISSILE: "cbrn",
    Theme.ENERGY: "natural_resource",
    Theme.TRADE_FINANCE: "economic",
    Theme.ECONOMY: "economic",
    Theme.LABOUR: "migration",
    Theme.DIPLOMATIC: "diplomatic",
    Theme.LEGAL_TREATY: "legal",
    Theme.SANCTIONS_MONITORING: "legal",
    Theme.CYBER: "cyber",
    Theme.INTELLIGENCE: "intelligence",
    Theme.HUMANITARIAN: "human_security",
    Theme.DOMESTIC: "political_institutions",
}
"""The PLOVER context that comes nearest to each theme; food, transport and culture have none."""

CODEBOOK = "plover-2.0-draft"


def _contexts(cited: CitedClaim) -> list[str]:
    return list(dict.fromkeys(CONTEXTS[theme] for theme in cited.claim.themes if theme in CONTEXTS))


def _entity(party: Party) -> dict[str, Any]:
    return without_none({"code": party.country, "entity_text": party.name})


def plover_record(event: Event, account: Account) -> dict[str, Any] | None:
    """Give an event as a PLOVER record; None where PLOVER has no place for it, or it has no day or no actor."""
    cited = leading(event)
    coded = plain_type(cited.claim) if cited else None
    day = day_of(cited) if cited else None
    if cited is None or coded is None or day is None or not cited.claim.actors:
        return None
    claim, document = cited.claim, account.document(cited)
    kind, mode = coded
    return without_none(
        {
            "id": event.id,
            "date": day,
            "enddate": claim.date.end.isoformat() if claim.date and claim.date.end != claim.date.start else None,
            "actor": [_entity(party) for party in claim.actors],
            "recipient": [_entity(party) for party in claim.recipients],
            "event": [kind.value],
            "mode": [mode] if mode else None,
            "context": _contexts(cited),
            "quad_code": int(quad_of(kind)),
            "event_scale": score_of(kind, mode),
            "event_text": [each.claim.quote for each in event.claims],
            "event_loc": {"extracted_place": claim.places[0]} if claim.places else None,
            "text_info": {"start": claim.span.start, "end": claim.span.end},
            "cite_info": without_none(
                {
                    "citation": cited.id,
                    "url": document.url,
                    "title": document.title,
                    "language": document.language,
                    "publication": cited.publisher,
                    "coder": "detente",
                    "codebook": CODEBOOK,
                }
            ),
        }
    )


def write_plover(account: Account) -> Iterator[str]:
    """Give a line of JSON for each event that PLOVER can hold."""
    for event in account.events:
        record = plover_record(event, account)
        if record is not None:
            yield json.dumps(record, ensure_ascii=False) + "\n"


def _country_name(party: Party) -> str:
    if party.country is None:
        return "None"
    return party.country if party.country in NO_STATE_CODES else country(party.country).name


def _cell(text: object) -> str:
    return "None" if text is None or text == "" else " ".join(str(text).split())


def _polecat_row(event: Event, cited: CitedClaim, sides: tuple[Party, Party], number: int) -> str | None:
    coded, day = plain_type(cited.claim), day_of(cited)
    if coded is None or day is None:
        return None
    (kind, mode), (actor, recipient) = coded, sides
    quad = quad_of(kind).name.replace("_", " ")
    told = {
        "Event ID": f"{event.id}_{number}_{kind.value}_{kind.value[0]}",
        "Event Date": day,
        "Event Type": kind.value,
        "Event Mode": mode,
        "Intensity": score_of(kind, mode),
        "Quad Code": quad,
        "Contexts": ";".join(_contexts(cited)),
        "Actor Name": _country_name(actor),
        "Actor Country": actor.country,
        "Actor Name Raw": actor.name,
        "Recipient Name": _country_name(recipient),
        "Recipient Country": recipient.country,
        "Recipient Name Raw": recipient.name,
        "Placename": cited.claim.places[0] if cited.claim.places else None,
        "Source": cited.publisher,
        "Publication Date": cited.published,
        "Version": "detente",
    }
    return "\t".join(_cell(told.get(column)) for column in COLUMNS) + "\n"


def write_polecat(account: Account) -> Iterator[str]:
    """Give POLECAT's header and a row for each actor and recipient of each event that it can hold."""
    yield "\t".join(COLUMNS) + "\n"
    for event in account.events:
        cited = leading(event)
        for number, sides in enumerate(pairs_of(cited.claim) if cited else ()):
            row = _polecat_row(event, cited, sides, number) if cited else None
            if row is not None:
                yield row
