"""PLOVER records, a JSON object a line, in today's spelling (actor, recipient) and that of 2016 (source, target)."""

import json
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl

from detente.exchanging.actors import country_of_code, country_of_name
from detente.exchanging.acts import contexts_of, of_plover
from detente.exchanging.batches import FAULT, LINE, REASON, Batch, Broken, Mark, sort_out
from detente.exchanging.columns import ACTS
from detente.exchanging.lines import Block, read_blocks
from detente.exchanging.rows import BadRow
from detente.lexicon.codes import sectors

BLOCK_BYTES = 1 << 22


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _side(entity: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Give country, sector and name of an entity in any of the three spellings."""
    name = next(
        (entity[key] for key in ("entity_text", "entity_name", "raw_text", "actorText") if entity.get(key)), None
    )
    code = str(entity.get("code") or "")[:3].upper()
    told = country_of_code(code) or country_of_name(str(entity.get("country_name") or ""))
    sector = str(entity.get("sector") or entity.get("sector_code") or "")[:3].upper()
    return told, sector if sector in sectors() else None, name


def _sides(record: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Give each pair of who acts and whom it is done to; where nobody receives, the actors act on each other."""
    actors = _listed(record.get("actor") or record.get("source"))
    recipients = _listed(record.get("recipient") or record.get("target"))
    if recipients:
        yield from product(actors, recipients)
        return
    yield from ((a, b) for a, b in product(actors, actors) if a is not b)


def _rows(record: Mapping[str, Any], source: str, line: int) -> Iterator[dict[str, Any]]:
    events = [str(event) for event in _listed(record.get("event"))]
    if not events:
        raise BadRow("no event")
    mode = next(iter(_listed(record.get("mode"))), None)
    place = record.get("event_loc") or {}
    cite = record.get("cite_info") or {}
    for event, (actor, recipient) in product(events, _sides(record)):
        coded = of_plover(event, mode)
        if coded is None:
            raise BadRow(f"no PLOVER type: {event}")
        sides = [*_side(actor), *_side(recipient)]
        left = None if sides[0] and sides[3] else "a side has no country"
        yield {
            "source": source,
            "id": str(record["id"]),
            "date": str(record["date"])[:10],
            "reports": 1,
            **dict(
                zip(
                    ("actor", "actor_sector", "actor_name", "recipient", "recipient_sector", "recipient_name"),
                    sides,
                    strict=True,
                )
            ),
            **dict(zip(("type", "mode", "quad", "score"), coded, strict=True)),
            "contexts": contexts_of([str(word) for word in _listed(record.get("context"))]),
            "publisher": cite.get("publication") or record.get("publication"),
            "url": cite.get("url"),
            "place": place.get("resolved_place") or place.get("extracted_place"),
            "latitude": place.get("lat"),
            "longitude": place.get("lon"),
            LINE: line,
            REASON: left,
            FAULT: None,
        }


def _read_line(text: bytes, source: str, line: int) -> list[dict[str, Any]]:
    try:
        rows = list(_rows(json.loads(text), source, line))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadRow(f"no JSON: {error}") from error
    except (KeyError, AttributeError, TypeError) as error:
        raise BadRow(f"no PLOVER record: {error!r}") from error
    empty = {"source": source, LINE: line, FAULT: None}
    return rows or [{**empty, REASON: "fewer than two sides"}]


def _read_block(block: Block, source: str) -> Batch:
    rows: list[dict[str, Any]] = []
    broken: list[Broken] = []
    for line, text in enumerate(block.data.splitlines(), start=block.begin.line + 1):
        if not text.strip():
            continue
        try:
            rows.extend(_read_line(text, source, line))
        except BadRow as bad:
            broken.append(Broken(line, str(bad)))
    schema = {**ACTS.schema, "date": pl.String(), LINE: pl.Int64(), REASON: pl.String(), FAULT: pl.String()}
    frame = pl.DataFrame(rows, schema=schema).with_columns(pl.col("date").str.to_date("%Y-%m-%d", strict=False))
    undated = pl.col("date").is_null() & pl.col(REASON).is_null()
    return sort_out(
        frame.with_columns(pl.when(undated).then(pl.lit("no date")).otherwise(FAULT).alias(FAULT)),
        ACTS,
        block.end,
        tuple(broken),
    )


def read_plover(path: Path, source: str, begin: Mark) -> Iterator[Batch]:
    """Give the acts of a file of PLOVER records; a record of several sides gives a row for each pair."""
    for block in read_blocks(path, begin, BLOCK_BYTES):
        yield _read_block(block, source)
