"""DuckDB over the lake's files: one database in memory a lake and process, so that what it knows of files stays."""

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from detente.errors import StoreError
from detente.storing.lake import Lake

MEMORY = "700MB"
THREADS = 2


@lru_cache(maxsize=4)
def _database(home: Path, _process: int) -> duckdb.DuckDBPyConnection:
    """Give the database of a lake; one a process, for a forked one would share its threads and locks."""
    settings = {"memory_limit": MEMORY, "threads": THREADS, "temp_directory": str(home / "spill")}
    database = duckdb.connect(":memory:", config=settings)  # type: ignore[arg-type]
    # Every file is read again by the next question; its table of contents need not be. Names stand for one content.
    database.execute("SET parquet_metadata_cache = true")
    database.execute("SET preserve_insertion_order = false")
    return database


def ask(lake: Lake, sql: str, values: Sequence[object]) -> pl.DataFrame:
    """Give the answer to a question as a frame.

    Raises:
        StoreError: A file is damaged or gone.
    """
    try:
        with _database(lake.home, os.getpid()).cursor() as cursor:
            found = pl.from_arrow(cursor.sql(sql, params=list(values)).to_arrow_table())
            return found if isinstance(found, pl.DataFrame) else found.to_frame()
    except duckdb.Error as error:
        raise StoreError(f"{lake.home}: {str(error).splitlines()[0]}") from error


def write(lake: Lake, sql: str, values: Sequence[object], path: Path, group_rows: int) -> None:
    """Write the answer to a question as a Parquet file, whole or not at all.

    Raises:
        StoreError: A file is damaged, or there is no room.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    there = str(fresh).replace("'", "''")  # a path can't be bound in COPY
    form = f"(FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE {group_rows})"
    try:
        with _database(lake.home, os.getpid()).cursor() as cursor:
            cursor.execute(f"COPY ({sql}) TO '{there}' {form}", list(values))
    except duckdb.Error as error:
        raise StoreError(f"{path.parent}: {str(error).splitlines()[0]}") from error
    fresh.replace(path)
