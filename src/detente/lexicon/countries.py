"""The states and territories: what each is called, who lives there, where its government sits, when it existed."""

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from detente.errors import UnknownCode
from detente.lexicon.tables import LOOK_UP_ONLY, Row, read_table
from detente.model.actors import NO_STATE_CODES, CountryCode, country_code

_COLUMNS = (
    *("code", "name", "names", "adjectives", "inhabitants", "capital", "seats"),
    *("start", "end", "region", "standing"),
)

# What is asked for by name but is no state; the codes are PLOVER's and the codebook's.
_NO_STATE = {
    "un": "UNO",
    "united nations": "UNO",
    "eu": "EUR",
    "european union": "EUR",
    "nato": "NAT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory.

    `names` begins with the usual one; names that only look-ups know stand in `look_up_only`. `seats` are places
    that stand for the government (Kremlin). `start` and `end` are None where news since 1985 needs none.
    `standing` is member or observer (of the UN), claimed, ended, or `dependency:` with the code it belongs to.
    """

    code: CountryCode
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    capital: tuple[str, ...]
    seats: tuple[str, ...]
    look_up_only: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    region: str
    standing: str

    def existed(self, on: dt.date) -> bool:
        """Tell whether the state existed on a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


def _plain(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not name.startswith(LOOK_UP_ONLY))


def _inhabitants(row: Row) -> tuple[str, ...]:
    """Give those written down, and those that follow from adjectives in -an and -i."""
    regular = tuple(f"{word}s" for word in _plain(row.parts("adjectives")) if word.endswith(("an", "i")))
    return tuple(dict.fromkeys((*row.parts("inhabitants"), *regular)))


def _country(row: Row) -> Country:
    lists = [(row["name"], *row.parts("names")), row.parts("adjectives"), row.parts("capital"), row.parts("seats")]
    names, adjectives, capital, seats = lists
    hidden = tuple(name[1:] for part in lists for name in part if name.startswith(LOOK_UP_ONLY))
    return Country(
        code=country_code(row["code"]),
        name=row["name"].removeprefix(LOOK_UP_ONLY),
        names=_plain(names),
        adjectives=_plain(adjectives),
        inhabitants=_inhabitants(row),
        capital=_plain(capital),
        seats=_plain(seats),
        look_up_only=hidden,
        start=row.day("start"),
        end=row.day("end"),
        region=row["region"],
        standing=row["standing"],
    )


@cache
def countries() -> tuple[Country, ...]:
    """Give every state and territory that the lexicon holds, those that ended too."""
    return tuple(_country(row) for row in read_table("countries.psv", _COLUMNS))


@cache
def _by_code() -> dict[str, Country]:
    return {each.code: each for each in countries()}


def country(code: str) -> Country:
    """Give the state or territory with this code.

    Raises:
        UnknownCode: There is none.
    """
    found = _by_code().get(code)
    if found is None:
        raise UnknownCode("country", code, tuple(get_close_matches(code, list(_by_code()), n=3)))
    return found


def words_of(each: Country) -> tuple[str, ...]:
    """Give every word that a user may name the country by, its code first."""
    named = (each.name, *each.names, *each.look_up_only, *each.adjectives, *each.inhabitants)
    return tuple(dict.fromkeys((each.code, *named, *each.capital, *each.seats)))


def _folded(word: str) -> str:
    """Give a word as look-ups compare it: small letters, plain apostrophes, no leading article."""
    return " ".join(word.casefold().replace("\u2019", "'").replace("-", " ").removeprefix("the ").split())


@cache
def _index() -> dict[str, CountryCode]:
    index: dict[str, CountryCode] = {}
    for each in countries():
        for word in words_of(each):
            index.setdefault(_folded(word), each.code)
    for code in sorted(NO_STATE_CODES):
        index.setdefault(code.casefold(), code)
    for name, of_none in _NO_STATE.items():
        index.setdefault(name, CountryCode(of_none))
    return index


def find_country(word: str) -> CountryCode | None:
    """Give the code of a country as `resolve_country` does; None, at once, where none is called so."""
    return _index().get(_folded(word))


def resolve_country(word: str) -> CountryCode:
    """Give the code of a country however it is named: code, name, adjective, capital, seat of government.

    >>> resolve_country("DPRK"), resolve_country("the Kremlin"), resolve_country("south korea")
    ('PRK', 'RUS', 'KOR')

    Raises:
        UnknownCode: No country is called so; carries the nearest names.
    """
    found = find_country(word)
    if found is None:
        near = get_close_matches(_folded(word), list(_index()), n=3, cutoff=0.7)
        shown = tuple(dict.fromkeys(_shown(_index()[name]) for name in near))
        raise UnknownCode("country", word, shown)
    return found


def _shown(code: CountryCode) -> str:
    return _by_code()[code].name if code in _by_code() else code
