"""Files, folders of them and standard input into documents; what can't be read is handed on, never raised."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple

from detente.errors import UnreadableDocument
from detente.model.text import Document, Skipped, Unclear
from detente.reading.lines import Numbered, bounded_lines, open_lines, read_lines
from detente.reading.sources import MAX_BYTES, Raw, broken, shown

STANDARD_INPUT = "-"
Read = Callable[[Raw], Iterator[Document | Unclear]]
IsKnown = Callable[[str], bool]
"""Tells from the SHA-256 of a file's bytes whether it needn't be read again."""


@dataclass(frozen=True, slots=True)
class AlreadyRead:
    """A file whose bytes are known: it wasn't read again."""

    where: str


Found = Document | Unclear | Skipped | UnreadableDocument | AlreadyRead


def nothing_known(_raw_hash: str) -> bool:
    """Read everything."""
    return False


class Format(NamedTuple):
    """How files with these endings are read; the module is loaded when the first of them is met."""

    endings: tuple[str, ...]
    module: str
    function: str

    @property
    def read(self) -> Callable[..., Iterator[Any]]:
        """Load what reads them."""
        found: Callable[..., Iterator[Any]] = getattr(import_module(f"detente.reading.{self.module}"), self.function)
        return found


TEXT = Format((".txt", ".text"), "plain", "read_text")
PAGE = Format((".html", ".htm", ".xhtml"), "pages", "read_page")
PDF = Format((".pdf",), "pdfs", "read_pdf")
FORMATS = (
    TEXT,
    Format((".md", ".markdown"), "plain", "read_markdown"),
    PAGE,
    PDF,
    Format((".docx",), "word", "read_docx"),
    Format((".eml",), "mails", "read_mail"),
    Format((".xml", ".rss", ".atom"), "feeds", "read_feed"),
)
"""Formats of files that are read whole."""
LINES = (".jsonl", ".ndjson", ".jsonl.gz")
ARCHIVES = Format((".warc", ".warc.gz"), "archives", "read_archive")
ENDINGS = (*(ending for each in FORMATS for ending in each.endings), *LINES, *ARCHIVES.endings)


def read_paths(
    paths: Iterable[str | Path], stdin: IO[bytes] | None = None, is_known: IsKnown = nothing_known
) -> Iterator[Found]:
    """Give the documents of files and folders, in order of their names, and of `stdin` for the path `-`.

    Beside documents come the parts passed over on purpose (`Skipped`), those that can't be read
    (`UnreadableDocument`, as a value) and, before its document, what it says of itself that can't (`Unclear`): one of
    them never keeps the rest from being read. Files whose bytes are known are named (`AlreadyRead`) and not read.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT and stdin is not None:
            yield from read_stream(stdin)
        else:
            yield from _read_path(Path(path), is_known)


def read_stream(stdin: IO[bytes]) -> Iterator[Found]:
    """Give the documents of standard input: JSON lines if it begins with a brace, a page with `<`, else plain text."""
    head = stdin.readline()
    while head and not head.strip():
        head = stdin.readline()
    if head.lstrip(b" \t\xef\xbb\xbf").startswith(b"{"):
        yield from _lines(_prefixed(head, stdin), STANDARD_INPUT)
        return
    data = head + stdin.read(MAX_BYTES)
    form = PAGE if head.lstrip().startswith(b"<") else PDF if head.startswith(b"%PDF") else TEXT
    yield from _read_raw(Raw(STANDARD_INPUT, data), form.read)


def _prefixed(head: bytes, rest: IO[bytes]) -> Iterator[bytes]:
    yield head
    yield from bounded_lines(rest, STANDARD_INPUT)


def _read_path(path: Path, is_known: IsKnown) -> Iterator[Found]:
    if path.is_dir():
        for file in _files(path):
            yield from _read_file(file, is_known, named=False)
    elif not path.exists():
        yield UnreadableDocument(shown(path), "doesn't exist")
    else:
        yield from _read_file(path, is_known, named=True)


def _files(folder: Path) -> Iterator[Path]:
    """Give the files below a folder in order of their names; hidden ones and links out of it are left alone."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(where, name)


def _read_file(path: Path, is_known: IsKnown, *, named: bool) -> Iterator[Found]:
    name = path.name.lower()
    try:
        if not path.is_file():
            yield UnreadableDocument(shown(path), "is no file")
        elif name.endswith(LINES):
            yield from _lines(open_lines(path), shown(path))
        elif name.endswith(ARCHIVES.endings):
            yield from ARCHIVES.read(path)
        elif read := _reader(name):
            yield from _read_whole(path, read, is_known)
        elif named:
            yield UnreadableDocument(shown(path), f"has no ending that we read ({' '.join(ENDINGS)})")
        else:
            yield Skipped(shown(path), "no format that we read")
    except OSError as error:
        yield UnreadableDocument(shown(path), f"can't be read ({error.strerror or error})")


def _reader(name: str) -> Read | None:
    return next((each.read for each in FORMATS if name.endswith(each.endings)), None)


def _read_whole(path: Path, read: Read, is_known: IsKnown) -> Iterator[Found]:
    size = path.stat().st_size
    if size >= MAX_BYTES:
        yield UnreadableDocument(shown(path), f"has {size:,} bytes; files below {MAX_BYTES:,} are read")
        return
    raw = Raw(shown(path), path.read_bytes())
    if is_known(raw.hash):
        yield AlreadyRead(raw.where)
    else:
        yield from _read_raw(raw, read)


def _read_raw(raw: Raw, read: Read) -> Iterator[Found]:
    try:
        _check_size(raw)
        yield from read(raw)
    except UnreadableDocument as error:
        yield error
    except Exception as error:  # noqa: BLE001 - the parsers of others break on damaged files in ways they don't tell
        yield UnreadableDocument(raw.where, broken(error))


def _lines(lines: Iterator[bytes], where: str) -> Iterator[Found]:
    try:
        for found in read_lines(lines, where):
            yield found.document if isinstance(found, Numbered) else found
    except UnreadableDocument as error:
        yield error


def _check_size(raw: Raw) -> None:
    if not raw.data.strip():
        raise UnreadableDocument(raw.where, "is empty")
    if len(raw.data) >= MAX_BYTES:
        raise UnreadableDocument(raw.where, f"has {MAX_BYTES:,} bytes or more")
