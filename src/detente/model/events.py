"""Events: what claims about one happening amount to together."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import NewType

from detente.errors import InvalidValue
from detente.model.claims import Claim, ClaimId, EventType, Stance
from detente.model.text import DocId

EventId = NewType("EventId", str)


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim beside what is needed to cite it: the day and the publisher of its document, None where not told."""

    claim: Claim
    published: dt.date | None
    publisher: str | None

    @property
    def id(self) -> ClaimId:
        """Give the claim's own id."""
        return self.claim.id

    @property
    def doc_id(self) -> DocId:
        """Give the id of the document that the claim was read in."""
        return self.claim.doc_id


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as the claims joined into it tell it; at least one claim, all of one kind.

    The claims stand in the order of their documents' dates, then of ids, so that the order of reading never shows.
    """

    claims: tuple[CitedClaim, ...]

    def __post_init__(self) -> None:
        """Refuse an event with nothing behind it."""
        if not self.claims:
            raise InvalidValue("event", self.claims, "must rest on at least one claim")

    @property
    def id(self) -> EventId:
        """Give the first 16 hex digits of the SHA-256 of its claims' ids."""
        ids = ",".join(sorted(cited.id for cited in self.claims))
        return EventId(hashlib.sha256(ids.encode()).hexdigest()[:16])

    @property
    def type(self) -> EventType | None:
        """Give the event type of the first claim."""
        return self.claims[0].claim.event

    @property
    def disputed(self) -> bool:
        """Tell whether some claims deny what others affirm or allege."""
        denied = {cited.claim.stance is Stance.DENIED for cited in self.claims}
        return len(denied) == 2
