"""Who held which office when: who "the president" is depends on the day."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from detente.lexicon.tables import Row, read_table
from detente.model.actors import CountryCode, country_code

# In these states the one called president heads the cabinet, and another stands above.
_PRESIDENT_IS_SECOND = {"IRN": "head-of-government"}


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """An office: its titles in small letters, what stands before its holder's surname, and its meaning."""

    office: str
    titles: tuple[str, ...]
    address: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in an office: from when, and until when (None: still so when the table was written)."""

    person: str
    office: str
    country: CountryCode
    start: dt.date
    end: dt.date | None

    def held(self, on: dt.date) -> bool:
        """Tell whether the person held the office on a day."""
        return self.start <= on and (self.end is None or on <= self.end)


@cache
def office_kinds() -> dict[str, OfficeKind]:
    """Give the offices that the lexicon knows, by name."""
    rows = read_table("office_kinds.psv", ("office", "titles", "address", "meaning"))
    return {r["office"]: OfficeKind(r["office"], r.parts("titles"), r.parts("address"), r["meaning"]) for r in rows}


def _holder(row: Row) -> Holder:
    start = row.day("start")
    return Holder(
        person=row["person"],
        office=row["office"],
        country=country_code(row["country"]),
        start=start or dt.date.min,
        end=row.day("end", end=True),
    )


@cache
def holders() -> tuple[Holder, ...]:
    """Give every holder of every office, in the table's order."""
    return tuple(_holder(row) for row in read_table("offices.psv", ("country", "office", "person", "start", "end")))


@cache
def _by_person() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders():
        found[holder.person] = (*found.get(holder.person, ()), holder)
    return found


def holders_of(office: str, country: str, on: dt.date) -> tuple[Holder, ...]:
    """Give all who held an office of a country on a day, the last to enter it first."""
    found = [each for each in holders() if each.office == office and each.country == country and each.held(on)]
    return tuple(sorted(found, key=lambda each: each.start, reverse=True))


def holder_of(office: str, country: str, on: dt.date) -> Holder | None:
    """Give who held an office of a country on a day, the last to enter it; None where the lexicon doesn't know.

    >>> holder_of("defence-minister", "KOR", dt.date(2024, 3, 1)).person
    'Shin Won-sik'
    """
    return next(iter(holders_of(office, country, on)), None)


def offices_of(person: str, on: dt.date | None = None) -> tuple[Holder, ...]:
    """Give the offices that a person held on a day, or ever; the latest first.

    The person is named as the table of offices writes it; `persons.person_of` finds that from any spelling.
    """
    found = [each for each in _by_person().get(person, ()) if on is None or each.held(on)]
    return tuple(sorted(found, key=lambda each: each.start, reverse=True))


@cache
def _by_title() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in office_kinds().values():
        for title in kind.titles:
            found.setdefault(title, kind.office)
    return found


def office_of_title(title: str, country: str | None = None) -> str | None:
    """Give the office that a title means, in a given country where that matters; None where it means none.

    >>> office_of_title("Defence Minister"), office_of_title("president", "IRN"), office_of_title("gardener")
    ('defence-minister', 'head-of-government', None)
    """
    plain = " ".join(title.casefold().split())
    if plain == "president" and country in _PRESIDENT_IS_SECOND:
        return _PRESIDENT_IS_SECOND[country]
    return _by_title().get(plain)


def holder_by_title(title: str, country: str, on: dt.date) -> Holder | None:
    """Give whom a title means in a country on a day; None where the lexicon doesn't know.

    >>> holder_by_title("president", "USA", dt.date(2024, 6, 1)).person
    'Joe Biden'
    """
    office = office_of_title(title, country)
    return holder_of(office, country, on) if office else None
