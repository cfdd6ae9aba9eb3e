"""Who stands behind an event: origins, not outlets.

The origin of a claim is the innermost speaker who could know. The organs of one state are one origin, as they share
what they know and what they wish to be believed; so forty papers with one White House briefing have one origin. A
report that names nobody is its publisher's own, unless the same document names a speaker for the event, it is a near
copy of another, or it repeats an amount that another origin gave before: then it is not independent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from detente.lexicon.persons import surnames
from detente.model.actors import Speaker, SpeakerKind
from detente.model.events import CitedClaim, Event, Origin, Outlet, Reliability, denies
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

DEFAULTS: Mapping[SpeakerKind, tuple[Reliability, str]] = {
    SpeakerKind.GOVERNMENT: (Reliability.B, "a government that is no side of the matter"),
    SpeakerKind.OFFICIAL: (Reliability.B, "officials of a state that is no side of the matter"),
    SpeakerKind.INTELLIGENCE: (Reliability.B, "an intelligence service that is no side of the matter"),
    SpeakerKind.MILITARY: (Reliability.B, "armed forces that are no side of the matter"),
    SpeakerKind.STATE_MEDIA: (Reliability.D, "state media say what the state wants said"),
    SpeakerKind.PRESS: (Reliability.C, "press that the lexicon doesn't know"),
    SpeakerKind.THINK_TANK: (Reliability.B, "researchers who show their evidence"),
    SpeakerKind.EXPERT: (Reliability.C, "a single expert"),
    SpeakerKind.COMPANY: (Reliability.C, "a company that may have an interest"),
    SpeakerKind.NGO: (Reliability.C, "an organisation with a cause"),
    SpeakerKind.IO: (Reliability.B, "an international organisation"),
    SpeakerKind.UNKNOWN: (Reliability.F, "nobody knows who it is"),
}
"""Reliability by kind of voice, with the reason; an analyst's own grade comes before it."""

