"""The part of a sentence that the network is given: the marked places with some room about them.

A pass takes the longer the more words there are, and most words of an official sentence are about other things.
"""

from collections.abc import Sequence

from detente.coding.reader.network import Marks, Network, Scores
from detente.model.text import Span

ROOM = 70
"""Characters on either side: a dozen words, enough for what governs the act and what it is done to."""


def window(text: str, pairs: Sequence[Marks]) -> Span:
    """Give the stretch of a sentence that holds all marked places, from word to word; the whole without any."""
    places = [place for marks in pairs for place in (*marks.actor, *marks.recipient, *marks.predicate)]
    if not places:
        return Span(0, len(text))
    first, last = min(place.start for place in places), max(place.end for place in places)
    start, end = max(0, first - ROOM), min(len(text), last + ROOM)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    return Span(start, end)


def read_window(network: Network, text: str, pairs: Sequence[Marks]) -> tuple[Scores, ...]:
    """Give the scores of pairs within one sentence, of which the network sees the part about them."""
    if not pairs:
        return ()
    seen = window(text, pairs)
    return network.read(network.encode(seen.cut(text)), [shifted(marks, seen.start) for marks in pairs])


def shifted(marks: Marks, start: int) -> Marks:
    """Give the same marks in a text that begins at a place of the old one."""
    roles = (marks.actor, marks.recipient, marks.predicate)
    return Marks(*(tuple(place.shifted(-start) for place in places) for places in roles))
