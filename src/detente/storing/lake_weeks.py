"""Acts counted by pair and week, made once of each year's files: what a measure needs of all other pairs.

    lake/weeks/source=<name>/year=<year>/<of which files>[-<first day>-<last day>].parquet

One row is how many acts of one score a pair had in a week. Each act counts once a pair, day and type, as in `acts`.
"""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from detente.exchanging.columns import ACTS
from detente.storing.lake import PARQUET, Lake
from detente.storing.lake_engine import ask, write
from detente.storing.lake_order import GROUP_ROWS, key_of
from detente.storing.lake_queries import STRONGEST, ActFilter, folders_of, where_of

KEPT_NOTES = 32
"""Texts kept beside a source's counted acts, the newest."""


@dataclass(frozen=True, slots=True)
class WeekTable:
    """The files of counted acts that answer for one source and period."""

    lake: Lake
    folder: Path
    files: tuple[str, ...]

    @property
    def key(self) -> str:
        """Give 16 hex digits that change with the acts counted."""
        return key_of(Path(file) for file in self.files)

    def _ask(self, sql: str, *values: object) -> pl.DataFrame:
        return ask(self.lake, sql, [list(self.files), *values])

    def months(self) -> pl.DataFrame:
        """Give the acts of all pairs by month (year x 12 + month - 1) and class: columns month, quad, number."""
        return self._ask("SELECT month, quad, sum(number)::BIGINT AS number FROM read_parquet(?) GROUP BY month, quad")

    def scores(self) -> pl.DataFrame:
        """Give how often each score occurs over all pairs: columns score, number."""
        return self._ask(
            "SELECT score, sum(number)::BIGINT AS number FROM read_parquet(?) GROUP BY score ORDER BY score"
        )

    def received(self) -> pl.DataFrame:
        """Give the acts that each state receives from others: columns recipient, number."""
        return self._ask("SELECT recipient, sum(number)::BIGINT AS number FROM read_parquet(?) GROUP BY recipient")

    def pairs(self) -> pl.DataFrame:
        """Give every directed pair with its acts and its weeks with acts: actor, recipient, acts, weeks; in order."""
        return self._ask("""
            SELECT actor, recipient, sum(acts)::BIGINT AS acts, count(*) AS weeks
            FROM (SELECT actor, recipient, week, sum(number) AS acts FROM read_parquet(?) GROUP BY ALL)
            GROUP BY actor, recipient ORDER BY actor, recipient
        """)

    def weekly(self, *, actor: str | None = None, pairs: Sequence[str] | None = None) -> pl.DataFrame:
        """Give acts and the sum of their scores / 10 by pair and week: of all, of one who acts, or of pairs (`A>B`).

        Columns: actor, recipient, week (since 1970, from Monday), size, total; in order.
        """
        where, values = "true", list[object]()
        if actor is not None:
            where, values = "actor = ?", [actor]
        if pairs is not None:
            where, values = "actor || '>' || recipient IN (SELECT unnest(?))", [list(pairs)]
        # Hundredths are summed as whole numbers, so that no order of summing can change a digit.
        sql = f"""
            SELECT actor, recipient, week, sum(number)::DOUBLE AS size,
                   sum(number * round(score * 100)::BIGINT)::DOUBLE / 1000 AS total
            FROM read_parquet(?) WHERE {where}
            GROUP BY actor, recipient, week ORDER BY actor, recipient, week
        """  # noqa: S608 - the clauses are ours, every value is bound
        return self._ask(sql, *values)


def week_table(lake: Lake, source: str, since: dt.date | None = None, until: dt.date | None = None) -> WeekTable:
    """Give a source's counted acts, of a period where one is asked for; counts those years that were not yet."""
    chosen = ActFilter(sources=(source,), since=since, until=until)
    folder = lake.home / "weeks" / f"source={source}"
    files = [
        _year(lake, year, folder / year.name, chosen)
        for year in folders_of(lake, ACTS, chosen)
        if any(year.glob(PARQUET))
    ]
    return WeekTable(lake, folder, tuple(str(file) for file in files))


def _year(lake: Lake, year: Path, home: Path, chosen: ActFilter) -> Path:
    number, parts = int(year.name.removeprefix("year=")), sorted(year.glob(PARQUET))
    since = chosen.since if chosen.since and chosen.since > dt.date(max(number, 1), 1, 1) else None
    until = chosen.until if chosen.until and chosen.until < dt.date(max(number, 1), 12, 31) else None
    key = key_of(parts)
    name = f"{key}-{since or ''}-{until or ''}" if since or until else key
    path = home / f"{name}.parquet"
    if path.exists():
        return path
    for stale in home.glob(PARQUET):
        if not stale.name.startswith(key):
            stale.unlink(missing_ok=True)
    _count(lake, parts, path, ActFilter(since=since, until=until))
    return path


def _count(lake: Lake, parts: list[Path], path: Path, chosen: ActFilter) -> None:
    where, values = where_of(chosen)
    sql = f"""
        SELECT actor, recipient, floor(((date - DATE '1970-01-01') + 3) / 7.0)::INTEGER AS week,
               (year(date) * 12 + month(date) - 1)::INTEGER AS month, quad, score, count(*) AS number
        FROM (
            SELECT date, actor, recipient, type, {STRONGEST} AS score, min(quad) AS quad
            FROM read_parquet(?, hive_partitioning = false)
            WHERE type IS NOT NULL AND date IS NOT NULL AND {where}
            GROUP BY date, actor, recipient, type
        )
        GROUP BY ALL ORDER BY actor, recipient, week, month, quad, score
    """  # noqa: S608 - as above
    write(lake, sql, [[str(part) for part in parts], *values], path, GROUP_ROWS)


def read_note(table: WeekTable, name: str) -> str | None:
    """Give a text kept beside the counted acts; None where there is none for just these acts."""
    path = table.folder / f"{name}-{table.key}.json"
    return path.read_text(encoding="utf-8") if path.exists() else None


def save_note(table: WeekTable, name: str, text: str) -> None:
    """Keep a text worked out from the counted acts, whole or not at all."""
    path = table.folder / f"{name}-{table.key}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    notes = sorted(table.folder.glob("*.json"), key=lambda note: note.stat().st_mtime)
    for old in notes[:-KEPT_NOTES]:
        old.unlink(missing_ok=True)
