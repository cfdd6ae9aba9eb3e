"""Reports into the ledger: read, coded and kept, a document at a time, so that a run can be stopped at any moment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from detente.errors import UnreadableDocument
from detente.model.text import DocId, Document, Skipped, Unclear
from detente.reading.files import AlreadyRead, Found, read_paths
from detente.scaling import MakeCoder, Outcome, Uncoded, code_all, code_on_ray
from detente.storing.ledger import Ledger, Stamp
from detente.storing.ledger_rows import Coded

ENGLISH = "en"
"""The language that is coded. All others are kept and counted, marked not coded."""
CODED_LANGUAGES = (ENGLISH, None)
"""Languages of documents that are given to the coder; None is a text too short to tell, the coder looks itself."""


@dataclass(slots=True)
class Summary:
    """What one run did, counted in documents.

    `read`: found in the files; `known`: of these, coded by this version before; `coded`: now, of these
    `recoded` by a newer version; `skipped`: files of no format that we read; `failed`: one line for each document or
    part that couldn't be read or coded.
    """

    read: int = 0
    known: int = 0
    recoded: int = 0
    coded: int = 0
    other_language: int = 0
    claims: int = 0
    skipped: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How documents are coded: by which coder, of which version (its stamp), in how many processes, on Ray or not."""

    make_coder: MakeCoder
    stamp: Stamp
    workers: int = 1
    on_ray: bool = False

    def code(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Give each document with its claims, in order."""
        run = code_on_ray if self.on_ray else code_all
        yield from run(documents, self.make_coder, self.workers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Who is told what goes on: of each document found, of each that failed, of each that was read with a doubt."""

    found: Callable[[str], None] = lambda _where: None
    failed: Callable[[str], None] = lambda _line: None
    warned: Callable[[str], None] = lambda _line: None


SILENCE = Listening()


def read_into(
    ledger: Ledger,
    paths: Iterable[str | Path],
    coding: Coding,
    *,
    stdin: IO[bytes] | None = None,
    listening: Listening = SILENCE,
) -> Summary:
    """Read files and folders into the ledger and code what this version of the coder hasn't coded.

    Each document is kept with its claims in one transaction: a run that is killed leaves whole documents only, and
    the next run goes on where it ended. Documents that an older version has coded are coded anew; their claims that
    are the same keep their judgements.

    Returns:
        What was done; nothing that can't be read stops the rest.
    """
    run = _Run(ledger, coding, listening)
    found = read_paths(paths, stdin, lambda raw_hash: ledger.has_coded_bytes(raw_hash, coding.stamp.coder))
    for outcome in coding.code(run.wanted(found)):
        run.keep(*outcome)
    return run.summary


def recode(ledger: Ledger, coding: Coding, listening: Listening = SILENCE) -> Summary:
    """Code every document of the ledger that this version of the coder hasn't coded."""
    run = _Run(ledger, coding, listening)
    for outcome in coding.code(run.wanted(ledger.stale(coding.stamp.coder))):
        run.keep(*outcome)
    return run.summary


class _Run:
    """One reading under way: what is counted, and the documents that are being coded."""

    def __init__(self, ledger: Ledger, coding: Coding, listening: Listening) -> None:
        self.summary = Summary()
        self._ledger = ledger
        self._coding = coding
        self._listening = listening
        self._under_way: dict[DocId, list[Document]] = {}

    def wanted(self, found: Iterable[Found]) -> Iterator[Document]:
        """Give the documents to code; count the others, and keep those in other languages at once."""
        for each in found:
            if isinstance(each, UnreadableDocument):
                self._fail(str(each))
            elif isinstance(each, Unclear):
                self._listening.warned(str(each))
            elif isinstance(each, Skipped):
                self.summary.skipped += 1
            elif isinstance(each, AlreadyRead):
                self._count(each.where)
                self.summary.known += 1
            else:
                self._count(each.path or each.id)
                if self._is_to_code(each):
                    yield each

    def keep(self, document: Document, coded: Coded | Uncoded) -> None:
        """Write a document with its claims, and the places where it was met again meanwhile."""
        met_again = self._under_way.pop(document.id, [])
        if isinstance(coded, Uncoded):
            self._fail(f"{document.path or document.id}: {coded.reason}")
            return
        new = self._ledger.add(document, coded, self._coding.stamp)
        for again in met_again:
            self._ledger.see(again)
        if coded.language != ENGLISH:
            self.summary.other_language += 1
            return
        self.summary.coded += 1
        self.summary.recoded += not new
        self.summary.claims += len(coded.claims)

    def _is_to_code(self, document: Document) -> bool:
        if document.id in self._under_way:
            self.summary.known += 1
            self._under_way[document.id].append(document)
            return False
        if self._ledger.has_coding(document.id, self._coding.stamp.coder):
            self.summary.known += 1
            self._ledger.see(document)
            return False
        if document.language not in CODED_LANGUAGES:
            self._ledger.add(document, None, self._coding.stamp)
            self.summary.other_language += 1
            return False
        self._under_way[document.id] = []
        return True

    def _count(self, where: str) -> None:
        self.summary.read += 1
        self._listening.found(where)

    def _fail(self, line: str) -> None:
        self.summary.failed.append(line)
        self._listening.failed(line)
