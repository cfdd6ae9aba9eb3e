"""The coder must stay as good as it was on the gold texts; a lower score fails, a lower floor takes an argument.

The floors and the hash of the texts that they were measured on stand in `coding.json`. The texts were looked at while
the rules were written: they show that nothing was lost, not how good the coder is elsewhere.
"""

import datetime as dt
import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente.coding.coder import Coder
from detente.model.claims import claim_record
from detente.model.text import Document

PINNED = json.loads((Path(__file__).parent / "coding.json").read_text("utf-8"))

pytestmark = pytest.mark.shared


def _scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _coded(coder: Coder, row: dict[str, Any]) -> list[dict[str, object]]:
    day = dt.date.fromisoformat(row["date"]) if row.get("date") else None
    document = Document.of(row["text"], title=row.get("title"), publisher=row.get("source"), date=day)
    return [claim_record(claim) for claim in coder.code(document).claims]


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, dict[str, float]]:
    """Give the scorer's figures for all gold texts together."""
    gold, coder = shared / "gold", Coder()
    lines = [line for name in PINNED["sha256"] for line in (gold / name).read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    by_hand = {row["doc_id"]: row["claims"] for row in rows}
    result, _ = _scorer(gold).score(by_hand, {row["doc_id"]: _coded(coder, row) for row in rows})
    return dict(result)


@pytest.mark.parametrize("name", sorted(PINNED["sha256"]))
def test_the_gold_is_what_the_floors_were_measured_on(shared: Path, name: str) -> None:
    assert hashlib.sha256((shared / "gold" / name).read_bytes()).hexdigest() == PINNED["sha256"][name]


@pytest.mark.parametrize(("name", "floor"), sorted(PINNED["floors"].items()))
def test_figure_stays_above_its_floor(figures: dict[str, dict[str, float]], name: str, floor: float) -> None:
    got = figures[name]
    assert got.get("f1", got.get("share", 0.0)) >= floor, got


@pytest.mark.parametrize("name", sorted(PINNED["sha256"]))
def test_cheap_tests_before_the_parse_lose_no_claim(shared: Path, name: str) -> None:
    quick, thorough = Coder(), Coder(thorough=True)
    for line in (shared / "gold" / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert _coded(quick, row) == _coded(thorough, row), row["doc_id"]
