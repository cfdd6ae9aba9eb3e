"""Who acts in other people's data, as our countries and sectors."""

import re
from collections.abc import Callable
from functools import cache

import polars as pl

from detente.lexicon.codes import sectors
from detente.lexicon.countries import countries, words_of
from detente.lexicon.persons import persons
from detente.model.actors import NO_STATE_CODES

IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")

ICEWS_NAMES = {
    "Palestinian Territory, Occupied": "PSE",
    "Occupied Palestinian Territory": "PSE",
    "Congo, The Democratic Republic of the": "COD",
    "Democratic Republic of Congo": "COD",
    "International Government Organizations": "IGO",
    "North Atlantic Treaty Organization": "NAT",
    "UN Security Council": "UNO",
    "UN General Assembly": "UNO",
    "UN High Commission for Refugees": "UNO",
    "European Commission": "EUR",
    "European Parliament": "EUR",
    "European Central Bank": "EUR",
    "African Union": "IGO",
    "International Monetary Fund": "IGO",
    "World Bank": "IGO",
    "Association of Southeast Asian Nations": "IGO",
    "Holy See Vatican City State": "VAT",
    "St. Vincent & Grenadines": "VCT",
    "St. Kitts & Nevis": "KNA",
    "Micronesia (Federated States of)": "FSM",
    "Yemen Arab Republic": "YEM",
    "Yemen People's Republic": "YEM",
    "Yemen Arab Republic (North Yemen)": "YEM",
    "South Yemen": "YEM",
    "North Yemen": "YEM",
}
"""Names of the data's own that the lexicon need not hold; the two Yemens count as Yemen."""

STATE_ORGANS = frozenset(
    {
        "Forces",
        "Force",
        "Army",
        "Navy",
        "Police",
        "Military",
        "Government",
        "Ministry",
        "Embassy",
        "Parliament",
        "Guard",
        "Guards",
        "Marines",
    }
)
"""A name that begins with a country's adjective is of that state where its last word is one of these."""

NO_STATES = {"un": "UNO", "united nations": "UNO", "eu": "EUR", "european union": "EUR", "nato": "NAT"}
"""Names of those who are no state but have a code."""

CAMEO_COUNTRIES = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "KSV": "KOS", "SER": "SRB", "PAL": "PSE", "GME": "MKD"}
"""CAMEO country codes that differ from ISO 3166."""

ICEWS_SECTORS = (
    ("Military", "MIL"),
    ("Marines", "MIL"),
    ("Army", "MIL"),
    ("Navy", "MIL"),
    ("Air Force", "MIL"),
    ("Police", "COP"),
    ("Intelligence", "SPY"),
    ("Judicial", "JUD"),
    ("Legislative", "LEG"),
    ("Lower House", "LEG"),
    ("Upper House", "LEG"),
    ("Unicameral", "LEG"),
    ("Executive", "GOV"),
    ("Government", "GOV"),
    ("Ministry", "GOV"),
    ("Cabinet", "GOV"),
    ("Insurgents", "REB"),
    ("Rebel", "REB"),
    ("Separatists", "REB"),
    ("Unidentified Forces", "UAF"),
    ("Criminals", "CRM"),
    ("Opposition", "OPP"),
    ("Dissident", "OPP"),
    ("Protestors", "OPP"),
    ("Parties", "PTY"),
    ("Party", "PTY"),
    ("Business", "BUS"),
    ("Media", "MED"),
    ("News", "MED"),
    ("Education", "EDU"),
    ("Labor", "LAB"),
    ("Refugees", "REF"),
    ("Religious", "REL"),
    ("Elite", "ELI"),
    ("Agricultural", "AGR"),
    ("Activists", "SOC"),
    ("Civilian", "CVL"),
    ("Social", "CVL"),
)
"""The first of these words that stands in ICEWS's list of sectors gives the PLOVER sector."""

