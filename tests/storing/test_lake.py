"""The lake: what is imported twice is there once, what is broken off goes on, what is asked comes back in order."""

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from detente.errors import InvalidValue, StoreError, UnreadableDocument
from detente.exchanging.columns import ACTS, TABLES, VOTES, shaped
from detente.storing.lake import Lake, fingerprint_of
from detente.storing.lake_order import put_in_order
from detente.storing.lake_queries import ActFilter, act_rows, acts, rows_of
from lake_rows import act, filled


def test_acts_come_back_by_pair_and_period(tmp_path: Path) -> None:
    lake = filled(
        tmp_path,
        act(),
        act(id="2", date=dt.date(2015, 1, 1)),
        act(id="3", actor="UKR", recipient="RUS"),
        act(id="4", actor="USA"),
    )
    found = acts(lake, ActFilter(pair=("UKR", "RUS"), until=dt.date(2014, 12, 31)))
    assert sorted(found["id"]) == ["1", "3"]


def test_one_act_counts_once_a_pair_day_and_type(tmp_path: Path) -> None:
    lake = filled(tmp_path, act(reports=2), act(id="2", reports=3, score=9.5), act(id="3", type="ASSAULT", score=-9.0))
    found = acts(lake, ActFilter())
    assert found.select("type", "score", "reports").rows() == [("AID", 10.0, 5), ("ASSAULT", -9.0, 1)]


@pytest.mark.parametrize("change", [{"recipient": "RUS"}, {"type": None, "score": None, "quad": None}])
def test_domestic_acts_and_statements_are_kept_but_no_acts_of_a_pair(change: dict[str, Any], tmp_path: Path) -> None:
    lake = filled(tmp_path, act(**change))
    assert acts(lake, ActFilter()).is_empty()
    assert rows_of(lake, ACTS).height == 1


def test_parts_written_again_are_the_same_parts(tmp_path: Path) -> None:
    rows = [act(id=str(i), date=dt.date(2010 + i % 3, 1, 1 + i % 28)) for i in range(40)]
    once = rows_of(filled(tmp_path, *rows, parts=4), ACTS).sort("id")
    for note in (tmp_path / "lake" / "imports").iterdir():
        note.unlink()  # as if killed before anything was noted
    again = rows_of(filled(tmp_path, *rows, parts=4), ACTS).sort("id")
    assert once.height == 40
    assert once.equals(again)


def test_order_is_made_once_and_drops_repeats(tmp_path: Path) -> None:
    lake = filled(tmp_path, act(id="b", actor="UKR", recipient="RUS"), act(id="a"), act(id="a"), parts=3)
    assert put_in_order(lake, "test") == 1
    assert put_in_order(lake, "test") == 0
    (ordered,) = lake.folder(ACTS, "test").rglob("*.parquet")
    assert ordered.name.startswith("ordered-")
    assert act_rows(lake, ActFilter())["id"].to_list() == ["a", "b"]


def test_rows_without_an_id_get_one_of_their_own(tmp_path: Path) -> None:
    lake = filled(tmp_path, act(id=None), act(id=None), act(id=None), parts=3)
    put_in_order(lake, "test")
    assert rows_of(lake, ACTS)["id"].n_unique() == 3


def test_a_fingerprint_is_of_content_not_of_names(tmp_path: Path) -> None:
    for name, text in (("a", "x" * 10), ("b", "x" * 10), ("c", "x" * 11)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    first, second, third = (fingerprint_of(tmp_path / name) for name in "abc")
    assert first == second != third
    with pytest.raises(UnreadableDocument):
        fingerprint_of(tmp_path / "none")


def test_a_damaged_file_is_one_line(tmp_path: Path) -> None:
    lake = filled(tmp_path, act())
    for part in lake.folder(ACTS, "test").rglob("*.parquet"):
        part.write_bytes(b"PAR1 no more")
    with pytest.raises(StoreError) as caught:
        acts(lake, ActFilter())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["../up", "A", "", "a b"])
def test_sources_are_named_like_folders(name: str, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x", encoding="utf-8")
    with pytest.raises(InvalidValue):
        Lake(tmp_path).note(tmp_path / "f", "csv", name)


def test_rows_of_some_states_are_those_between_them(tmp_path: Path) -> None:
    lake, path = Lake(tmp_path / "lake"), tmp_path / "votes.csv"
    path.write_text("votes", encoding="utf-8")
    cast = [
        {"source": "un", "call": 1, "date": dt.date(2014, 1, 1), "country": c, "vote": "yes"} for c in ("A", "B", "C")
    ]
    lake.add(VOTES, lake.note(path, "unvotes", "un"), shaped(pl.DataFrame(cast), VOTES))
    assert sorted(rows_of(lake, VOTES, among=("A", "C", "D"))["country"]) == ["A", "C"]
    assert rows_of(lake, VOTES).height == 3


def test_an_empty_lake_gives_empty_tables(tmp_path: Path) -> None:
    for table in TABLES:
        assert rows_of(Lake(tmp_path), table).schema == pl.Schema(table.schema)
    assert acts(Lake(tmp_path), ActFilter()).is_empty()
