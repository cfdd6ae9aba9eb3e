"""From the ledger to weighed events: claims as the analysts left them, joined, with origins, disputes and grades."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from detente.errors import InputError, UnknownCode
from detente.lexicon.publishers import publisher_of
from detente.model.actors import CountryCode
from detente.model.claims import Claim
from detente.model.events import CitedClaim, Event, Outlet, Reliability, Weighed
from detente.model.judgements import Judgement, Verb, in_force
from detente.model.text import DocId
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.weighing.joining import join
from detente.weighing.judging import Judged, apply_judgements
from detente.weighing.landmarks import record_of
from detente.weighing.voices import Sourcing
from detente.weighing.weighed import weigh


@dataclass(frozen=True, slots=True)
class Account:
    """What is known between some states: weighed events by day, and the judgements that found no claim any more."""

    weighed: tuple[Weighed, ...]
    adrift: tuple[Judgement, ...]


def account_of(ledger: Ledger, states: tuple[CountryCode, ...] = ()) -> Account:
    """Give all events that involve these states together (all events, without any), weighed."""
    judged = judged_claims(ledger, states)
    events = join(judged.claims, judged.bindings)
    sourcing = Sourcing(outlet_of=outlet_of, graded=judged.graded, copies=copies_of(ledger, judged.claims))
    record = record_of(events)
    notes = judged.notes
    weighed = tuple(
        weigh(event, record, sourcing, tuple(note for cited in event.claims for note in notes.get(cited.id, ())))
        for event in events
    )
    return Account(weighed, tuple(each for each in judged.adrift if _touches(each, states)))


def judged_claims(ledger: Ledger, states: tuple[CountryCode, ...] = ()) -> Judged:
    """Give the claims on these states as the analysts left them, those too that a correction brings to them."""
    judgements = ledger.judgements()
    read = {cited.id: cited for cited in ledger.claims(ClaimFilter(states=states))}
    for doc_id in dict.fromkeys(claim.doc_id for each in in_force(judgements) for claim in each.subjects):
        read.update({cited.id: cited for cited in ledger.claims(ClaimFilter(document=doc_id))})
    judged = apply_judgements(read.values(), judgements)
    return Judged(
        claims=tuple(_cited(ledger, cited) for cited in judged.claims if concerns(cited.claim, states)),
        bindings=judged.bindings,
        graded=judged.graded,
        notes=judged.notes,
        adrift=judged.adrift,
    )


def _cited(ledger: Ledger, cited: CitedClaim) -> CitedClaim:
    """Give a claim that only a judgement holds the day and publisher of its document."""
    if cited.published is not None or cited.publisher is not None:
        return cited
    document = ledger.document(cited.doc_id)
    return CitedClaim(cited.claim, document.date, document.publisher)


def concerns(claim: Claim, states: tuple[CountryCode, ...]) -> bool:
    """Tell whether all these states are parties of a claim."""
    return involved(claim).issuperset(states)


def involved(claim: Claim) -> set[CountryCode]:
    """Give every state that acts, receives, gives or gets in a claim."""
    codes = [party.country for party in (*claim.actors, *claim.recipients)]
    if claim.transfer is not None:
        codes += [claim.transfer.supplier, claim.transfer.recipient]
    return {code for code in codes if code is not None}


def outlet_of(publisher: str) -> Outlet | None:
    """Give what the lexicon knows of a publisher; None where it knows nothing."""
    found = publisher_of(publisher)
    if found is None:
        return None
    return Outlet(
        name=found.name,
        owner=found.owner or None,
        country=found.country,
        kind=found.kind,
        reliability=Reliability(found.reliability),
        reason=found.reason,
    )


def copies_of(ledger: Ledger, claims: Iterable[CitedClaim]) -> Mapping[DocId, DocId]:
    """Give for each near copy among the documents of these claims the one that came first."""
    published = {cited.doc_id: (str(cited.published or "9999"), cited.doc_id) for cited in claims}
    first: dict[DocId, DocId] = {}
    for one, other, _likeness in ledger.near_duplicates():
        if one in published and other in published:
            earlier, later = sorted((one, other), key=lambda each: published[each])
            known = first.get(later)
            first[later] = earlier if known is None else min(known, earlier, key=lambda each: published[each])
    return {copy: _root(first, copy) for copy in first}


def _root(first: Mapping[DocId, DocId], doc_id: DocId) -> DocId:
    while doc_id in first:
        doc_id = first[doc_id]
    return doc_id


def find_event(ledger: Ledger, prefix: str) -> Event:
    """Give the event whose id begins so, as any account shows it: of all states, of one, or of a pair.

    An event's id is that of its claims, and the account of a pair holds the claims on both alone; so every account that
    can have shown the id is asked, the whole first.

    Raises:
        UnknownCode: There is none.
        InputError: There are several.
    """
    judged = judged_claims(ledger)
    for states in _accounts(judged.claims):
        claims = [cited for cited in judged.claims if concerns(cited.claim, states)]
        events = [each for each in join(claims, judged.bindings) if each.id.startswith(prefix.lower())]
        if len(events) > 1:
            raise InputError(f"{prefix!r} could be {', '.join(each.id for each in events)}: give more digits")
        if events:
            return events[0]
    raise UnknownCode("claim or event", prefix)


def _accounts(claims: Iterable[CitedClaim]) -> Iterable[tuple[CountryCode, ...]]:
    """Give the states that accounts can be asked for: none, each pair that some claim is on, each alone."""
    pairs: dict[tuple[CountryCode, ...], None] = {(): None}
    for cited in claims:
        pairs.update(dict.fromkeys(combinations(sorted(involved(cited.claim)), 2)))
    alone = {state for pair in pairs for state in pair}
    return (*pairs, *((state,) for state in sorted(alone)))


def _touches(judgement: Judgement, states: tuple[CountryCode, ...]) -> bool:
    return judgement.verb is not Verb.GRADE and any(concerns(claim, states) for claim in judgement.subjects)
