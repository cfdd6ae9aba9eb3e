"""GDELT: events of version 2 (61 columns) and 1 (58, or 57 before April 2013), and mentions; tabs, no header."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl

from detente.errors import UnreadableDocument
from detente.exchanging.actors import country_of_code, looked_up, sector_of_cameo
from detente.exchanging.acts import both_sides, code_cameo, fault_unless_dated
from detente.exchanging.batches import REASON, Batch, Mark
from detente.exchanging.columns import ACTS, MENTIONS
from detente.exchanging.lines import Layout, no_fault, open_unpacked, read_lines
from detente.exchanging.rows import BadRow, Cells, Made, read_rows

_WHO = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_WHERE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_HEAD = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
_WHAT = (
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
)

COLUMNS_2 = (
    *_HEAD,
    *(f"{who}{part}" for who in ("Actor1", "Actor2") for part in _WHO),
    *_WHAT,
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _WHERE),
    "DATEADDED",
    "SOURCEURL",
)
COLUMNS_1 = tuple(column for column in COLUMNS_2 if not column.endswith("ADM2Code"))

USED = (
    "GLOBALEVENTID",
    "SQLDATE",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1Type1Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2Type1Code",
    "EventCode",
    "GoldsteinScale",
    "NumArticles",
    "ActionGeo_FullName",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "SOURCEURL",
)

MENTION_COLUMNS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
LANGUAGE = re.compile(r"srclc:(\w+)")
MENTION_USED = tuple(MENTION_COLUMNS[i] for i in (0, 1, 2, 4, 5, 11, 14))

YEARS_SEPARATOR = "\x01"
"""Between the fields of counts by year, as Hive writes tables."""

ORGANISATIONS = (
    ("IGOUNO", "UNO"),
    ("IGOEUR", "EUR"),
    ("IGONAT", "NAT"),
    ("IGO", "IGO"),
    ("NGO", "NGO"),
    ("MNC", "MNC"),
    ("IMG", "IMG"),
)
"""How the actor code of those begins who are of no state, with our code."""


def first_line(path: Path) -> str:
    """Give a file's first line without its end."""
    with open_unpacked(path) as file:
        return file.readline().decode("utf-8", errors="replace").rstrip("\r\n")


def _layout(path: Path) -> Layout:
    """Tell from the first line which generation a file is of; a header, where there is one, names the columns."""
    line = first_line(path)
    if YEARS_SEPARATOR in line and "\t" not in line:
        raise UnreadableDocument(str(path), "holds counts by year, not acts by day; import it as gdelt-years")
    first = line.split("\t")
    if first[0] == _HEAD[0]:
        missing = [name for name in USED if name not in first]
        if missing:
            raise UnreadableDocument(str(path), f"its header lacks {', '.join(missing)}")
        return Layout(tuple(first), USED)
    columns = COLUMNS_2 if len(first) > len(COLUMNS_1) else COLUMNS_1
    return Layout(columns, USED, spare=1, optional=1)


def _country(who: str, name: str, frame: pl.DataFrame) -> pl.Expr:
    """Give the country: of the actor code where it begins as an organisation's, else of the country code."""
    code, by_code = pl.col(f"{who}Code"), looked_up(f"{who}CountryCode", country_of_code, name)(frame)
    told: pl.Expr = by_code
    for start, ours in reversed(ORGANISATIONS):
        told = pl.when(code.str.starts_with(start)).then(pl.lit(ours)).otherwise(told)
    return told.alias(name)


def _shape(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    frame = code_cameo(frame.filter(pl.col("GLOBALEVENTID") != _HEAD[0]), "EventCode")
    frame = frame.with_columns(
        pl.lit(source).alias("source"),
        pl.col("SQLDATE")
        .str.slice(0, 10)
        .str.replace_all("-", "", literal=True)
        .str.to_date("%Y%m%d", strict=False)
        .alias("date"),
        _country("Actor1", "actor", frame),
        _country("Actor2", "recipient", frame),
        looked_up("Actor1Type1Code", sector_of_cameo, "actor_sector")(frame),
        looked_up("Actor2Type1Code", sector_of_cameo, "recipient_sector")(frame),
        pl.col("GoldsteinScale").cast(pl.Float32, strict=False).alias("goldstein"),
        pl.col("NumArticles").cast(pl.Int32, strict=False).alias("reports"),
        pl.col("ActionGeo_Lat").cast(pl.Float32, strict=False).alias("latitude"),
        pl.col("ActionGeo_Long").cast(pl.Float32, strict=False).alias("longitude"),
        pl.col("SOURCEURL").str.strip_chars("\r").alias("url"),
    ).rename(
        {
            "GLOBALEVENTID": "id",
            "EventCode": "cameo",
            "Actor1Name": "actor_name",
            "Actor2Name": "recipient_name",
            "ActionGeo_FullName": "place",
        }
    )
    return frame.with_columns(both_sides(), fault_unless_dated())


def read_gdelt(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the events of a GDELT file of either generation.

    Events re-emitted with a new id stay apart here; measuring counts an act once a pair, day and type.
    """
    return read_lines(path, _layout(path), ACTS, partial(_shape, source=source), begin)


def _shape_mentions(frame: pl.DataFrame, source: str) -> pl.DataFrame:
    frame = frame.filter(pl.col("GLOBALEVENTID") != _HEAD[0])
    moment = pl.col("MentionTimeDate").str.slice(0, 8).str.to_date("%Y%m%d", strict=False)
    first = pl.col("EventTimeDate").str.slice(0, 8).str.to_date("%Y%m%d", strict=False)
    return (
        frame.with_columns(
            no_fault(),
            pl.lit(source).alias("source"),
            moment.alias("date"),
            first.alias("event_date"),
            pl.col("Confidence").cast(pl.Int8, strict=False).alias("confidence"),
            pl.col("MentionDocTranslationInfo").str.extract(LANGUAGE.pattern).alias("language"),
            pl.lit(None, dtype=pl.String).alias(REASON),
        )
        .rename({"GLOBALEVENTID": "id", "MentionSourceName": "publisher", "MentionIdentifier": "url"})
        .with_columns(fault_unless_dated())
    )


def _mention(cells: Cells, source: str) -> Made:
    """Give one mention of a file with commas, whose header may be in small letters."""
    told = {name.lower(): cell for name, cell in cells.items()}
    language = LANGUAGE.search(told["mentiondoctranslationinfo"])
    return {
        "source": source,
        "id": told["globaleventid"],
        "date": _moment(told["mentiontimedate"]),
        "event_date": _moment(told["eventtimedate"]),
        "publisher": told["mentionsourcename"] or None,
        "url": told["mentionidentifier"] or None,
        "confidence": int(told["confidence"]) if told["confidence"] else None,
        "language": language.group(1) if language else None,
    }


def _moment(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise BadRow("no date") from error


def read_mentions(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the mentions of a GDELT 2 file; their offsets point into a text that GDELT keeps, so they are left.

    As GDELT writes them (tabs, no header or one), or with commas and a header, as they are passed on.
    """
    if first_line(path).lower().startswith(f"{_HEAD[0].lower()},"):
        return read_rows(path, MENTIONS, partial(_mention, source=source), begin)
    layout = Layout(MENTION_COLUMNS, MENTION_USED, spare=1)
    return read_lines(path, layout, MENTIONS, partial(_shape_mentions, source=source), begin)
