"""Our spans as W3C Web Annotations, our sources as BibTeX and CSL, our places as GeoJSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

from detente.exchanging.account import Account, day_of, without_none
from detente.lexicon.coordinates import locate
from detente.model.events import CitedClaim, Event
from detente.model.text import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote that let it be found again in a text that was cut differently."""


def annotation(cited: CitedClaim, document: Document) -> dict[str, Any]:
    """Give a claim as an annotation of its place: by position (code points) and by its words with those around it."""
    span, text = cited.claim.span, document.text
    kind = cited.claim.event.value if cited.claim.event else cited.claim.kind.value
    selectors = [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.cut(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:detente:claim:{cited.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": value}
            for value in (kind, cited.claim.stance.value, cited.claim.status.value, *cited.claim.themes)
        ],
        "target": {
            "type": "SpecificResource",
            "source": document.url or f"urn:detente:document:{document.id}",
            "selector": selectors,
            "state": {"type": "HttpRequestState", "value": f"sha-256 of the text: {document.text_hash}"},
        },
    }


def write_annotations(account: Account) -> Iterator[str]:
    """Give an annotation for each claim, one JSON-LD object a line."""
    for cited in account.cited():
        yield json.dumps(annotation(cited, account.document(cited)), ensure_ascii=False) + "\n"


def _feature(event: Event) -> dict[str, Any]:
    first = event.claims[0]
    located = {name: found for name in first.claim.places if (found := locate(name)) is not None}
    kind = first.claim.event.value if first.claim.event else first.claim.kind.value
    told = without_none(
        {
            "event": kind,
            "date": day_of(first),
            "places": list(first.claim.places),
            "located": {name: found.kind for name, found in located.items()} or None,
            "quote": first.claim.quote,
            "actors": [party.country or party.name for party in first.claim.actors],
            "recipients": [party.country or party.name for party in first.claim.recipients],
            "disputed": event.disputed,
        }
    )
    points = [[found.longitude, found.latitude] for found in dict.fromkeys(located.values())]
    return {"type": "Feature", "id": event.id, "geometry": _geometry(points), "properties": told}


def _geometry(points: list[list[float]]) -> dict[str, Any] | None:
    """Give the geometry of some points (longitude first); None where there are none (RFC 7946, 3.2: unlocated)."""
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def write_geojson(account: Account) -> Iterator[str]:
    """Give a feature for each event that names a place, at the points that our table knows of its places.

    `located` says what each point stands for: a capital, a city, the middle of a region, or a state at its capital.
    """
    features = [_feature(event) for event in account.events if event.claims[0].claim.places]
    yield json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def csl_item(document: Document) -> dict[str, Any]:
    """Give a document as an item of CSL-JSON."""
    day = document.date
    return without_none(
        {
            "id": document.id,
            "type": "article-newspaper" if document.publisher else "webpage",
            "title": document.title,
            "container-title": document.publisher,
            "author": [{"literal": document.author}] if document.author else None,
            "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
            "URL": document.url,
            "language": document.language,
            "note": f"SHA-256 of the text: {document.text_hash}",
        }
    )


def write_csl(account: Account) -> Iterator[str]:
    """Give the sources as one list of CSL-JSON."""
    yield json.dumps([csl_item(document) for document in _sources(account)], ensure_ascii=False, indent=1) + "\n"


def _sources(account: Account) -> list[Document]:
    used = {cited.doc_id for cited in account.cited()}
    return [document for document in account.documents.values() if document.id in used]


SPECIAL = re.compile(r"([&%$#_{}])")


def _bib(value: str) -> str:
    r"""Give a value as BibTeX reads it: special characters escaped, backslash, tilde and circumflex by name."""
    marked = value.replace("\\", "\0")
    escaped = SPECIAL.sub(r"\\\1", marked).replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    return escaped.replace("\0", r"\textbackslash{}")


def bibtex_entry(document: Document) -> str:
    """Give a document as a BibLaTeX entry (@online), its key the document's id."""
    fields = without_none(
        {
            "author": f"{{{_bib(document.author)}}}" if document.author else None,
            "title": _bib(document.title) if document.title else None,
            "organization": _bib(document.publisher) if document.publisher else None,
            "date": document.date.isoformat() if document.date else None,
            "url": document.url,
            "langid": document.language,
            "note": f"SHA-256 of the text: {document.text_hash}",
        }
    )
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@online{{{document.id},\n{lines}}}\n"


def write_bibtex(account: Account) -> Iterator[str]:
    """Give the sources as BibLaTeX."""
    for document in _sources(account):
        yield bibtex_entry(document)
