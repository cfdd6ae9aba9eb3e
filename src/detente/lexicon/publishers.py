"""Publishers of reports: names, addresses, owners, and how far each can be trusted before its report is read."""

import re
from dataclasses import dataclass
from functools import cache

from detente.lexicon.tables import Row, read_table
from detente.model.actors import CountryCode, SpeakerKind, country_code

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
"""The Admiralty scale for sources: A reliable to E unreliable, F can't be judged (NATO AJP-2.1)."""

_COLUMNS = ("name", "names", "domain", "country", "kind", "owner", "reliability", "reason")
_KINDS = {
    "state-media": SpeakerKind.STATE_MEDIA,
    "press": SpeakerKind.PRESS,
    "government": SpeakerKind.GOVERNMENT,
    "think-tank": SpeakerKind.THINK_TANK,
    "ngo": SpeakerKind.NGO,
    "io": SpeakerKind.IO,
    "company": SpeakerKind.COMPANY,
}
_ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#].*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who puts out reports: other names, domains, country, kind, owner, reliability A-F by default, and why."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: CountryCode
    kind: SpeakerKind
    owner: str
    reliability: str
    reason: str


def _publisher(row: Row) -> Publisher:
    return Publisher(
        name=row["name"],
        names=row.parts("names"),
        domains=row.parts("domain"),
        country=country_code(row["country"]),
        kind=_KINDS[row["kind"]],
        owner=row["owner"],
        reliability=row["reliability"],
        reason=row["reason"],
    )


@cache
def publishers() -> tuple[Publisher, ...]:
    """Give every publisher that the lexicon knows."""
    return tuple(_publisher(row) for row in read_table("publishers.psv", _COLUMNS))


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").replace("\u2019", "'").split())


@cache
def _by_name() -> dict[str, Publisher]:
    return {_folded(name): each for each in reversed(publishers()) for name in (*each.names, each.name)}


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: each for each in publishers() for domain in each.domains}


def publisher_of(name_or_url: str) -> Publisher | None:
    """Give the publisher of this name, address or domain; None for one that the lexicon doesn't know.

    >>> publisher_of("https://www.bbc.co.uk/news/1").name, publisher_of("the yonhap news agency").reliability
    ('BBC', 'B')
    """
    known = _by_name().get(_folded(name_or_url))
    if known is not None:
        return known
    address = _ADDRESS.match(name_or_url.strip().lower())
    if address is None:
        return None
    parts = address[1].split(".")
    hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((found for host in hosts if (found := _by_domain().get(host))), None)
