"""PDF files: the text layer page by page, lines of a page joined to paragraphs."""

import io
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from detente.errors import UnreadableDocument
from detente.model.text import Document
from detente.reading.cleaning import clean_text, join_printed
from detente.reading.days import day_of_head, parse_day, place_of_head
from detente.reading.heads import told_in_note
from detente.reading.sources import MAX_CHARACTERS, Raw, Told, make_document

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it can't read we say ourselves, in one line

END_MARK, TAIL_BYTES = b"%%EOF", 2_048
"""A whole PDF ends with this mark, readers look for it in about the last kilobyte."""
REPEATED = 3
"""A first or last line that stands on so many pages is a running head, not text."""
EDGE_LINES = 2


def read_pdf(raw: Raw) -> Iterator[Document]:
    """Give the one document of a PDF."""
    if not raw.data.lstrip().startswith(b"%PDF"):
        raise UnreadableDocument(raw.where, "is no PDF")
    if END_MARK not in raw.data[-TAIL_BYTES:]:
        raise UnreadableDocument(raw.where, "is a PDF that is cut off: its end is missing")
    try:
        reader = _opened(raw)
        pages = _pages(raw, reader)
        told = _told(reader)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, RecursionError) as error:
        raise UnreadableDocument(raw.where, f"is a broken PDF ({_first_line(error)})") from error
    text = join_printed(clean_text("\n".join(pages)))
    if not text:
        raise UnreadableDocument(raw.where, "is a PDF without a text layer (a scan?)")
    yield make_document(raw, text, replace(told, date=day_of_head(text) or told.date, place=place_of_head(text)))


def _opened(raw: Raw) -> PdfReader:
    reader = PdfReader(io.BytesIO(raw.data))
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (DependencyError, NotImplementedError) as error:
            raise UnreadableDocument(raw.where, "is an encrypted PDF") from error
        if not opened:
            raise UnreadableDocument(raw.where, "is an encrypted PDF; its password isn't known")
    return reader


def _pages(raw: Raw, reader: PdfReader) -> list[str]:
    pages, characters = [], 0
    for page in reader.pages:
        pages.append(clean_text(page.extract_text() or ""))
        characters += len(pages[-1])
        if characters > MAX_CHARACTERS:
            raise UnreadableDocument(raw.where, f"holds more than {MAX_CHARACTERS:,} characters")
    return _without_running_heads(pages)


def _without_running_heads(pages: list[str]) -> list[str]:
    split = [page.split("\n") for page in pages]
    edges = Counter(_shape(line) for lines in split for line in {*lines[:EDGE_LINES], *lines[-EDGE_LINES:]})
    repeated = {shape for shape, count in edges.items() if count >= REPEATED and count > len(pages) / 2}
    kept = []
    for lines in split:
        last = len(lines) - EDGE_LINES
        kept.append(
            "\n".join(line for i, line in enumerate(lines) if EDGE_LINES <= i < last or _shape(line) not in repeated)
        )
    return kept


def _shape(line: str) -> str:
    """Give a line with its page number taken away."""
    return line.translate(str.maketrans("", "", "0123456789")).strip()


def _told(reader: PdfReader) -> Told:
    about = reader.metadata
    language = str(reader.root_object.get("/Lang") or "").split("-")[0].lower() or None
    if about is None:
        return Told(language=language)
    note = told_in_note(str(about.subject or ""))
    return replace(
        note,
        title=str(about.title or "") or None,
        author=str(about.author or "") or None,
        date=note.date or parse_day(str(about.get("/CreationDate") or "")),
        language=language,
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).split("\n", 1)[0][:120]
