from dataclasses import replace

import numpy as np
import pytest

from detente.errors import NotEnoughData
from detente.forecasting.history import History, both_sides, history_of
from detente.forecasting.ranking.benchmark import Task, rank_partners
from detente.forecasting.ranking.candidates import Found
from detente.forecasting.ranking.kinds import kinds_of
from detente.forecasting.ranking.queries import queries_of
from detente.forecasting.ranking.ranker import Plan, find_days, prepare
from detente.forecasting.ranking.rules import lag_class, mine_rules
from detente.forecasting.ranking.standing import Standing
from forecasting.worlds import NAMES, quarrels, rows_of

PLAN = Plan(queries=200, candidates=6, sure=3, sampled=3, trees=10, leaves=7)
START = 45


def _found(history: History, day: int, until: int | None = None) -> tuple[np.ndarray, Found]:
    ground = prepare(history, NAMES, 30)
    ((asked, found),) = find_days(ground, queries_of(ground.told, range(day, day + 1), until), PLAN, 10)
    return asked.side, found


def _with_future(history: History, day: int) -> History:
    """Give the same past and queries, with all that follows the day turned to other partners."""
    rows = rows_of(history)
    late = rows[:, 3] > day
    rows[late, 2] = (rows[late, 2] + 4) % len(NAMES)
    return history_of(rows, len(NAMES), 3)


def test_later_days_change_nothing() -> None:
    history = quarrels()
    side, found = _found(history, START)
    other_side, other = _found(_with_future(history, START), START)
    assert np.array_equal(side, other_side)
    assert np.array_equal(found.lines, other.lines)
    assert np.array_equal(found.partner, other.partner)


def test_the_other_answers_of_the_day_change_nothing() -> None:
    """A day in which everybody turns to someone else gives each query the same candidates and features."""
    history = quarrels()
    rows = rows_of(history)
    today = rows[:, 3] == START
    rows[today, 2] = rows[np.flatnonzero(today)[::-1], 2]
    asked = {}
    for name, each in (("as it was", history), ("turned", history_of(rows, len(NAMES), 3))):
        ground = prepare(each, NAMES, 30)
        ((day, found),) = find_days(ground, queries_of(ground.told, range(START, START + 1)), PLAN, 10)
        asked[name] = {
            (int(s), int(a)): found.lines[q * PLAN.candidates : (q + 1) * PLAN.candidates]
            for q, (s, a) in enumerate(zip(day.side, day.act, strict=True))
        }
    both = set(asked["as it was"]) & set(asked["turned"])
    assert both
    for query in both:
        assert np.array_equal(asked["as it was"][query], asked["turned"][query])


def test_multi_step_knows_nothing_from_its_first_day_on() -> None:
    history = quarrels()
    _, found = _found(history, START, until=40)
    _, other = _found(_with_future(history, 39 + 6), START, until=40)
    assert np.array_equal(found.lines, other.lines)
    assert not np.array_equal(found.lines, _found(history, START)[1].lines)


def test_figures_are_the_same_whatever_the_threads() -> None:
    task = Task(quarrels(), NAMES, START)
    one, two = (rank_partners(task, replace(PLAN, threads=n)) for n in (1, 2))
    assert np.array_equal(one.rank, two.rank)


def test_habits_are_learned() -> None:
    """The likelier of two partners comes first: four times in five at most, whatever the forecaster."""
    figures = rank_partners(Task(quarrels(), NAMES, START), PLAN).report()
    assert figures["both"]["mrr"] > 0.8
    assert figures["recipient"]["answers"] == figures["actor"]["answers"]


def test_every_actor_is_ranked_also_beyond_the_candidates() -> None:
    standing = rank_partners(Task(quarrels(), NAMES, START), replace(PLAN, candidates=2, sure=1, sampled=1))
    assert standing.rank.max() <= len(NAMES)
    assert standing.rank.min() >= 1


def test_nothing_to_rank_is_told() -> None:
    with pytest.raises(NotEnoughData):
        rank_partners(Task(quarrels(), NAMES, 60), PLAN)
    with pytest.raises(NotEnoughData):
        rank_partners(Task(quarrels(), NAMES, 0), PLAN)


def test_a_rule_is_learned_with_its_lag() -> None:
    rows = [(0, 0, 1, day) for day in range(0, 300, 20)] + [(0, 1, 1, day + 5) for day in range(0, 300, 20)]
    rules = mine_rules(both_sides(history_of(rows, 2, 2)), 400)
    assert rules[0, 1].argmax() == lag_class(5)
    assert rules[0, 1, lag_class(5)] > rules[1, 0, lag_class(5)]


@pytest.mark.parametrize(("days", "lag"), [(1, 0), (2, 1), (3, 1), (7, 2), (8, 3), (30, 4), (31, 5), (90, 5), (200, 6)])
def test_days_between_fall_into_their_class(days: int, lag: int) -> None:
    assert lag_class(days) == lag


def test_names_tell_country_and_role_and_company_the_rest() -> None:
    names = ("Police (Ardonia)", "Ardonia", "Jane Roe", "Citizen (Belmark)")
    kinds = kinds_of(names, history_of([(2, 0, 3, 0)], 4, 1))
    assert kinds.country[0] == kinds.country[1]
    assert kinds.country[2] == kinds.country[3] != kinds.country[0]
    assert kinds.role[1] != kinds.role[2]


def test_figures_of_known_ranks() -> None:
    figures = Standing(np.array([1.0, 2.0, 4.0, 20.0]), np.array([False, False, True, True])).report()
    assert figures["both"] == {"mrr": 0.45, "hits@1": 0.25, "hits@3": 0.5, "hits@10": 0.75, "answers": 4}
    assert figures["actor"]["mrr"] == 0.15
