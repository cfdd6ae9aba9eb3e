"""Web archives (WARC, ISO 28500; packed with gzip or not): one document a page that was answered with 200."""

import io
import zlib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from typing import IO

from detente.errors import UnreadableDocument
from detente.model.text import Document, Skipped
from detente.reading.decoding import declared_encoding, decode
from detente.reading.packing import open_packed
from detente.reading.pages import page_document
from detente.reading.sources import MAX_BYTES, Raw, Told, broken, shown

MAX_HEADER_LINES = 200
MAX_PART = 1_000_000
PAGES = ("text/html", "application/xhtml+xml")


def read_archive(path: Path) -> Iterator[Document | Skipped | UnreadableDocument]:
    """Give the pages of an archive, one at a time, whatever its size."""
    try:
        with open_packed(path) as stream:
            yield from _records(stream, shown(path))
    except (OSError, EOFError, zlib.error) as error:
        yield UnreadableDocument(shown(path), f"is a broken web archive ({error})")


def _records(stream: IO[bytes], where: str) -> Iterator[Document | Skipped | UnreadableDocument]:
    number = 0
    while (line := stream.readline(MAX_HEADER_LINES * 100)) != b"":
        if not line.strip():
            continue
        number += 1
        place = f"{where}#{number}"
        if not line.startswith(b"WARC/"):
            yield UnreadableDocument(place, "is no WARC record")
            return
        headers = _headers(stream)
        length = str(headers["Content-Length"] or "")
        if not length.strip().isdecimal():
            yield UnreadableDocument(place, "is a WARC record without length")
            return
        yield from _record(stream, int(length), headers, place)


def _record(
    stream: IO[bytes], length: int, headers: "Message[str, str]", place: str
) -> Iterator[Document | Skipped | UnreadableDocument]:
    if headers["WARC-Type"] != "response" or length >= MAX_BYTES:
        _pass_over(stream, length)
        return
    data = stream.read(length)
    if len(data) < length:
        yield UnreadableDocument(place, "is cut off")
        return
    try:
        document = _page(data, str(headers["WARC-Target-URI"] or "") or None, place)
    except UnreadableDocument as error:
        yield error
    except Exception as error:  # noqa: BLE001 - the parsers of others break on damaged pages in ways they don't tell
        yield UnreadableDocument(place, broken(error))
    else:
        yield document


def _pass_over(stream: IO[bytes], length: int) -> None:
    """Go on behind so many bytes, or to the end of the file where it is nearer."""
    while length > 0 and (part := stream.read(min(length, MAX_PART))):
        length -= len(part)


def _page(data: bytes, address: str | None, place: str) -> Document | Skipped:
    body = io.BytesIO(data)
    status = body.readline().split()
    answer = _headers(body)
    if len(status) < 2 or status[1] != str(HTTPStatus.OK.value).encode():  # noqa: PLR2004 - protocol, then status
        return Skipped(place, "wasn't answered with 200")
    if answer.get_content_type() not in PAGES:
        return Skipped(place, f"is {answer.get_content_type()}, no page")
    raw = Raw(place, _unpacked(body.read(), answer, place))
    source = decode(raw, answer.get_content_charset() or declared_encoding(raw.data))
    document = page_document(raw, source)
    return document if document.url else page_document(raw, source, Told(url=address))


def _unpacked(data: bytes, answer: "Message[str, str]", place: str) -> bytes:
    if (answer["Transfer-Encoding"] or "").lower() == "chunked":
        data = _unchunked(data)
    packing = (answer["Content-Encoding"] or "identity").lower()
    if packing == "identity":
        return data
    if packing not in ("gzip", "deflate"):
        raise UnreadableDocument(place, f"is packed with {packing}")
    try:
        unpacked = zlib.decompressobj(wbits=47 if packing == "gzip" else -15).decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise UnreadableDocument(place, "is packed and broken") from error
    if len(unpacked) >= MAX_BYTES:
        raise UnreadableDocument(place, "would unpack to more than 50 MB")
    return unpacked


def _unchunked(data: bytes) -> bytes:
    stream, parts = io.BytesIO(data), []
    while line := stream.readline():
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            return data  # the archive's writer had already taken the chunks apart
        if size == 0:
            break
        parts.append(stream.read(size))
        stream.readline()
    return b"".join(parts)


def _headers(stream: IO[bytes]) -> "Message[str, str]":
    lines = []
    for _ in range(MAX_HEADER_LINES):
        line = stream.readline(65_536)
        if line in (b"\r\n", b"\n", b""):
            break
        lines.append(line)
    return message_from_bytes(b"".join(lines))
