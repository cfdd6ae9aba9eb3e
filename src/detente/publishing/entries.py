"""Events to entries: the best claim says it, the others are the voices beside it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from detente.model.actors import CountryCode, Party
from detente.model.claims import Claim, Kind, Stance, Status, When
from detente.model.dossiers import Entry, Voice
from detente.model.events import CitedClaim, Event, Weighed, denies
from detente.publishing import wording
from detente.publishing.evidence import Evidence, holds
from detente.publishing.material import Material
from detente.publishing.wording import Shown

CLAUSE_HEADS = frozenset({"that", "which", "who", "whom", "to", "its", "his", "her", "their"})
"""Words that a quote begins with which can't be read alone."""

DONE = frozenset({Status.OCCURRED, Status.ONGOING})


def shown_in(claim: Claim, evidence: Evidence) -> Shown:
    """Give the test of what may be written: what stands in the sentences that the claim is cited with."""
    sentences = [extract.text for extract in evidence.extracts(claim)]
    return lambda words: words.casefold() not in wording.POINTING and any(holds(each, words) for each in sentences)


def _fullness(cited: CitedClaim) -> tuple[bool, bool, bool, bool, int, bool]:
    claim = cited.claim
    named = bool(claim.actors) and all(holds(claim.quote, party.name) for party in (*claim.actors, *claim.recipients))
    whole = claim.quote.split(maxsplit=1)[0].casefold() not in CLAUSE_HEADS
    told = (claim.recipients, claim.transfer, claim.date, claim.places, claim.said_by)
    fields = sum(bool(field) for field in told) + 3 * bool(claim.quantities)
    return (not denies(claim), claim.status in DONE, whole, named, fields, claim.stance is Stance.AFFIRMED)


def lead_of(event: Event) -> CitedClaim:
    """Give the claim that tells most, rather one that affirms; of equals the earliest."""
    best = max(_fullness(cited) for cited in event.claims)
    return next(cited for cited in event.claims if _fullness(cited) == best)


def when_of(event: Event) -> When | None:
    """Give the date of what happened: the lead's, else the first that any claim tells."""
    dates = [lead_of(event).claim.date, *(cited.claim.date for cited in event.claims)]
    return next((date for date in dates if date is not None), None)


def _codes(parties: Iterable[Party]) -> tuple[CountryCode, ...]:
    return tuple(dict.fromkeys(party.country for party in parties if party.country))


def voices_of(event: Event, evidence: Evidence) -> tuple[Voice, ...]:
    """Give who says it, each once with the figures it names and its citations, in the order of the reports.

    A publisher that its own report names is its own voice, and an article before a name makes nobody else.
    """
    found: dict[tuple[object, ...], tuple[Voice, list[int]]] = {}
    for cited in event.claims:
        shown = shown_in(cited.claim, evidence)
        own = _plain(cited.publisher or "")
        names = tuple(name for name in wording.chain(cited.claim, shown) if _plain(name) != own)
        figures = wording.figures(cited.claim, shown)
        against = denies(cited.claim)
        stance = Stance.DENIED if against else cited.claim.stance
        key = (tuple(map(_plain, names)), cited.publisher, stance, against, figures)
        _, numbers = found.setdefault(key, (Voice(names, cited.publisher, stance, against, figures, ()), []))
        numbers.extend({evidence.cite(cited.claim)} - set(numbers))
    return tuple(replace(voice, citations=tuple(numbers)) for voice, numbers in found.values())


def _plain(name: str) -> str:
    """Give a name in small letters without its article, so that "The ministry" and "the ministry" are one."""
    return name.casefold().removeprefix("the ")


def _yet_to_come(claim: Claim, published: dt.date | None) -> bool:
    return claim.date is not None and published is not None and claim.date.end > published


def _grade_words(weighed: Weighed) -> str:
    grade = weighed.grade
    return f"source {grade.reliability.words}, report {grade.credibility.words}: {grade.reason}"


def entry_of(event: Event, evidence: Evidence, material: Material) -> Entry:
    """Give the entry of an event, with a citation for every claim in it."""
    lead = lead_of(event)
    claim = lead.claim
    first = evidence.cite(claim)
    voices = voices_of(event, evidence)
    numbers = dict.fromkeys((first, *(number for each in voices for number in each.citations)))
    weighed = material.weighed.get(event.id)
    return Entry(
        event=event.id,
        claims=tuple(cited.id for cited in event.claims),
        kind=claim.kind,
        type=claim.event,
        status=claim.status,
        stance=claim.stance,
        themes=claim.themes,
        actors=_codes(claim.actors),
        recipients=_codes(claim.recipients),
        text=wording.sentence(claim, shown_in(claim, evidence), yet_to_come=_yet_to_come(claim, lead.published)),
        quote=" ".join(claim.quote.split()),
        when=when_of(event) if claim.kind is Kind.EVENT or claim.date else None,
        reported=min((cited.published for cited in event.claims if cited.published), default=None),
        voices=voices,
        disputed=event.disputed,
        citations=tuple(numbers),
        outlets=len({cited.publisher or cited.doc_id for cited in event.claims}),
        origins=weighed.independent if weighed else None,
        grade=str(weighed.grade) if weighed else None,
        grade_reason=_grade_words(weighed) if weighed else "",
    )
