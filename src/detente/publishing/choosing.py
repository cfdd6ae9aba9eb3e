"""What belongs in the dossier of a pair, and in which part."""

from collections import Counter
from collections.abc import Iterable

from detente.model.actors import NO_STATE_CODES, CountryCode
from detente.model.claims import Claim, EventType, Kind, Status, Theme
from detente.model.dossiers import Part
from detente.model.events import Event
from detente.model.text import DocId
from detente.publishing.entries import lead_of
from detente.publishing.material import Material

MAIN_SHARE = 0.2
"""A report is about the pair when a fifth of its claims touch both sides, or the coder says so: found by looking at
reports that name the second state once in passing (a tenth or less). Not to be tuned to make a dossier longer."""

NOT_YET = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})

_KINDS = {EventType.CONSULT: 0.5, EventType.REJECT: 2.0, EventType.ASSAULT: 1.0}
_PART_OF_KIND = {Kind.CONDITION: Part.CONDITIONS, Kind.MOTIVE: Part.MOTIVES, Kind.ASSESSMENT: Part.ASSESSMENTS}


def involved(claim: Claim) -> frozenset[CountryCode]:
    """Give every country on either side of a claim, the ends of a transfer among them."""
    ends = (claim.transfer.supplier, claim.transfer.recipient) if claim.transfer else ()
    return frozenset(c for c in (*(p.country for p in (*claim.actors, *claim.recipients)), *ends) if c)


def about_the_pair(material: Material) -> frozenset[DocId]:
    """Give the reports that are mainly about the two."""
    pair = set(material.pair)
    total: Counter[DocId] = Counter()
    both: Counter[DocId] = Counter()
    for event in material.events:
        for cited in event.claims:
            total[cited.doc_id] += 1
            both[cited.doc_id] += pair <= involved(cited.claim)
    by_share = {doc_id for doc_id, n in total.items() if both[doc_id] >= MAIN_SHARE * n and both[doc_id]}
    return frozenset(by_share | {doc_id for doc_id, states in material.states.items() if pair <= set(states)})


def part_of(event: Event, pair: Iterable[CountryCode], *, in_report_on_both: bool) -> Part | None:
    """Give the part that an event belongs in, None where it isn't about the pair.

    What a third state does, or what is done to one, is kept apart as long as a report on both tells it. What is not
    yet, is outlook; conditions, motives and judgements have their own parts.
    """
    claim, two = lead_of(event).claim, frozenset(pair)
    states = involved(claim)
    outside = states - two - NO_STATE_CODES
    acting = frozenset(party.country for party in claim.actors if party.country)
    ours = bool(two <= states and not acting & outside)
    if not ours and not in_report_on_both:
        return None
    if not ours and (outside or not states & two):
        if claim.kind is Kind.ASSESSMENT and not acting & outside:
            return Part.ASSESSMENTS
        return Part.THIRD_PARTIES if outside else None
    if claim.kind is not Kind.EVENT:
        return _PART_OF_KIND[claim.kind]
    return Part.OUTLOOK if claim.status in NOT_YET else Part.ACCOUNT


def weight(event: Event) -> float:
    """Give how much an event matters for the first page, where weighing has not told: more outlets, larger acts."""
    claim = lead_of(event).claim
    outlets = len({cited.publisher or cited.doc_id for cited in event.claims})
    kind = _KINDS.get(claim.event, 0.0) if claim.event else 0.0
    treaty = 2.0 if Theme.LEGAL_TREATY in claim.themes else 0.0
    moved = (1.5 if claim.transfer else 0.0) + (1.0 if claim.transfer and claim.quantities else 0.0)
    return 1.5 * (outlets - 1) + kind + treaty + moved + (0.5 if claim.date else 0.0)
