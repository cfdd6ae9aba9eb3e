"""Persons in the news: every way their names are written, and whose they are on a given day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.lexicon.entries import NameEntry, NameKind
from detente.lexicon.homonyms import plain
from detente.lexicon.offices import Holder, holders, offices_of
from detente.lexicon.tables import Row, read_table
from detente.model.actors import CountryCode, SpeakerKind, country_code

_COLUMNS = ("person", "names", "surname", "country", "sector", "meaning")
_ALWAYS = "!"
_NO_SURNAME = "-"
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
_KOREAN = frozenset({"KOR", "PRK"})
_KOREAN_WORDS = 3
_SPEAKERS = {"EDU": SpeakerKind.EXPERT, "MIL": SpeakerKind.MILITARY, "SPY": SpeakerKind.INTELLIGENCE}
_NO_OFFICIALS = frozenset({"BUS", "ELI", "JRN", "OPP", "PRE", "PRM", "REB", "REL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person: full names (the first is the usual one), surnames found anywhere, and surnames found in context only.

    `entry` holds whose they are by their latest office or, without one, by the table.
    """

    name: str
    names: tuple[str, ...]
    always: tuple[str, ...]
    in_context: tuple[str, ...]
    entry: NameEntry

    @property
    def family_first(self) -> bool:
        """Tell whether the family name stands first."""
        return self.entry.country in _FAMILY_FIRST

    def country(self, on: dt.date | None = None) -> CountryCode | None:
        """Give whose the person is on a day: of the office held then or last before, else of the first one held."""
        held = offices_of(self.name)
        if on is None or not held:
            return self.entry.country
        begun = [holder for holder in held if holder.start <= on]
        return (begun[0] if begun else held[-1]).country


def _korean_spellings(name: str) -> Iterator[str]:
    """Give the ways in which a Korean name of three syllables is written: Kim Jong Un, Jong-un, Jong-Un, Jongun."""
    family, *given = name.replace("-", " ").split()
    if len(given) != _KOREAN_WORDS - 1:
        return
    first, second = given[0].capitalize(), given[1].lower()
    yield from (f"{family} {first} {second.capitalize()}", f"{family} {first}-{second}")
    yield from (f"{family} {first}-{second.capitalize()}", f"{family} {first}{second}")


def _full_names(name: str, others: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    written = [name, *others]
    if country in _KOREAN:
        written += [spelling for each in (name, *others) for spelling in _korean_spellings(each)]
    return tuple(dict.fromkeys(written))


def _surnames(name: str, written: tuple[str, ...], country: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the surnames found anywhere and those found in context."""
    if written == (_NO_SURNAME,):
        return (), ()
    always = tuple(each[1:] for each in written if each.startswith(_ALWAYS))
    in_context = tuple(each for each in written if not each.startswith(_ALWAYS))
    if written:
        return always, in_context
    words = name.split()
    return (), (words[0] if country in _FAMILY_FIRST else words[-1],)


def _speaker(sector: str) -> SpeakerKind:
    if sector in _SPEAKERS:
        return _SPEAKERS[sector]
    return SpeakerKind.UNKNOWN if sector in _NO_OFFICIALS else SpeakerKind.OFFICIAL


def _meaning(written: str, held: tuple[Holder, ...]) -> str:
    return written or (f"{held[0].office} of {held[0].country} from {held[0].start.year}" if held else "")


def _person(name: str, row: Row | None) -> Person:
    held = offices_of(name)
    country = country_code(row["country"]) if row and row["country"] else (held[0].country if held else None)
    sector = (row["sector"] if row else "") or "GOV"
    always, in_context = _surnames(name, row.parts("surname") if row else (), country)
    return Person(
        name=name,
        names=_full_names(name, row.parts("names") if row else (), country),
        always=always,
        in_context=in_context,
        entry=NameEntry(
            name=name,
            kind=NameKind.PERSON,
            country=country,
            speaker=_speaker(sector),
            sector=sector,
            meaning=_meaning(row["meaning"] if row else "", held),
        ),
    )


@cache
def persons() -> tuple[Person, ...]:
    """Give every person of the lexicon: those of the table of persons, then those known by an office alone."""
    rows = {row["person"]: row for row in read_table("persons.psv", _COLUMNS)}
    names = dict.fromkeys((*rows, *(holder.person for holder in holders())))
    return tuple(_person(name, rows.get(name)) for name in names)


@cache
def _by_name() -> dict[str, Person]:
    return {plain(name).casefold(): each for each in reversed(persons()) for name in (*each.always, *each.names)}


def person_of(name: str) -> Person | None:
    """Give the person with this full name or unmistakable surname, in any spelling; None for who isn't known.

    >>> person_of("Kim Jong-un").name, person_of("Zelenskyy").name
    ('Kim Jong Un', 'Volodymyr Zelensky')
    """
    return _by_name().get(plain(name).casefold())


@cache
def surnames() -> dict[str, tuple[Person, ...]]:
    """Give the surnames that say something in context only, with all who bear them."""
    found: dict[str, tuple[Person, ...]] = {}
    for each in persons():
        for surname in each.in_context:
            key = plain(surname)
            found[key] = (*found.get(key, ()), each)
    return found
