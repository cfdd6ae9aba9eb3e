"""The lake: imported tables as Parquet files by source and year, read by DuckDB; and the notes of what was imported.

    lake/acts/source=gdelt/year=2015/<fingerprint>-<offset>.parquet
    lake/acts/source=gdelt/year=2015/ordered-<of which parts>.parquet
    lake/weeks/source=gdelt/year=2015/<of which files>.parquet
    lake/imports/<source>-<fingerprint>.json

A part is named after the file and the place that it was cut from: read again, it is written over itself. What is made
of parts is named after them, so a name stands for one content only.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import polars as pl

from detente.errors import InvalidValue, StoreError, UnreadableDocument
from detente.exchanging.batches import Batch, Broken, Mark
from detente.exchanging.columns import ACTS, Table

EDGE_BYTES = 1 << 20
"""A file is known by its size and its first and last MiB: a whole hash would cost as much as the reading."""

KEPT_FAULTS = 1000
"""Broken lines whose number and reason are noted; the rest are counted."""

PARQUET = "*.parquet"

PAIR = "pair"
"""Column of acts besides those of the table: both states in order of the alphabet, to find a pair by."""

UNDATED = 0
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


def fingerprint_of(path: Path) -> str:
    """Give 16 hex digits that tell a file's content: of its size and of its first and last MiB.

    Raises:
        UnreadableDocument: There is no such file.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256(str(size := path.stat().st_size).encode())
            digest.update(file.read(EDGE_BYTES))
            file.seek(max(0, size - EDGE_BYTES))
            digest.update(file.read(EDGE_BYTES))
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or "can't be read") from error
    return digest.hexdigest()[:16]


@dataclass(slots=True)
class Note:
    """How far the import of a file has come, and what became of its lines."""

    file: str
    format: str
    source: str
    fingerprint: str
    offset: int = 0
    line: int = 0
    read: int = 0
    kept: int = 0
    left: dict[str, int] = field(default_factory=dict)
    broken: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)
    done: bool = False

    @property
    def mark(self) -> Mark:
        """Give where the import goes on."""
        return Mark(self.offset, self.line)

    def count(self, batch: Batch) -> None:
        """Add what a batch told."""
        self.offset, self.line = batch.end
        self.read += batch.read
        self.kept += batch.rows.height
        for reason, number in batch.left.items():
            self.left[reason] = self.left.get(reason, 0) + number
        self.broken += len(batch.broken)
        self.faults.extend((fault.line, fault.reason) for fault in batch.broken[: KEPT_FAULTS - len(self.faults)])

    def broken_lines(self) -> tuple[Broken, ...]:
        """Give the first broken lines."""
        return tuple(Broken(line, reason) for line, reason in self.faults)


def pair_name(one: str, other: str) -> str:
    """Give two states as the column `pair` has them, whichever of them acts."""
    return "-".join(sorted((one, other)))


def _with_pair(rows: pl.DataFrame) -> pl.DataFrame:
    sides = (pl.min_horizontal("actor", "recipient"), pl.max_horizontal("actor", "recipient"))
    return rows.with_columns(pl.concat_str(sides, separator="-").alias(PAIR))


def source_name(name: str) -> str:
    """Give the name of a source if it can be a folder's.

    Raises:
        InvalidValue: It can't.
    """
    if not _NAME.fullmatch(name):
        raise InvalidValue("source", name, "must be small letters, digits, dots and hyphens")
    return name


class Lake:
    """A folder of Parquet files with the notes of what was imported into it."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def _note_path(self, source: str, fingerprint: str) -> Path:
        return self.home / "imports" / f"{source}-{fingerprint}.json"

    def note(self, path: Path, form: str, source: str) -> Note:
        """Give the note of a file's import: the one that is there, or a new one."""
        fingerprint = fingerprint_of(path)
        there = self._note_path(source_name(source), fingerprint)
        if not there.exists():
            return Note(file=path.name, format=form, source=source, fingerprint=fingerprint)
        try:
            return Note(**json.loads(there.read_text(encoding="utf-8")))
        except (json.JSONDecodeError, TypeError) as error:
            raise StoreError(f"{there}: is damaged; remove it and import {path.name} again") from error

    def save(self, note: Note) -> None:
        """Write a note, whole or not at all."""
        there = self._note_path(note.source, note.fingerprint)
        there.parent.mkdir(parents=True, exist_ok=True)
        fresh = there.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(note), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(there)

    def notes(self) -> Iterator[Note]:
        """Give the notes of all imports, by name."""
        for there in sorted((self.home / "imports").glob("*.json")):
            yield Note(**json.loads(there.read_text(encoding="utf-8")))

    def folder(self, table: Table, source: str) -> Path:
        """Give the folder of a source's part of a table."""
        return self.home / table.name / f"source={source}"

    def add(self, table: Table, note: Note, rows: pl.DataFrame) -> None:
        """Write a batch, parted by year; the note says which file it comes from and where in it."""
        if rows.is_empty():
            return
        stem = f"{note.fingerprint}-{note.offset}"
        if "id" in rows.columns:
            place = pl.format(f"{stem}:{{}}", pl.int_range(pl.len()))
            rows = rows.with_columns(pl.coalesce("id", place).alias("id"))
        rows = _with_pair(rows) if table is ACTS else rows
        years = rows["date"].dt.year().fill_null(UNDATED)
        for year in years.unique().sort():
            folder = self.folder(table, note.source) / f"year={year}"
            folder.mkdir(parents=True, exist_ok=True)
            part = rows.filter(years == year) if years.n_unique() > 1 else rows
            fresh = folder / f"{stem}.new"
            part.drop("source").write_parquet(fresh, compression="lz4", statistics=True)
            fresh.replace(folder / f"{stem}.parquet")

    def sources(self, table: Table) -> tuple[str, ...]:
        """Give the names of the sources that a table holds something of."""
        folders = sorted((self.home / table.name).glob("source=*"))
        return tuple(folder.name.removeprefix("source=") for folder in folders if any(folder.glob(f"*/{PARQUET}")))
