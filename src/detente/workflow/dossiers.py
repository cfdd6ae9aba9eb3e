"""From the ledger to a dossier: the claims about a pair, joined, and the reports behind them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from detente.model.actors import CountryCode, Dyad
from detente.model.dossiers import Dossier
from detente.model.events import CitedClaim
from detente.model.judgements import Verb, in_force
from detente.model.text import DocId, Document
from detente.publishing.composing import compose
from detente.publishing.material import Material
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.weighing.joining import join
from detente.workflow.reports import ENGLISH


@dataclass(frozen=True, slots=True)
class Window:
    """The days of the reports that count, both included; None is open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, published: dt.date | None) -> bool:
        """Tell whether a report of this day counts; one without a day does only in an open window."""
        if published is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= published) and (self.until is None or published <= self.until)


ALWAYS = Window()


def dossier_of(ledger: Ledger, pair: Dyad, window: Window = ALWAYS) -> Dossier:
    """Give the dossier of a pair from what the ledger holds, without what an analyst has rejected.

    Raises:
        NotEnoughData: No report says anything of the two together.
    """
    sides = (pair.actor, pair.recipient)
    claims = [cited for cited in _claims(ledger, sides) if window.holds(cited.published)]
    documents = {doc_id: ledger.document(doc_id) for doc_id in dict.fromkeys(cited.doc_id for cited in claims)}
    return compose(
        Material(
            pair=sides,
            events=join(claims),
            documents=documents,
            states={doc_id: tuple(map(CountryCode, ledger.main_states(doc_id))) for doc_id in documents},
            not_coded=tuple(_not_coded(ledger, window)),
            copies=_copies(ledger, documents),
        )
    )


def _claims(ledger: Ledger, sides: tuple[CountryCode, CountryCode]) -> Iterable[CitedClaim]:
    """Give every claim of the reports that hold a claim of both sides; the other reports can't be about the two."""
    rejected = {
        claim_id for each in in_force(ledger.judgements()) if each.verb is Verb.REJECT for claim_id in each.claim_ids
    }
    reports = dict.fromkeys(cited.doc_id for cited in ledger.claims(ClaimFilter(states=sides)))
    for doc_id in reports:
        for cited in ledger.claims(ClaimFilter(document=doc_id)):
            if cited.id not in rejected:
                yield cited


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
