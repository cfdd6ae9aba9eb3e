"""What an importer hands on: rows of a table, batch by batch, with the count of what was left and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl

from detente.exchanging.columns import Table, shaped


class Mark(NamedTuple):
    """How far a file was read: bytes of its content (unpacked), and lines."""

    offset: int = 0
    line: int = 0


BEGINNING = Mark()


class Broken(NamedTuple):
    """A line that can't be read: its number in the file, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of a file as rows of a table: `end` is where the next part begins."""

    rows: pl.DataFrame
    read: int
    left: Counter[str] = field(default_factory=Counter)
    broken: tuple[Broken, ...] = ()
    end: Mark = BEGINNING


class Reader(Protocol):
    """Reads a file from a mark on, in bounded memory."""

    def __call__(self, path: Path, source: str, begin: Mark) -> Iterator[Batch]:
        """Give the file's rows, batch by batch."""
        ...


class Format(NamedTuple):
    """A format of other people's data: its name, the table that it fills, its reader, what it is."""

    name: str
    table: Table
    read: Reader
    does: str


REASON, FAULT, LINE = "_left", "_broken", "_line"
"""Columns that a reader adds to its rows: why a row is left out, why it can't be read, its line."""


def sort_out(rows: pl.DataFrame, table: Table, end: Mark, faults: tuple[Broken, ...] = ()) -> Batch:
    """Part the rows with a reason or a fault from those to keep, and count them."""
    faulty = rows.filter(pl.col(FAULT).is_not_null())
    left = rows.filter(pl.col(FAULT).is_null() & pl.col(REASON).is_not_null())
    kept = rows.filter(pl.col(FAULT).is_null() & pl.col(REASON).is_null())
    broken = faults + tuple(Broken(int(line), why) for line, why in faulty.select(LINE, FAULT).iter_rows())
    return Batch(
        rows=shaped(kept, table),
        read=rows.height + len(faults),
        left=Counter(left[REASON].to_list()),
        broken=tuple(sorted(broken)),
        end=end,
    )
