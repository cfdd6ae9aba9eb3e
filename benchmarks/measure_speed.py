"""Speed of tone: simulated pairs by weeks, and that cost grows in line with pairs and acts.

python -m benchmarks.measure_speed [pairs] [weeks]
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.validity import MIX
from detente.measuring.tone import learn_model, trace_tones
from detente.measuring.weekly import Weeks


def simulate(pairs: int, weeks: int, rate: float, seed: int = 0) -> Weeks:
    """Give weeks with acts at a rate a week, scores of the untilted mix."""
    chance = np.random.default_rng(seed)
    numbers = chance.poisson(rate, (pairs, weeks))
    numbers[:, 0] += numbers.sum(axis=1) == 0
    places = np.argwhere(numbers > 0)
    sizes = numbers[places[:, 0], places[:, 1]].astype(float)
    mean, spread = float(MIX.mean_at(np.zeros(1))[0]) / 10, 0.35
    totals = sizes * mean + np.sqrt(sizes) * spread * chance.standard_normal(sizes.size)
    return Weeks(
        (),
        np.searchsorted(places[:, 0], np.arange(pairs + 1)).astype(np.int64),
        places[:, 1].astype(float),
        sizes,
        totals,
    )


def time_tone(pairs: int, weeks: int, rate: float) -> float:
    """Print and give the seconds that tone of all pairs in all weeks takes."""
    acts = simulate(pairs, weeks, rate)
    begin = time.perf_counter()
    traced = trace_tones(acts, learn_model(acts, MIX), np.arange(float(weeks)))
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{pairs:,} pairs by {weeks:,} weeks, {int(acts.sizes.sum()):,} acts: {seconds:.1f} s, peak {memory:,.0f} MB",
        flush=True,
    )
    assert np.isfinite(traced).all()  # noqa: S101 - a measurement of nonsense would be worth nothing
    return seconds


EVERY = ("train.txt.gz", "valid.txt.gz")


def time_command(benchmark: Path) -> str:
    """Import a benchmark of events and give what `detente measure --all` over it took, as a line."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "DETENTE_HOME": home}
        detente = [sys.executable, "-m", "detente.cli"]
        files = [str(benchmark / name) for name in EVERY]
        subprocess.run(
            [*detente, "import", "quadruples", *files], env=surroundings, stdout=subprocess.DEVNULL, check=True
        )
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(
            [*detente, "measure", "--all", "--csv"], env=surroundings, stdout=subprocess.PIPE, text=True, check=True
        )
        seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = done.stdout.count("\n") - 1
    cpu = after.ru_utime - before.ru_utime
    return (
        f"measure --all of {benchmark.name}: {seconds:.0f} s ({cpu:.0f} s of CPU; target 60), "
        f"{rows:,} rows, peak memory of it or the import {after.ru_maxrss / 1024:,.0f} MB (target 1,500)"
    )


if __name__ == "__main__":
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    length = int(sys.argv[2]) if len(sys.argv) > 2 else 1_300  # noqa: PLR2004 - two words
    time_tone(50, 50, 0.5)
    for number in (most // 8, most // 4, most // 2, most):
        time_tone(number, length, 0.3)
    time_tone(most // 4, length, 1.2)
    events = Path(os.environ.get("SHARED", "../shared")) / "data" / "forecasting" / "ICEWS18"
    print(time_command(events) if events.is_dir() else "measure --all: not timed, no events (set SHARED)")
