"""Who stands behind an event: origins, not outlets.

The origin of a claim is the innermost speaker who could know. The organs of one state are one origin, as they share
what they know and what they wish to be believed; so forty papers with one White House briefing have one origin. A
report that names nobody is its publisher's own, unless the same document names one speaker for the event, it is a near
copy of another, or it repeats an amount that another origin gave before: then it is not independent.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from detente.model.actors import SpeakerKind
from detente.model.events import CitedClaim, Event, Origin, Reliability, denies
from detente.weighing.voices import NOTHING_KNOWN, STATE_ORGANS, Key, Sourcing, Voice, plain, voice_of

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


def origins_of(event: Event, sourcing: Sourcing = NOTHING_KNOWN) -> tuple[Origin, ...]:
    """Give the origins of an event, those that deny it last, otherwise in the order in which they were first read."""
    groups: dict[tuple[Key, bool], list[tuple[CitedClaim, Voice]]] = defaultdict(list)
    for cited in event.claims:
        voice = voice_of(cited, event, sourcing)
        groups[voice.key, denies(cited.claim)].append((cited, voice))
    sides = _sides(event)
    made = [_origin(heard, sides, sourcing, denying=denying) for (_key, denying), heard in groups.items()]
    return tuple(sorted(_mark_derived(made, event), key=lambda origin: origin.denies))


def _sides(event: Event) -> frozenset[str]:
    """Give the states whose deed it is: those who give and get where something moves, else all who act or receive."""
    sides: set[str | None] = set()
    for cited in event.claims:
        claim = cited.claim
        if claim.transfer is not None and (claim.transfer.supplier or claim.transfer.recipient):
            sides |= {claim.transfer.supplier, claim.transfer.recipient}
        else:
            sides |= {party.country for party in (*claim.actors, *claim.recipients)}
    return frozenset(side for side in sides if side is not None)


def _origin(
    heard: list[tuple[CitedClaim, Voice]], sides: frozenset[str], sourcing: Sourcing, *, denying: bool
) -> Origin:
    lead = min((voice for _, voice in heard), key=lambda voice: (voice.own, -len(voice.name)))
    party = lead.country in sides and lead.kind in STATE_ORGANS | {SpeakerKind.COMPANY}
    names = tuple(sorted({voice.name for _, voice in heard if not voice.own}))
    reliability, reason = _reliability(lead, names, sourcing, party=party)
    return Origin(
        name=lead.name,
        country=lead.country,
        kind=lead.kind,
        reliability=reliability,
        reason=reason,
        party=party,
        denies=denying,
        derived=False,
        voices=names,
        claims=tuple(cited.id for cited, _ in heard),
        outlets=tuple(sorted({cited.publisher for cited, _ in heard if cited.publisher})),
    )


def _reliability(lead: Voice, names: tuple[str, ...], sourcing: Sourcing, *, party: bool) -> tuple[Reliability, str]:
    for name in (lead.name, *names):
        if (own := sourcing.graded.get(plain(name))) is not None:
            return own, "graded by the analyst"
    known = lead.outlet or sourcing.outlet_of(lead.name)
    reliability, reason = (known.reliability, known.reason) if known else DEFAULTS[lead.kind]
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
