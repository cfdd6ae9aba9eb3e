"""Records laid out for a terminal of some width: a table where every column can be read, else a block for each."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

READABLE = 28
"""Characters that a column of running text needs to be read with ease; a shorter cell is never broken."""
LEADING = 3
"""Short cells that begin a block without their names, at most: which, when and what, in most lists."""
EDGES = 3
"""Characters that a column's edge and the blanks beside it take."""
GAP = "   "

Rows = Sequence[Sequence[str]]


def lay_out(columns: Sequence[str], rows: Rows, width: int, title: str = "") -> Table | Group:
    """Give rows of cells as a table, or as blocks where the terminal is too narrow for it."""
    heads = [column.replace("_", " ") for column in columns]
    for heads_whole in (True, False):
        widths = _needed(heads, rows, heads_whole=heads_whole)
        if sum(widths) + EDGES * len(widths) + 1 <= width:
            return _table(heads, rows, widths, title)
    blocks = [Text(line, style="bold" if first else "") for row in rows for first, line in _block(heads, row, width)]
    return Group(*([Text(title, style="italic")] if title else []), *blocks)


def _needed(heads: Sequence[str], rows: Rows, *, heads_whole: bool) -> list[int]:
    """Give the width that each column needs: of its longest cell, but running text can be wrapped."""
    longest = [max((len(row[at]) for row in rows), default=0) for at in range(len(heads))]
    words = [max(map(len, head.split())) if heads_whole else 1 for head in heads]
    return [max(min(cells, READABLE), word) for cells, word in zip(longest, words, strict=True)]


def _table(heads: Sequence[str], rows: Rows, widths: Sequence[int], title: str) -> Table:
    table = Table(title=Text(title) if title else None)
    for at, (head, needed) in enumerate(zip(heads, widths, strict=True)):
        wraps = any(len(row[at]) > READABLE for row in rows)
        table.add_column(head, width=None if wraps else needed, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _block(heads: Sequence[str], row: Sequence[str], width: int) -> Iterator[tuple[bool, str]]:
    """Give the lines of a block, the first marked: the leading cells, then the others that hold something, by name."""
    named = next((at for at, cell in enumerate(row[:LEADING]) if len(cell) > READABLE), LEADING)
    yield True, GAP.join(cell for cell in row[:named] if cell)
    line = ""
    for head, cell in zip(heads[named:], row[named:], strict=True):
        piece = f"{head}: {cell}"
        if not cell:
            continue
        if line and len(GAP + line + GAP + piece) > width:
            yield from _wrapped(line, width)
            line = ""
        line = GAP.join(filter(None, (line, piece)))
    yield from _wrapped(line, width)


def _wrapped(line: str, width: int) -> Iterator[tuple[bool, str]]:
    for part in textwrap.wrap(line, width, initial_indent=GAP, subsequent_indent=GAP * 2):
        yield False, part
