"""Questions to the lake, in SQL that DuckDB answers straight from the Parquet files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from detente.errors import StoreError
from detente.exchanging.columns import ACTS, Table
from detente.storing.lake import PARQUET, Lake

MEMORY = "700MB"
THREADS = 2
GROUP_ROWS = 20_480
"""Rows a group when a year is put in order: small enough that one pair's acts lie in a few groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFilter:
    """Which acts: of these sources (all where none is named), between two days, of a pair in either direction."""

    sources: Sequence[str] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    pair: tuple[str, str] | None = None


def _connect(lake: Lake) -> duckdb.DuckDBPyConnection:
    spill = lake.home / "spill"
    settings = {
        "memory_limit": MEMORY,
        "threads": THREADS,
        "temp_directory": str(spill),
        "preserve_insertion_order": False,
    }
    return duckdb.connect(":memory:", config=settings)  # type: ignore[arg-type]


def _files(lake: Lake, table: Table, chosen: ActFilter) -> list[str]:
    """Give the files that can hold what is asked for: of the sources and years."""
    named = chosen.sources or lake.sources(table)
    found: list[str] = []
    for source in named:
        for folder in sorted(lake.folder(table, source).glob("year=*")):
            year = int(folder.name.removeprefix("year="))
            if (chosen.since is None or year >= chosen.since.year) and (
                chosen.until is None or year <= chosen.until.year
            ):
                found.extend(str(file) for file in sorted(folder.glob(PARQUET)))
    return found


def _where(chosen: ActFilter) -> tuple[str, list[object]]:
    parts, values = ["actor <> recipient"], list[object]()
    if chosen.since is not None:
        parts.append("date >= ?")
        values.append(chosen.since)
    if chosen.until is not None:
        parts.append("date <= ?")
        values.append(chosen.until)
    if chosen.pair is not None:
        first, second = chosen.pair
        parts.append("actor IN (?, ?) AND recipient IN (?, ?)")
        values.extend((first, second, first, second))
    return " AND ".join(parts), values


def _read(lake: Lake, sql: str, values: Sequence[object]) -> pl.DataFrame:
    try:
        with _connect(lake) as connection:
            found = pl.from_arrow(connection.sql(sql, params=list(values)).to_arrow_table())
            return found if isinstance(found, pl.DataFrame) else found.to_frame()
    except duckdb.Error as error:
        raise StoreError(f"{lake.home}: {str(error).splitlines()[0]}") from error


def acts(lake: Lake, chosen: ActFilter) -> pl.DataFrame:
    """Give acts between different states, each counted once a pair, day and type, with the strongest of its scores.

    Columns: source, date, actor, recipient, type, score, quad, reports (summed), id (of the first).
    """
    files = _files(lake, ACTS, chosen)
    if not files:
        return pl.DataFrame(schema={name: ACTS.schema[name] for name in ACT_SUMMARY})
    where, values = _where(chosen)
    sql = f"""
        SELECT source, date, actor, recipient, type,
               arg_max(score, (abs(score), score)) AS score, first(quad) AS quad,
               sum(reports)::INTEGER AS reports, min(id) AS id
        FROM read_parquet(?, hive_partitioning = true)
        WHERE type IS NOT NULL AND {where}
        GROUP BY source, date, actor, recipient, type
        ORDER BY actor, recipient, date, type, source
    """  # noqa: S608 - the clauses are ours, every value is bound
    return _read(lake, sql, [files, *values])


ACT_SUMMARY = ("source", "date", "actor", "recipient", "type", "score", "quad", "reports", "id")


def act_rows(lake: Lake, chosen: ActFilter) -> pl.DataFrame:
    """Give acts as they were imported, every column, in the order of days and ids."""
    files = _files(lake, ACTS, chosen)
    if not files:
        return pl.DataFrame(schema=ACTS.schema)
    where, values = _where(chosen)
    columns = ", ".join(column.name for column in ACTS.columns)
    sql = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = true) WHERE {where} ORDER BY date, id"  # noqa: S608 - as above
    return _read(lake, sql, [files, *values])


def rows_of(lake: Lake, table: Table, sources: Sequence[str] = ()) -> pl.DataFrame:
    """Give a whole table of the slow structure; none of them passes a million rows."""
    files = _files(lake, table, ActFilter(sources=sources))
    if not files:
        return pl.DataFrame(schema=table.schema)
    columns = ", ".join(column.name for column in table.columns)
    sql = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = true)"  # noqa: S608 - as above
    return _read(lake, sql, [files])


def put_in_order(lake: Lake, table: Table, source: str) -> int:
    """Make one file of each year's parts, sorted by pair and day and without repeats; give the number of files made.

    A year with one file that is already in order is left. An interruption leaves parts that say the same twice,
    which the next run mends and queries count once.
    """
    made = 0
    key = "actor, recipient, date, id, type" if table is ACTS else ", ".join(c.name for c in table.columns[1:])
    for folder in sorted(lake.folder(table, source).glob("year=*")):
        parts = sorted(folder.glob(PARQUET))
        ordered = folder / "ordered.parquet"
        if parts == [ordered] or not parts:
            continue
        _write_ordered(lake, parts, ordered, key)
        for part in parts:
            if part != ordered:
                part.unlink()
        made += 1
    return made


def _write_ordered(lake: Lake, parts: list[Path], ordered: Path, key: str) -> None:
    fresh = ordered.with_suffix(".new")
    sql = f"""
        COPY (SELECT DISTINCT ON ({key}) * FROM read_parquet(?, hive_partitioning = false) ORDER BY {key})
        TO '{str(fresh).replace("'", "''")}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP_ROWS})
    """  # noqa: S608 - as above; a path can't be bound in COPY and is quoted
    try:
        with _connect(lake) as connection:
            connection.execute(sql, [[str(part) for part in parts]])
    except duckdb.Error as error:
        raise StoreError(f"{ordered.parent}: {str(error).splitlines()[0]}") from error
    fresh.replace(ordered)
