"""Datelines: "LAGOS, Nigeria (Wire) -" tells where a report was written, and is no part of its first sentence."""

import re

from detente.lexicon.entries import SITES
from detente.lexicon.names import Mention, find_names
from detente.model.actors import NO_STATE_CODES, CountryCode

_WORD = r"[A-Z\u00c0-\u00dc][A-Z\u00c0-\u00dc.'\u2019-]+"
_DATELINE = re.compile(
    rf"(?P<place>{_WORD}(?:[ -]{_WORD}){{0,3}}"
    r"(?:(?:, |/)[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*)*)?)"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?)?"
    r"(?P<wire>,? ?\([A-Z][\w ./-]{1,30}\))?(?: ?\u2014 ?| ?\u2013 | ?--? |: )"
)
"""Places in capitals, a state or second place, a day, who wires it, and a dash."""

_SEAT = "UNITED NATIONS"
"""Reports are also written at its seat; other bodies in capitals before a dash are what the sentence speaks of."""

_SHORTEST = 3
"""Shorter words in capitals are initials of bodies."""


def dateline_end(text: str, start: int) -> int:
    """Give where a sentence begins behind its dateline; the start itself where it has none.

    >>> dateline_end("QUITO, Ecuador (Wire) -- Judges met.", 0)
    25
    """
    found = _DATELINE.match(text, start)
    if found is None or len(found["place"]) < _SHORTEST:
        return start
    is_one = found["wire"] is not None or found["place"] == _SEAT or _is_site(found["place"])
    return found.end() if is_one else start


def _is_site(place: str) -> bool:
    names = (find_names(part) for part in place.split(", "))
    return any(found and found[0].span.start == 0 and found[0].kind in SITES for found in names)


def home_of_dateline(text: str, mentions: tuple[Mention, ...]) -> CountryCode | None:
    """Give the state in whose land a report was written, by the dateline at its very start; None where none tells."""
    start = len(text) - len(text.lstrip())
    end = dateline_end(text, start)
    for mention in mentions:
        if mention.span.end > end:
            return None
        if mention.country is not None and mention.country not in NO_STATE_CODES and mention.kind in SITES:
            return mention.country
    return None
