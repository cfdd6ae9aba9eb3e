"""Questions to the lake, in SQL that DuckDB answers straight from the Parquet files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from detente.exchanging.columns import ACTS, Table
from detente.storing.lake import PARQUET, Lake, pair_name
from detente.storing.lake_engine import ask


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFilter:
    """Which acts: of these sources (all where none is named), between two days, of a pair in either direction."""

    sources: Sequence[str] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    pair: tuple[str, str] | None = None


def folders_of(lake: Lake, table: Table, chosen: ActFilter) -> list[Path]:
    """Give the folders of years that can hold what is asked for, of the sources named or of all."""
    found: list[Path] = []
    for source in chosen.sources or lake.sources(table):
        for folder in sorted(lake.folder(table, source).glob("year=*")):
            year = int(folder.name.removeprefix("year="))
            if (chosen.since is None or year >= chosen.since.year) and (
                chosen.until is None or year <= chosen.until.year
            ):
                found.append(folder)
    return found


def files_of(lake: Lake, table: Table, chosen: ActFilter) -> list[str]:
    """Give the files that can hold what is asked for."""
    return [str(file) for folder in folders_of(lake, table, chosen) for file in sorted(folder.glob(PARQUET))]


def where_of(chosen: ActFilter) -> tuple[str, list[object]]:
    """Give the condition in SQL, with the values to bind: acts between states that meet the filter."""
    parts, values = ["actor <> recipient"], list[object]()
    if chosen.since is not None:
        parts.append("date >= ?")
        values.append(chosen.since)
    if chosen.until is not None:
        parts.append("date <= ?")
        values.append(chosen.until)
    if chosen.pair is not None:
        parts.append("pair = ?")
        values.append(pair_name(*chosen.pair))
    return " AND ".join(parts), values


ACT_SUMMARY = ("source", "date", "actor", "recipient", "type", "score", "quad", "reports", "id", "contexts")


STRONGEST = "CASE WHEN -min(score) > max(score) THEN min(score) ELSE max(score) END"
"""The score furthest from 0 among reports of one act; the friendlier of two as far."""


def acts(lake: Lake, chosen: ActFilter) -> pl.DataFrame:
    """Give acts between different states, each counted once a pair, day and type, with the strongest of its scores.

    Columns: source, date, actor, recipient, type, score, quad, reports (summed), id and contexts (of the first id).
    """
    files = files_of(lake, ACTS, chosen)
    if not files:
        return pl.DataFrame(schema={name: ACTS.schema[name] for name in ACT_SUMMARY})
    where, values = where_of(chosen)
    sql = f"""
        SELECT source, date, actor, recipient, type,
               {STRONGEST} AS score, min(quad) AS quad,
               sum(reports)::INTEGER AS reports, min(id) AS id, arg_min(contexts, id) AS contexts
        FROM read_parquet(?, hive_partitioning = true)
        WHERE type IS NOT NULL AND {where}
        GROUP BY source, date, actor, recipient, type
        ORDER BY actor, recipient, date, type, source
    """  # noqa: S608 - the clauses are ours, every value is bound
    return ask(lake, sql, [files, *values])


def last_day(lake: Lake, chosen: ActFilter) -> dt.date | None:
    """Give the day of the latest act that meets the filter, None where there is none."""
    files = files_of(lake, ACTS, chosen)
    if not files:
        return None
    where, values = where_of(chosen)
    sql = f"SELECT max(date) AS day FROM read_parquet(?, hive_partitioning = true) WHERE type IS NOT NULL AND {where}"  # noqa: S608 - as above
    day: dt.date | None = ask(lake, sql, [files, *values]).item()
    return day


def act_rows(lake: Lake, chosen: ActFilter) -> pl.DataFrame:
    """Give acts as they were imported, every column, in the order of days and ids."""
    files = files_of(lake, ACTS, chosen)
    if not files:
        return pl.DataFrame(schema=ACTS.schema)
    where, values = where_of(chosen)
    columns = ", ".join(column.name for column in ACTS.columns)
    sql = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = true) WHERE {where} ORDER BY date, id"  # noqa: S608 - as above
    return ask(lake, sql, [files, *values])


STATE_COLUMNS = {
    "votes": ("country",),
    "ideal_points": ("country",),
    "arms": ("supplier", "recipient"),
    "alliances": ("first", "second"),
    "act_years": ("actor", "recipient"),
}
"""Where each table of slow things names its states."""


def rows_of(lake: Lake, table: Table, sources: Sequence[str] = (), *, among: Sequence[str] = ()) -> pl.DataFrame:
    """Give the rows of a table, whole, or only those in which every state is one of `among`."""
    files = files_of(lake, table, ActFilter(sources=sources))
    if not files:
        return pl.DataFrame(schema=table.schema)
    columns = ", ".join(column.name for column in table.columns)
    named = STATE_COLUMNS[table.name] if among else ()
    where = " AND ".join(f"{column} IN (SELECT unnest(?))" for column in named) or "true"
    sql = f"SELECT {columns} FROM read_parquet(?, hive_partitioning = true) WHERE {where}"  # noqa: S608 - as above
    return ask(lake, sql, [files, *[list(among)] * len(named)])
