"""What an act amounts to in PLOVER, from a CAMEO code or from PLOVER's own words."""

from functools import cache

import polars as pl

from detente.errors import UnknownCode
from detente.exchanging.batches import FAULT, REASON
from detente.lexicon.codes import current_context, current_mode, plover_of_cameo, quad_of, score_of
from detente.model.claims import EventType

SCHEMA = {
    "code": pl.String,
    "type": pl.String,
    "mode": pl.String,
    "contexts": pl.String,
    "quad": pl.Int8,
    "score": pl.Float32,
}

CODED = ("type", "mode", "contexts", "quad", "score")


@cache
def of_cameo(code: str) -> tuple[str | None, str | None, str | None, int | None, float | None] | None:
    """Give type, mode, contexts, quad class and score of a CAMEO code; None where CAMEO has no such code."""
    try:
        event, mode, contexts = plover_of_cameo(code)
    except UnknownCode:
        return None
    if event is None:
        return None, None, None, None, None
    return event.value, mode, ";".join(contexts) or None, int(quad_of(event)), score_of(event, mode)


def code_cameo(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Add type, mode, contexts, quad and score from a column of CAMEO codes, and the fault of codes that are none."""
    words = [word for word in frame[column].unique().to_list() if word]
    coded = {word: of_cameo(word) for word in words}
    rows = [(word, *found) for word, found in coded.items() if found is not None]
    table = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    joined = frame.join(table, left_on=column, right_on="code", how="left", maintain_order="left")
    known = pl.col(column).is_in(list(table["code"]))
    return joined.with_columns(
        pl.when(known.fill_null(value=False))
        .then(None)
        .otherwise(pl.format("no CAMEO code: {}", pl.col(column).fill_null("")))
        .alias(FAULT)
    )


@cache
def of_plover(event: str, mode: str | None) -> tuple[str, str | None, int, float] | None:
    """Give type, today's mode, quad class and score of PLOVER's own words; None where PLOVER has no such type."""
    try:
        found = EventType(event.strip().upper())
    except ValueError:
        return None
    return found.value, *_moded(found, mode)


def _moded(event: EventType, mode: str | None) -> tuple[str | None, int, float]:
    try:
        now = current_mode(event, mode.strip().lower() if mode else None)
    except UnknownCode:
        now = None
    return now, int(quad_of(event)), score_of(event, now)


def contexts_of(words: list[str]) -> str | None:
    """Give today's contexts, joined by semicolons; those that PLOVER dropped or never had are left out."""
    found: list[str] = []
    for word in words:
        try:
            now = current_context(word.strip().lower())
        except UnknownCode:
            continue
        if now and now not in found:
            found.append(now)
    return ";".join(found) or None


def both_sides() -> pl.Expr:
    """Give why a row is left out: a side without a country."""
    return (
        pl.when(pl.col("actor").is_null() & pl.col("recipient").is_null())
        .then(pl.lit("neither side has a country"))
        .when(pl.col("actor").is_null())
        .then(pl.lit("who acts has no country"))
        .when(pl.col("recipient").is_null())
        .then(pl.lit("the recipient has no country"))
        .otherwise(None)
        .alias(REASON)
    )


def fault_unless_dated(column: str = "date") -> pl.Expr:
    """Give the fault of rows whose day can't be read, keeping a fault that is already told."""
    return (
        pl.when(pl.col(FAULT).is_null() & pl.col(column).is_null())
        .then(pl.lit("no date"))
        .otherwise(FAULT)
        .alias(FAULT)
    )
