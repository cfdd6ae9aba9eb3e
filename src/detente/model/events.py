"""Events: what claims about one happening amount to together, and what weighing adds to them."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NewType, cast

from detente.errors import InvalidValue
from detente.model.actors import CountryCode, SpeakerKind
from detente.model.claims import Claim, ClaimId, EventType, Stance, Status
from detente.model.text import DocId

EventId = NewType("EventId", str)


_DONE = frozenset({Status.OCCURRED, Status.ONGOING})


def denies(claim: Claim) -> bool:
    """Tell whether the speaker holds that it didn't happen: a denial, or `did_not_occur` said without denying that."""
    return (claim.stance is Stance.DENIED) != (claim.status is Status.DID_NOT_OCCUR)


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim beside what is needed to cite it: the day and the publisher of its document, None where not told."""

    claim: Claim
    published: dt.date | None
    publisher: str | None
    _id: ClaimId | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def id(self) -> ClaimId:
        """Give the claim's own id; hashed once, as joining asks for it often."""
        if self._id is None:
            object.__setattr__(self, "_id", self.claim.id)
        return cast("ClaimId", self._id)

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
    def told(self) -> CitedClaim:
        """Give the claim to show it by: one that tells it as done, else as planned or possible, else its denial."""
        return min(self.claims, key=lambda cited: (denies(cited.claim), cited.claim.status not in _DONE))

    @property
    def disputed(self) -> bool:
        """Tell whether some claims deny, or say it did not occur, what others affirm or allege."""
        denied = {denies(cited.claim) for cited in self.claims}
        return denied == {True, False}


class Reliability(StrEnum):
    """How far a source can be relied on (Admiralty code); F is not the worst but not known."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """Give what the letter stands for."""
        return _RELIABILITY_WORDS[self.value]

    @property
    def order(self) -> int | None:
        """Give 1 (best) to 5, None for F, which never enters arithmetic."""
        return None if self is Reliability.F else "ABCDE".index(self.value) + 1


class Credibility(IntEnum):
    """How far what is told can be believed (Admiralty code); 6 is not the worst but cannot be judged."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6

    @property
    def words(self) -> str:
        """Give what the figure stands for."""
        return _CREDIBILITY_WORDS[self.value]


_RELIABILITY_WORDS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY_WORDS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes: whose voice it is and how far it can be relied on, with the reason."""

    name: str
    owner: str | None
    country: CountryCode | None
    kind: SpeakerKind
    reliability: Reliability
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One voice that could know, with all the outlets that carry its word; the unit in which sources are counted.

    `party` tells whether it belongs to a side of the matter; `denies` whether it denies the event, and `claims` are
    those that rest on it. An origin that nobody can name (unattributed reports) is its outlet; `derived` says that such
    a report repeats figures that another origin gave before, so that it is not counted as independent. `voices` are the
    names under which the origin speaks here.
    """

    name: str
    country: CountryCode | None
    kind: SpeakerKind
    reliability: Reliability
    reason: str
    party: bool
    denies: bool
    derived: bool
    voices: tuple[str, ...]
    claims: tuple[ClaimId, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One telling within a dispute: what is said, and who says it."""

    said: str
    by: tuple[str, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which the claims differ: `over` is fact, quantity, date or actors; the sides stand side by side.

    `text` says it in a sentence, ready to print. With `settled`, it is no dispute but a correction: the sides are the
    earlier and the later figure of one origin, and the later one holds.
    """

    over: str
    sides: tuple[Side, ...]
    text: str
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """How far an event can be believed: the best reliability behind it, its credibility, and why."""

    reliability: Reliability
    credibility: Credibility
    reason: str

    def __str__(self) -> str:
        """Give the two characters of the Admiralty code, as B2."""
        return f"{self.reliability.value}{self.credibility.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An event with all that weighing found: who stands behind it, what is disputed, its grade and its rank.

    `weight` orders events (0 upwards; higher is more of a landmark) and `reasons` say why; `notes` tell where an
    analyst's judgement holds against what the machine reads.
    """

    event: Event
    origins: tuple[Origin, ...]
    disputes: tuple[Dispute, ...]
    grade: Grade
    weight: float
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Give every outlet that reported the event, in alphabetical order."""
        return tuple(sorted({outlet for origin in self.origins for outlet in origin.outlets}))

    @property
    def independent(self) -> int:
        """Give the number of independent origins that affirm or allege it."""
        return sum(not origin.denies and not origin.derived for origin in self.origins)
