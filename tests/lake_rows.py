"""Lakes of a few acts: a valid act with things changed, and a lake that a file of such acts was imported into."""

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl

from detente.exchanging.batches import Batch, Mark
from detente.exchanging.columns import ACTS, shaped
from detente.storing.lake import Lake


def act(**changes: Any) -> dict[str, Any]:
    told = {
        "source": "test",
        "id": "1",
        "date": dt.date(2014, 3, 2),
        "actor": "RUS",
        "recipient": "UKR",
        "type": "AID",
        "quad": 2,
        "score": 10.0,
        "reports": 1,
    }
    return {**told, **changes}


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return shaped(pl.DataFrame(list(rows)), ACTS)


def filled(home: Path, *rows: dict[str, Any], parts: int = 1) -> Lake:
    """Give a lake that a file of these rows was imported into, in so many parts."""
    lake = Lake(home / "lake")
    path = home / "some.csv"
    path.write_text(str(rows), encoding="utf-8")
    note = lake.note(path, "csv", "test")
    size = -(-len(rows) // parts)
    for start in range(0, len(rows), size):
        lake.add(ACTS, note, frame(*rows[start : start + size]))
        note.count(Batch(frame(*rows[start : start + size]), size, end=Mark(start + size, start + size)))
    lake.save(note)
    return lake
