"""Who "we" is in a document that speaks in its own voice: the state whose government publishes it."""

from detente.lexicon.entries import NameKind
from detente.lexicon.names import find_names
from detente.lexicon.publishers import publisher_of
from detente.model.actors import Party, SpeakerKind
from detente.model.text import Document

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
