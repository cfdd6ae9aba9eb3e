"""`make validity`: measure again what docs/validity.md publishes about measuring, and write its section anew."""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks import measure_simulations as simulated
from benchmarks import measure_world as world
from benchmarks.measure_known import KNOWN
from detente.measuring.mix import Mix

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "validity.md"
SECTION = re.compile(r"## Measuring\n.*?(?=\n## |\Z)", re.DOTALL)

MIX = Mix.of(
    np.array([-0.95, -0.9, -0.7, -0.6, -0.35, -0.2, 0.25, 0.4, 0.5, 0.65, 0.95, 1.0]),
    np.array([1.0, 5.0, 6.0, 1.5, 2.0, 7.0, 40.0, 15.0, 18.0, 1.5, 2.0, 3.0]),
)
"""A mix like that of ICEWS, so that the simulations need no data."""


def _interval(told: tuple[float, float, float], form: str = ".1%") -> str:
    return f"{told[0]:{form}} ({told[1]:{form}} to {told[2]:{form}})"


def _tone_simulated() -> Iterator[str]:
    yield "| tone, simulated: clumping of acts | 90% interval held the true tone (target 85-95%) |"
    yield "| --- | --- |"
    for clumping in (0.0, 0.1, 0.3):
        yield f"| {clumping:.1f} | {_interval(simulated.tone_coverage(MIX, clumping))} |"


def _turns_simulated(runs: int) -> Iterator[str]:
    yield "| turning points, simulated: overdispersion k | false ones in 11 quiet years (target ≤ .5) |"
    yield "| --- | --- |"
    for size in (0.7, 1.5):
        yield f"| {size} | {_interval(simulated.false_turns(size, 20.0, runs), '.2f')} |"
    yield ""
    yield "| a shift by half or double: k, classes that shift | found | within a month (target ≥ 60%) | interval held it (target 85-95%) | within a month, by one who knows both rates |"  # noqa: E501
    yield "| --- | --- | --- | --- | --- |"
    for size in (0.7, 1.5):
        for classes in (4, 2, 1):
            told = simulated.power(size, 20.0, classes, runs)
            yield f"| {size}, {classes} of 4 | {told.found} | {told.near} | {told.held} | {told.oracle} |"
    yield ""
    yield "| within a month at best, rates and k known, 2000 runs: k, acts a month | four shift | one shifts |"
    yield "| --- | --- | --- |"
    for size in (0.7, 1.5):
        for mean in (3.0, 20.0, 1000.0):
            reach = [simulated.oracle_reach(size, mean, classes) for classes in (4, 1)]
            yield f"| {size}, {mean:.0f} | {reach[0]} | {reach[1]} |"


def _halves(name: str, found: pl.DataFrame) -> Iterator[str]:
    held, doubt = world.held_back(found)
    told, *busier = world.split_half(found)
    yield f"| {name}: 90% interval held the held-back half's quarterly score (target 85-95%) | {held}, {held.cases} quarters; doubt about tone is {doubt:.0%} of the variance |"  # noqa: E501
    for what, low, high, label in (
        (told.levels, told.levels_low, told.levels_high, "levels"),
        (told.changes, told.changes_low, told.changes_high, "changes over 12 months"),
    ):
        if np.isfinite(what):
            yield f"| {name}: split-half reliability, {label} (target ≥ .85), {told.pairs} pairs | {what:.2f} ({low:.2f} to {high:.2f}); of the whole by Spearman-Brown {2 * what / (1 + what):.2f} |"  # noqa: E501
    yield f"| {name}: the raw monthly mean, levels | {told.raw_levels:.2f} |"
    if np.isfinite(told.changes):
        for fewest, many in zip(world.MANY[1:], busier, strict=False):
            yield f"| {name}: changes over 12 months, the {many.pairs} pairs with {fewest} acts or more in each half | {many.changes:.2f} ({many.changes_low:.2f} to {many.changes_high:.2f}); of the whole by Spearman-Brown {2 * many.changes / (1 + many.changes):.2f} |"  # noqa: E501


def _growth(found: pl.DataFrame) -> Iterator[str]:
    level, rising, (gap, low, high) = world.growth(found)
    yield f"| runs with a turning point in shuffled months, coverage level ({level.cases} runs) | {level} |"
    yield f"| the same, coverage growing threefold | {rising} |"
    yield (
        "| difference within pairs (target: ± 2 points), 95% over pairs "
        f"| {100 * gap:+.1f} points ({100 * low:+.1f} to {100 * high:+.1f}) |"
    )


def _known(found: pl.DataFrame) -> Iterator[str]:
    for slack in (1, 2):
        matched, gaps, number = world.known_turns(found, slack)
        yield (
            f"| {number} listed turns of {len(KNOWN)} pairs, ± {slack} months "
            "| told | precision | recall | F1 | F1 of ours less this |"
        )
        yield "| --- | --- | --- | --- | --- | --- |"
        for each in matched:
            gap = gaps.get(each.name)
            less = f"{gap[0]:+.2f} to {gap[1]:+.2f}" if gap else ""
            f1 = f"{each.f1:.2f} ({each.low:.2f} to {each.high:.2f})"
            yield f"| {each.name} | {each.told} | {each.precision:.2f} | {each.recall:.2f} | {f1} | {less} |"
        yield ""


