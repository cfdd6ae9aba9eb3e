"""The field's task on one history: fit on the days before a day, rank the partners of all acts from that day on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.errors import NotEnoughData
from detente.forecasting.history import BothSides, History, both_sides
from detente.forecasting.ranking.queries import count_queries, queries_of
from detente.forecasting.ranking.ranker import Plan, find_days, learn_before, prepare, refresh_days
from detente.forecasting.ranking.standing import Standing, stand

PLAN = Plan()

LESSON_DAYS = 40
"""Fewest days to learn from; more where they hold too few queries, never over half the history."""

POOL = 1.2
"""The days to learn from hold at least so many times the queries that are drawn from them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A history, the names of its actors, the first day to rank, and whether nothing from that day on is known."""

    history: History
    names: Sequence[str]
    start: int
    multi_step: bool = False


def lesson_days(told: BothSides, start: int, queries: int) -> int:
    """Give how many days before `start` to learn from."""
    longest = max((start - int(told.day[0])) // 2, 1)
    days, found = min(LESSON_DAYS, longest), 0
    found = count_queries(told, range(start - days, start))
    while days < longest and found < POOL * queries:
        days += 1
        found += count_queries(told, range(start - days, start - days + 1))
    return days


def rank_partners(task: Task, plan: Plan = PLAN) -> Standing:
    """Give where the true partners of all acts from the task's first day on come in, in both directions.

    Raises:
        NotEnoughData: There is nothing to rank, or too little before it to learn from.
    """
    if task.start >= task.history.end:
        raise NotEnoughData(f"there is no act from day {task.start} on to rank")
    past = task.history.before(task.start)
    if not len(past):
        raise NotEnoughData(f"there is no act before day {task.start} to learn from")
    days = lesson_days(both_sides(past), task.start, plan.queries)
    ground = prepare(task.history, task.names, task.start - days)
    ranker = learn_before(ground, task.start, days, plan, multi_step=task.multi_step)
    asked = queries_of(ground.told, range(task.start, task.history.end), task.start if task.multi_step else None)
    fresh = refresh_days(task.history.end - task.start, plan)
    return stand(ranker, find_days(ground, asked, plan, fresh), task.history.acts)


def with_threads(plan: Plan, threads: int) -> Plan:
    """Give the plan for so many threads; the result is the same to the last digit."""
    return replace(plan, threads=threads)
