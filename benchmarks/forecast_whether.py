"""Whether an act of a class comes between two states: skill on a benchmark folder's last month, by class and horizon.

    python -m benchmarks.forecast_whether FOLDER RELATIONS.csv [--pairs 300] [--within 1 7 30]

RELATIONS.csv tells the CAMEO code of each relation (columns `relation`, `cameo_code`). Actors are taken for the
country in their name's brackets; acts within a country are left out.
"""

import argparse
import csv
import gzip
import time
from dataclasses import astuple
from pathlib import Path

import numpy as np
import numpy.typing as npt

from detente.forecasting.backtesting import collect, collect_baseline, skill_of, skills
from detente.forecasting.history import History, history_of
from detente.forecasting.ranking.kinds import kinds_of
from detente.forecasting.whether.baselines import BASELINES
from detente.forecasting.whether.panel import busiest_pairs, panel_of
from detente.lexicon.codes import Quad, plover_of_cameo, quad_of
from detente.model.forecasts import Skill
from detente.workflow.benchmarks import read_folder

CLASSES = tuple(quad.words for quad in Quad)
TEST_DAYS = 30


def classes_of(folder: Path, relations: Path) -> npt.NDArray[np.int64]:
    """Give the class of each relation of a folder by its CAMEO code, -1 for those of none."""
    with relations.open(encoding="utf-8", newline="") as file:
        codes = {row["relation"].replace("_", " "): row["cameo_code"] for row in csv.DictReader(file)}
    with gzip.open(folder / "relation2id.txt.gz", "rt", encoding="utf-8") as file:
        names = [line.rsplit("\t", 1)[0].replace("_", " ") for line in file]
    types = [plover_of_cameo(codes[name])[0] if name in codes else None for name in names]
    return np.array([int(quad_of(kind)) - 1 if kind else -1 for kind in types], np.int64)


def between_states(folder: Path, relations: Path) -> History:
    """Give a folder's acts as the four classes between countries; whom persons belong to is learned before the test."""
    task = read_folder(folder).task
    history = task.history
    kinds = kinds_of(task.names, history.before(history.end - TEST_DAYS))
    act = classes_of(folder, relations)[history.act]
    one, other = kinds.country[history.actor], kinds.country[history.recipient]
    told = (act >= 0) & (one != other) & (one < kinds.countries - 1) & (other < kinds.countries - 1)
    return history_of(np.column_stack((one, act, other, history.day))[told], kinds.countries, len(CLASSES))


def measure(history: History, pairs: int, within: int) -> tuple[Skill, ...]:
    """Fit on all but the last month, forecast each of its days for the busiest pairs before it."""
    start = history.end - TEST_DAYS
    panel = panel_of(history, busiest_pairs(history.before(start), pairs))
    return skills(collect(panel, start - panel.first_day, within, pairs), CLASSES, within)


def baselines(history: History, pairs: int, within: int) -> tuple[Skill, ...]:
    """Give the skill of the baselines on the same cases."""
    start = history.end - TEST_DAYS
    panel = panel_of(history, busiest_pairs(history.before(start), pairs))
    day = start - panel.first_day
    return tuple(skill_of(collect_baseline(panel, day, within, pairs, each), name, within) for name, each in BASELINES)


def main() -> None:
    """Print a line for each horizon and class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("relations", type=Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--within", type=int, nargs="+", default=[1, 7, 30])
    asked = parser.parse_args()
    history = between_states(asked.folder, asked.relations)
    for within in asked.within:
        cpu = time.process_time()
        for skill in (*measure(history, asked.pairs, within), *baselines(history, asked.pairs, within)):
            print(*(f"{value:.4f}" if isinstance(value, float) else value for value in astuple(skill)), sep="\t")
        print(f"# {within} days: {time.process_time() - cpu:.0f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
