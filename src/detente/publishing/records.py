"""The dossier as JSON: every value under its own name, so that a machine can read the account."""

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from enum import Enum

from detente.model.dossiers import Dossier, Picture

EDITION = "detente-dossier-1"
"""Names the form; changes when a reader of the old one would go wrong."""


def record(value: object) -> object:
    """Give a value of the model as JSON knows it: dates as ISO 8601, pictures by their numbers."""
    if isinstance(value, Picture):
        return {"title": value.title, "words": value.words, "numbers": record(value.numbers)}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [record(each) for each in value]
    return value


def as_json(dossier: Dossier) -> str:
    """Give the dossier as one JSON object."""
    told = record(dossier)
    whole = {"format": EDITION, **(told if isinstance(told, dict) else {})}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
