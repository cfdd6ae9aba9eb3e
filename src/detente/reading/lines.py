"""JSON lines: one document a line, `{"text": …}` with what else is known of it; the text is kept as it is given."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from detente.errors import UnreadableDocument
from detente.model.text import Document, Unclear
from detente.reading.cleaning import one_line
from detente.reading.days import parse_day
from detente.reading.languages import find_language
from detente.reading.packing import open_packed
from detente.reading.sources import MAX_CHARACTERS, shown, unclear_day

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_HALVED = re.compile("[\ud800-\udfff]")
MAX_LINE_BYTES = 6 * MAX_CHARACTERS


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document of a line, with the id that the line gives it, or its number."""

    id: str
    document: Document


def read_lines(lines: Iterable[bytes], where: str) -> Iterator[Numbered | Unclear | UnreadableDocument]:
    """Give the document of each line, or why there is none; blank lines are passed over.

    Before a document comes what its line says of it that can't be read.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield from _read_line(line, number, f"{where}:{number}")
        except UnreadableDocument as error:
            yield error


def open_lines(path: Path) -> Iterator[bytes]:
    """Give the lines of a file, unpacked where it is packed with gzip, one at a time.

    Raises:
        UnreadableDocument: The file can't be opened or unpacked, or has no end of line in sight.
    """
    try:
        with open_packed(path) as stream:
            yield from bounded_lines(stream, shown(path))
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableDocument(shown(path), f"can't be read ({error})") from error


def bounded_lines(file: IO[bytes], where: str) -> Iterator[bytes]:
    """Give the lines of a stream, none longer than a document can be."""
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise UnreadableDocument(f"{where}:{number}", f"is longer than {MAX_LINE_BYTES:,} bytes")
        yield line


def read_object(line: bytes, where: str) -> dict[str, Any]:
    """Give the JSON object of a line.

    Raises:
        UnreadableDocument: It is no UTF-8, no JSON, no object or holds half a character; `where` is told with it.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(where, f"is not UTF-8 (byte {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(where, f"is no JSON ({error})") from error
    if not isinstance(record, dict):
        raise UnreadableDocument(where, "is no JSON object")
    if _HALF.search(line) and _HALVED.search(json.dumps(record, ensure_ascii=False)):
        raise UnreadableDocument(where, "holds half of a character (a lone surrogate)")
    return record


def _read_line(line: bytes, number: int, where: str) -> Iterator[Numbered | Unclear]:
    record = read_object(line, where)
    name = record.get("id", record.get("doc_id"))
    document = _document(record, line, where)
    yield from unclear_day(where, _day_words(record), document.date)
    yield Numbered(str(number if name is None else name), document)


def _day_words(record: Mapping[str, Any]) -> str | None:
    day = record.get("date") or record.get("published")
    return str(day) if day else None


def _document(record: Mapping[str, Any], line: bytes, where: str) -> Document:
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument(where, "has no text" if text is None else "has a text that is no string")
    if not text.strip():
        raise UnreadableDocument(where, "holds no text")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(where, f"holds {len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
    return replace(
        Document.of(text),
        title=_words(record, "title"),
        publisher=_words(record, "publisher"),
        author=_words(record, "author"),
        place=_words(record, "place"),
        url=_words(record, "url"),
        date=parse_day(_day_words(record)),
        language=find_language(text) or _words(record, "language"),
        path=where,
        raw_hash=hashlib.sha256(line).hexdigest(),
    )


def _words(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    return one_line(value) if isinstance(value, str) else None
