"""Speed of the lake: GDELT rows a second against a bare CSV reader, and one pair's 25 years out of 100 million rows.

    python -m benchmarks.lake_speed [import|query] [rows] [filled lake]

The rows are the project's own make: GDELT's layout, pairs drawn by a heavy-tailed share, dates over 25 years.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from detente.exchanging.columns import ACTS, shaped
from detente.exchanging.formats import find_format
from detente.exchanging.gdelt import COLUMNS_2
from detente.lexicon.countries import countries
from detente.model.actors import CountryCode, Dyad
from detente.storing.lake import Lake, Note
from detente.storing.lake_order import GROUP_ROWS, put_in_order
from detente.workflow.exchange import import_file
from detente.workflow.measures import Asked, measure_pair

YEARS = range(2000, 2025)
CODES = ("010", "020", "036", "040", "042", "043", "051", "057", "061", "111", "112", "120", "138", "173", "190")
PAIR = ("RUS", "PRK")
SHARE = 0.0005
"""Part of all rows that are of the pair asked for: some fifty thousand of 100 million."""

BATCH = 250_000
"""Rows a part, before a year is put in order."""

BLANK = 0.4
"""Part of the actors without a country, as in GDELT."""


def write_gdelt(path: Path, rows: int, seed: int = 0) -> None:
    """Write rows in GDELT's layout, filled as its files are: most fields set, half the actors without a country."""
    chance = np.random.default_rng(seed)
    codes = np.array([each.code for each in countries() if each.standing == "member"])
    size = 50_000
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, rows, size):
            drawn = chance.integers(0, len(codes), (size, 2))
            blank = chance.random((size, 2)) < BLANK
            lines = (
                _gdelt_line(start + i, codes[drawn[i]], blank[i], CODES[int(drawn[i, 0]) % len(CODES)])
                for i in range(min(size, rows - start))
            )
            file.writelines(lines)


def _gdelt_line(number: int, sides: np.ndarray, blank: np.ndarray, code: str) -> str:
    one, two = ("" if empty else str(side) for side, empty in zip(sides, blank, strict=True))
    day = f"2015{1 + number % 12:02d}{1 + number % 28:02d}"
    place = "3\tSalem, Oregon, United States\tUS\tUSOR\tOR047\t44.9429\t-123.035\t1167861"
    who = [
        "\t".join([side, "GOVERNMENT OF " + side, side, "", "", "", "", "GOV" if side else "", "", ""])
        for side in (one, two)
    ]
    what = f"1\t{code}\t{code}\t{code[:2]}\t1\t3.4\t{1 + number % 40}\t1\t3\t-1.76470588235294"
    head = f"{number}\t{day}\t{day[:6]}\t2015\t2015.8137"
    url = f"https://www.harbour-post.example/2015/news/some-words-of-a-title-{number}"
    return "\t".join([head, *who, what, place, place, place, "20151027220000", url]) + "\n"


