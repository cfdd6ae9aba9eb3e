"""ICEWS coded events as Dataverse gives them: tabs, 20 columns, no quoting, a header."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from detente.exchanging.actors import country_of_name, looked_up, sector_of_icews
from detente.exchanging.acts import both_sides, code_cameo, fault_unless_dated
from detente.exchanging.batches import Batch, Mark
from detente.exchanging.columns import ACTS
from detente.exchanging.lines import Layout, read_lines

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)

MISSING = ("", "NA", "NULL", "None")

LAYOUT = Layout(
    columns=COLUMNS, used=tuple(c for c in COLUMNS if c not in ("Event Text", "Sentence Number")), encoding="latin-1"
)

AMENDED = "13y"
"""A code of 2017's file that stands in no code book; its root 13 (threaten) is what is sure."""


def _day() -> pl.Expr:
    """Give the day, written 2018-06-01 or, in part of 2017's file, 6/1/2017."""
    text = pl.col("Event Date")
    return pl.coalesce(text.str.to_date("%Y-%m-%d", strict=False), text.str.to_date("%m/%d/%Y", strict=False))


def _shape(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    text = [name for name in frame.columns if frame.schema[name] == pl.String]
    frame = frame.filter(pl.col("Event ID") != "Event ID").with_columns(
        pl.when(pl.col(name).is_in(MISSING)).then(None).otherwise(pl.col(name).str.strip_chars("\r")).alias(name)
        for name in text
    )
    frame = code_cameo(frame.with_columns(pl.col("CAMEO Code").replace(AMENDED, "13").alias("cameo")), "cameo")
    countries = (("Source Country", "actor"), ("Target Country", "recipient"))
    sectors = (("Source Sectors", "actor_sector"), ("Target Sectors", "recipient_sector"))
    frame = frame.with_columns(
        pl.lit(source).alias("source"),
        pl.format("{}/{}", "Event ID", "Event Date").alias("id"),
        _day().alias("date"),
        *(looked_up(column, country_of_name, name)(frame) for column, name in countries),
        *(looked_up(column, sector_of_icews, name)(frame) for column, name in sectors),
        pl.col("Intensity").cast(pl.Float32, strict=False).alias("goldstein"),
        pl.lit(1).alias("reports"),
        pl.coalesce("City", "District", "Province", "Country").alias("place"),
        pl.col("Latitude").cast(pl.Float32, strict=False).alias("latitude"),
        pl.col("Longitude").cast(pl.Float32, strict=False).alias("longitude"),
    ).rename(
        {"Source Name": "actor_name", "Target Name": "recipient_name", "Story ID": "story", "Publisher": "publisher"}
    )
    return frame.with_columns(both_sides(), fault_unless_dated())


def read_icews(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the events of an ICEWS file; (event id, date) is the key, for ids alone are used twice."""
    return read_lines(path, LAYOUT, ACTS, lambda frame: _shape(frame, source), begin)
