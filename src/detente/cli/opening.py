"""A claim, a document or an event opened: everything that is known of it, as a record."""

from typing import Any

from detente.cli.claims import record_of
from detente.cli.events import event_record
from detente.coding.sentences import split_sentences
from detente.model.claims import ClaimId
from detente.model.events import CitedClaim, Weighed
from detente.model.judgements import Judgement, in_force
from detente.model.text import DocId, Document, Span
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter

SOURCE = ("title", "publisher", "author", "date", "url", "path", "language", "id")


def claim_shown(kept: Ledger, claim_id: ClaimId) -> dict[str, Any]:
    """Give a claim with its sentence, its document, what was read where, and the judgements on it."""
    cited = kept.claim(claim_id)
    text = kept.document(cited.doc_id).text
    return record_of(cited) | {
        **_extract(kept, cited),
        "read_from": [
            {"field": trace.field, "words": trace.span.cut(text), "maker": trace.maker} for trace in cited.claim.traces
        ],
        "judgements": judgements_shown(kept, claim_id),
    }


def document_shown(kept: Ledger, doc_id: DocId) -> dict[str, Any]:
    """Give a document with what it says about itself, its near-duplicates and its claims."""
    document = kept.document(doc_id)
    claims = [record_of(cited) for cited in kept.claims(ClaimFilter(document=doc_id))]
    near = [{"id": other, "likeness": round(alike, 3)} for other, alike in kept.duplicates_of(doc_id)]
    states = list(kept.main_states(doc_id))
    return _source(document, kept) | {
        "states": states,
        "near_duplicates": near,
        "text": document.text,
        "claims": claims,
    }


def judgements_shown(kept: Ledger, claim_id: ClaimId) -> list[dict[str, Any]]:
    """Give the judgements on a claim, those taken back marked so."""
    standing = {judgement.id for judgement in in_force(kept.judgements())}
    return [_judgement(judgement, standing=judgement.id in standing) for judgement in kept.judgements_on(claim_id)]


def _judgement(judgement: Judgement, *, standing: bool) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "verb": judgement.verb,
        "who": judgement.who,
        "at": judgement.at,
        "why": judgement.why,
        "field": judgement.field,
        "value": judgement.value,
        "in_force": standing,
    }


def _source(document: Document, kept: Ledger) -> dict[str, Any]:
    return {field: getattr(document, field) for field in SOURCE} | {"seen_with": list(kept.publishers_of(document.id))}


def event_shown(kept: Ledger, weighed: Weighed) -> dict[str, Any]:
    """Give an event with its grade, origins and disputes, and the sentence behind each of its claims."""
    sentences = [{"claim": cited.id, **_extract(kept, cited)} for cited in weighed.event.claims]
    return event_record(weighed) | {"sentences": sentences}


def _extract(kept: Ledger, cited: CitedClaim) -> dict[str, Any]:
    document, span = kept.document(cited.doc_id), cited.claim.span
    sentence = sentence_around(document.text, span)
    return {
        "sentence": sentence.cut(document.text),
        "span_in_sentence": [span.start - sentence.start, span.end - sentence.start],
        "document": _source(document, kept),
    }


def sentence_around(text: str, span: Span) -> Span:
    """Give the sentence, or the sentences, that a span stands in.

    >>> sentence_around("It rained. Seoul denied it. Then, night.", Span(17, 23))
    Span(start=11, end=27)
    """
    around = [sentence.span for sentence in split_sentences(text) if sentence.span.overlaps(span)]
    return Span(min((span, *around)).start, max(each.end for each in (span, *around)))
