"""What the coder gives for the sentences of `tests/cases/coding`, and fails to give where that is known."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.coding.coder import Coder
from detente.coding.reader import RulesAlone
from detente.model.claims import Claim
from detente.model.text import Document

TABLES = (
    "transfers",
    "verbal-cooperation",
    "verbal-conflict",
    "material-conflict",
    "kinds",
    "actors",
    "attribution",
    "force-and-relief",
    "bodies",
    "bystanders",
)
FOLDER = Path(__file__).resolve().parents[1] / "cases" / "coding"
DAY = dt.date(2024, 3, 10)


def _cases() -> Iterator[Any]:
    for table in TABLES:
        for case in tomllib.loads((FOLDER / f"{table}.toml").read_text("utf-8"))["case"]:
            known = pytest.mark.xfail(reason="known failure", strict=True)
            marks = [known] if case.get("known_failure") else []
            yield pytest.param(case["text"], case["claims"], id=f"{table}: {case['why']}", marks=marks)


@cache
def _coder() -> Coder:
    return Coder(second=RulesAlone())


def _countries(parties: tuple[Any, ...]) -> str:
    return "+".join(dict.fromkeys(str(party.country) for party in parties))


def shown(claim: Claim) -> str:
    """Give a claim as the case tables write it."""
    what = str(claim.event or claim.kind) + (f"/{claim.mode}" if claim.mode else "")
    moved = claim.transfer
    goods = f" [{moved.commodity} {moved.supplier}>{moved.recipient}]" if moved else ""
    voices = "".join(f" by {speaker.country or speaker.name}" for speaker in claim.said_by)
    sides = f"{_countries(claim.actors)}>{_countries(claim.recipients)}"
    return f"{what} {sides}{goods} {claim.stance} {claim.status}{voices}"


@pytest.mark.parametrize(("text", "claims"), list(_cases()))
def test_case(text: str, claims: list[str]) -> None:
    coded = _coder().code(Document.of(text, date=DAY))
    assert [shown(claim) for claim in coded.claims] == claims