def time_import(rows: int) -> None:
    """Print rows a second of a bare read and of an import, and their ratio, from the same file in one run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.export.CSV"
        write_gdelt(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB")
        schema = dict.fromkeys(COLUMNS_2, pl.String)
        import_file(Lake(Path(folder) / "warm"), find_format("gdelt"), _small(path), "gdelt")
        begin = time.perf_counter()
        read = pl.read_csv(path, separator="\t", has_header=False, schema=schema, quote_char=None).height
        bare = time.perf_counter() - begin
        begin = time.perf_counter()
        note = import_file(Lake(Path(folder) / "lake"), find_format("gdelt"), path, "gdelt")
        ours = time.perf_counter() - begin
        begin = time.perf_counter()
        put_in_order(Lake(Path(folder) / "lake"), "gdelt")
        order = time.perf_counter() - begin
    assert read == note.read == rows  # noqa: S101 - a measurement of something else would be worth nothing
    print(
        f"kept {note.kept:,}, left {note.left}; put in order in {order:.1f} s more, now and then; "
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
    )
    print(
        f"bare CSV reader {rows / bare:,.0f} rows/s; into the lake {rows / ours:,.0f} rows/s; "
        f"ratio {bare / ours:.2f} (target 0.3), {bare / (ours + order):.2f} with the putting in order"
    )


def _small(path: Path) -> Path:
    small = path.with_name("small.export.CSV")
    with path.open("rb") as file:
        small.write_bytes(b"".join(file.readline() for _ in range(100)))
    return small


def _year_of_acts(rows: int) -> pl.DataFrame:
    """Give acts of the year 2000: pairs by a heavy-tailed share, ids and addresses all different."""
    chance = np.random.default_rng(1)
    codes = np.array([each.code for each in countries() if each.standing == "member"])
    shares = 1.0 / np.arange(1, codes.size + 1)
    actor, recipient = (chance.choice(codes.size, rows, p=shares / shares.sum()) for _ in range(2))
    ours, turned = chance.random(rows) < SHARE, chance.random(rows) < 0.5  # noqa: PLR2004 - either may act
    one, other = (int(np.flatnonzero(codes == code)[0]) for code in PAIR)
    actor[ours], recipient[ours] = np.where(turned, one, other)[ours], np.where(turned, other, one)[ours]
    kinds = ("CONSULT", "AGREE", "SUPPORT", "ACCUSE", "ASSAULT", "AID")
    drawn = pl.DataFrame(
        {
            "number": np.arange(rows),
            "date": np.datetime64("2000-01-01") + chance.integers(0, 365, rows),
            "kind": chance.integers(0, len(kinds), rows),
        }
    )
    names, states = pl.Series(kinds), pl.Series(codes)
    return shaped(
        drawn.with_columns(
            id=pl.col("number").cast(pl.String),
            actor=states[actor],
            recipient=states[recipient],
            type=names[drawn["kind"]],
            quad=pl.Series([1, 1, 1, 3, 4, 2])[drawn["kind"]],
            score=pl.Series([2.5, 4.0, 5.0, -3.0, -9.0, 10.0])[drawn["kind"]],
            reports=pl.lit(1),
            place=pl.lit("Salem, Oregon, United States"),
            url=pl.format("https://www.harbour-post.example/2015/news/some-words-of-a-title-{}", "number"),
        ),
        ACTS,
    )


def fill_lake(home: Path, rows: int) -> Lake:
    """Fill a lake with rows over 25 years: one is imported and put in order, the others are it with shifted dates."""
    lake, number = Lake(home), rows // len(YEARS)
    drawn = _year_of_acts(number)
    note = Note(file="drawn", format="gdelt", source="gdelt", fingerprint="drawn")
    for start in range(0, number, BATCH):
        note.offset = start
        lake.add(ACTS, note, drawn.slice(start, BATCH))
    begin = time.perf_counter()
    put_in_order(lake, "gdelt")
    seconds = time.perf_counter() - begin
    print(f"a year of {number:,} rows put in order in {seconds:.0f} s ({number / seconds:,.0f} rows/s)", flush=True)
    folder = lake.folder(ACTS, "gdelt")
    (first,) = (folder / f"year={YEARS[0]}").glob("*.parquet")
    for year in YEARS[1:]:
        there = folder / f"year={year}" / first.name
        there.parent.mkdir()
        shifted = pl.read_parquet(first).with_columns(pl.col("date").dt.offset_by(f"{year - YEARS[0]}y"))
        shifted.write_parquet(there, compression="lz4", row_group_size=GROUP_ROWS)
    return lake


def forget(home: Path) -> None:
    """Ask the system to drop the files from its cache, so that the next question reads the disk."""
    os.sync()
    for path in home.rglob("*.parquet"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


FIRST = """
import sys, time, datetime as dt
from pathlib import Path
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts
chosen = ActFilter(sources=("gdelt",), pair=("RUS", "PRK"), since=dt.date(2000, 1, 1))
for _ in range(int(sys.argv[2])):
    begin, spent = time.perf_counter(), time.process_time()
    found = acts(Lake(Path(sys.argv[1])), chosen)
    print(time.perf_counter() - begin, time.process_time() - spent, found.height)
"""
"""Asks in a process of its own, as the command line does; the first answer includes opening the database."""


def _ask(home: Path, times: int) -> tuple[list[float], list[float], int]:
    """Give the seconds by the clock and of the processor (both cores) that each answer took, and the acts found."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST, str(home), str(times)], stdout=subprocess.PIPE, text=True, check=True
    )
    told = [line.split() for line in done.stdout.splitlines()]
    return [float(line[0]) for line in told], [float(line[1]) for line in told], int(told[0][2])


def time_query(rows: int, kept: Path | None = None) -> None:
    """Print how long the first and the following questions for one pair's 25 years take; `kept` is a filled lake."""
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(kept) if kept else fill_lake(Path(folder) / "lake", rows)
        _ask(lake.home, 1)  # so that libraries are read from the disk already
        forget(lake.home)
        times, spent, found = _ask(lake.home, 12)
        _time_measure(lake)
    warm, worked = sorted(times[1:]), sorted(spent[1:])
    print(
        f"{rows:,} rows; {found:,} acts of the pair in 25 years; first, from the disk, {times[0] * 1000:.0f} ms "
        f"({spent[0] * 1000:.0f} of the processor; target 1000), then {warm[len(warm) // 2] * 1000:.0f} ms (median; "
        f"{warm[0] * 1000:.0f} to {warm[-1] * 1000:.0f}; {worked[len(warm) // 2] * 1000:.0f} of the processor, "
        f"two threads together; target 200); load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )


def _time_measure(lake: Lake) -> None:
    """Print how long measuring the pair takes: with all pairs counted first, and with their counts kept."""
    for what in ("counting all pairs first", "with their counts kept"):
        begin = time.perf_counter()
        measure_pair(lake, Dyad(*map(CountryCode, PAIR)), Asked())
        print(f"measure {what}: {time.perf_counter() - begin:.1f} s", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:,.0f} MB (making a year of rows included)", flush=True)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "import"
    size = int(sys.argv[2]) if len(sys.argv) > 2 else (500_000 if wanted == "import" else 100_000_000)  # noqa: PLR2004 - two words
    if wanted == "import":
        time_import(size)
    else:
        time_query(size, Path(sys.argv[3]) if len(sys.argv) > 3 else None)  # noqa: PLR2004 - the third word
