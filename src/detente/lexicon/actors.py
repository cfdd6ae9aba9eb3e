"""Who acts beside states: agencies, media, organisations, armed groups, companies, ships; and mere places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.tables import LOOK_UP_ONLY, Row, read_table
from detente.model.actors import SpeakerKind, country_code

_EACH_ITS_OWN = "*"
_GENERIC = "?"
_COLUMNS = ("name", "names", "country", "speaker", "sector", "meaning")

# One table a kind, in the order in which they win where two hold the same name.
TABLES = (
    ("agencies.psv", NameKind.AGENCY),
    ("media.psv", NameKind.MEDIA),
    ("organisations.psv", NameKind.ORGANISATION),
    ("groups.psv", NameKind.GROUP),
    ("companies.psv", NameKind.COMPANY),
    ("institutes.psv", NameKind.INSTITUTE),
    ("ngos.psv", NameKind.NGO),
    ("vessels.psv", NameKind.VESSEL),
    ("weapons.psv", NameKind.WEAPON),
    ("places.psv", NameKind.PLACE),
)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with every name that running text may use for it, and those that only look-ups know."""

    entry: NameEntry
    names: tuple[str, ...]
    look_up_only: tuple[str, ...] = ()


def _named(row: Row, kind: NameKind) -> Iterator[Named]:
    written = (row["name"].removeprefix(_EACH_ITS_OWN), *row.parts("names"))
    if row["name"].startswith(_EACH_ITS_OWN) or kind is NameKind.PLACE:
        yield from (_one(row, kind, (name,)) for name in written)
    else:
        yield _one(row, kind, written)


def _one(row: Row, kind: NameKind, written: tuple[str, ...]) -> Named:
    country = row["country"].removesuffix(_GENERIC)
    entry = NameEntry(
        name=written[0].removeprefix(LOOK_UP_ONLY),
        kind=kind,
        country=country_code(country) if country else None,
        speaker=SpeakerKind(row["speaker"] or "unknown"),
        sector=row["sector"],
        meaning=row["meaning"],
        generic=row["country"].endswith(_GENERIC),
    )
    found = tuple(name for name in written if not name.startswith(LOOK_UP_ONLY))
    return Named(entry, found, tuple(name[1:] for name in written if name.startswith(LOOK_UP_ONLY)))


@cache
def actors() -> tuple[Named, ...]:
    """Give every actor and place of the tables with its names."""
    return tuple(each for file, kind in TABLES for row in read_table(file, _COLUMNS) for each in _named(row, kind))
