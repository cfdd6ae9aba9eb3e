"""Learn from past days how to order the candidates, and order those of the days to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from detente.errors import NotEnoughData
from detente.forecasting.history import BothSides, Doubles, Flags, Floats, History, both_sides
from detente.forecasting.ranking.candidates import Day, Found, find_candidates
from detente.forecasting.ranking.crowds import new_crowds
from detente.forecasting.ranking.features import WIDTH, share_roles
from detente.forecasting.ranking.kinds import Kinds, kinds_of
from detente.forecasting.ranking.lands import share_role_pairs
from detente.forecasting.ranking.memory import Known, known_of, new_sheet, rows_of
from detente.forecasting.ranking.queries import count_queries, queries_of, sample_queries
from detente.forecasting.ranking.rules import mine_rules
from detente.forecasting.ranking.space import DIMENSIONS, place_actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is learned from; the defaults were chosen on the last month of ICEWS14's and ICEWS18's valid parts."""

    queries: int = 16_000
    candidates: int = 150
    sure: int = 30
    sampled: int = 50
    trees: int = 200
    leaves: int = 63
    rate: float = 0.07
    refresh_days: int = 10
    refreshes: int = 6
    seed: int = 3
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Ground:
    """A history told from both sides, with the kinds of its actors."""

    told: BothSides
    kinds: Kinds


def prepare(history: History, names: Sequence[str], learned_until: int) -> Ground:
    """Give the ground of a history; whom persons belong to is learned from the days before `learned_until`."""
    past = history.before(learned_until)
    if not len(past):
        raise NotEnoughData("there is no act before the days to learn from")
    return Ground(both_sides(history), kinds_of(names, past))


def know(ground: Ground, until: int) -> Known:
    """Give what is to be learned from the days before `until`: rules, likeness, roles."""
    told, kinds = ground.told, ground.kinds
    end = int(np.searchsorted(told.day, until))
    shape = (2 * told.acts, kinds.roles)
    sides = told.act[:end], told.side[:end], told.other[:end]
    shares = (
        share_roles(*sides, kinds.country, kinds.role, shape),
        share_role_pairs(*sides, kinds.country, kinds.role, shape),
    )
    span = int(told.day[-1]) - int(told.day[0]) + 1
    return known_of(mine_rules(told, until), place_actors(told, until), kinds, shares, span)


def find_days(ground: Ground, days: Iterator[Day], plan: Plan, refresh_days: int) -> Iterator[tuple[Day, Found]]:
    """Give the candidates of each day; what is known is learned anew every so many days, always from days before."""
    told, countries = ground.told, ground.kinds.countries
    rows, crowds = rows_of(told), new_crowds(told.actors, countries)
    sheet = new_sheet(told.actors, countries, min(DIMENSIONS, told.actors))
    made, known = -1, None
    for day in days:
        if known is None or day.until - made >= refresh_days:
            made = day.until
            known = know(ground, made)
        found = Found(
            np.zeros((len(day.side), plan.candidates), np.int32),
            np.zeros(len(day.side), np.int64),
            np.zeros((len(day.side) * plan.candidates, WIDTH), np.float32),
            np.zeros(len(day.answers)),
        )
        find_candidates(day, rows, known, sheet, crowds, found)
        yield day, found


def _thin(days: Iterator[Day], share: float, seed: int) -> Iterator[Day]:
    """Give a share of each day's queries, drawn by the seed."""
    draw = np.random.default_rng(seed)
    for day in days:
        wanted = int(np.ceil(len(day.side) * share))
        yield sample_queries(day, np.sort(draw.permutation(len(day.side))[:wanted]))


def _lesson(right: Flags, plan: Plan, draw: np.random.Generator) -> Flags:
    """Tell which candidates of a query to learn from: the right ones, the first ones, some of the rest."""
    keep = right.copy()
    keep[: plan.sure] = True
    rest = np.flatnonzero(~keep)
    keep[draw.permutation(rest)[: plan.sampled]] = True
    return keep


def refresh_days(days: int, plan: Plan) -> int:
    """Give after how many days to learn anew over a stretch of days: seldom enough that it stays a few times."""
    return max(plan.refresh_days, -(-days // plan.refreshes))


def learn(ground: Ground, days: Iterator[Day], share: float, plan: Plan, fresh: int) -> "Ranker":
    """Fit the trees on a share of the queries of the days.

    Raises:
        NotEnoughData: No query of these days has an answer among the candidates.
    """
    draw = np.random.default_rng(plan.seed)
    lines, labels, sizes = [], [], []
    for day, found in find_days(ground, _thin(days, share, plan.seed), plan, fresh):
        for q in range(len(day.side)):
            count = found.counts[q]
            right = np.isin(found.partner[q, :count], day.answers[day.start[q] : day.start[q + 1]])
            if not right.any() or right.all():
                continue
            keep = _lesson(right, plan, draw)
            lines.append(found.lines[q * plan.candidates : q * plan.candidates + count][keep])
            labels.append(right[keep])
            sizes.append(int(keep.sum()))
    if not lines:
        raise NotEnoughData("no query of the days to learn from has an answer that its history suggests")
    return Ranker(_grow(np.concatenate(lines), np.concatenate(labels).astype(np.int32), sizes, plan), plan)


def _grow(lines: Floats, labels: Any, sizes: list[int], plan: Plan) -> lightgbm.Booster:  # noqa: ANN401 - lightgbm publishes no types
    """Grow the trees; deterministic whatever the number of threads."""
    settings = {
        "objective": "lambdarank", "lambdarank_truncation_level": 20, "label_gain": [0, 1],
        "num_leaves": plan.leaves, "learning_rate": plan.rate, "min_data_in_leaf": 100, "lambda_l2": 5.0,
        "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 127,
        "seed": plan.seed, "objective_seed": plan.seed, "deterministic": True, "force_row_wise": True,
        "num_threads": plan.threads, "verbose": -1,
    }  # fmt: skip
    return lightgbm.train(settings, lightgbm.Dataset(lines, labels, group=sizes, params=settings), plan.trees)


@dataclass(frozen=True, slots=True)
class Ranker:
    """Trees that order candidates."""

    trees: lightgbm.Booster
    plan: Plan

    def score(self, found: Found) -> list[Doubles]:
        """Give the scores of each query's candidates."""
        most = self.plan.candidates
        used = np.concatenate([np.arange(q * most, q * most + n) for q, n in enumerate(found.counts)])
        scores = self.trees.predict(found.lines[used], num_threads=self.plan.threads)
        return np.split(scores, np.cumsum(found.counts)[:-1])


def learn_before(ground: Ground, start: int, days: int, plan: Plan, *, multi_step: bool = False) -> Ranker:
    """Fit on the `days` days before `start`, single-step, or as seen from the eve of them all (multi-step)."""
    lessons = range(max(start - days, int(ground.told.day[0]) + 1), start)
    share = min(1.0, plan.queries / max(count_queries(ground.told, lessons), 1))
    asked = queries_of(ground.told, lessons, lessons.start if multi_step else None)
    return learn(ground, asked, share, plan, refresh_days(len(lessons), plan))
