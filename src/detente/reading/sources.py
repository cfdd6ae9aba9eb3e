"""What every format hands on: a part of a file with its words, before it becomes a document."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import UnreadableDocument
from detente.model.text import DocId, Document, Unclear, hash_text
from detente.reading.cleaning import one_line
from detente.reading.languages import find_language

MAX_BYTES = 50_000_000
"""A file of this size or more is refused: no report is that long, and its reading would fill the memory."""
MAX_CHARACTERS = 5_000_000
"""Text beyond this is refused; the longest report of a UN panel has about 1.5 million characters."""

MAX_SHOWN = 120
"""Characters of a file's own words that a line to the user repeats."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they lay on disk; `where` names the file, or the place in it, for the user."""

    where: str
    data: bytes

    @property
    def hash(self) -> str:
        """Give the SHA-256 of the bytes, as 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a source says about itself; None where it doesn't."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: dt.date | None = None
    language: str | None = None
    place: str | None = None
    url: str | None = None


def make_document(raw: Raw, text: str, told: Told) -> Document:
    """Make a document of cleaned text; its language is that of the text, or else the one it says it has.

    Raises:
        UnreadableDocument: There is no text, or more than a report can have.
    """
    if not text.strip():
        raise UnreadableDocument(raw.where, "holds no text")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(raw.where, f"holds {len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
    digest = hash_text(text)
    return Document(
        id=DocId(digest[:16]),
        text=text,
        title=one_line(told.title),
        publisher=one_line(told.publisher),
        author=one_line(told.author),
        date=told.date,
        language=find_language(text) or told.language,
        place=one_line(told.place),
        url=one_line(told.url),
        path=raw.where,
        raw_hash=raw.hash,
        text_hash=digest,
    )


def unclear_day(where: str, words: str | None, day: dt.date | None) -> Iterator[Unclear]:
    """Say that a source names a day in words that name none, or could name two."""
    if words and words.strip() and day is None:
        named = " ".join(words.split())[:MAX_SHOWN]
        yield Unclear(where, f"date {named!r} is no full day that reads one way only; read without a date")


def broken(error: Exception) -> str:
    """Say on one line that a file is damaged, with what its parser stumbled over."""
    told = " ".join(str(error).split())[:MAX_SHOWN]
    return f"is damaged ({type(error).__name__}{': ' + told if told else ''})"


def shown(path: Path) -> str:
    """Give a path as text; bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
