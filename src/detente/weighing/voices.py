"""Whose word a claim is: the innermost speaker who could know, or the publisher's own voice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from detente.lexicon.persons import Person, surnames
from detente.model.actors import CountryCode, Speaker, SpeakerKind
from detente.model.events import CitedClaim, Event, Outlet, Reliability, denies
from detente.model.text import DocId

STATE_ORGANS = frozenset(
    {
        SpeakerKind.GOVERNMENT,
        SpeakerKind.OFFICIAL,
        SpeakerKind.INTELLIGENCE,
        SpeakerKind.MILITARY,
        SpeakerKind.STATE_MEDIA,
    }
)

ONE_BODY = frozenset({"UNO", "NAT", "EUR"})
"""Codes that stand for one organisation, all of whose officials are one origin; IGO and NGO stand for many."""

UNNAMED = frozenset(
    {
        *("he", "she", "it", "they", "we", "i", "some", "others", "many", "both", "observers", "analysts", "experts"),
        *("it was reported", "reports", "a report", "the report", "the reports", "media", "press reports"),
        *("sources", "a source", "the source", "the assessment", "the study", "the images", "satellite images"),
        *("the agency", "the team", "the group", "the ministry", "the officials", "the official", "the spokesman"),
        *("a person", "people", "researchers", "residents", "witnesses", "local media", "several outlets"),
    }
)
"""Words that name nobody by themselves: who is meant stands elsewhere in the document, or nowhere."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """What is known of sources from outside the claims.

    `outlet_of` gives what the lexicon knows of a publisher; `graded` are the analyst's own grades by plain name;
    `copies` leads from a near copy to the document that came first.
    """

    outlet_of: Callable[[str], Outlet | None] = lambda _name: None
    graded: Mapping[str, Reliability] = field(default_factory=dict)
    copies: Mapping[DocId, DocId] = field(default_factory=dict)


NOTHING_KNOWN = Sourcing()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is heard: `key` is the same for all voices of one origin; `outlet` is known of a publisher's own voice."""

    key: Key
    name: str
    country: CountryCode | None
    kind: SpeakerKind
    own: bool
    outlet: Outlet | None = None


def voice_of(cited: CitedClaim, event: Event, sourcing: Sourcing) -> Voice:
    """Give whose word a claim of an event is."""
    speaker = who_could_know(cited.claim.said_by) or _named_beside(cited, event)
    if speaker is None or _is_publisher(speaker, cited):
        return _publishers(cited, event, sourcing)
    whole = _placed(speaker, cited, event, sourcing)
    return Voice(_key_of(whole), whole.name, whole.country, whole.kind, own=False)


def who_could_know(said_by: tuple[Speaker, ...]) -> Speaker | None:
    """Give the innermost speaker of a chain who is more than an unnamed voice; None where there is none."""
    named = [each for each in said_by if each.name.casefold() not in UNNAMED]
    return named[-1] if named else None


def _named_beside(cited: CitedClaim, event: Event) -> Speaker | None:
    """Give the one speaker that the document names for this telling elsewhere, if it gives no other amount."""
    beside = [
        other
        for other in event.claims
        if other.doc_id == cited.doc_id and denies(other.claim) == denies(cited.claim) and other.claim.said_by
    ]
    speakers = {speaker for other in beside if (speaker := who_could_know(other.claim.said_by)) is not None}
    amounts = {(quantity.min, quantity.max) for quantity in cited.claim.quantities}
    theirs = {(quantity.min, quantity.max) for other in beside for quantity in other.claim.quantities}
    return speakers.pop() if len(speakers) == 1 and (not amounts or amounts <= theirs) else None


def _is_publisher(speaker: Speaker, cited: CitedClaim) -> bool:
    """Tell whether the speaker is the document's own publisher, or a report of its."""
    return cited.publisher is not None and plain(cited.publisher) in plain(speaker.name)


def _publishers(cited: CitedClaim, event: Event, sourcing: Sourcing) -> Voice:
    """Give the publisher's own voice; that of the first where the document is a near copy."""
    first = sourcing.copies.get(cited.doc_id, cited.doc_id)
    publisher = next((each.publisher for each in event.claims if each.doc_id == first and each.publisher), None)
    publisher = publisher or cited.publisher
    if publisher is None:
        return Voice(("document", first), "an unnamed source", None, SpeakerKind.UNKNOWN, own=True)
    outlet = sourcing.outlet_of(publisher)
    if outlet is None:
        return Voice(("press", plain(publisher)), publisher, None, SpeakerKind.PRESS, own=True)
    key = ("press", (outlet.owner or outlet.name).casefold())
    if outlet.kind in STATE_ORGANS or outlet.kind is SpeakerKind.IO:
        key = _key_of(Speaker(publisher, outlet.country, outlet.kind))
    return Voice(key, publisher, outlet.country, outlet.kind, own=True, outlet=outlet)


def _key_of(speaker: Speaker) -> Key:
    if speaker.country in ONE_BODY:
        return ("organisation", speaker.country or "")
    if speaker.country is not None and speaker.kind in STATE_ORGANS:
        return ("state", speaker.country)
    return ("voice", plain(speaker.name))


def listed(names: tuple[str, ...]) -> str:
    """Give names as a sentence lists them.

    >>> listed(("Seoul", "Kyiv", "the White House"))
    'Seoul, Kyiv and the White House'
    """
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def plain(name: str) -> str:
    """Give a name in small letters without its article."""
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _placed(speaker: Speaker, cited: CitedClaim, event: Event, sourcing: Sourcing) -> Speaker:
    """Give the speaker with country and kind where the text tells them elsewhere or the lexicon knows.

    "Shin" is the Shin Won-sik of another sentence, or the one person of that surname in the lexicon; a paper's "the spy
    agency" is that of its own country.
    """
    if speaker.country is not None and speaker.kind is not SpeakerKind.UNKNOWN:
        return speaker
    last = speaker.name.split()[-1]
    for other in (voice for telling in event.claims for voice in telling.claim.said_by):
        if other.country is not None and other.kind is not SpeakerKind.UNKNOWN and last in other.name.split():
            return replace(other, name=speaker.name)
    person = _known(last, speaker)
    if person is not None:
        country = speaker.country or person.country(cited.published)
        return replace(speaker, country=country, kind=_kind(speaker.kind))
    if speaker.country is None and speaker.kind in STATE_ORGANS and speaker.name.casefold().startswith("the "):
        outlet = sourcing.outlet_of(cited.publisher) if cited.publisher else None
        return replace(speaker, country=outlet.country) if outlet else speaker
    return speaker


def _known(last: str, speaker: Speaker) -> Person | None:
    """Give the only person of this surname in the lexicon, of the speaker's country where that is told."""
    people = surnames().get(last, ()) if last[:1].isupper() else ()
    fitting = [each for each in people if speaker.country in (None, each.country())]
    return fitting[0] if len(fitting) == 1 else None


def _kind(kind: SpeakerKind) -> SpeakerKind:
    return SpeakerKind.OFFICIAL if kind is SpeakerKind.UNKNOWN else kind
