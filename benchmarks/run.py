"""Run the benchmarks one after the other and print a table: `python benchmarks/run.py [NAME …]`, or `make bench`.

Each is a script of its own that prints what it measured, ratios against a named peer where there is one; its last
line is the one that counts.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent


class Benchmark(NamedTuple):
    """A script beside this one with the words it is called with."""

    name: str
    script: str
    words: tuple[str, ...] = ()


BENCHMARKS = (
    Benchmark("read", "read_speed", ("--sample", "200")),
    Benchmark("join", "weigh_joining"),
    Benchmark("lake-import", "lake_speed", ("import",)),
    Benchmark("lake-query", "lake_speed", ("query", "100000000")),
    Benchmark("measure", "measure_speed"),
)


def run(benchmark: Benchmark) -> tuple[str, str, str, str]:
    """Run one; give its name, wall and CPU seconds and its last line."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{benchmark.script}", *benchmark.words],
        cwd=HERE.parent,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"== {benchmark.name}\n{done.stdout}", flush=True)
    last = done.stdout.strip().rsplit("\n", 1)[-1] if done.returncode == 0 else f"failed with {done.returncode}"
    return benchmark.name, f"{time.monotonic() - started:.0f}", f"{cpu:.0f}", last


def main() -> None:
    """Run those that are named, or all, and print the table; the exit code is 1 where one failed."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    asked = sys.argv[1:]
    if unknown := set(asked) - {benchmark.name for benchmark in BENCHMARKS}:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(b.name for b in BENCHMARKS)}")
    table = Table("benchmark", "seconds", "CPU s", "result")
    rows = [run(benchmark) for benchmark in BENCHMARKS if not asked or benchmark.name in asked]
    for row in rows:
        table.add_row(*row)
    Console().print(table)
    sys.exit(any(row[-1].startswith("failed with") for row in rows))


if __name__ == "__main__":
    main()
