"""Who acts, who receives and who speaks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from detente.errors import InvalidValue

CountryCode = NewType("CountryCode", str)
"""ISO 3166 alpha-3 (KOS for Kosovo, SUN and YUG for the states that ended), or a PLOVER code for who is no state."""

NO_STATE_CODES = frozenset(map(CountryCode, ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "NAT")))
"""Codes that stand in a country field for those who are no state (PLOVER 2.0; NAT is NATO, ours)."""

_CODE = re.compile(r"[A-Z]{3}")


def country_code(text: str) -> CountryCode:
    """Give the text as a code; three capital letters, or InvalidValue."""
    if not _CODE.fullmatch(text):
        raise InvalidValue("country", text, "must be three capital letters")
    return CountryCode(text)


class SpeakerKind(StrEnum):
    """What sort of voice says a claim (CODEBOOK, attribution)."""

    GOVERNMENT = "government"
    OFFICIAL = "official"
    INTELLIGENCE = "intelligence"
    MILITARY = "military"
    STATE_MEDIA = "state-media"
    PRESS = "press"
    THINK_TANK = "think-tank"
    EXPERT = "expert"
    COMPANY = "company"
    NGO = "ngo"
    IO = "io"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """One of those who act or to whom it is done: the name as written and the country it belongs to."""

    name: str
    country: CountryCode | None = None

    def __post_init__(self) -> None:
        """Refuse an empty name and a code that is none."""
        if not self.name.strip():
            raise InvalidValue("name", self.name, "must not be empty")
        if self.country is not None:
            country_code(self.country)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of an attribution chain: the name as written, the country where it is told, the kind."""

    name: str
    country: CountryCode | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN

    def __post_init__(self) -> None:
        """Refuse an empty name and a code that is none."""
        if not self.name.strip():
            raise InvalidValue("said_by", self.name, "must not be empty")
        if self.country is not None:
            country_code(self.country)


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """A directed pair of states: who acts, and to whom it is done."""

    actor: CountryCode
    recipient: CountryCode

    def __post_init__(self) -> None:
        """Refuse a state paired with itself."""
        if self.actor == self.recipient:
            raise InvalidValue("dyad", self.actor, "must join two different states")

    def reversed(self) -> "Dyad":
        """Give the same pair the other way round."""
        return Dyad(self.recipient, self.actor)
