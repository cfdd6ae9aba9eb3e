"""The slow structure: votes and ideal points of the General Assembly, major arms (SIPRI), alliances (ATOP, COW)."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from detente.exchanging.actors import country_of_code, country_of_name
from detente.exchanging.batches import Batch, Mark
from detente.exchanging.columns import ALLIANCES, ARMS, IDEAL_POINTS, VOTES
from detente.exchanging.cow import country_of_cow
from detente.exchanging.rows import BadRow, Cells, Made, named_rows, number, read_rows

FIRST_SESSION = 1945
"""A session is named after the year in which it opens: the first opened in 1946 (Voeten's rule: session + 1945)."""

BALLOTS = {"yes": "yes", "no": "no", "abstain": "abstain", "1": "yes", "2": "abstain", "3": "no"}
"""Votes as unvotes and as Voeten write them; 8 and 9 (absent, no member) have no row here."""

ABSENT = ("8", "9")


def roll_call_days(path: Path) -> dict[int, tuple[dt.date, str]]:
    """Give day and resolution of each roll call, from `un_roll_calls` beside a file of votes; empty if none."""
    beside = next((path.with_name(path.name.replace("votes", "roll_calls")) for _ in [0] if "votes" in path.name), path)
    if beside == path or not beside.exists():
        return {}
    found: dict[int, tuple[dt.date, str]] = {}
    for _, cells in named_rows(beside, "utf-8"):
        if cells is not None:
            found[int(float(cells["rcid"]))] = (dt.date.fromisoformat(cells["date"]), cells.get("unres", ""))
    return found


def read_votes(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give roll-call votes (unvotes' and Voeten's columns); days come from the file of roll calls beside it."""
    days = roll_call_days(path)

    def make(cells: Cells) -> Made:
        ballot = cells["vote"].strip().lower()
        if ballot in ABSENT:
            return "absent or no member"
        if ballot not in BALLOTS:
            raise BadRow(f"no vote: {cells['vote']!r}")
        country = country_of_name(cells.get("country") or cells.get("Countryname", ""))
        if country is None:
            return "no country that we know"
        call = int(float(cells["rcid"]))
        day, resolution = days.get(call, (None, None))
        told = cells.get("date")
        return {
            "source": source,
            "call": call,
            "country": country,
            "vote": BALLOTS[ballot],
            "resolution": resolution,
            "date": day or (dt.date.fromisoformat(told) if told else None),
        }

    return read_rows(path, VOTES, make, begin)


def read_ideal_points(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give ideal points (Bailey, Strezhnev and Voeten 2017); the file is in Latin-1."""

    def make(cells: Cells) -> Made:
        country = country_of_code(cells["iso3c"].strip()) or country_of_name(cells["Countryname"])
        point = number(cells["IdealPoint"])
        if country is None or point is None:
            return "no country that we know" if country is None else "no ideal point"
        year = int(cells["session"]) + FIRST_SESSION
        return {
            "source": source,
            "date": dt.date(year, 1, 1),
            "country": country,
            "point": point,
            "low": number(cells["Q5%"]),
            "high": number(cells["Q95%"]),
            "votes": int(number(cells["NVotes"]) or 0),
        }

    return read_rows(path, IDEAL_POINTS, make, begin, encoding="latin-1")


def read_sipri(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give deals of SIPRI's trade register; cp1252, with line breaks inside cells. No record isn't no transfer."""

    def make(cells: Cells) -> Made:
        supplier, recipient = (
            country_of_name(cells["Supplier"].strip("* ")),
            country_of_name(cells["Recipient"].strip("* ")),
        )
        if supplier is None or recipient is None:
            return "a side is unknown, no state or an armed group"
        year = number(cells["Year of order"])
        if year is None:
            return "no year of order"
        doubted = any(cells.get(mark, "").strip() == "?" for mark in ("_3", "_5", "_9"))
        return {
            "source": source,
            "date": dt.date(int(year), 1, 1),
            "supplier": supplier,
            "recipient": recipient,
            "weapon": cells["Weapon designation"],
            "description": cells["Weapon description"],
            "ordered": number(cells["Number ordered"]),
            "delivered": number(cells["Number delivered"]),
            "uncertain": doubted,
            "delivery_years": cells["Year(s) of delivery"],
            "status": cells["status"],
            "tiv": number(cells["SIPRI TIV of delivered weapons"]),
            "comment": cells["Comments"],
        }

    return read_rows(path, ARMS, make, begin, encoding="cp1252")


def read_alliances(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give alliances by pair and year: ATOP (atop_*) or COW columns, states by their COW numbers."""
    ours = {
        "defence": "defense",
        "offence": "offense",
        "neutrality": "neutral",
        "nonaggression": "nonagg",
        "consultation": "consul",
    }
    cow = {"neutrality": "neutrality", "nonaggression": "nonaggression", "consultation": "entente"}

    def make(cells: Cells) -> Made:
        year = int(float(cells["year"]))
        first, second = (country_of_cow(int(float(cells[name]))) for name in ("ccode1", "ccode2"))
        if first is None or second is None:
            return "a state that ended before our lists begin"
        told = {
            name: number(cells.get(f"atop_{word}", cells.get(cow.get(name, word), ""))) for name, word in ours.items()
        }
        if not any(told.values()):
            return "no obligation that year"
        bound = {name: None if value is None else bool(value) for name, value in told.items()}
        return {"source": source, "date": dt.date(year, 1, 1), "first": first, "second": second, **bound}

    return read_rows(path, ALLIANCES, make, begin)
