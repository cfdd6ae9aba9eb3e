"""Files of quoted cells (CSV), read by row with cells that run over lines, and gathered into batches."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from detente.errors import UnreadableDocument
from detente.exchanging.batches import FAULT, LINE, REASON, Batch, Broken, Mark, sort_out
from detente.exchanging.columns import Table
from detente.exchanging.lines import open_unpacked

BATCH_ROWS = 100_000

Cells = Mapping[str, str]
Made = Mapping[str, Any] | str
"""A row of the table, or the reason why there is none."""


class BadRow(Exception):
    """A row that can't be read; its text says why."""


def number(text: str | None) -> float | None:
    """Give a cell's number; None for an empty cell, NA or `..`; BadRow for anything else."""
    if text is None or text.strip() in {"", "NA", "..", "None"}:
        return None
    try:
        return float(text.strip().strip("()"))
    except ValueError as error:
        raise BadRow(f"no number: {text!r}") from error


def named_rows(path: Path, encoding: str, delimiter: str = ",") -> Iterator[tuple[int, dict[str, str] | None]]:
    """Give each row with the number of its last line; None for a row whose cells don't match the header.

    Raises:
        UnreadableDocument: The file is empty, missing or damaged.
    """
    with open_unpacked(path) as raw, io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as text:
        reader = csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter)
        try:
            header = next(reader, None)
            if header is None:
                raise UnreadableDocument(str(path), "is empty")
            names = [name.strip().lstrip("\ufeff") or f"_{place}" for place, name in enumerate(header)]
            for cells in _whole_rows(reader, len(names)):
                yield reader.line_num, dict(zip(names, cells, strict=True)) if cells else None
        except (csv.Error, OSError, EOFError) as error:
            raise UnreadableDocument(f"{path}, line {reader.line_num}", str(error)) from error


def _whole_rows(reader: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    """Give rows of that width; one that a bare line break has cut is joined, one of another width is given empty."""
    held: list[str] = []
    for cells in reader:
        joined = [*held[:-1], f"{held[-1]} {cells[0]}", *cells[1:]] if held and cells else cells
        if len(joined) == width:
            yield joined
        elif held:
            yield []
        held = joined if 0 < len(joined) < width else []
        if len(joined) > width:
            yield []
    if held:
        yield []


def read_rows(
    path: Path,
    table: Table,
    make: Callable[[Cells], Made],
    begin: Mark,
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> Iterator[Batch]:
    """Give a file's rows as the table's, batch by batch; `make` turns cells into a row or a reason to leave it."""
    made: list[dict[str, Any]] = []
    faults: list[Broken] = []
    line = begin.line
    for line, cells in named_rows(path, encoding, delimiter):
        if line <= begin.line:
            continue
        _make_one(line, cells, make, made, faults)
        if len(made) + len(faults) >= BATCH_ROWS:
            yield _batch(made, faults, table, line)
            made, faults = [], []
    yield _batch(made, faults, table, line)


def _make_one(
    line: int, cells: Cells | None, make: Callable[[Cells], Made], made: list[dict[str, Any]], faults: list[Broken]
) -> None:
    if cells is None:
        faults.append(Broken(line, "another number of cells than the header has"))
        return
    try:
        row = make(cells)
    except (BadRow, KeyError, ValueError) as error:
        faults.append(Broken(line, f"no column {error}" if isinstance(error, KeyError) else str(error)))
        return
    left = row if isinstance(row, str) else None
    made.append({**(row if isinstance(row, Mapping) else {}), LINE: line, REASON: left, FAULT: None})


def _batch(made: list[dict[str, Any]], faults: list[Broken], table: Table, line: int) -> Batch:
    schema = {**table.schema, LINE: pl.Int64(), REASON: pl.String(), FAULT: pl.String()}
    return sort_out(pl.DataFrame(made, schema=schema), table, Mark(line, line), tuple(faults))
