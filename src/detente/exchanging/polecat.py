"""POLECAT: tabs, 39 columns (without an intensity) or 40.

Now and then a stray Headline stands in the header, or empty columns at the end of a line.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl

from detente.exchanging.actors import country_of_code, country_of_name, looked_up
from detente.exchanging.acts import both_sides, contexts_of, fault_unless_dated, of_plover
from detente.exchanging.batches import FAULT, Batch, Mark
from detente.exchanging.columns import ACTS
from detente.exchanging.lines import Layout, open_unpacked, read_lines
from detente.lexicon.codes import sectors

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)

OLDER = tuple(column for column in COLUMNS if column != "Intensity")

USED = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Primary Actor Sector",
    "Recipient Name",
    "Recipient Country",
    "Primary Recipient Sector",
    "Placename",
    "Latitude",
    "Longitude",
    "Source",
)

SPARE = 12
"""Empty columns that have been seen at the end of lines, and more."""

MISSING = ("", "None", "NA", "nan")


def _layout(path: Path) -> Layout:
    """Tell from the header whether a file has the column of intensities."""
    with open_unpacked(path) as file:
        header = file.readline().decode("latin-1").split("\t")
    newer = any(name.strip() in {"Intensity", "Event Intensity"} for name in header)
    return Layout(COLUMNS if newer else OLDER, USED, encoding="latin-1", spare=SPARE)


def _country(text: str) -> str | None:
    """Give the country of a cell: a code or a name; of several the first."""
    first = text.replace("|", ";").split(";")[0].strip()
    return country_of_code(first) or country_of_name(first)


def _sector(text: str) -> str | None:
    first = text.replace("|", ";").split(";")[0].strip().upper()[:3]
    return first if first in sectors() else None


def _contexts(text: str) -> str | None:
    return contexts_of(text.replace("|", ";").split(";"))


def code_plover(frame: pl.DataFrame, event: str, mode: str) -> pl.DataFrame:
    """Add type, mode, quad and score from columns in PLOVER's words, and the fault of types that are none."""
    pairs = frame.select(event, mode).unique()
    rows = [(e, m, *found) for e, m in pairs.iter_rows() if e and (found := of_plover(e, m))]
    schema = {
        event: pl.String,
        mode: pl.String,
        "type": pl.String,
        "mode": pl.String,
        "quad": pl.Int8,
        "score": pl.Float32,
    }
    table = pl.DataFrame(rows, schema=schema, orient="row")
    joined = frame.join(table, on=[event, mode], how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(
        pl.when(pl.col("type").is_null())
        .then(pl.format("no PLOVER type: {}", pl.col(event).fill_null("")))
        .alias(FAULT)
    )


def _shape(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    text = [name for name in frame.columns if frame.schema[name] == pl.String]
    frame = frame.filter(pl.col("Event ID") != "Event ID").with_columns(
        pl.when(pl.col(name).is_in(MISSING)).then(None).otherwise(pl.col(name)).alias(name) for name in text
    )
    frame = code_plover(frame, "Event Type", "Event Mode")
    looks = (
        ("Actor Country", _country, "actor"),
        ("Recipient Country", _country, "recipient"),
        ("Primary Actor Sector", _sector, "actor_sector"),
        ("Primary Recipient Sector", _sector, "recipient_sector"),
        ("Contexts", _contexts, "contexts"),
    )
    frame = frame.with_columns(
        pl.lit(source).alias("source"),
        pl.col("Event Date").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).alias("date"),
        *(looked_up(column, look_up, name)(frame) for column, look_up, name in looks),
        pl.lit(1).alias("reports"),
        pl.col("Latitude").cast(pl.Float32, strict=False).alias("latitude"),
        pl.col("Longitude").cast(pl.Float32, strict=False).alias("longitude"),
    ).rename(
        {
            "Event ID": "id",
            "Actor Name": "actor_name",
            "Recipient Name": "recipient_name",
            "Placename": "place",
            "Source": "publisher",
        }
    )
    return frame.with_columns(both_sides(), fault_unless_dated())


def read_polecat(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the events of a POLECAT file, one row for each actor and recipient."""
    return read_lines(path, _layout(path), ACTS, partial(_shape, source=source), begin)
