"""Where places lie, as far as our table knows them: points to draw, not to measure by."""

from functools import cache
from typing import NamedTuple

from detente.lexicon.countries import find_country
from detente.lexicon.tables import read_table
from detente.model.actors import CountryCode

COLUMNS = ("place", "names", "kind", "country", "latitude", "longitude")
CAPITAL, STATE = "capital", "state"


class Location(NamedTuple):
    """A point in degrees (WGS 84), good to some ten kilometres, and what it stands for.

    `kind` is capital, city or region (a point in the middle), or state: a whole state, shown at its capital.
    """

    latitude: float
    longitude: float
    kind: str


class _Place(NamedTuple):
    location: Location
    country: str


@cache
def _places() -> dict[str, _Place]:
    """Give every place of the table by its names, folded, with the state that it belongs to."""
    found: dict[str, _Place] = {}
    for row in read_table("coordinates.psv", COLUMNS):
        here = _Place(Location(float(row["latitude"]), float(row["longitude"]), row["kind"]), row["country"])
        for name in (row["place"], *row.parts("names")):
            found.setdefault(_folded(name), here)
    return found


@cache
def _capitals() -> dict[CountryCode, Location]:
    """Give each state's capital by the state's code."""
    rows = (row for row in read_table("coordinates.psv", COLUMNS) if row["kind"] == CAPITAL)
    return {
        CountryCode(row["country"]): Location(float(row["latitude"]), float(row["longitude"]), STATE) for row in rows
    }


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("\u2019", "'").removeprefix("the ").split())


@cache
def locate(name: str) -> Location | None:
    """Give where a place lies by its name as a text writes it (`the Black Sea`, `Kharkiv, Ukraine`, `Russia`).

    Of a name with a comma the last part must be the state that the place belongs to: `Odessa, Texas` isn't known. None
    where the table doesn't know a place: nothing is guessed.
    """
    whole = _places().get(_folded(name))
    if whole is not None:
        return whole.location
    state = find_country(name.rsplit(",", maxsplit=1)[-1].strip())
    if "," not in name:
        return _capitals().get(state) if state else None
    named = _places().get(_folded(name.split(",", maxsplit=1)[0]))
    return named.location if named and state and named.country == state else None
