"""Bytes into text: by their mark, as UTF-8, as declared, or as their letters tell; never by replacing what is wrong."""

import codecs
import re

from charset_normalizer import from_bytes

from detente.errors import UnreadableDocument
from detente.reading.languages import find_language
from detente.reading.sources import Raw

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = [
    "cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1250", "iso8859_2", "cp949", "shift_jis", "euc_jp",
    "gb18030", "big5", "cp1253", "cp1254", "cp1255", "cp1256",
]  # fmt: skip
"""Encodings that reports of states are met in, beside Unicode."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROL = bytes({*range(9), 11, *range(14, 27), *range(28, 32)})
BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"{\\rtf",
)
"""First bytes of files that are no text, whatever their name ends with."""
HEAD_BYTES = 4_096
MAX_CONTROL = 0.002
"""Share of control characters from which bytes are no text."""
MIN_UTF8 = 3
"""Characters of several bytes read as UTF-8 without error that prove a text meant as UTF-8."""


def decode(raw: Raw, declared: str | None = None) -> str:
    """Give the text of the bytes.

    Raises:
        UnreadableDocument: They are empty, no text, broken, or in an encoding that can't be told.
    """
    data = raw.data
    if not data.strip():
        raise UnreadableDocument(raw.where, "is empty")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(raw, encoding)
    if bare := _bare_utf16(data):
        return _strictly(raw, bare)
    refuse_binary(raw)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(raw, error)
    return _decode_old(raw, declared)


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that a page or feed says it has."""
    found = _DECLARED.search(data[:HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def refuse_binary(raw: Raw) -> None:
    """Raise UnreadableDocument where the bytes hold what no text has."""
    control = len(raw.data) - len(raw.data.translate(None, _CONTROL))
    if raw.data.startswith(BINARY) or b"\0" in raw.data[:HEAD_BYTES] or control > MAX_CONTROL * len(raw.data):
        raise UnreadableDocument(raw.where, "is binary, not text")


def _strictly(raw: Raw, encoding: str) -> str:
    try:
        return raw.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(raw.where, f"is marked as {encoding} but broken at byte {error.start}") from error


def _bare_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zeros in every second byte of Latin text."""
    head = data[:HEAD_BYTES]
    half = len(head) // 2
    if half == 0 or head.count(0) < half // 2:
        return None
    if head[1::2].count(0) > half * 0.6 and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.6 and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _refuse_broken_utf8(raw: Raw, error: UnicodeDecodeError) -> None:
    """Raise where most characters beyond ASCII are right UTF-8: another encoding would only turn them to nonsense."""
    kept = raw.data.decode("utf-8", "ignore")
    right = len(kept) - len(kept.encode("ascii", "ignore"))
    lost = len(raw.data) - len(kept.encode("utf-8"))
    if right >= MIN_UTF8 and right > lost:
        raise UnreadableDocument(raw.where, f"is UTF-8 but broken at byte {error.start}")


def _decode_old(raw: Raw, declared: str | None) -> str:
    if declared:
        try:
            return raw.data.decode(codecs.lookup(declared).name)
        except (LookupError, UnicodeDecodeError):
            pass  # what a page says of itself is often wrong: the letters decide
    best = from_bytes(raw.data, cp_isolation=CANDIDATES).best()
    if best is None:
        raise UnreadableDocument(raw.where, "is in an encoding that can't be told")
    return _western(raw) or str(best)


def _western(raw: Raw) -> str | None:
    """Give the text as Western European where that makes it English: the few accented letters can't tell it."""
    try:
        text = raw.data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if find_language(text) == "en" else None
