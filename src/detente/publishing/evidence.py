"""Citations: which sentence bears out what is said, numbered in the order of first use."""

import re
from collections.abc import Iterator, Mapping

from detente.errors import UnsupportedFinding
from detente.model.claims import Claim, ClaimId
from detente.model.dossiers import Citation, Extract
from detente.model.text import DocId, Document, Span
from detente.publishing.sentences import sentence_around

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
_FURTHER = 3
"""Sentences shown beside the first at most: those that name whom a pronoun of the first stands for."""


def folded(text: str) -> str:
    """Give a text as names are compared in it: small letters, plain quotes, single blanks."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def holds(text: str, words: str) -> bool:
    """Tell whether the words stand in the text, whole, whatever the case."""
    return bool(words.strip()) and re.search(rf"(?<!\w){re.escape(folded(words))}(?!\w)", folded(text)) is not None


def names_of(claim: Claim) -> Iterator[str]:
    """Give every name that a claim holds: of parties, speakers and places."""
    yield from (party.name for party in (*claim.actors, *claim.recipients))
    yield from (speaker.name for speaker in claim.said_by)
    yield from claim.places


def _extract(text: str, sentence: Span, places: list[Span]) -> Extract:
    marks = sorted(place.shifted(-sentence.start) for place in places if sentence.covers(place))
    shown = re.sub(r"\s", " ", sentence.cut(text))
    return Extract(sentence, shown, tuple(marks))


def _mention_before(text: str, name: str, place: Span) -> Span | None:
    """Give the last place before the claim where the name stands, else the first one after it."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    before = [match.span() for match in pattern.finditer(text, 0, place.start)]
    after = pattern.search(text, place.end)
    if before:
        return Span(*before[-1])
    return Span(*after.span()) if after else None


def extracts_of(claim: Claim, text: str, title: str | None = None) -> tuple[Extract, ...]:
    """Give the sentence of a claim with its quote marked, then those that name whom it only points at."""
    first = sentence_around(text, claim.span, title)
    places: dict[Span, list[Span]] = {first: [claim.span]}
    for name in dict.fromkeys(names_of(claim)):
        if any(holds(span.cut(text), name) for span in places):
            continue
        found = _mention_before(text, name, claim.span)
        if found is not None and len(places) <= _FURTHER:
            places.setdefault(sentence_around(text, found, title), []).append(found)
    for trace in claim.traces:
        sentence = next((span for span in places if span.covers(trace.span)), None)
        if sentence is not None and sentence is not first and trace.span not in places[sentence]:
            places[sentence].append(trace.span)
    return tuple(_extract(text, span, found) for span, found in places.items())


class Evidence:
    """Numbers citations as they are first used; one number a quoted stretch, shared by the claims that quote it."""

    def __init__(self, documents: Mapping[DocId, Document]) -> None:
        self._documents = documents
        self._numbers: dict[tuple[DocId, Span], int] = {}
        self._claims: dict[int, dict[ClaimId, Claim]] = {}
        self._extracts: dict[ClaimId, tuple[Extract, ...]] = {}

    def cite(self, claim: Claim) -> int:
        """Give the number of the claim's citation.

        Raises:
            UnsupportedFinding: The document is not at hand, or the quote isn't what stands at its place.
        """
        document = self._documents.get(claim.doc_id)
        if document is None or claim.span.end > len(document.text) or claim.span.cut(document.text) != claim.quote:
            raise UnsupportedFinding(f"claim {claim.id}: its quote does not stand in document {claim.doc_id}")
        number = self._numbers.setdefault((claim.doc_id, claim.span), len(self._numbers) + 1)
        self._claims.setdefault(number, {})[claim.id] = claim
        return number

    def extracts(self, claim: Claim) -> tuple[Extract, ...]:
        """Give the sentences that bear the claim out."""
        if claim.id not in self._extracts:
            document = self._documents[claim.doc_id]
            self._extracts[claim.id] = extracts_of(claim, document.text, document.title)
        return self._extracts[claim.id]

    def citations(self) -> tuple[Citation, ...]:
        """Give all that were cited, in the order of their numbers."""
        return tuple(self._citation(number, claims) for number, claims in sorted(self._claims.items()))

    def _citation(self, number: int, claims: dict[ClaimId, Claim]) -> Citation:
        merged: dict[Span, Extract] = {}
        for claim in claims.values():
            for extract in self.extracts(claim):
                seen = merged.get(extract.span)
                marks = {*extract.marks, *(seen.marks if seen else ())}
                merged[extract.span] = Extract(extract.span, extract.text, tuple(sorted(marks)))
        doc_id = next(iter(claims.values())).doc_id
        return Citation(number, doc_id, tuple(claims), tuple(merged.values()))
