"""Files of lines with tabs (or another separator), in blocks: fast where lines are whole, exact where one is not."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import numpy as np
import polars as pl

from detente.errors import UnreadableDocument
from detente.exchanging.batches import BEGINNING, FAULT, LINE, Batch, Broken, Mark, sort_out
from detente.exchanging.columns import Table

BLOCK_BYTES = 1 << 25
"""32 MiB of text a block: some 90,000 lines of GDELT; about 300 MB of memory at the peak."""

TAB, NEWLINE = b"\t", b"\n"
LAST = "_last"


class Block(NamedTuple):
    """Whole lines of a file, and where the next block begins."""

    data: bytes
    begin: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a format are cut: all columns in order, those that are used, the encoding."""

    columns: tuple[str, ...]
    used: tuple[str, ...]
    encoding: str = "utf-8"
    spare: int = 0  # empty fields that may follow at the end of a line
    optional: int = 0  # columns at the end that a line may lack
    separator: bytes = TAB


def open_unpacked(path: Path) -> BinaryIO:
    """Open a file for its bytes, unpacked where its name ends in .gz.

    Raises:
        UnreadableDocument: There is no such file.
    """
    try:
        return cast("BinaryIO", gzip.open(path) if path.suffix == ".gz" else path.open("rb"))
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or "can't be opened") from error


def read_blocks(path: Path, begin: Mark = BEGINNING, size: int = BLOCK_BYTES) -> Iterator[Block]:
    """Give a file's lines from a mark on, in blocks of about `size` bytes that end with a line.

    Raises:
        UnreadableDocument: The file is missing or its packing is damaged.
    """
    with open_unpacked(path) as file:
        try:
            file.seek(begin.offset)
            rest = b""
            while data := file.read(size):
                cut = data.rfind(NEWLINE) + 1
                block, rest = (rest + data[:cut], data[cut:]) if cut else (b"", rest + data)
                if block:
                    end = Mark(begin.offset + len(block), begin.line + block.count(NEWLINE))
                    yield Block(block, begin, end)
                    begin = end
            if rest:
                yield Block(rest + NEWLINE, begin, Mark(begin.offset + len(rest), begin.line + 1))
        except (OSError, EOFError) as error:
            raise UnreadableDocument(f"{path}, line {begin.line + 1}", f"can't be unpacked ({error})") from error


def _adds_up(data: bytes, layout: Layout) -> bool:
    """Tell whether there are as many tabs as whole lines would have; some may still have too many, others too few."""
    return data.count(layout.separator) == data.count(NEWLINE) * (len(layout.columns) - 1)


def _is_whole(data: bytes, layout: Layout) -> bool:
    """Tell whether every line has exactly that many fields."""
    characters = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(characters == NEWLINE[0])
    tabs = np.flatnonzero(characters == layout.separator[0])
    wanted = np.arange(1, ends.size + 1) * (len(layout.columns) - 1)
    return bool((np.searchsorted(tabs, ends) == wanted).all())


def _decodes(data: bytes, encoding: str) -> bytes:
    """Give the bytes as UTF-8; those in another encoding are told apart by not being UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace").encode()
    return data


def _mended(block: Block, layout: Layout) -> tuple[bytes, list[int], list[Broken]]:
    """Take out lines with too many or too few fields; give the rest, its line numbers, and the broken ones."""
    wanted = len(layout.columns)
    kept: list[bytes] = []
    numbers: list[int] = []
    broken: list[Broken] = []
    for number, line in enumerate(block.data.split(NEWLINE)[:-1], start=block.begin.line + 1):
        fields = line.removesuffix(b"\r").split(layout.separator)
        surplus = fields[wanted:]
        if len(fields) >= wanted - layout.optional and len(surplus) <= layout.spare and not any(surplus):
            kept.append(layout.separator.join(fields[:wanted] + [b""] * (wanted - len(fields))))
            numbers.append(number)
        elif line.strip():
            broken.append(Broken(number, f"{len(fields)} fields where {wanted} are expected"))
    return NEWLINE.join(kept) + NEWLINE if kept else b"", numbers, broken


def _parse(data: bytes, layout: Layout) -> pl.DataFrame:
    """Give the used columns and the last one (as `_last`) of lines that all have their fields, as text."""
    names = dict.fromkeys(f"column_{place + 1}" for place in range(len(layout.columns)))
    wanted = {layout.columns.index(name): name for name in layout.used}
    last = len(layout.columns) - 1
    frame = pl.read_csv(
        BytesIO(_decodes(data, layout.encoding)),
        separator=layout.separator.decode(),
        has_header=False,
        quote_char=None,
        schema=dict.fromkeys(names, pl.String),
        columns=sorted({*wanted, last}),
    )
    used = [pl.col(f"column_{place + 1}").alias(name) for place, name in wanted.items()]
    return frame.select(*used, pl.col(f"column_{last + 1}").alias(LAST))


def parse_block(block: Block, layout: Layout) -> tuple[pl.DataFrame, tuple[Broken, ...]]:
    """Give the used columns of a block as text, with the number of each line, and the lines that are broken.

    Where tabs add up and no line lacks its last field, none has a field too many; else lines are looked at one by one.
    """
    if _adds_up(block.data, layout):
        frame = _parse(block.data, layout)
        if frame[LAST].null_count() == 0 or _is_whole(block.data, layout):
            first = block.begin.line + 1
            numbers = pl.int_range(first, first + pl.len(), dtype=pl.Int64).alias(LINE)
            return frame.drop(LAST).with_columns(numbers), ()
    data, lines, broken = _mended(block, layout)
    if not data:
        return pl.DataFrame(schema={**dict.fromkeys(layout.used, pl.String), LINE: pl.Int64}), tuple(broken)
    return _parse(data, layout).drop(LAST).with_columns(pl.Series(LINE, lines, dtype=pl.Int64)), tuple(broken)


Shape = Callable[[pl.DataFrame], pl.DataFrame]
"""Turns text columns into those of a table, with a reason or a fault where a row is not kept."""


def read_lines(path: Path, layout: Layout, table: Table, shape: Shape, begin: Mark) -> Iterator[Batch]:
    """Give a file's rows batch by batch; a line that can't be read is told by its number and the rest goes on."""
    for block in read_blocks(path, begin):
        frame, broken = parse_block(block, layout)
        yield sort_out(shape(frame), table, block.end, broken)


def no_fault() -> pl.Expr:
    """Give the column that says no row is at fault."""
    return pl.lit(None, dtype=pl.String).alias(FAULT)