GDELT_SECTORS = {
    "HRI": "SOC",
    "ENV": "SOC",
    "SET": "CVL",
    "RAD": "REB",
    "SEP": "REB",
    "HLH": "CVL",
    "PTY": "PTY",
    "INS": "REB",
}
"""CAMEO role codes that PLOVER calls otherwise."""


@cache
def country_of_name(name: str) -> str | None:
    """Give the country of a name as ICEWS writes it: `Citizen (Russia)`, `North_Korea`, `UN Security Council`.

    None where neither the brackets nor the whole name are a country's.
    """
    plain = name.replace("_", " ").strip()
    whole = _code_of(plain)
    if whole is not None:
        return whole
    found = IN_BRACKETS.search(plain)
    if found:
        return _code_of(found.group(1))
    return _of_organ(plain) or _of_person(plain)


def _of_person(name: str) -> str | None:
    """Give the state of a leader or minister; middle names that data add are passed over."""
    words = _folded(name).split()
    known = _persons()
    return known.get(" ".join(words)) or (known.get(f"{words[0]} {words[-1]}") if len(words) > 2 else None)  # noqa: PLR2004 - a middle name makes three


@cache
def _persons() -> dict[str, str]:
    """Give the full names of those who hold or held office, folded, with their state."""
    found: dict[str, str] = {}
    for person in persons():
        for name in person.names:
            if person.entry.country and " " in name:
                found.setdefault(_folded(name), str(person.entry.country))
    return found


def _of_organ(name: str) -> str | None:
    words = name.split()
    if len(words) > 1 and words[-1] in STATE_ORGANS:
        return _words().get(_folded(" ".join(words[:2]))) or _words().get(_folded(words[0]))
    return None


@cache
def _code_of(word: str) -> str | None:
    if word in ICEWS_NAMES:
        return ICEWS_NAMES[word]
    return _words().get(_folded(word))


def _folded(word: str) -> str:
    return " ".join(
        word.casefold().replace("\u2019", "'").replace("&", "and").replace("-", " ").removeprefix("the ").split()
    )


@cache
def _words() -> dict[str, str]:
    """Give every word for a country, folded; built here because a look-up that fails must cost nothing."""
    found: dict[str, str] = {}
    for each in countries():
        for word in words_of(each):
            found.setdefault(_folded(word), str(each.code))
    return found | {code.casefold(): code for code in NO_STATE_CODES} | NO_STATES


@cache
def _codes() -> frozenset[str]:
    return frozenset(each.code for each in countries()) | NO_STATE_CODES


@cache
def country_of_code(code: str) -> str | None:
    """Give our code for a three-letter country code of other data; None for regions and for what we don't know."""
    ours = CAMEO_COUNTRIES.get(code, code)
    return ours if ours in _codes() else None


def sector_of_icews(words: str | None) -> str | None:
    """Give the PLOVER sector of ICEWS's list of sectors."""
    if not words or words in {"NA", "NULL"}:
        return None
    return next((sector for word, sector in ICEWS_SECTORS if word in words), None)


def sector_of_cameo(code: str | None) -> str | None:
    """Give the PLOVER sector of a CAMEO role code."""
    if not code:
        return None
    ours = GDELT_SECTORS.get(code, code)
    return ours if ours in sectors() else None


def looked_up(column: str, look_up: Callable[[str], str | None], name: str) -> Callable[[pl.DataFrame], pl.Expr]:
    """Give an expression that looks each different value of a column up once."""

    def expression(frame: pl.DataFrame) -> pl.Expr:
        words = [word for word in frame[column].unique().to_list() if word is not None]
        found = {word: look_up(word) for word in words}
        known = {word: code for word, code in found.items() if code is not None}
        if not known:
            return pl.lit(None, dtype=pl.String).alias(name)
        return pl.col(column).replace_strict(known, default=None, return_dtype=pl.String).alias(name)

    return expression
