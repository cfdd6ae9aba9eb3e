"""Which claims are asked for, and the conditions in SQL that say so."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.actors import CountryCode
from detente.model.claims import EventType, Kind, Stance, Status, Theme
from detente.model.text import DocId

_SEARCHED = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What the wanted claims have in common; an empty field asks for nothing.

    `states` must all be parties of the claim (who acts, receives, gives or gets). `since` and `until` are of the day it
    happened, or of the document's day where the text doesn't tell. `source` is in a publisher's or a speaker's name,
    or a speaker's country code. `search` holds words that the quote must have; words in double quotes as a
    phrase, `ship*` for every word that begins so. `at_least` is the lowest confidence that counts; a claim of which no
    confidence is known doesn't.
    """

    states: tuple[CountryCode, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    themes: tuple[Theme, ...] = ()
    events: tuple[EventType, ...] = ()
    kinds: tuple[Kind, ...] = ()
    stances: tuple[Stance, ...] = ()
    statuses: tuple[Status, ...] = ()
    source: str | None = None
    search: str | None = None
    at_least: float | None = None
    document: DocId | None = None
    transfers: bool = False
    superseded: bool = False


def match_expression(search: str) -> str:
    """Give a user's words as an FTS5 expression; only a star at the end of a word means something.

    >>> match_expression('shells "North Korea" OR rock*')
    '"shells" "North Korea" "OR" "rock"*'
    """
    parts = ((phrase or word).replace('"', "") for phrase, word in _SEARCHED.findall(search))
    return " ".join(f'"{part.rstrip("*")}"' + "*" * part.endswith("*") for part in parts if part.strip("* "))


def conditions(wanted: ClaimFilter) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Give each condition as SQL with its values; `c` is the claim, `d` its document."""
    for state in wanted.states:
        yield _PARTY, (state, state, state)
    if wanted.since:
        yield "coalesce(c.last_day, d.date) >= ?", (wanted.since.isoformat(),)
    if wanted.until:
        yield "coalesce(c.first_day, d.date) <= ?", (wanted.until.isoformat(),)
    yield from _lists(wanted)
    if wanted.source:
        pattern = "%" + re.sub(r"([%_\\])", r"\\\1", wanted.source) + "%"
        yield _SOURCE, (pattern, pattern, wanted.source.upper())
    if wanted.search and (expression := match_expression(wanted.search)):
        yield "c.number IN (SELECT rowid FROM claims_text WHERE claims_text MATCH ?)", (expression,)
    if wanted.at_least is not None:
        yield "c.confidence >= ?", (wanted.at_least,)
    if wanted.document:
        yield "d.id = ?", (wanted.document,)
    if wanted.transfers:
        yield "c.commodity IS NOT NULL", ()


def _lists(wanted: ClaimFilter) -> Iterator[tuple[str, tuple[object, ...]]]:
    for column, values in (
        ("c.event IN ({})", wanted.events),
        ("c.kind IN ({})", wanted.kinds),
        ("c.stance IN ({})", wanted.stances),
        ("c.status IN ({})", wanted.statuses),
        ("c.number IN (SELECT claim FROM themes WHERE theme IN ({}))", wanted.themes),
    ):
        if values:
            yield column.format(", ".join("?" * len(values))), tuple(value.value for value in values)


_PARTY = """(c.number IN (SELECT claim FROM parties WHERE country = ? AND role IN ('actor', 'recipient'))
    OR c.supplier = ? OR c.recipient = ?)"""
_SOURCE = r"""(d.publisher LIKE ? ESCAPE '\' OR c.number IN (
    SELECT claim FROM parties WHERE role = 'speaker' AND (name LIKE ? ESCAPE '\' OR country = ?)))"""
