import datetime as dt
import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from detente.cli import EXIT_BAD_INPUT, detente
from detente.errors import NotEnoughData, UnknownCode, UnreadableDocument
from detente.forecasting.history import history_of
from detente.model.actors import CountryCode, Dyad
from detente.workflow.benchmarks import measure_folder, read_folder, write_figures
from detente.workflow.forecasts import ACT_NAMES, Gathered, act_number, backtest, forecast_pair, forecast_record
from forecasting.worlds import NAMES, quarrels, rows_of

CUTS = {"train": (0, 40), "valid": (40, 50), "test": (50, 60)}


def _lines(part: str, hours: int = 1) -> str:
    rows = rows_of(quarrels())
    low, high = CUTS[part]
    kept = rows[(rows[:, 3] >= low) & (rows[:, 3] < high)]
    return "".join(f"{a}\t{r}\t{b}\t{t * hours}\n" for a, r, b, t in kept)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a benchmark folder without a test part."""
    (tmp_path / "entity2id.txt").write_text("".join(f"{name}\t{i}\n" for i, name in enumerate(NAMES)))
    with gzip.open(tmp_path / "relation2id.txt.gz", "wt") as file:
        file.write("Meet\t0\nPraise\t1\nAccuse\t2\n")
    for part in ("train", "valid"):
        (tmp_path / f"{part}.txt").write_text(_lines(part))
    return tmp_path


def test_without_a_test_part_the_end_of_valid_is_ranked_and_it_is_said(folder: Path) -> None:
    read = read_folder(folder)
    assert read.task.start == 40
    assert "no test.txt" in read.ranked


def test_the_test_part_is_ranked_where_there_is_one(folder: Path) -> None:
    (folder / "test.txt").write_text(_lines("test"))
    read = read_folder(folder)
    assert (read.task.start, read.ranked) == (50, "test.txt")


def test_times_in_hours_are_days(folder: Path) -> None:
    for part in ("train", "valid"):
        (folder / f"{part}.txt").write_text(_lines(part, hours=24))
    assert read_folder(folder).task.start == 40


def test_figures_come_by_direction_with_time_and_memory(folder: Path) -> None:
    out = folder / "figures.json"
    write_figures(measure_folder(folder, multi_step=True), out)
    figures = json.loads(out.read_text())
    assert figures["protocol"] == "multi-step"
    assert {"mrr", "hits@1", "hits@3", "hits@10", "answers"} <= set(figures["recipient"])
    assert figures["both"]["answers"] == 2 * figures["actor"]["answers"]
    assert figures["seconds"] >= 0 < figures["peak_memory_mb"]


@pytest.mark.parametrize("missing", ["entity2id.txt", "relation2id.txt.gz", "train.txt", "valid.txt"])
def test_a_missing_part_is_named(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(UnreadableDocument, match=missing.split(".", maxsplit=1)[0]):
        read_folder(folder)


@pytest.mark.parametrize("content", [b"0\t0\t1\n", b"\xff\xfe\x00", b"0\t0\t99\t41\n"])
def test_a_broken_part_is_one_line_and_exit_code_two(folder: Path, content: bytes) -> None:
    (folder / "valid.txt").write_bytes(content)
    result = CliRunner().invoke(detente, ["forecast", "--benchmark", str(folder)])
    assert result.exit_code == EXIT_BAD_INPUT
    assert "valid.txt" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["forecast"],
        ["forecast", "Russia"],
        ["forecast", "Russia", "Atlantis"],
        ["forecast", "Russia", "China", "--within", "soon"],
        ["forecast", "Russia", "China", "--within", "9999d"],
        ["forecast", "Russia", "China", "--act", "DANCE"],
    ],
    ids=" ".join,
)
def test_words_that_make_no_sense_are_told_in_one_line(words: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(detente, words, env={"DETENTE_HOME": str(tmp_path)})
    assert result.exit_code == EXIT_BAD_INPUT
    assert result.stderr.startswith("detente: ")


def _gathered(days: int = 150) -> Gathered:
    """Give three states of which the first supports the second, and the second the first a day later."""
    draw = np.random.default_rng(8)
    support, kind = ACT_NAMES.index("verbal cooperation"), ACT_NAMES.index("SUPPORT")
    rows = [
        (one, act, other, int(day) + later)
        for day in np.flatnonzero(draw.random(days - 1) < 0.2)
        for one, other, later in ((0, 1, 0), (1, 0, 1))
        for act in (support, kind)
    ]
    rows.append((2, support, 0, 3))
    history = history_of(rows, 3, len(ACT_NAMES))
    return Gathered("reports", ("ARD", "BEL", "CAS"), history, dt.date(2024, 1, 1), days)


def _dyad(one: str, other: str) -> Dyad:
    return Dyad(CountryCode(one), CountryCode(other))


def test_a_pair_is_forecast_act_by_act_with_likelihood_and_confidence_apart() -> None:
    found = list(forecast_pair(_gathered(), _dyad("ARD", "BEL"), 7))
    assert [forecast.act for forecast in found] == list(ACT_NAMES)
    likeliest = max(found, key=lambda forecast: forecast.probability)
    assert likeliest.act in {"verbal cooperation", "SUPPORT"}
    record = forecast_record(likeliest)
    assert record["likelihood"] != record["confidence"]
    assert record["made_on"] == dt.date(2024, 5, 29)


def test_a_state_without_history_is_told() -> None:
    with pytest.raises(NotEnoughData, match="DOR has no history"):
        list(forecast_pair(_gathered(), _dyad("ARD", "DOR"), 7))


def test_switching_off_what_is_no_precedent_is_told() -> None:
    with pytest.raises(UnknownCode, match="precedent"):
        list(forecast_pair(_gathered(), _dyad("ARD", "BEL"), 7, off=("rain",)))


def test_an_act_is_named_in_any_letter_case() -> None:
    assert ACT_NAMES[act_number("support")] == "SUPPORT"
    with pytest.raises(UnknownCode):
        act_number("dance")


def test_a_horizon_too_long_for_the_history_is_told_and_ends_nothing() -> None:
    short, long = backtest(_gathered(150), (1, 60))
    assert not isinstance(short, NotEnoughData)
    assert isinstance(long, NotEnoughData)
    assert "60d" in str(long)