def _rivals(found: pl.DataFrame, shared: Path) -> Iterator[str]:
    yield "| told apart in 2010 | by | AUC | pairs of the kind | pairs |"
    yield "| --- | --- | --- | --- | --- |"
    for each in world.rivals_and_allies(found, shared / "data" / "structure" / "peacesciencer"):
        area = f"{each.value:.2f} ({each.low:.2f} to {each.high:.2f})"
        yield f"| {each.kind} | {each.by} | {area} | {each.positives} | {each.pairs} |"


def _world(shared: Path) -> Iterator[tuple[str, Callable[[], Iterator[str]]]]:
    with tempfile.TemporaryDirectory() as folder:
        long = world.load_benchmark(shared, Path(folder), "ICEWS05-15")
        short = world.load_benchmark(shared, Path(folder), "ICEWS18")
    yield (
        "Halves",
        lambda: iter(
            (
                "| halves of stories (a pair's acts of one day stay together) | |",
                "| --- | --- |",
                *_halves("ICEWS 05-15", long),
                *_halves("ICEWS 18", short),
            )
        ),
    )
    yield "Growth", lambda: iter(("| growth of coverage, ICEWS 05-15 | |", "| --- | --- |", *_growth(long)))
    yield "Known turns", lambda: _known(long)
    yield "Rivals and allies", lambda: _rivals(long, shared)


NOTES = """Written by `make validity`; intervals in brackets are 95%, over pairs or runs. Acts are those of ICEWS in its
benchmark form (train and valid parts), each counted once a pair, day and type. That form drops names (2005-15
has no bare Russia, North Korea or United States), so its pairs of these states rest on offices such as "Police
(Russia)" and on leaders and ministers by name.

What to know before leaning on the figures:

- Changes of tone are told far less surely than levels: split halves agree on how warm pairs are, much less on
  how far each moved within a year. It is a matter of how many acts there are: only pairs with a thousand in each half
  come near .85. A change is worth printing where its interval leaves none out.
- The last column, and the table of what can be reached at best, are of one who knows both rates and dates a shift to
  the middle of the three months that hold it most surely: nobody places more within a month. With overdispersion
  k = .7 that one reaches about 60% where all four classes shift, at whatever volume, and a quarter where one does:
  months as wild as that do not tell. Who must learn the rates from the same counts stays below it.
- A shift in one class alone is found in half of the cases; some of those found are false turns elsewhere, which
  is why their interval holds the true month less often than it says.
- The prior on turning points was chosen by its false alarms (simulated, and in shuffled months), not by the list
  of known turns; the list holds episodes (a war of weeks) that are no lasting turns. It was written before any score
  was worked out; of three of its pairs (China-Japan, Russia-Ukraine, Iran-United States) results had been seen.
  Dating a turn to the middle of its three surest months instead of the likeliest one gains 4 points within a month in
  simulation, but loses 12 in the very month and dates the listed turns worse (F1 .19 for .27, ± 1): not taken.
- Volume alone is set beside every area under the curve; tone is not alliance.
- ICEWS 18 spans nine months, too few for turning points, which need twelve, and for changes over a year."""


def main(wanted: Sequence[str] = ()) -> None:
    """Measure and write the section, or only those parts of it that are named by their titles."""
    runs = int(os.environ.get("VALIDITY_RUNS", "200"))
    shared = Path(os.environ.get("SHARED", str(ROOT.parent / "shared")))
    parts: list[tuple[str, Callable[[], Iterator[str]]]] = [
        ("Tone in simulation", _tone_simulated),
        ("Turning points in simulation", lambda: _turns_simulated(runs)),
    ]
    told = ["## Measuring", "", NOTES, ""]
    if (shared / "data" / "forecasting").is_dir():
        parts.extend(_world(shared))
    else:
        told += ["The parts on real events were not measured: their data are not there (set SHARED).", ""]
    for title, part in parts:
        if wanted and title not in wanted:
            told += [f"### {title}", "", *_there(title), ""]
            continue
        print(f"### {title}", flush=True)
        lines = list(part())
        print("\n".join(lines), flush=True)
        told += [f"### {title}", "", *lines, ""]
    _write("\n".join(told).rstrip() + "\n")


def _there(title: str) -> list[str]:
    """Give a part as the page has it."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^### {re.escape(title)}\n\n(.*?)\n*(?=^##|\Z)", page, re.DOTALL | re.MULTILINE)
    if found is None:
        sys.exit(f"{PAGE.name} has no part '{title}' to keep: measure it too")
    return found.group(1).splitlines()


def _write(section: str) -> None:
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# How far the figures can be trusted\n"
    page = SECTION.sub(lambda _: section, page) if SECTION.search(page) else f"{page.rstrip()}\n\n{section}"
    PAGE.write_text(page, encoding="utf-8")
    print(f"written to {PAGE.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
