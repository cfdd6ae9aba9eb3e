import numpy as np
import pytest

from detente.errors import InvalidValue, NotEnoughData, UnreadableDocument
from detente.forecasting.history import both_sides, history_of, index_by
from detente.forecasting.quadruples import days_apart, read_names, read_quadruples
from forecasting.worlds import quarrels, rows_of


def test_the_order_in_which_acts_come_does_not_show() -> None:
    rows = rows_of(quarrels(5))
    mixed = rows[np.random.default_rng(3).permutation(len(rows))]
    assert np.array_equal(rows_of(history_of(mixed, 9, 3)), rows)


def test_an_act_told_twice_counts_once() -> None:
    assert len(history_of([(0, 0, 1, 5), (0, 0, 1, 5)], 2, 1)) == 1


def test_before_a_day_nothing_of_that_day_is_known() -> None:
    past = quarrels(10).before(4)
    assert past.day.max() == 3


def test_each_act_is_told_from_both_sides() -> None:
    told = both_sides(history_of([(0, 1, 2, 7)], 3, 2))
    assert sorted(zip(told.side.tolist(), told.act.tolist(), told.other.tolist(), strict=True)) == [
        (0, 1, 2),
        (2, 3, 0),
    ]
    assert told.turned(told.turned(1)) == 1


def test_the_index_finds_the_rows_of_a_key_in_order() -> None:
    index = index_by(np.array([2, 0, 2, 1], np.int32), 3)
    assert index.order[index.start[2] : index.start[3]].tolist() == [0, 2]


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([], NotEnoughData),
        ([(0, 0, 9, 0)], InvalidValue),
        ([(0, 5, 1, 0)], InvalidValue),
        ([(0, 0, 1, -1)], InvalidValue),
        ([(0, 0, 1)], InvalidValue),
    ],
)
def test_a_history_that_makes_no_sense_is_refused(
    rows: list[tuple[int, int, int, int]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        history_of(rows, 2, 1)


def test_names_stand_at_their_numbers_after_a_count() -> None:
    assert read_names(["2\n", "B (x)\t1\n", "A\t0\n"], "entity2id.txt") == ("A", "B (x)")


@pytest.mark.parametrize("lines", [["A 0"], ["A\tx"], ["A\t0", "B\t0"], ["A\t1"]])
def test_a_broken_list_of_names_is_told_with_its_place(lines: list[str]) -> None:
    with pytest.raises(UnreadableDocument, match=r"entity2id\.txt"):
        read_names(lines, "entity2id.txt")


@pytest.mark.parametrize(
    ("line", "told"),
    [("0\t0\t1", "test.txt:1"), ("0\t0\tx\t3", "test.txt:1"), ("0\t0\t7\t3", "actor 7"), ("0\t4\t1\t3", "act 4")],
)
def test_a_broken_act_is_told_with_its_place(line: str, told: str) -> None:
    with pytest.raises(UnreadableDocument, match=told):
        read_quadruples([line], "test.txt", 2, 2)


def test_times_in_hours_are_seen() -> None:
    table = read_quadruples(["0\t0\t1\t0\t0", "1 0 0 48 0", ""], "train.txt", 2, 1)
    assert days_apart(table[:, 3]) == 24


def test_an_empty_part_is_no_part() -> None:
    with pytest.raises(NotEnoughData):
        read_quadruples([], "valid.txt", 2, 2)
