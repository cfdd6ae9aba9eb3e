"""Who "we" is in a document that speaks in its own voice: the state whose government publishes it."""

import re
from collections.abc import Collection

from detente.coding.discourse import PAIR
from detente.lexicon.entries import NameKind
from detente.lexicon.names import Mention, find_names
from detente.lexicon.publishers import publisher_of
from detente.model.actors import NO_STATE_CODES, CountryCode, Party, SpeakerKind
from detente.model.text import Document

JOINT_STATEMENT = re.compile(r"\b(?:Statement|Communiqu[eé]|Declaration|Joint Press Release)\b", re.IGNORECASE)
"""A title with one of these may name whose statement it is; such a "we" is all of them."""

ISSUERS = re.compile(r"\b(?:on|at|regarding|concerning|about|following|after|to)\b", re.IGNORECASE)
"""Behind these a title tells what the statement is about, no longer whose it is."""

SPEAKING_FOR_A_STATE = frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.IO})
OFFICIAL = frozenset({NameKind.COUNTRY, NameKind.ADJECTIVE, NameKind.METONYM, NameKind.AGENCY, NameKind.ORGANISATION})


def narrator_of(document: Document) -> Party | None:
    """Give the government or body that publishes the document; None for a newspaper and where nothing tells."""
    known = publisher_of(document.publisher or "") or publisher_of(document.url or "")
    if known is not None:
        return Party(known.name, known.country) if known.kind in SPEAKING_FOR_A_STATE else None
    named = find_names(document.publisher or "")
    if any(mention.kind is NameKind.MEDIA for mention in named):
        return None
    official = [mention for mention in named if mention.kind in OFFICIAL and mention.country is not None]
    return Party(official[0].name, official[0].country) if official else None


def joint_narrators(title: str, mentions: tuple[Mention, ...], own: Party | None) -> tuple[Party, ...]:
    """Give who "we" are in a statement of a body or of several states, by its title; empty where one state speaks.

    Args:
        title: The document's title.
        mentions: The names in the title.
        own: Who publishes the document: a statement of its own is its own.
    """
    opened = JOINT_STATEMENT.search(title)
    if opened is None:
        return ()
    about = ISSUERS.search(title, opened.end())
    end = about.start() if about else len(title)
    told = {m.country: Party(m.name, m.country) for m in mentions if m.country and m.span.end <= end}
    own_code = own.country if own else None
    several = len(told) > 1 or "joint" in title.lower()
    if not told or (not several and (own_code in told or not NO_STATE_CODES & told.keys())):
        return ()
    return tuple(told.values())


def first_pair(title: Collection[CountryCode], narrator: Party | None) -> tuple[CountryCode, ...]:
    """Give the two states of a title, or the publisher's own and the one that the title names; else nothing."""
    named = tuple(sorted(code for code in title if code not in NO_STATE_CODES))
    own = narrator.country if narrator else None
    if len(named) == PAIR:
        return named
    if len(named) == 1 and own is not None and own not in named and own not in NO_STATE_CODES:
        return (own, *named)
    return ()
