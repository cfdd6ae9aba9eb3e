"""The dossier as a Word document."""

import datetime as dt
import io
import zipfile

import docx
import vl_convert
from docx.document import Document as Paper
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from detente.model.dossiers import Block, Citation, Dossier, Entry, Picture, Source, Table
from detente.publishing.drawing import for_paper
from detente.publishing.html import direction, source_line
from detente.publishing.showing import count, day, day_words
from detente.publishing.wording import voice

_GREY = RGBColor(0x5B, 0x65, 0x70)
_SCALE = 2.0
"""Pixels for each unit of a drawing: sharp at the width of a page."""


def clean(text: str) -> str:
    """Give text without the control characters that no XML document may hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def _add(paragraph: Paragraph, words: str, *, bold: bool = False, italic: bool = False, grey: bool = False) -> None:
    run = paragraph.add_run(clean(words))
    run.bold, run.italic = bold, italic
    if grey:
        run.font.color.rgb = _GREY
        run.font.size = Pt(8.5)


def _cites(numbers: tuple[int, ...]) -> str:
    return " [" + ", ".join(map(str, numbers)) + "]" if numbers else ""


def _entry(paper: Paper, entry: Entry) -> None:
    said = paper.add_paragraph()
    _add(said, f"{day_words(entry)}  ", grey=True)
    if entry.text:
        _add(said, entry.text + " ", bold=True)
    _add(said, f"“{entry.quote}”", italic=True)
    _add(said, _cites(entry.citations))
    tags = [direction(entry), entry.type.value.lower() if entry.type else "", entry.status.value.replace("_", " ")]
    tags += [entry.stance.value, "disputed" if entry.disputed else "", entry.grade or ""]
    _add(said, "\n" + " · ".join(tag for tag in tags if tag not in ("", "occurred", "affirmed")), grey=True)
    for each in entry.voices if len(entry.voices) > 1 else ():
        line = paper.add_paragraph(style="List Bullet")
        who = voice(each.names) if each.names else f"{each.publisher or 'a report'} in its own voice"
        outlet = f" in {each.publisher}" if each.publisher and each.names else ""
        stance = ": denies it" if each.denies else ""
        amounts = f": {'; '.join(each.figures)}" if each.figures else ""
        _add(line, f"{who}{outlet}{stance}{amounts}{_cites(each.citations)}")


def _table(paper: Paper, table: Table) -> None:
    cited = any(row.citations for row in table.rows)
    heads = [*table.columns, *(["Evidence"] if cited else [])]
    grid = paper.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        cell.text = head
    for row in table.rows:
        cells = [*row.cells, *([_cites(row.citations).strip()] if cited else [])]
        for cell, words in zip(grid.add_row().cells, cells, strict=True):
            cell.text = clean(words)
            cell.paragraphs[0].runs[0].font.size = Pt(8) if cell.paragraphs[0].runs else None


def _picture(paper: Paper, picture: Picture) -> None:
    png = vl_convert.svg_to_png(for_paper(picture.svg), scale=_SCALE)
    paper.add_picture(io.BytesIO(png), width=Cm(16.5))
    _add(paper.add_paragraph(), f"{picture.title}. {picture.words}", grey=True)


def _block(paper: Paper, block: Block) -> None:
    if block.title:
        paper.add_heading(block.title, 2)
    if block.picture:
        _picture(paper, block.picture)
    for entry in block.entries:
        _entry(paper, entry)
    if block.table:
        _table(paper, block.table)


def _citation(paper: Paper, citation: Citation) -> None:
    line = paper.add_paragraph()
    _add(line, f"[{citation.number}] ", bold=True)
    for extract in citation.extracts:
        done = 0
        for mark in extract.marks:
            start, end = max(done, mark.start), min(mark.end, len(extract.text))
            if start < end:
                _add(line, extract.text[done:start])
                _add(line, extract.text[start:end], bold=True)
                done = end
        _add(line, extract.text[done:] + " ")


def _evidence(paper: Paper, dossier: Dossier) -> None:
    by_number = {citation.number: citation for citation in dossier.citations}
    paper.add_heading("Sources and evidence", 1)
    for source in dossier.sources:
        paper.add_heading(clean(source.title or "Untitled report"), 3)
        _add(paper.add_paragraph(), _line(source), grey=True)
        for number in source.citations:
            _citation(paper, by_number[number])


def _line(source: Source) -> str:
    return " · ".join(part for part in (source_line(source), source.author, source.url) if part)


def word(dossier: Dossier) -> bytes:
    """Give the dossier as the bytes of a .docx file; the same dossier gives the same bytes."""
    paper = docx.Document()
    made = dt.datetime.combine(dossier.as_of or dt.date(2000, 1, 1), dt.time(), dt.UTC)
    properties = paper.core_properties
    properties.title, properties.author, properties.created, properties.modified = dossier.title, "Detente", made, made
    paper.add_heading(dossier.title, 0)
    period = f" from {day(dossier.since)} to {day(dossier.as_of)}" if dossier.since and dossier.as_of else ""
    paper.add_paragraph(
        f"What {count(len(dossier.sources), 'report')}{period} say of the two; numbers lead to the evidence."
    )
    for section in dossier.sections:
        paper.add_heading(section.title, 1)
        _add(paper.add_paragraph(), section.note, grey=True)
        for block in section.blocks:
            _block(paper, block)
    _evidence(paper, dossier)
    written = io.BytesIO()
    paper.save(written)
    return _packed_anew(written)


def _packed_anew(written: io.BytesIO) -> bytes:
    """Give the same parts without the moment of packing, so that the same dossier gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
