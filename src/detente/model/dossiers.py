"""Dossiers: the account of a pair of states as values, ready to be written in any form.

Nothing in a dossier is said without a citation: an entry without one is refused. Names and figures of an entry stand in
the sentences that it cites; dates, codes and counts that we worked out are kept in fields of their own.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from detente.errors import InvalidValue, UnsupportedFinding
from detente.model.actors import CountryCode
from detente.model.claims import ClaimId, EventType, Kind, Stance, Status, Theme, When
from detente.model.events import EventId
from detente.model.text import DocId, Span


class Part(StrEnum):
    """The sections of a dossier, in the order in which they are read."""

    BRIEF = "brief"
    CHANGES = "changes"
    PICTURES = "pictures"
    ACCOUNT = "account"
    TRANSFERS = "transfers"
    RULES = "rules"
    MOTIVES = "motives"
    CONDITIONS = "conditions"
    OUTLOOK = "outlook"
    FORECASTS = "forecasts"
    DISPUTED = "disputed"
    ASSESSMENTS = "assessments"
    THIRD_PARTIES = "third-parties"
    MEASURES = "measures"


class Change(StrEnum):
    """How an entry differs from an earlier edition."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of a document with the stretches in it that bear out what is said; marks count from its start."""

    span: Span
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered place in a report: the sentence, and where a name was resolved, the sentence that names it."""

    number: int
    doc_id: DocId
    claims: tuple[ClaimId, ...]
    extracts: tuple[Extract, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says it: the chain of speakers outermost first, or the report's own voice where the chain is empty."""

    names: tuple[str, ...]
    publisher: str | None
    stance: Stance
    denies: bool
    figures: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that the dossier says: in our words, in the source's words, by whose word, with its citations.

    `text` and `quote` hold no name and no figure that isn't in a cited extract. `when` is the date of what happened
    (None where no report tells it) and `reported` that of the first report. `origins` counts the
    independent ones that affirm or allege it; `grade` is an Admiralty code.
    """

    event: EventId
    claims: tuple[ClaimId, ...]
    kind: Kind
    type: EventType | None
    status: Status
    stance: Stance
    themes: tuple[Theme, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    quote: str
    when: When | None
    reported: dt.date | None
    voices: tuple[Voice, ...]
    disputed: bool
    citations: tuple[int, ...]
    outlets: int = 1
    origins: int | None = None
    grade: str | None = None
    grade_reason: str = ""
    change: Change | None = None

    def __post_init__(self) -> None:
        """Refuse to say what nothing bears out."""
        if not self.citations or not self.claims:
            raise UnsupportedFinding(f"an entry without citation: {self.text!r}")

    @property
    def day(self) -> dt.date | None:
        """Give the day that the entry is ordered by: of the event, or of the first report of it."""
        return self.when.start if self.when else self.reported


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells, its citations, and what it is an instance of (for a reader's eye)."""

    cells: tuple[str, ...]
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; with citations a last column shows them."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that doesn't fit its columns."""
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise InvalidValue("row", row.cells, f"must have {len(self.columns)} cells")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that we made (SVG markup of our own), the words that replace it, and the numbers behind it."""

    title: str
    svg: str
    words: str
    numbers: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A titled piece of a section: entries, a table or a picture."""

    title: str = ""
    note: str = ""
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts, with its title, a line on what it holds, and its blocks."""

    part: Part
    title: str
    note: str
    blocks: tuple[Block, ...]

    @property
    def size(self) -> int:
        """Give the number of entries and table rows, for the table of contents."""
        return sum(len(block.entries) + (len(block.table.rows) if block.table else 0) for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that the dossier rests on; with `reason`, one that was kept but not coded.

    `copy_of` says in words which earlier report it nearly repeats; the two count as one origin.
    """

    doc_id: DocId
    title: str | None
    publisher: str | None
    author: str | None
    date: dt.date | None
    language: str | None
    url: str | None
    citations: tuple[int, ...] = ()
    copy_of: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The account of a relation as of the day of its newest report."""

    pair: tuple[CountryCode, CountryCode]
    names: tuple[str, str]
    since: dt.date | None
    as_of: dt.date | None
    claims: int
    events: int
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    not_coded: tuple[Source, ...] = ()

    @property
    def title(self) -> str:
        """Give the title of the dossier."""
        return f"{self.names[0]} and {self.names[1]}"
