"""Acts counted by week: the same as counting the acts themselves, made anew when acts come, never of another period."""

import datetime as dt
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from detente.exchanging.batches import Batch, Mark
from detente.exchanging.columns import ACTS
from detente.measuring.weekly import gather_weeks, laid_out
from detente.storing.lake import Lake, pair_name
from detente.storing.lake_order import put_in_order
from detente.storing.lake_queries import ActFilter, acts
from detente.storing.lake_weeks import week_table
from lake_rows import act, filled, frame

KINDS = (("AID", 10.0, 2), ("ACCUSE", -3.0, 3), ("CONSULT", 2.5, 1), ("ASSAULT", -9.0, 4))


def many(home: Path, number: int = 400) -> Lake:
    """Give a lake of acts over three years, some told twice."""
    chance = np.random.default_rng(4)
    rows = []
    for i in range(number):
        kind, score, quad = KINDS[chance.integers(4)]
        actor, recipient = (str(state) for state in chance.choice(("RUS", "PRK", "USA", "CHN"), 2, replace=False))
        day = dt.date(2012, 12, 20) + dt.timedelta(days=int(chance.integers(760)))
        rows.append(act(id=str(i), date=day, actor=actor, recipient=recipient, type=kind, score=score, quad=quad))
    return filled(home, *rows, *rows[:50], parts=7)


@pytest.mark.parametrize(
    "period", [(None, None), (dt.date(2013, 5, 6), None), (None, dt.date(2014, 2, 3)), (dt.date(2013, 5, 6),) * 2]
)
def test_counting_by_week_is_counting_the_acts(period: tuple[dt.date | None, dt.date | None], tmp_path: Path) -> None:
    lake = many(tmp_path)
    found = acts(lake, ActFilter(since=period[0], until=period[1]))
    table = week_table(lake, "test", *period)
    whole, told = gather_weeks(found), laid_out(table.weekly())
    assert told.pairs == whole.pairs
    assert (told.weeks.tolist(), told.sizes.tolist()) == (whole.weeks.tolist(), whole.sizes.tolist())
    assert told.totals == pytest.approx(whole.totals)
    assert table.pairs()["acts"].sum() == found.height


def test_new_acts_are_counted_and_old_counts_removed(tmp_path: Path) -> None:
    lake = many(tmp_path, 60)
    before = week_table(lake, "test")
    known = before.pairs()["acts"].sum()
    (tmp_path / "more.csv").write_text("more", encoding="utf-8")
    rows = frame(act(id="new", date=dt.date(2013, 1, 7), type="YIELD"))
    note = lake.note(tmp_path / "more.csv", "csv", "test")
    lake.add(ACTS, note, rows)
    note.count(Batch(rows, 1, end=Mark(1, 1)))
    after = week_table(lake, "test")
    assert after.pairs()["acts"].sum() == known + 1
    assert after.key != before.key
    assert len(list((after.folder / "year=2013").iterdir())) == 1


def test_a_pair_is_found_by_its_column_whoever_acts(tmp_path: Path) -> None:
    lake = many(tmp_path)
    put_in_order(lake, "test")
    found = acts(lake, ActFilter(pair=("RUS", "PRK")))
    whole = acts(lake, ActFilter())
    assert found.equals(whole.filter(pl.concat_str("actor", "recipient").is_in(["RUSPRK", "PRKRUS"])))
    assert pair_name("RUS", "PRK") == pair_name("PRK", "RUS") == "PRK-RUS"


def test_a_few_late_parts_stay_beside_the_ordered_file_until_they_are_many(tmp_path: Path) -> None:
    lake = filled(tmp_path, *(act(id=str(i), url="u" * 60 + str(i)) for i in range(5000)), parts=2)
    assert put_in_order(lake, "test") == 1
    late = tmp_path / "late.csv"
    for number, made in ((1, 0), (4000, 1)):
        late.write_text(str(number), encoding="utf-8")
        note = lake.note(late, "csv", "test")
        rows = frame(*(act(id=f"{number}-{i}", url="v" * 60 + str(i)) for i in range(number)))
        lake.add(ACTS, note, rows)
        assert put_in_order(lake, "test") == made
    assert acts(lake, ActFilter())["reports"].sum() == 9001
