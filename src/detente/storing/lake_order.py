"""Acts put in order after an import, so that one pair's lie side by side and a question reads little else."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from detente.exchanging.columns import ACTS
from detente.storing.lake import PAIR, PARQUET, Lake
from detente.storing.lake_engine import ask, write

GROUP_ROWS = 122_880
"""Rows a group: more make a question read past what it needs, fewer make the files' tables of contents long."""

ORDERED = "ordered-"
KEY = f"{PAIR}, date, actor, recipient, id, type"

LOOSE_SHARE, LOOSE_FILES = 0.25, 64
"""A year is put in order anew when parts that came later hold this share of its bytes, or are so many.

So a daily import rewrites a year now and then, and not each day.
"""


def key_of(files: Iterable[Path]) -> str:
    """Give 16 hex digits of files' names: names stand for one content, so the same digits mean the same acts."""
    return hashlib.sha256("\n".join(sorted(file.name for file in files)).encode()).hexdigest()[:16]


def _is_loose(parts: list[Path]) -> bool:
    sizes = {part: part.stat().st_size for part in parts}
    loose = [part for part in parts if not part.name.startswith(ORDERED)]
    in_order = len(parts) - len(loose)
    if in_order != 1:
        return True
    return len(loose) > LOOSE_FILES or sum(sizes[part] for part in loose) > LOOSE_SHARE * sum(sizes.values())


def put_in_order(lake: Lake, source: str) -> int:
    """Make one file of each year's parts of acts, sorted by pair and day and without repeats; give how many were made.

    An interruption leaves parts that say the same twice, which the next run mends and questions count once.
    """
    made = 0
    for folder in sorted(lake.folder(ACTS, source).glob("year=*")):
        parts = sorted(folder.glob(PARQUET))
        if parts and _is_loose(parts):
            _merge(lake, folder, parts)
            made += 1
    return made


def _merge(lake: Lake, folder: Path, parts: list[Path]) -> None:
    ordered = folder / f"{ORDERED}{key_of(parts)}.parquet"
    names = [str(part) for part in parts]
    # Looking for repeats first costs a tenth of what taking out repeats that aren't there would.
    once = f"DISTINCT ON ({KEY})" if _has_repeats(lake, names) else ""
    sql = f"SELECT {once} * FROM read_parquet(?, hive_partitioning = false) ORDER BY {KEY}"  # noqa: S608 - the words are ours
    write(lake, sql, [names], ordered, GROUP_ROWS)
    for part in parts:
        if part != ordered:
            part.unlink()


def _has_repeats(lake: Lake, names: list[str]) -> bool:
    sql = f"""
        SELECT 1 FROM (SELECT hash({KEY}) AS drawn FROM read_parquet(?, hive_partitioning = false))
        GROUP BY drawn HAVING count(*) > 1 LIMIT 1
    """  # noqa: S608 - as above
    return not ask(lake, sql, [names]).is_empty()
