"""Forecasts must stay as good as they were on our own cut of ICEWS14; a lower score fails, a lower floor needs reasons.

The cut: fitted on the days before, the last five days of the valid part ranked; whether an act comes between states,
on its last month. The whole task is measured by `detente forecast --benchmark`; see docs/validity.md.
"""

import gzip
import hashlib
from pathlib import Path

import pytest
from benchmarks.forecast_whether import between_states, measure

from detente.forecasting.ranking.benchmark import Task, rank_partners
from detente.forecasting.ranking.ranker import Plan
from detente.workflow.benchmarks import read_folder

pytestmark = pytest.mark.shared

PLAN = Plan(queries=4000, trees=80)
DAYS = 5
MRR_FLOOR = 0.48
SKILL_FLOORS = {1: 0.1, 7: 0.055}
CALIBRATION_CEILING = 0.015
PAIRS = 150
VALID_HASH = "c468022f543aa252a5a3c20cc08d9cd9bb28c2ac9777cd0527bc6d911b3396f4"
"""SHA-256 of the valid part: with other acts, the floors mean something else."""


def _folder(shared: Path) -> Path:
    return shared / "data" / "forecasting" / "ICEWS14"


def test_the_cut_is_the_one_that_the_floors_were_measured_on(shared: Path) -> None:
    with gzip.open(_folder(shared) / "valid.txt.gz") as file:
        assert hashlib.sha256(file.read()).hexdigest() == VALID_HASH


def test_who_next_stays_above_its_floor(shared: Path) -> None:
    task = read_folder(_folder(shared)).task
    figures = rank_partners(Task(task.history, task.names, task.history.end - DAYS), PLAN).report()
    assert figures["both"]["mrr"] >= MRR_FLOOR, figures


@pytest.mark.parametrize("within", [1, 7])
def test_whether_stays_above_its_floor(shared: Path, within: int) -> None:
    relations = shared / "data" / "forecasting" / "relation_cameo.csv"
    found = measure(between_states(_folder(shared), relations), PAIRS, within)
    assert found[0].skill >= SKILL_FLOORS[within], found
    assert found[0].calibration_error <= CALIBRATION_CEILING, found
