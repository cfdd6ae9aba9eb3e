"""Speed of the lake: GDELT rows a second against a bare CSV reader, and one pair's 25 years out of 100 million rows.

    python -m benchmarks.lake_speed [import|query] [rows]

The rows are the project's own make: GDELT's layout, pairs drawn by a heavy-tailed share, dates over 25 years.
"""

import datetime as dt
import resource
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
from detente.storing.lake import Lake
from detente.storing.lake_queries import ActFilter, acts
from detente.workflow.exchange import import_file

YEARS = range(2000, 2025)
CODES = ("010", "020", "036", "040", "042", "043", "051", "057", "061", "111", "112", "120", "138", "173", "190")
PAIR = ("RUS", "PRK")
SHARE = 0.0005
"""Part of all rows that are of the pair asked for: some fifty thousand of 100 million."""

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
    assert read == note.read == rows  # noqa: S101 - a measurement of something else would be worth nothing
    print(
        f"bare CSV reader {rows / bare:,.0f} rows/s; into the lake {rows / ours:,.0f} rows/s; "
        f"ratio {bare / ours:.2f} (target 0.3)"
    )
    print(
        f"kept {note.kept:,}, left {note.left}; "
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
    )


def _small(path: Path) -> Path:
    small = path.with_name("small.export.CSV")
    with path.open("rb") as file:
        small.write_bytes(b"".join(file.readline() for _ in range(100)))
    return small


def fill_lake(home: Path, rows: int) -> Lake:
    """Fill a lake with rows over 25 years, each year in order as an import leaves it."""
    lake = Lake(home)
    chance = np.random.default_rng(1)
    codes = np.array([each.code for each in countries() if each.standing == "member"])
    shares = 1.0 / np.arange(1, codes.size + 1)
    shares /= shares.sum()
    types = np.array(["CONSULT", "AGREE", "SUPPORT", "ACCUSE", "ASSAULT", "AID"])
    for year in YEARS:
        number = rows // len(YEARS)
        actor, recipient = chance.choice(codes, number, p=shares), chance.choice(codes, number, p=shares)
        ours = chance.random(number) < SHARE
        actor[ours], recipient[ours] = PAIR
        days = np.datetime64(f"{year}-01-01") + chance.integers(0, 365, number)
        frame = pl.DataFrame(
            {
                "id": np.arange(number).astype(str),
                "date": days,
                "actor": actor,
                "recipient": recipient,
                "type": chance.choice(types, number),
                "quad": 1,
                "score": 2.5,
                "reports": 1,
                "place": "Salem, Oregon, United States",
                "url": "https://www.harbour-post.example/a",
            }
        )
        folder = lake.folder(ACTS, "gdelt") / f"year={year}"
        folder.mkdir(parents=True)
        ordered = shaped(frame, ACTS).drop("source").sort("actor", "recipient", "date")
        ordered.write_parquet(folder / "ordered.parquet", compression="zstd", row_group_size=20_480)
    return lake


def time_query(rows: int) -> None:
    """Print how long the first and the following questions for one pair's 25 years take."""
    with tempfile.TemporaryDirectory() as folder:
        lake = fill_lake(Path(folder) / "lake", rows)
        times = []
        for _ in range(6):
            begin = time.perf_counter()
            found = acts(lake, ActFilter(sources=("gdelt",), pair=PAIR, since=dt.date(2000, 1, 1)))
            times.append(time.perf_counter() - begin)
    print(
        f"{rows:,} rows; {found.height:,} acts of the pair; first {times[0] * 1000:.0f} ms (target 1000), "
        f"then {min(times[1:]) * 1000:.0f} to {max(times[1:]) * 1000:.0f} ms (target 200); "
        "the system's file cache is warm from writing"
    )


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "import"
    size = int(sys.argv[2]) if len(sys.argv) > 2 else (500_000 if wanted == "import" else 100_000_000)  # noqa: PLR2004 - two words
    (time_import if wanted == "import" else time_query)(size)
