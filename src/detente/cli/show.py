"""`detente show`: one claim or document with all that is known of it."""

import re
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.cli.claims import record_of
from detente.cli.escaping import harmless
from detente.cli.options import ledger_option
from detente.cli.showing import cell, is_terminal, json_line
from detente.errors import InputError, UnknownCode
from detente.model.claims import ClaimId
from detente.model.judgements import Judgement, in_force
from detente.model.text import DocId, Document, Span
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter

_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s|\n")
FIELDS = (
    "what", "mode", "themes", "actors", "recipients", "transfer", "quantities", "date", "places", "said_by", "stance",
    "status", "confidence",
)  # fmt: skip
SOURCE = ("title", "publisher", "author", "date", "url", "path", "language", "id")


@click.command("show", epilog="Example: detente show 3f2a")
@click.argument("name", metavar="ID")
@ledger_option
def command(name: str, ledger: Path | None) -> None:
    """Show a claim with its sentence, or a document with its claims; the first digits of an ID are enough."""
    with Ledger.open(ledger or read_settings().ledger) as kept:
        claims, documents = kept.find_ids(name.lower())
        if not claims and not documents:
            raise UnknownCode("claim or document", name)
        if len(claims) + len(documents) > 1:
            raise InputError(f"{name!r} could be {', '.join((*claims, *documents))}: give more digits")
        record = claim_shown(kept, claims[0]) if claims else document_shown(kept, documents[0])
    if is_terminal():
        _print(record)
    else:
        click.echo(json_line(record))


def claim_shown(kept: Ledger, claim_id: ClaimId) -> dict[str, Any]:
    """Give a claim with its sentence, its document, what was read where, and the judgements on it."""
    cited = kept.claim(claim_id)
    document = kept.document(cited.doc_id)
    sentence = sentence_around(document.text, cited.claim.span)
    return record_of(cited) | {
        "sentence": sentence.cut(document.text),
        "span_in_sentence": [cited.claim.span.start - sentence.start, cited.claim.span.end - sentence.start],
        "document": _source(document, kept),
        "read_from": [
            {"field": trace.field, "words": trace.span.cut(document.text), "maker": trace.maker}
            for trace in cited.claim.traces
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


def sentence_around(text: str, span: Span) -> Span:
    """Give the sentence, or the sentences, that a span stands in.

    >>> sentence_around("It rained. Seoul denied it. Then, night.", Span(17, 23))
    Span(start=11, end=27)
    """
    start = max((end.end() for end in _END.finditer(text, 0, span.start)), default=0)
    found = _END.search(text, max(span.end - 1, span.start))
    return Span(start, max(found.end() - 1 if found else len(text), span.end))


def _print(record: dict[str, Any]) -> None:
    console = Console()
    if "sentence" in record:
        _print_claim(console, record)
        return
    _table(console, "", {key: record.get(key) for key in (*SOURCE, "seen_with", "states")})
    for claim in record["claims"]:
        _say(console, f"  {claim['id']}  {claim['what']}  {claim['quote']}")


def _print_claim(console: Console, record: dict[str, Any]) -> None:
    sentence = Text(harmless(record["sentence"]))
    sentence.stylize("bold reverse", *record["span_in_sentence"])
    console.print(sentence, "")
    _table(console, "document", {key: record["document"].get(key) for key in (*SOURCE, "seen_with")})
    _table(console, "claim", {key: record.get(key) for key in ("id", *FIELDS)})
    for trace in record["read_from"]:
        _say(console, f"  {trace['field']}: {trace['words']}  ({trace['maker']})")
    for judgement in record["judgements"]:
        state = "" if judgement["in_force"] else "  (taken back)"
        _say(
            console, f"  {judgement['at']:%Y-%m-%d} {judgement['who']}: {judgement['verb']}: {judgement['why']}{state}"
        )


def _say(console: Console, line: str) -> None:
    console.print(Text(harmless(line)))


def _table(console: Console, title: str, values: dict[str, Any]) -> None:
    table = Table(title=title or None, show_header=False, title_justify="left")
    for key, value in values.items():
        if value not in (None, "", [], ()):
            table.add_row(key.replace("_", " "), Text(cell(value)))
    console.print(table)
