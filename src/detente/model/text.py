"""Documents and places in their text."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import NewType

from detente.errors import InvalidValue

DocId = NewType("DocId", str)
"""The address of a document: the first 16 hex digits of its text's SHA-256."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: start counted in characters from 0, the end is open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that holds nothing or lies before the text."""
        if not 0 <= self.start < self.end:
            raise InvalidValue("span", (self.start, self.end), "must have 0 <= start < end")

    def cut(self, text: str) -> str:
        """Give the words at this place of the text.

        >>> Span(0, 6).cut("Moscow denied it")
        'Moscow'
        """
        if self.end > len(text):
            raise InvalidValue("span", (self.start, self.end), f"ends past the text's {len(text)} characters")
        return text[self.start : self.end]

    def shifted(self, offset: int) -> "Span":
        """Give the same stretch counted from another origin."""
        return Span(self.start + offset, self.end + offset)

    def covers(self, other: "Span") -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def hash_text(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as it was read: its text and what its own page says about it.

    `id` is drawn from the text alone, so the same content read twice is one document. What the source
    doesn't tell is None. `raw_hash` is of the bytes as they lay on disk, `text_hash` of the cleaned text.
    """

    id: DocId
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: dt.date | None = None
    language: str | None = None
    place: str | None = None
    url: str | None = None
    path: str | None = None
    raw_hash: str = ""
    text_hash: str = ""

    def __post_init__(self) -> None:
        """Refuse a document without text or with an id that isn't its own."""
        if not self.text.strip():
            raise InvalidValue("text", self.text, "must hold something other than blanks")
        if not self.id:
            raise InvalidValue("id", self.id, "must not be empty")

    @classmethod
    def of(
        cls,
        text: str,
        *,
        title: str | None = None,
        publisher: str | None = None,
        date: dt.date | None = None,
        language: str | None = None,
        raw: bytes | None = None,
    ) -> "Document":
        """Make a document from its text, with id and hashes worked out."""
        digest = hash_text(text)
        return cls(
            id=DocId(digest[:16]),
            text=text,
            title=title,
            publisher=publisher,
            date=date,
            language=language,
            raw_hash=hashlib.sha256(raw).hexdigest() if raw is not None else digest,
            text_hash=digest,
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: its place and its words."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """What a source says about itself and can't be read: the report is read without it; `where` as in `Skipped`."""

    where: str
    reason: str

    def __str__(self) -> str:
        """Give the line for the user: the place, then the reason."""
        return f"{self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part that was passed over on purpose, with the reason; `where` names the file, line or span."""

    where: str
    reason: str
    details: tuple[str, ...] = field(default=())
