"""Any CSV of events, by a small mapping file that says which of its columns is which of ours.

[columns]            # ours = theirs; date, actor, recipient and type (or cameo) are needed
date = "Day"
actor = "Country A"
recipient = "Country B"
type = "Kind"
[types]              # their words for PLOVER types; words that are types need no line
"arms delivery" = "AID"
[options]
delimiter = ";"
encoding = "latin-1"
date_format = "%d.%m.%Y"
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.errors import InvalidValue, UnreadableDocument
from detente.exchanging.actors import country_of_code, country_of_name
from detente.exchanging.acts import of_cameo, of_plover
from detente.exchanging.batches import Batch, Mark
from detente.exchanging.columns import ACTS
from detente.exchanging.rows import BadRow, Cells, Made, number, read_rows

NEEDED = ("date", "actor", "recipient")
PLAIN = ("id", "story", "publisher", "place", "url", "actor_name", "recipient_name")
NUMBERS = ("latitude", "longitude", "goldstein")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a CSV is which of ours, what its words for types mean, how it is written."""

    columns: dict[str, str]
    types: dict[str, str] = field(default_factory=dict)
    delimiter: str = ","
    encoding: str = "utf-8"
    date_format: str = "%Y-%m-%d"


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        UnreadableDocument: It is missing or no TOML.
        InvalidValue: A needed column isn't mapped, or a name isn't one of ours.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UnreadableDocument(str(path), str(error)) from error
    columns: dict[str, str] = dict(told.get("columns") or {})
    ours = {column.name for column in ACTS.columns}
    for name in columns:
        if name not in ours:
            raise InvalidValue(f"{path}: columns", name, f"must be one of {', '.join(sorted(ours))}")
    lacking = [name for name in NEEDED if name not in columns]
    if lacking or not {"type", "cameo"} & columns.keys():
        raise InvalidValue(f"{path}: columns", sorted(columns), "must map date, actor, recipient, and type or cameo")
    return Mapping(columns, dict(told.get("types") or {}), **(told.get("options") or {}))


def _day(text: str, form: str) -> dt.date:
    try:
        return dt.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise BadRow(f"no date of the form {form}: {text!r}") from error


def _coded(cells: Cells, mapping: Mapping) -> dict[str, Any]:
    if "cameo" in mapping.columns:
        code = cells[mapping.columns["cameo"]].strip()
        found = of_cameo(code)
        if found is None:
            raise BadRow(f"no CAMEO code: {code!r}")
        return {"cameo": code, **dict(zip(("type", "mode", "contexts", "quad", "score"), found, strict=True))}
    word = cells[mapping.columns["type"]].strip()
    mode = cells[mapping.columns["mode"]] if "mode" in mapping.columns else None
    act = of_plover(mapping.types.get(word, word), mode or None)
    if act is None:
        raise BadRow(f"no PLOVER type: {word!r}")
    return dict(zip(("type", "mode", "quad", "score"), act, strict=True))


def read_mapped(path: Path, source: str, begin: Mark, mapping: Mapping) -> Iterator[Batch]:
    """Give the events of a CSV that a mapping explains."""

    def make(cells: Cells) -> Made:
        told = {name: cells[theirs].strip() for name, theirs in mapping.columns.items()}
        sides = {name: country_of_code(told[name]) or country_of_name(told[name]) for name in ("actor", "recipient")}
        if not all(sides.values()):
            return "a side has no country"
        reports = number(told.get("reports"))
        return {
            "source": source, "date": _day(told["date"], mapping.date_format), **sides, **_coded(cells, mapping),
            **{name: told[name] or None for name in PLAIN if name in told},
            **{name: number(told[name]) for name in NUMBERS if name in told},
            "reports": int(reports) if reports else 1,
        }  # fmt: skip

    return read_rows(path, ACTS, make, begin, encoding=mapping.encoding, delimiter=mapping.delimiter)
