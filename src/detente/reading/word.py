"""Word files (.docx): paragraphs and tables in their order; sizes are checked before anything is inflated."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml import etree

from detente.errors import UnreadableDocument
from detente.model.text import Document
from detente.reading.cleaning import clean_text
from detente.reading.days import day_of_head, place_of_head
from detente.reading.sources import Raw, Told, make_document

MAX_UNPACKED = 200_000_000
MAX_XML = 40_000_000
"""Bytes of one XML part; about ten times of that is needed in memory."""
MAX_PARTS = 5_000
TEMPLATE_DAY = dt.date(2013, 12, 23)
"""Made on this day: the template of python-docx, which keeps it in every file that didn't say otherwise."""
ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""First bytes of the old container format, in which Word wraps a file with a password."""


def read_docx(raw: Raw) -> Iterator[Document]:
    """Give the one document of a Word file."""
    if raw.data.startswith(ENCRYPTED):
        raise UnreadableDocument(raw.where, "is an encrypted or old Word file, no .docx")
    _check_sizes(raw)
    try:
        word = docx.Document(io.BytesIO(raw.data))
        text = clean_text("\n".join(_lines(word)))
        told = _told(word, text)
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        etree.LxmlError,
        OSError,
    ) as error:
        raise UnreadableDocument(raw.where, "is a broken Word file") from error
    yield make_document(raw, text, told)


def _check_sizes(raw: Raw) -> None:
    """Refuse a file whose parts would unpack to more than a report can hold (a zip never gives more than it says)."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw.data)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise UnreadableDocument(raw.where, "is a broken or truncated Word file") from error
    xml = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MAX_PARTS or xml > MAX_XML or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableDocument(raw.where, "would unpack to far more than a report holds (a zip bomb?)")


def _lines(word: WordFile) -> Iterator[str]:
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(cell.text.replace("\n", " ") for cell in row.cells)
        else:
            yield block.text


def _told(word: WordFile, text: str) -> Told:
    about = word.core_properties
    made = about.created.date() if about.created else None
    title = about.title or next(
        (p.text for p in word.paragraphs if p.style and p.style.name in ("Title", "Heading 1")), None
    )
    return Told(
        title=title,
        author=about.author if about.author != "python-docx" else None,
        date=day_of_head(text) or (made if made != TEMPLATE_DAY else None),
        language=about.language or None,
        place=place_of_head(text),
    )