UNNAMED = frozenset(
    {
        *("he", "she", "it", "they", "we", "i", "some", "others", "many", "both", "observers", "analysts", "experts"),
        *(
            "it was reported",
            "reports",
            "a report",
            "the report",
            "the reports",
            "media",
            "local media",
            "press reports",
        ),
        *("sources", "a source", "the source", "the assessment", "the study", "the images", "satellite images"),
        *("the agency", "the team", "the group", "the ministry", "the officials", "the official", "the spokesman"),
    }
)
"""Words that name nobody by themselves: who is meant stands elsewhere in the document, or nowhere."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """What is known of sources from outside the claims.

    `outlet_of` gives what the lexicon knows of a publisher; `graded` are the analyst's own grades by name in small
    letters; `copies` leads from a near copy to the document that came first.
    """

    outlet_of: Callable[[str], Outlet | None] = lambda _name: None
    graded: Mapping[str, Reliability] = field(default_factory=dict)
    copies: Mapping[DocId, DocId] = field(default_factory=dict)


NOTHING_KNOWN = Sourcing()


def origins_of(event: Event, sourcing: Sourcing = NOTHING_KNOWN) -> tuple[Origin, ...]:
    """Give the origins of an event, those that deny it last, otherwise in the order in which they were first read."""
    voices = {cited.id: _voice(cited, event, sourcing) for cited in event.claims}
    groups: dict[tuple[Key, bool], list[CitedClaim]] = defaultdict(list)
    for cited in event.claims:
        key, _speaker = voices[cited.id]
        groups[key, denies(cited.claim)].append(cited)
    sides = _sides(event)
    made = [
        _origin(claims, [voices[each.id][1] for each in claims], sides, sourcing, denying=denying)
        for (_key, denying), claims in groups.items()
    ]
    return tuple(sorted(_mark_derived(made, event), key=lambda origin: origin.denies))


def _voice(cited: CitedClaim, event: Event, sourcing: Sourcing) -> tuple[Key, Speaker | None]:
    """Give the key of a claim's origin and the speaker it is heard through, None for the publisher's own voice."""
    speaker = who_could_know(cited.claim.said_by)
    if speaker is None:
        speaker = _named_beside(cited, event)
    if speaker is not None:
        whole = _placed(speaker, cited, event, sourcing)
        return _key_of(whole), whole
    first = sourcing.copies.get(cited.doc_id, cited.doc_id)
    publisher = next((each.publisher for each in event.claims if each.doc_id == first and each.publisher), None)
    publisher = publisher or cited.publisher
    if publisher is None:
        return ("document", first), None
    outlet = sourcing.outlet_of(publisher)
    if outlet is not None and outlet.kind in STATE_ORGANS and outlet.country:
        return ("state", outlet.country), None
    if outlet is not None and outlet.kind is SpeakerKind.IO:
        return ("voice", _plain(outlet.name)), None
    return ("press", ((outlet.owner or outlet.name) if outlet else publisher).casefold()), None


def who_could_know(said_by: tuple[Speaker, ...]) -> Speaker | None:
    """Give the innermost speaker of a chain who is more than an unnamed voice; None where there is none."""
    named = [each for each in said_by if each.name.casefold() not in UNNAMED]
    return named[-1] if named else None


def _named_beside(cited: CitedClaim, event: Event) -> Speaker | None:
    """Give the speaker that another sentence of the same document names for the same telling of the event."""
    for other in event.claims:
        same_side = denies(other.claim) == denies(cited.claim)
        if other.doc_id == cited.doc_id and same_side and (speaker := who_could_know(other.claim.said_by)):
            return speaker
    return None


def _key_of(speaker: Speaker) -> Key:
    if speaker.country is not None and speaker.kind in STATE_ORGANS:
        return ("state", speaker.country)
    if speaker.kind is SpeakerKind.IO and speaker.country is not None:
        return ("organisation", speaker.country)
    return ("voice", _plain(speaker.name))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _placed(speaker: Speaker, cited: CitedClaim, event: Event, sourcing: Sourcing) -> Speaker:
    """Give the speaker with a country where the text tells none: by the fuller name beside, the lexicon, the paper.

    "Shin" is the Shin Won-sik of another sentence or the only one the lexicon knows; a paper's "the spy agency" is that
    of its own country.
    """
    if speaker.country is not None:
        return speaker
    for other in (voice for telling in event.claims for voice in telling.claim.said_by):
        if other.country and speaker.name.split()[-1] in other.name.split() and other.kind is speaker.kind:
            return other
    people = surnames().get(speaker.name.split()[-1], ()) if speaker.name[:1].isupper() else ()
    if len(people) == 1 and (country := people[0].country(cited.published)) is not None:
        return replace(speaker, country=country, kind=_official(speaker.kind))
    if speaker.kind in STATE_ORGANS and speaker.name.casefold().startswith("the ") and cited.publisher:
        outlet = sourcing.outlet_of(cited.publisher)
        return replace(speaker, country=outlet.country) if outlet else speaker
    return speaker


def _official(kind: SpeakerKind) -> SpeakerKind:
    return SpeakerKind.OFFICIAL if kind is SpeakerKind.UNKNOWN else kind


def _sides(event: Event) -> frozenset[str]:
    parties = [party for cited in event.claims for party in (*cited.claim.actors, *cited.claim.recipients)]
    return frozenset(party.country for party in parties if party.country is not None)


def _origin(
    claims: list[CitedClaim],
    speakers: list[Speaker | None],
    sides: frozenset[str],
    sourcing: Sourcing,
    *,
    denying: bool,
) -> Origin:
    outlets = tuple(sorted({each.publisher for each in claims if each.publisher}))
    speaker = next((each for each in speakers if each is not None), None)
    outlet = None if speaker else _first_outlet(claims, sourcing)
    name = speaker.name if speaker else (outlets[0] if outlets else "an unnamed source")
    country = speaker.country if speaker else (outlet.country if outlet else None)
    kind = speaker.kind if speaker else (outlet.kind if outlet else SpeakerKind.PRESS)
    party = country is not None and country in sides and kind in STATE_ORGANS | {SpeakerKind.COMPANY}
    names = tuple(sorted({each.name for each in speakers if each is not None}))
    reliability, reason = _reliability((name, *names), kind, outlet, sourcing, party=party)
    return Origin(
        name=name,
        country=country,
        kind=kind,
        reliability=reliability,
        reason=reason,
        party=party,
        denies=denying,
        derived=False,
        voices=names,
        claims=tuple(each.id for each in claims),
        outlets=outlets,
    )


def _first_outlet(claims: Iterable[CitedClaim], sourcing: Sourcing) -> Outlet | None:
    known = (sourcing.outlet_of(each.publisher) for each in claims if each.publisher)
    return next((outlet for outlet in known if outlet is not None), None)


def _reliability(
    names: tuple[str, ...], kind: SpeakerKind, outlet: Outlet | None, sourcing: Sourcing, *, party: bool
) -> tuple[Reliability, str]:
    for name in names:
        if (own := sourcing.graded.get(name.casefold())) is not None:
            return own, "graded by the analyst"
    reliability, reason = (outlet.reliability, outlet.reason) if outlet else DEFAULTS[kind]
    if party and (reliability.order or 9) < (Reliability.C.order or 0):
        return Reliability.C, "a side of the matter is never above C on its own deeds"
    return reliability, reason


def _mark_derived(origins: list[Origin], event: Event) -> list[Origin]:
    """Mark reports in a publisher's own voice that repeat an amount which another origin had given before."""
    at = {cited.id: place for place, cited in enumerate(event.claims)}
    amounts = {
        cited.id: {(quantity.min, quantity.max) for quantity in cited.claim.quantities} for cited in event.claims
    }
    marked = []
    for origin in origins:
        given = {amount for each in origin.claims for amount in amounts[each]}
        first = min(at[each] for each in origin.claims)
        before = {
            amount
            for other in origins
            if other is not origin
            for each in other.claims
            if at[each] < first
            for amount in amounts[each]
        }
        repeats = not origin.voices and bool(given) and given <= before
        marked.append(replace(origin, derived=True) if repeats else origin)
    return marked
