"""Benchmark quadruples of ICEWS (subject, relation, object, day), with the lists of names beside them."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import polars as pl

from detente.errors import UnreadableDocument
from detente.exchanging.actors import country_of_name, looked_up
from detente.exchanging.acts import both_sides, code_cameo
from detente.exchanging.batches import FAULT, LINE, Batch, Mark
from detente.exchanging.columns import ACTS
from detente.exchanging.lines import Layout, open_unpacked, read_lines
from detente.lexicon.codes import cameo

LAYOUT = Layout(
    columns=("subject", "relation", "object", "day"), used=("subject", "relation", "object", "day"), spare=1
)

YEAR = re.compile(r"ICEWS(?:20)?(\d\d)", re.IGNORECASE)
"""The folder of a benchmark names its first year: ICEWS14, ICEWS05-15."""


def names_beside(path: Path, kind: str) -> dict[str, str]:
    """Give number to name from `entity2id.txt` or `relation2id.txt` (also packed) in the file's folder.

    Raises:
        UnreadableDocument: There is no such list beside the file.
    """
    for name in (f"{kind}2id.txt", f"{kind}2id.txt.gz"):
        beside = path.with_name(name)
        if beside.exists():
            with open_unpacked(beside) as file:
                pairs = (line.decode("utf-8").rstrip("\r\n").rsplit("\t", 1) for line in file)
                return {pair[1]: pair[0] for pair in pairs if len(pair) > 1}
    raise UnreadableDocument(str(path), f"needs {kind}2id.txt beside it")


def first_day(path: Path) -> dt.date:
    """Give the day that is numbered 0, told by the folder's name.

    Raises:
        UnreadableDocument: The folder isn't named after a benchmark.
    """
    found = YEAR.search(path.resolve().parent.name)
    if found is None:
        raise UnreadableDocument(str(path), "its folder must be named as the benchmark is, such as ICEWS14")
    return dt.date(2000 + int(found.group(1)), 1, 1)


def code_of_relation(relation: str) -> str | None:
    """Give the CAMEO code of a relation's label, however its blanks and commas are written; None if there is none."""
    return _labels().get(_folded(relation))


def _folded(label: str) -> str:
    return re.sub(r"[^a-z]+", " ", label.lower()).strip()


@cache
def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in cameo().values():
        found.setdefault(_folded(entry.name.replace(", not specified below", "")), entry.code)
        found[_folded(entry.name)] = min(found.get(_folded(entry.name), entry.code), entry.code, key=len)
    return found


def _shape(
    frame: pl.DataFrame, path: Path, source: str, entities: dict[str, str], codes: dict[str, str | None]
) -> pl.DataFrame:
    day = pl.col("day").cast(pl.Int32, strict=False)
    named = frame.with_columns(
        pl.col("subject").replace_strict(entities, default=None).alias("actor_name"),
        pl.col("object").replace_strict(entities, default=None).alias("recipient_name"),
        pl.col("relation").replace_strict(codes, default=None).alias("cameo"),
        pl.lit(source).alias("source"),
        pl.format("{}:{}", pl.lit(path.stem.split(".")[0]), pl.col(LINE)).alias("id"),
        (pl.lit(first_day(path)) + pl.duration(days=day)).cast(pl.Date).alias("date"),
        pl.lit(1).alias("reports"),
    )
    coded = code_cameo(named, "cameo")
    numbered = (
        pl.col("actor_name").is_not_null() & pl.col("recipient_name").is_not_null() & pl.col("date").is_not_null()
    )
    return coded.with_columns(
        looked_up("actor_name", country_of_name, "actor")(coded),
        looked_up("recipient_name", country_of_name, "recipient")(coded),
        pl.when(numbered).then(FAULT).otherwise(pl.lit("a number that stands in no list")).alias(FAULT),
    ).with_columns(both_sides())


def read_quadruples(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the acts of a benchmark's file; names that aren't a country's, nor carry one in brackets, are left."""
    entities, relations = names_beside(path, "entity"), names_beside(path, "relation")
    codes = {number: code_of_relation(label.replace("_", " ")) for number, label in relations.items()}
    shape = partial(_shape, path=path, source=source, entities=entities, codes=codes)
    return read_lines(path, LAYOUT, ACTS, shape, begin)
