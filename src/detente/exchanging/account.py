"""What is exported: events with their claims, and the documents that they were read in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from detente.model.actors import Party
from detente.model.claims import Claim, EventType, Stance, Status
from detente.model.events import CitedClaim, Event
from detente.model.text import DocId, Document

FUTURE = (Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL)
PROMISED = (EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID)
"""Types that plain PLOVER codes as AGREE while they are only planned."""


@dataclass(frozen=True, slots=True)
class Account:
    """Events and the documents that their claims stand in."""

    events: tuple[Event, ...]
    documents: Mapping[DocId, Document]

    def cited(self) -> Iterator[CitedClaim]:
        """Give every claim, event by event."""
        for event in self.events:
            yield from event.claims

    def document(self, cited: CitedClaim) -> Document:
        """Give the document of a claim."""
        return self.documents[cited.doc_id]


class Writer(NamedTuple):
    """A format to write: name, ending, what it is, what it can't hold, and the function that gives its text."""

    name: str
    ending: str
    does: str
    loses: tuple[str, ...]
    write: Callable[[Account], Iterator[str]]


def is_act(claim: Claim) -> bool:
    """Tell whether a claim is of an act that event data can hold: affirmed or alleged, not of what was not."""
    told = claim.stance in {Stance.AFFIRMED, Stance.ALLEGED}
    return claim.event is not None and told and claim.status is not Status.DID_NOT_OCCUR


def plain_type(claim: Claim) -> tuple[EventType, str | None] | None:
    """Give type and mode as plain PLOVER has them: what is planned is AGREE; None where PLOVER has no place for it.

    Possible and conditional acts, and planned ones of other types than cooperation's, have none.
    """
    if claim.event is None or not is_act(claim):
        return None
    if claim.status not in FUTURE:
        return claim.event, claim.mode
    return (EventType.AGREE, None) if claim.status is Status.PLANNED and claim.event in PROMISED else None


def leading(event: Event) -> CitedClaim | None:
    """Give the first claim of an event that formats of event data can hold."""
    return next((cited for cited in event.claims if plain_type(cited.claim) is not None), None)


def day_of(cited: CitedClaim) -> str | None:
    """Give the first day of what is claimed, else that of its document."""
    day = cited.claim.date.start if cited.claim.date else cited.published
    return day.isoformat() if day else None


def pairs_of(claim: Claim) -> Iterator[tuple[Party, Party]]:
    """Give who acts on whom; where nobody receives, those who take part act on each other."""
    for actor in claim.actors:
        for recipient in claim.recipients or claim.actors:
            if actor is not recipient:
                yield actor, recipient


def without_none(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record without fields that hold nothing."""
    return {key: value for key, value in record.items() if value is not None and value != []}
