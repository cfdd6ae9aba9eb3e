"""Whether an act of a class comes between two states: skill on a benchmark folder's last month, by class and horizon.

    python -m benchmarks.forecast_whether FOLDER RELATIONS.csv [--pairs 300] [--within 1 7 30] [--months 4]

RELATIONS.csv tells the CAMEO code of each relation (columns `relation`, `cameo_code`). Actors are taken for the
country in their name's brackets; acts within a country are left out.
"""

import argparse
import csv
import gzip
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from detente.forecasting.backtesting import collect, collect_baseline, join_records, skill_of, skills
from detente.forecasting.history import History, history_of
from detente.forecasting.ranking.kinds import kinds_of
from detente.forecasting.whether.baselines import BASELINES
from detente.forecasting.whether.panel import Panel, busiest_pairs, panel_of
from detente.lexicon.codes import Quad, plover_of_cameo, quad_of
from detente.model.forecasts import Skill
from detente.workflow.benchmarks import read_folder

CLASSES = tuple(quad.words for quad in Quad)
TEST_DAYS = 30
LEARNED = 3
"""So many times the measured pairs are learned from: those measured were chosen for having been busy."""


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


@dataclass(frozen=True, slots=True)
class Test:
    """What is measured: the last months of a history, the busiest pairs before them; the last ones within a horizon."""

    history: History
    pairs: int
    within: int
    months: int = 1

    @property
    def start(self) -> int:
        """Give the first day that is forecast."""
        return self.history.end - self.months * TEST_DAYS

    def panel(self, learned: int) -> Panel:
        """Give the measured pairs and, behind them, those that are only learned from."""
        return panel_of(self.history, busiest_pairs(self.history.before(self.start), learned * self.pairs))

    def rolls(self) -> Iterator[range]:
        """Give the days of each month whose outcomes are known."""
        for month in range(self.months):
            first = self.start + month * TEST_DAYS - self.history.first_day
            if first + self.within <= self.history.end - self.history.first_day:
                yield range(first, first + TEST_DAYS)


def measure(history: History, pairs: int, within: int, months: int = 1) -> tuple[Skill, ...]:
    """Forecast each day of the last months, each month fitted on the days before it."""
    test = Test(history, pairs, within, months)
    panel = test.panel(LEARNED)
    return skills(join_records(collect(panel, days, within, pairs) for days in test.rolls()), CLASSES, within)


def baselines(history: History, pairs: int, within: int, months: int = 1) -> tuple[Skill, ...]:
    """Give the skill of the baselines on the same cases."""
    test = Test(history, pairs, within, months)
    panel = test.panel(1)
    return tuple(
        skill_of(
            join_records(collect_baseline(panel, days, within, pairs, each) for days in test.rolls()), name, within
        )
        for name, each in BASELINES
    )


def main() -> None:
    """Print a line for each horizon and class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("relations", type=Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--within", type=int, nargs="+", default=[1, 7, 30])
    parser.add_argument("--months", type=int, default=1, help="so many last months, each fitted on the days before it")
    asked = parser.parse_args()
    history = between_states(asked.folder, asked.relations)
    for within in asked.within:
        cpu = time.process_time()
        told = (history, asked.pairs, within, asked.months)
        for skill in (*measure(*told), *baselines(*told)):
            print(*(f"{value:.4f}" if isinstance(value, float) else value for value in astuple(skill)[:-1]), sep="\t")
        print(f"# {within} days: {time.process_time() - cpu:.0f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
