"""From the ledger to a dossier: the claims about a pair, joined, and the reports behind them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from detente.checking.caps import cap_ledgers
from detente.checking.findings import check_events
from detente.errors import InvalidValue, NotEnoughData
from detente.lexicon.rules import regimes
from detente.model.actors import CountryCode, Dyad
from detente.model.claims import ClaimId
from detente.model.dossiers import Dossier, Section
from detente.model.events import CitedClaim, Event
from detente.model.rules import CapLedger, Finding
from detente.model.text import DocId, Document
from detente.publishing.choosing import involved
from detente.publishing.composing import compose
from detente.publishing.material import Material
from detente.publishing.sections import country_name
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.weighing.joining import join
from detente.weighing.judging import Judged, apply_judgements
from detente.weighing.voices import Sourcing
from detente.weighing.weighed import weigh_all
from detente.workflow.reports import ENGLISH
from detente.workflow.weighing import account_of, outlet_of


@dataclass(frozen=True, slots=True)
class Window:
    """The days of the reports that count, both included; None is open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise InvalidValue("period", f"{self.since} to {self.until}", "must not end before it begins")

    def __str__(self) -> str:
        """Give the days in words.

        >>> str(Window(until=dt.date(2024, 5, 3)))
        'up to 2024-05-03'
        """
        if self.since and self.until:
            return f"from {self.since} to {self.until}"
        return f"since {self.since}" if self.since else f"up to {self.until}" if self.until else "of any day"

    def holds(self, published: dt.date | None) -> bool:
        """Tell whether a report of this day counts; one without a day does only in an open window."""
        if published is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= published) and (self.until is None or published <= self.until)


ALWAYS = Window()


def dossier_of(ledger: Ledger, pair: Dyad, window: Window = ALWAYS, further: tuple[Section, ...] = ()) -> Dossier:
    """Give the dossier of a pair from what the ledger holds, as the analysts left it.

    Args:
        ledger: The ledger.
        pair: The two states.
        window: The days of the reports that count.
        further: Sections worked out apart (`workflow.prospects`), shown in their place.

    Raises:
        NotEnoughData: No report, or none of these days, says anything of the two together.
    """
    sides = (pair.actor, pair.recipient)
    judged = _judged(ledger, sides)
    claims = [cited for cited in judged.claims if window.holds(cited.published)]
    documents = {doc_id: ledger.document(doc_id) for doc_id in dict.fromkeys(cited.doc_id for cited in claims)}
    copies = _copies(ledger, documents)
    events = join(claims, judged.bindings)
    weighed = weigh_all(events, Sourcing(outlet_of=outlet_of, graded=judged.graded, copies=copies))
    findings, caps, behind = _checked(ledger, events, sides, window)
    for cited in behind.values():
        documents.setdefault(cited.doc_id, ledger.document(cited.doc_id))
    material = Material(
        pair=sides,
        events=events,
        documents=documents,
        states={doc_id: tuple(map(CountryCode, ledger.main_states(doc_id))) for doc_id in documents},
        not_coded=tuple(_not_coded(ledger, window)),
        copies=copies,
        weighed={each.event.id: each for each in weighed},
        findings=findings,
        caps=caps,
        behind_caps=behind,
        further=further,
    )
    try:
        return compose(material)
    except NotEnoughData as error:
        if told := _other_days(judged.claims, sides, window):
            raise NotEnoughData(told) from error
        raise


def _other_days(known: Iterable[CitedClaim], sides: tuple[CountryCode, CountryCode], window: Window) -> str | None:
    """Say of which other days there are reports that tell of the two; None where there are none."""
    left_out = [cited.published for cited in known if set(sides) <= involved(cited.claim)]
    days = [day for day in left_out if not window.holds(day)]
    if not days:
        return None
    dated = sorted(day for day in days if day)
    when = f"are of {' to '.join(dict.fromkeys(map(str, (dated[0], dated[-1]))))}" if dated else "bear no date"
    names = " and ".join(country_name(code) for code in sides)
    return f"no report {window} says anything of {names} together; those in the ledger {when}"


def _checked(
    ledger: Ledger, events: tuple[Event, ...], sides: tuple[CountryCode, CountryCode], window: Window
) -> tuple[tuple[Finding, ...], tuple[CapLedger, ...], dict[ClaimId, CitedClaim]]:
    """Hold the events against every regime whose target is one of the two; caps take in the suppliers of all reports.

    Returns:
        The findings, the cap ledgers, and the claims behind the ledgers' entries.
    """
    findings: list[Finding] = []
    caps: list[CapLedger] = []
    behind: dict[ClaimId, CitedClaim] = {}
    for regime in regimes():
        if regime.target in sides:
            supplies = tuple(_within(ledger, regime.target, window))
            made = cap_ledgers(supplies, regime)
            by_rule = {each.rule.id: tuple(m for m in made if m.rule.id == each.rule.id) for each in made}
            findings += check_events(events, regime, by_rule)
            caps += made
            named = {claim_id for each in made for entry in each.entries for claim_id in entry.claims}
            behind |= {cited.id: cited for event in supplies for cited in event.claims if cited.id in named}
    return tuple(findings), tuple(caps), behind


def _within(ledger: Ledger, target: CountryCode, window: Window) -> Iterable[Event]:
    """Give the events of a state by the reports of the window alone."""
    for weighed in account_of(ledger, (target,)).weighed:
        told = tuple(cited for cited in weighed.event.claims if window.holds(cited.published))
        if told:
            yield Event(told)


def _judged(ledger: Ledger, sides: tuple[CountryCode, CountryCode]) -> Judged:
    """Give every claim of the reports that hold a claim of both sides, as the analysts left them.

    The other reports can't be about the two, so that judgements on them are left aside.
    """
    reports = dict.fromkeys(cited.doc_id for cited in ledger.claims(ClaimFilter(states=sides)))
    claims = [cited for doc_id in reports for cited in ledger.claims(ClaimFilter(document=doc_id))]
    judgements = [
        each
        for each in ledger.judgements()
        if not each.subjects or any(claim.doc_id in reports for claim in each.subjects)
    ]
    return apply_judgements(claims, tuple(judgements))


def _not_coded(ledger: Ledger, window: Window) -> Iterable[tuple[Document, str]]:
    languages = {name.removeprefix("language:") for name in ledger.counts() if name.startswith("language:")}
    if languages <= {ENGLISH, "unknown"}:
        return
    for document in ledger.documents():
        if document.language not in (ENGLISH, None) and window.holds(document.date):
            yield document, f"language {document.language}"


def _copies(ledger: Ledger, documents: dict[DocId, Document]) -> dict[DocId, DocId]:
    """Give for each near copy the report that came first among those at hand."""
    copies: dict[DocId, DocId] = {}
    order = sorted(documents.values(), key=lambda each: (str(each.date or "9999"), each.id))
    for document in order:
        for other, _ in ledger.duplicates_of(document.id):
            if other in documents and other not in copies and document.id not in copies:
                copies[other] = document.id
    return copies
