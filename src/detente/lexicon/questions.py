"""The outlook of the founding case, stated as questions with their rules, from `data/questions.toml`."""

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from detente.model.actors import country_code
from detente.model.claims import EventType
from detente.model.forecasts import Question, Rule

FOUNDING_DAY = dt.date(2024, 4, 30)
"""The day on which the founding case's outlook is asked."""


def _question(record: dict[str, Any]) -> Question:
    rule = Rule(
        actors=tuple(country_code(code) for code in record["actors"]),
        recipients=tuple(country_code(code) for code in record["recipients"]),
        types=tuple(EventType(word) for word in record["types"]),
        start=record["start"],
        end=record["end"],
        words=tuple(record.get("words", ())),
    )
    return Question(
        text=record["text"], rule=rule, asked_on=FOUNDING_DAY, origin="the founding case", status="possible", claims=()
    )


@cache
def founding_questions() -> tuple[Question, ...]:
    """Give the questions of the founding case, open, as asked on `FOUNDING_DAY`."""
    text = files("detente.lexicon").joinpath("data/questions.toml").read_text(encoding="utf-8")
    return tuple(_question(record) for record in tomllib.loads(text)["question"])
