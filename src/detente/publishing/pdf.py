"""The dossier as a PDF, typeset without a browser or a network; words go in as data, never as markup."""

import json
from importlib import resources

from detente.errors import ConfigError
from detente.model.dossiers import Block, Citation, Dossier, Entry, Extract, Part, Section, Source, Table
from detente.publishing.drawing import for_paper
from detente.publishing.html import direction, safe_link, source_line
from detente.publishing.showing import count, day, day_words
from detente.publishing.wording import voice

Json = dict[str, object]


def _tags(entry: Entry) -> str:
    told = [direction(entry), entry.type.value.lower() if entry.type else "", entry.status.value.replace("_", " ")]
    told += [entry.stance.value, "disputed" if entry.disputed else "", entry.grade or ""]
    told += [entry.change.value if entry.change else ""]
    return " · ".join(tag for tag in told if tag not in ("", "occurred", "affirmed"))


def _voices(entry: Entry) -> list[Json]:
    if len(entry.voices) < 2:  # noqa: PLR2004 - a single voice is told in the sentence
        return []
    made: list[Json] = []
    for each in entry.voices:
        publisher = each.publisher or "a report"
        who = f"{voice(each.names)} in {publisher}" if each.names else f"{publisher} in its own voice"
        stance = ": denies it" if each.denies else ""
        amounts = f": {'; '.join(each.figures)}" if each.figures else ""
        made.append({"words": f"{who}{stance}{amounts}", "cites": each.citations})
    return made


def _entry(entry: Entry, *, in_brief: bool) -> Json:
    return {
        "when": day_words(entry),
        "text": entry.text,
        "quote": entry.quote,
        "cites": entry.citations,
        "voices": [] if in_brief else _voices(entry),
        "tags": _tags(entry),
    }


def _table(table: Table) -> Json:
    rows = [{"cells": row.cells, "cites": row.citations} for row in table.rows]
    return {"columns": table.columns, "rows": rows}


def _block(block: Block, part: Part) -> Json:
    picture = block.picture
    return {
        "title": block.title,
        "svg": for_paper(picture.svg) if picture else "",
        "words": f"{picture.title}. {picture.words}" if picture else "",
        "entries": [_entry(entry, in_brief=part is Part.BRIEF) for entry in block.entries],
        "table": _table(block.table) if block.table else None,
    }


def _section(section: Section) -> Json:
    blocks = [_block(block, section.part) for block in section.blocks]
    return {"title": section.title, "note": section.note, "blocks": blocks}


def _pieces(extract: Extract) -> list[Json]:
    pieces: list[Json] = []
    done = 0
    for mark in extract.marks:
        start, end = max(done, mark.start), min(mark.end, len(extract.text))
        if start < end:
            pieces.append({"text": extract.text[done:start], "marked": False})
            pieces.append({"text": extract.text[start:end], "marked": True})
            done = end
    return [*pieces, {"text": extract.text[done:] + " ", "marked": False}]


def _citation(citation: Citation) -> Json:
    pieces = [piece for extract in citation.extracts for piece in _pieces(extract)]
    return {"number": citation.number, "pieces": pieces}


def _source(source: Source, by_number: dict[int, Citation]) -> Json:
    return {
        "title": source.title or "Untitled report",
        "line": " · ".join(part for part in (source_line(source), source.author) if part),
        "url": safe_link(source.url) or "",
        "citations": [_citation(by_number[number]) for number in source.citations],
    }


def _data(dossier: Dossier) -> Json:
    by_number = {citation.number: citation for citation in dossier.citations}
    period = f" from {day(dossier.since)} to {day(dossier.as_of)}" if dossier.since and dossier.as_of else ""
    reports, claims = count(len(dossier.sources), "report"), count(dossier.claims, "claim")
    return {
        "title": dossier.title,
        "as_of": f" · as of {day(dossier.as_of)}" if dossier.as_of else "",
        "lede": f"What {reports}{period} say of the two: {claims}. Numbers in brackets lead to the sentences.",
        "sections": [_section(section) for section in dossier.sections],
        "sources": [_source(source, by_number) for source in dossier.sources],
        "not_coded": [f"{s.title or 'Untitled'} · {source_line(s)} · {s.reason}" for s in dossier.not_coded],
    }


def pdf(dossier: Dossier) -> bytes:
    """Give the bytes of a PDF on A4 paper.

    Raises:
        ConfigError: The typesetter isn't installed; the other forms need none.
    """
    try:
        import typst  # noqa: PLC0415 - 34 MB that only this form needs
    except ModuleNotFoundError as error:
        raise ConfigError("PDF needs the package typst; .html, .md, .docx and .json work without it") from error
    template = resources.files("detente.publishing").joinpath("templates", "dossier.typ").read_bytes()
    return typst.compile(template, format="pdf", sys_inputs={"dossier": json.dumps(_data(dossier), ensure_ascii=False)})
