"""GDELT reduced to counts by year and kind of act, as a query on a cluster leaves it: eight columns, no header."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl

from detente.exchanging.actors import country_of_code, looked_up, sector_of_cameo
from detente.exchanging.acts import both_sides, code_cameo, fault_unless_dated
from detente.exchanging.batches import FAULT, Batch, Mark
from detente.exchanging.columns import ACT_YEARS
from detente.exchanging.gdelt import ORGANISATIONS, YEARS_SEPARATOR
from detente.exchanging.lines import Layout, read_lines

COLUMNS = (
    "Year",
    "Actor1Code",
    "Actor2Code",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "GoldsteinScale",
    "NumEvents",
)
USED = ("Year", "Actor1Code", "Actor2Code", "EventCode", "GoldsteinScale", "NumEvents")
LAYOUT = Layout(COLUMNS, USED, separator=YEARS_SEPARATOR.encode())
STATE = 3
"""Letters of an actor code that are the state; three for a sector follow."""


def _country(code: str) -> str | None:
    return next((ours for start, ours in ORGANISATIONS if code.startswith(start)), country_of_code(code[:STATE]))


def _sector(code: str) -> str | None:
    return sector_of_cameo(code[STATE : 2 * STATE])


def _shape(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    coded = code_cameo(frame, "EventCode")
    return (
        coded.with_columns(
            pl.lit(source).alias("source"),
            pl.format("{}0101", "Year").str.to_date("%Y%m%d", strict=False).alias("date"),
            looked_up("Actor1Code", _country, "actor")(coded),
            looked_up("Actor2Code", _country, "recipient")(coded),
            looked_up("Actor1Code", _sector, "actor_sector")(coded),
            looked_up("Actor2Code", _sector, "recipient_sector")(coded),
            pl.col("GoldsteinScale").cast(pl.Float32, strict=False).alias("goldstein"),
            pl.col("NumEvents").cast(pl.Int32, strict=False).alias("acts"),
        )
        .rename({"EventCode": "cameo"})
        .with_columns(both_sides(), fault_unless_dated())
        .with_columns(pl.when(pl.col("acts").is_null()).then(pl.lit("no number of acts")).otherwise(FAULT).alias(FAULT))
    )


def read_years(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the counts by year of such a file; no day is made up for them, so they are kept apart from acts."""
    return read_lines(path, LAYOUT, ACT_YEARS, partial(_shape, source=source), begin)
