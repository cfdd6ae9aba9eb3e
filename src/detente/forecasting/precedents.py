"""Rules of experience between two sides: after such an act, did that act follow within so many days, and when?"""

from dataclasses import dataclass, replace

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped] # it publishes no types

from detente.forecasting.history import Doubles, Flags
from detente.forecasting.whether.odds import logit
from detente.forecasting.whether.panel import Panel, outcomes_of

WINDOW = 60
"""A cause speaks for so many days."""

FEWEST = 3
"""Rules seen in fewer cases are not told."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An act of a class, by the actor on the recipient, or reversed."""

    act: int
    reversed: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """A rule from a cause to an act: after `hits` of `cases` days with the cause it followed within the horizon."""

    cause: Cause
    target: int
    within: int
    hits: int
    cases: int
    base: float

    @property
    def confidence(self) -> float:
        """Give the share of cases in which the act followed."""
        return self.hits / self.cases if self.cases else 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule: the pair, the day of the cause, and the day when the act followed, None where it didn't."""

    pair: int
    cause_day: int
    effect_day: int | None


def causes_of(classes: int) -> tuple[Cause, ...]:
    """Give all causes that are looked at, the actor's own acts first."""
    return tuple(Cause(act, back) for back in (False, True) for act in range(classes))


def cause_marks(panel: Panel, cause: Cause) -> Flags:
    """Give the days on which the cause happened, for each pair."""
    marks = panel.marks.reshape(panel.pairs, panel.classes, panel.days)[:, cause.act]
    return marks[panel.mirror] if cause.reversed else marks


def _effects(panel: Panel, target: int, within: int) -> Flags:
    """Tell for each pair and day whether the target comes within the days after it, the day itself left out."""
    return outcomes_of(panel, target, within)[:, 1:]


def mine_precedents(panel: Panel, target: int, within: int) -> tuple[Followed, ...]:
    """Give the rules to one class of act from all causes, counted over all pairs where the horizon is known.

    The base is the share of all pairs' days that are followed by the act, with or without the cause.
    """
    effects = _effects(panel, target, within)
    known = effects.shape[1]
    base = float(effects.mean()) if known else 0.0
    found = []
    for cause in causes_of(panel.classes):
        causes = cause_marks(panel, cause)[:, :known]
        found.append(Followed(cause, target, within, int((causes & effects).sum()), int(causes.sum()), base))
    return tuple(found)


def fired(panel: Panel, day: int) -> Flags:
    """Tell which causes happened in the window before the day, shape (pairs, causes)."""
    recent = (panel.sums[:, day] > panel.sums[:, max(day - WINDOW, 0)]).reshape(panel.pairs, panel.classes)
    both: Flags = np.concatenate((recent, recent[panel.mirror]), axis=1)
    return both


def firing_days(panel: Panel, pair: int, cause: Cause, day: int) -> tuple[int, ...]:
    """Give the days in the window before `day` on which the cause happened, the latest first."""
    begin = max(day - WINDOW, 0)
    marks = cause_marks(panel, cause)[pair, begin:day]
    return tuple(int(begin + i) for i in np.flatnonzero(marks)[::-1])


def find_cases(panel: Panel, rule: Followed, most: int = 5) -> tuple[Case, ...]:
    """Give past cases of a rule, the latest first: those in which the act followed before those in which it didn't."""
    effects = _effects(panel, rule.target, rule.within)
    causes = cause_marks(panel, rule.cause)[:, : effects.shape[1]]
    targets = panel.marks.reshape(panel.pairs, panel.classes, panel.days)[:, rule.target]
    cases = []
    for came in (True, False):
        pairs, days = np.nonzero(causes & (effects == came))
        for i in np.lexsort((pairs, -days))[:most]:
            pair, day = int(pairs[i]), int(days[i])
            later = np.flatnonzero(targets[pair, day + 1 : day + 1 + rule.within])
            cases.append(Case(pair, day, int(day + 1 + later[0]) if came else None))
    return tuple(cases[:most])


def without(panel: Panel, pair: int, cause: Cause, day: int) -> Panel:
    """Give the panel with a cause's acts in the window before the day taken out: the precedent switched off."""
    counts = panel.counts.copy()
    place = int(panel.mirror[pair]) if cause.reversed else pair
    counts[place * panel.classes + cause.act, max(day - WINDOW, 0) : day] = 0
    return replace(panel, counts=counts)


def lift(rule: Followed, prior: float = 20.0) -> float:
    """Give the log-odds that the cause adds, drawn to 0 as if `prior` cases at the base rate had been seen too."""
    base = min(max(rule.base, 1e-4), 1 - 1e-4)
    share = (rule.hits + prior * base) / (rule.cases + prior)
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)) - np.log(base / (1 - base)))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each cause adds to the log-odds of one act within one horizon, learned together; `shift` for all."""

    push: Doubles
    shift: float

    def odds(self, base: Doubles, firing: Flags) -> Doubles:
        """Give the log-odds of series with such base probabilities and such causes fired."""
        found: Doubles = logit(base) + self.shift + firing @ self.push
        return found


def weigh(base: Doubles, firing: Flags, happened: Flags, pull: float = 30.0, rounds: int = 30) -> Weights:
    """Give the causes' weights by logistic regression on top of the base odds, pulled to 0 as by `pull` cases.

    Causes that come together share what they say, which the single rules' lifts would count twice.

    References:
        le Cessie and van Houwelingen (1992). Ridge estimators in logistic regression. Applied Statistics 41.
    """
    lines = np.column_stack((np.ones(len(base)), firing.astype(np.float64)))
    start, point = logit(base), np.zeros(lines.shape[1])
    with threadpool_limits(1):  # else the last digits would depend on how many there are
        for _ in range(rounds):
            p = 1 / (1 + np.exp(-(start + lines @ point)))
            slope = lines.T @ (happened - p) - pull * point
            bend = (lines * (p * (1 - p))[:, None]).T @ lines + pull * np.eye(len(point))
            step = np.linalg.solve(bend, slope)
            point = point + step
            if np.abs(step).max() < 1e-9:  # noqa: PLR2004 - below the last digit that matters
                break
    return Weights(point[1:], float(point[0]))
