"""The ledger: documents, claims and judgements in one SQLite file that only grows."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from detente.errors import StoreError, UnknownCode
from detente.model.claims import ClaimId
from detente.model.events import CitedClaim
from detente.model.judgements import Judgement, judgement_of_record, judgement_record
from detente.model.text import DocId, Document
from detente.reading.duplicates import ALIKE, find_bands, likeness, shingles
from detente.storing import ledger_queries as queries
from detente.storing import ledger_rows as rows
from detente.storing.ledger_filters import ClaimFilter, conditions, match_expression
from detente.storing.ledger_rows import Coded
from detente.storing.ledger_schema import connect

EVERYTHING = ClaimFilter()
COUNTED = ("documents", "current_claims", "duplicates", "judgements")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which version of the coder made a coding, and when."""

    coder: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words searched for, with the place where; `[` and `]` stand around the words."""

    doc_id: DocId
    title: str | None
    snippet: str


class Ledger:
    """An open ledger; close it, or use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the ledger in a file; with `create` it is made where there is none.

        Raises:
            StoreError: There is no such file, or it is no ledger, or of a newer version.
        """
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no ledger yet; `detente read` makes one")
        return cls(connect(path))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What is written, each in one transaction: whole or not at all.

    def add(self, document: Document, coded: Coded | None, stamp: Stamp) -> bool:
        """Keep a document with what was coded in it, None for one in another language; tell whether it is new.

        What is there already stays as it is: the same text is one document, seen once more; a coding by the same
        version isn't made twice; a coding by another version becomes the current one.
        """
        with self._transaction():
            number = self._number(document.id)
            new = number is None
            if number is None:
                number = self._insert_document(document, stamp)
            self._see(number, document)
            self._insert_coding(number, document, coded, stamp)
        return new

    def see(self, document: Document) -> None:
        """Keep that a known document was met in another place."""
        number = self._number(document.id)
        if number is None:
            raise StoreError(f"document {document.id} isn't in the ledger")
        with self._transaction():
            self._see(number, document)

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one twice is one."""
        with self._transaction():
            made = self._execute(
                "INSERT INTO judgements (id, verb, who, at, why, source, undoes, record)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                judgement.id, judgement.verb.value, judgement.who, judgement.at.isoformat(), judgement.why,
                judgement.source, judgement.undoes, rows.to_json(judgement_record(judgement)),
            )  # fmt: skip
            if made.rowcount:
                for claim_id in dict.fromkeys(judgement.claim_ids):
                    self._execute("INSERT INTO subjects VALUES (?, ?)", made.lastrowid, claim_id)

    # What is asked.

    def has_coded_bytes(self, raw_hash: str, coder: str) -> bool:
        """Tell whether bytes with this hash were read before and coded by this version of the coder."""
        return self._execute(queries.CODED_BYTES, raw_hash, coder).fetchone() is not None

    def has_coding(self, doc_id: DocId, coder: str) -> bool:
        """Tell whether this version of the coder has coded the document."""
        found = self._execute(
            "SELECT 1 FROM codings JOIN documents ON documents.number = document WHERE id = ? AND coder = ?",
            doc_id,
            coder,
        )
        return found.fetchone() is not None

    def documents(self) -> Iterator[Document]:
        """Give all documents in the order of their ids."""
        for row in self._execute("SELECT * FROM documents ORDER BY id"):
            yield rows.document_of(row)

    def document(self, doc_id: DocId) -> Document:
        """Give the document of this id.

        Raises:
            UnknownCode: There is none.
        """
        row = self._execute("SELECT * FROM documents WHERE id = ?", doc_id).fetchone()
        if row is None:
            raise UnknownCode("document", doc_id)
        return rows.document_of(row)

    def stale(self, coder: str) -> Iterator[Document]:
        """Give the documents that this version of the coder hasn't coded, one at a time, in the order of their ids."""
        last = ""
        while row := self._execute(queries.STALE, coder, last).fetchone():
            last = row["id"]
            yield rows.document_of(row)

    def claims(self, wanted: ClaimFilter = EVERYTHING) -> Iterator[CitedClaim]:
        """Give the current claims that fit, by day, document and place; with `superseded`, those no longer made."""
        parts = list(conditions(wanted))
        where = " AND ".join(part for part, _ in parts) or "1"
        values = [value for _, values in parts for value in values]
        made = queries.SUPERSEDED if wanted.superseded else queries.CURRENT
        for row in self._execute(f"{made} WHERE {where} {queries.ORDER}", *values):
            yield rows.cited_of(row)

    def claim(self, claim_id: ClaimId) -> CitedClaim:
        """Give the claim of this id, current or superseded.

        Raises:
            UnknownCode: There is none.
        """
        for made in (queries.CURRENT, queries.SUPERSEDED):
            if row := self._execute(f"{made} WHERE c.id = ?", claim_id).fetchone():
                return rows.cited_of(row)
        raise UnknownCode("claim", claim_id)

    def find_ids(self, prefix: str) -> tuple[tuple[ClaimId, ...], tuple[DocId, ...]]:
        """Give the ids of claims and of documents that begin so, ten of each at most."""
        if not prefix or not set(prefix) <= set("0123456789abcdef"):
            return (), ()
        end = prefix + "g"
        claims = self._execute("SELECT id FROM claims WHERE id >= ? AND id < ? ORDER BY id LIMIT 10", prefix, end)
        documents = self._execute("SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 10", prefix, end)
        return tuple(ClaimId(row[0]) for row in claims), tuple(DocId(row[0]) for row in documents)

    def near_duplicates(self) -> Iterator[tuple[DocId, DocId, float]]:
        """Give every pair of near-duplicates once, the smaller id first, with their likeness."""
        for row in self._execute("SELECT one, other, likeness FROM duplicates ORDER BY one, other"):
            yield DocId(row[0]), DocId(row[1]), row[2]

    def duplicates_of(self, doc_id: DocId) -> tuple[tuple[DocId, float], ...]:
        """Give the near-duplicates of a document, the most alike first."""
        found = self._execute(queries.DUPLICATES, doc_id, doc_id)
        return tuple((DocId(row[0]), row[1]) for row in found)

    def publishers_of(self, doc_id: DocId) -> tuple[str, ...]:
        """Give every publisher that was seen with this very text."""
        return tuple(row[0] for row in self._execute(queries.PUBLISHERS, doc_id))

    def main_states(self, doc_id: DocId) -> tuple[str, ...]:
        """Give the countries that a document is mainly about, most first."""
        row = self._execute(queries.STATES, doc_id).fetchone()
        return tuple(json.loads(row[0])) if row else ()

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Give the documents that hold all these words, the best match first."""
        expression = match_expression(words)
        found = self._execute(queries.SEARCH, expression, limit) if expression else ()
        return tuple(Hit(DocId(row[0]), row[1], row[2]) for row in found)

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements, oldest first, those taken back too."""
        found = self._execute("SELECT record FROM judgements ORDER BY at, id")
        return tuple(judgement_of_record(json.loads(row[0])) for row in found)

    def judgements_on(self, claim_id: ClaimId) -> tuple[Judgement, ...]:
        """Give the judgements on a claim, oldest first."""
        return tuple(judgement_of_record(json.loads(row[0])) for row in self._execute(queries.JUDGED, claim_id))

    def counts(self) -> dict[str, int]:
        """Give how many documents (and how many of each language), claims, duplicates and judgements there are."""
        counts = {name: int(self._execute(queries.COUNT + name).fetchone()[0]) for name in COUNTED}
        for row in self._execute("SELECT language, count(*) FROM documents GROUP BY language ORDER BY language"):
            counts[f"language:{row[0] or 'unknown'}"] = row[1]
        return counts

    # Within.

    def _execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise StoreError(f"the ledger refuses: {error}") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._execute("ROLLBACK")
            raise
        self._execute("COMMIT")

    def _number(self, doc_id: DocId) -> int | None:
        row = self._execute("SELECT number FROM documents WHERE id = ?", doc_id).fetchone()
        return int(row[0]) if row else None

    def _insert(self, table: str, values: dict[str, object]) -> int:
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        return self._execute(queries.INSERT.format(table, columns, marks), *values.values()).lastrowid or 0

    def _insert_document(self, document: Document, stamp: Stamp) -> int:
        number = self._insert("documents", rows.document_values(document) | {"added": stamp.at.isoformat()})
        self._link_duplicates(number, document)
        return number

    def _link_duplicates(self, number: int, document: Document) -> None:
        parts = shingles(document.text)
        bands = sorted(set(find_bands(parts)))
        marks = ", ".join("?" * len(bands))
        found = self._execute(f"{queries.MEETING} ({marks}) AND document < ?", *bands, number).fetchall()
        for row in found:
            alike = likeness(parts, shingles(row["text"]))
            if alike >= ALIKE:
                one, other = sorted((document.id, row["id"]))
                self._insert("duplicates", {"one": one, "other": other, "likeness": alike})
        for band in bands:
            self._execute("INSERT INTO bands VALUES (?, ?)", band, number)

    def _see(self, number: int, document: Document) -> None:
        self._execute(
            "INSERT INTO sightings (document, path, raw_hash, title, publisher, author, date, url)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            number, document.path or "", document.raw_hash, document.title, document.publisher, document.author,
            document.date.isoformat() if document.date else None, document.url,
        )  # fmt: skip

    def _insert_coding(self, number: int, document: Document, coded: Coded | None, stamp: Stamp) -> None:
        if self.has_coding(document.id, stamp.coder):
            return
        coding = self._insert(
            "codings",
            {
                "document": number,
                "coder": stamp.coder,
                "outcome": "coded" if coded and coded.language == "en" else "other-language",
                "language": document.language,
                "states": rows.to_json(coded.states if coded else ()),
                "skipped": rows.to_json([[part.where, part.reason] for part in coded.skipped] if coded else []),
                "at": stamp.at.isoformat(),
            },
        )
        claims = {each.id: each for each in map(rows.Kept.of, coded.claims)} if coded else {}
        for position, kept in enumerate(claims.values()):
            found = self._execute("SELECT number FROM claims WHERE id = ?", kept.id).fetchone()
            claim = int(found[0]) if found else self._insert_claim(number, kept)
            values = {"coding": coding, "claim": claim, "position": position, "confidence": kept.claim.confidence}
            self._insert("coded_claims", values | {"traces": kept.traces})

    def _insert_claim(self, number: int, kept: rows.Kept) -> int:
        claim = self._insert("claims", rows.claim_values(kept) | {"document": number})
        for role, position, name, country in rows.party_values(kept.claim):
            self._execute("INSERT INTO parties VALUES (?, ?, ?, ?, ?)", claim, role, position, name, country)
        for theme in dict.fromkeys(kept.claim.themes):
            self._execute("INSERT INTO themes VALUES (?, ?)", claim, theme.value)
        return claim
