"""A benchmark folder of acts in files: read, ranked, measured, written."""

import gzip
import json
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.errors import UnreadableDocument
from detente.forecasting.history import Longs, history_of
from detente.forecasting.quadruples import days_apart, read_names, read_quadruples
from detente.forecasting.ranking.benchmark import PLAN, Task, rank_partners, with_threads
from detente.forecasting.ranking.standing import Standing

OWN_TEST_DAYS = 30
"""Where a folder has no test part, so many last days of its valid part are ranked instead."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A benchmark folder as read: the task and, in words, what is ranked."""

    task: Task
    ranked: str


def _find(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / f"{name}.txt", folder / f"{name}.txt.gz") if path.is_file()), None)


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableDocument(str(path), f"can't be read as UTF-8 text ({error})") from error


def _needed(folder: Path, name: str) -> Path:
    path = _find(folder, name)
    if path is None:
        raise UnreadableDocument(str(folder), f"holds no {name}.txt")
    return path


def _part(path: Path, actors: int, acts: int) -> Longs:
    return read_quadruples(_lines(path), str(path), actors, acts)


def read_folder(folder: Path, *, multi_step: bool = False) -> Folder:
    """Read a benchmark folder; the test part is ranked, or the last month of the valid part where there is none.

    Raises:
        UnreadableDocument: A file is missing or broken.
    """
    names = read_names(_lines(_needed(folder, "entity2id")), str(_needed(folder, "entity2id")))
    acts = len(read_names(_lines(_needed(folder, "relation2id")), str(_needed(folder, "relation2id"))))
    parts = [_part(_needed(folder, name), len(names), acts) for name in ("train", "valid")]
    test = _find(folder, "test")
    if test is not None:
        parts.append(_part(test, len(names), acts))
    table = np.concatenate(parts)
    table[:, 3] //= days_apart(table[:, 3])
    history = history_of(table, len(names), acts)
    last = table[len(table) - len(parts[-1]) :, 3]
    start = int(last.min()) if test is not None else max(int(last.min()), history.end - OWN_TEST_DAYS)
    ranked = (
        f"{test.name}" if test is not None else f"the last {history.end - start} days of valid.txt; no test.txt there"
    )
    return Folder(Task(history, names, start, multi_step), ranked)


def _cpu_seconds() -> float:
    return time.process_time()


def measure_folder(folder: Path, *, multi_step: bool = False, threads: int = 1) -> dict[str, object]:
    """Rank a benchmark folder and give the figures: by direction, seconds of all and of the processor, memory."""
    began, cpu = time.perf_counter(), _cpu_seconds()
    read = read_folder(folder, multi_step=multi_step)
    standing: Standing = rank_partners(read.task, with_threads(PLAN, threads))
    return {
        "benchmark": folder.name,
        "ranked": read.ranked,
        "protocol": "multi-step" if multi_step else "single-step",
        "filter": "time-aware, mean rank on ties, all actors ranked, only days before each day known",
        **standing.report(),
        "seconds": round(time.perf_counter() - began, 1),
        "cpu_seconds": round(_cpu_seconds() - cpu, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "threads": threads,
    }


def write_figures(figures: dict[str, object], out: Path) -> None:
    """Write the figures as JSON."""
    out.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
