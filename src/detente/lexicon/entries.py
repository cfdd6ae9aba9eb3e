"""What a name found in a text stands for."""

from dataclasses import dataclass
from enum import StrEnum

from detente.model.actors import CountryCode, SpeakerKind


class NameKind(StrEnum):
    """What sort of name it is; the first five are of states, and stand for their governments."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CAPITAL = "capital"
    METONYM = "metonym"
    AGENCY = "agency"
    MEDIA = "media"
    ORGANISATION = "organisation"
    GROUP = "group"
    COMPANY = "company"
    INSTITUTE = "institute"
    NGO = "ngo"
    PERSON = "person"
    VESSEL = "vessel"
    WEAPON = "weapon"
    PLACE = "place"
    CONTEXTUAL = "contextual"
    SURNAME = "surname"


TOWNS = frozenset({NameKind.PLACE, NameKind.CAPITAL})
"""Names of cities and regions."""

SITES = TOWNS | {NameKind.COUNTRY}
"""Names of where something may happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """One thing that the lexicon has names for.

    `name` is the usual name; `country` whom it belongs to, None where that isn't told or is for the reader of the
    text to find among `candidates`. `speaker` is how it counts as a voice. `sector` is PLOVER's.
    A name with `needs` says something only in a text that names one of these countries.
    A `generic` name (National Security Council) is that of the state named right before it, else of `country`.
    """

    name: str
    kind: NameKind
    country: CountryCode | None = None
    speaker: SpeakerKind = SpeakerKind.UNKNOWN
    sector: str = ""
    meaning: str = ""
    candidates: tuple[CountryCode, ...] = ()
    needs: tuple[CountryCode, ...] = ()
    generic: bool = False

    @property
    def id(self) -> str:
        """Give an address that no other entry has: kind, country, name."""
        return f"{self.kind}:{self.country or '-'}:{self.name}"
