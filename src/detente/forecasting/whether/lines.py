"""A straight answer beside the trees: each class's log-odds as a weighed sum of what was known, from the base rate."""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped] # it publishes no types

from detente.forecasting.history import Doubles, Flags, Floats
from detente.forecasting.whether.memory import FEATURES
from detente.forecasting.whether.odds import BASE, CLASS, chance, logit, start_odds

PULL = 300.0
"""Weights are drawn to none as by so many units of information."""

ROUNDS, HALVINGS, SETTLED = 25, 12, 1e-8
"""Rounds of Newton's method, how often a step that makes it worse is halved, and when it has settled."""

EDGE_RATE, LONGEST_SINCE = 0.01, 60.0
"""What is added to a rate before its logarithm is taken, and the most days since an act that are told apart."""

_LATE = FEATURES.index("base rate of late")
_SINCE = tuple(i for i, name in enumerate(FEATURES) if name.startswith("days since"))
_LEFT_OUT = {BASE, CLASS, _LATE, *_SINCE, FEATURES.index("day of the week")}
_SURGES = tuple(i for i, name in enumerate(FEATURES) if name.startswith("surge"))


def columns_of(known: Floats) -> Doubles:
    """Give what the weights are of: log-odds of base rates, logarithms of rates and of days since."""
    wide = known.astype(np.float64)
    rates = [i for i in range(known.shape[1]) if i not in _LEFT_OUT and i not in _SURGES]
    return np.column_stack(
        (
            logit(wide[:, BASE]),
            logit(wide[:, _LATE]),
            np.log(wide[:, rates] + EDGE_RATE),
            np.log(np.minimum(wide[:, _SINCE], LONGEST_SINCE) + 1),
        )
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """For each class the middle and spread of the columns, and their weights with the constant last."""

    middle: Doubles
    spread: Doubles
    weights: Doubles

    def odds(self, known: Floats) -> Doubles:
        """Give the log-odds of each line of what is known."""
        kind = known[:, CLASS].astype(int)
        scaled = (columns_of(known) - self.middle[kind]) / self.spread[kind]
        added = (scaled * self.weights[kind, :-1]).sum(axis=1) + self.weights[kind, -1]
        odds: Doubles = start_odds(known) + added
        return odds


def _weigh(columns: Doubles, start: Doubles, happened: Doubles) -> Doubles:
    """Give the weights of scaled columns, the constant last, by Newton's method; the constant isn't drawn to none."""
    table = np.column_stack((columns, np.ones(len(columns))))
    pull = np.full(table.shape[1], PULL)
    pull[-1] = 1.0
    weights = np.zeros(table.shape[1])
    loss = _loss(start, happened, 0.0)
    for _ in range(ROUNDS):
        p = chance(start + table @ weights)
        slope = table.T @ (happened - p) - pull * weights
        bend = (table * (p * (1 - p))[:, None]).T @ table + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        for _half in range(HALVINGS):
            moved = weights + step
            new = _loss(start + table @ moved, happened, float(pull @ moved**2) / 2)
            if new <= loss:
                break
            step /= 2
        else:
            break
        weights, loss = moved, new
        if np.abs(step).max() < SETTLED:
            break
    return weights


def _loss(odds: Doubles, happened: Doubles, drawn: float) -> float:
    """Give the negative log likelihood of odds, with what draws the weights to none."""
    return float((np.logaddexp(0, odds) - happened * odds).sum()) + drawn


def draw_lines(known: Floats, happened: Flags, classes: int) -> Lines:
    """Fit the weights of each class; a class without cases keeps its base rates.

    References:
        Hoerl and Kennard (1970). Ridge regression. Technometrics 12. Here for a logistic model, around an offset.
    """
    width = columns_of(known[:1]).shape[1]
    found = Lines(np.zeros((classes, width)), np.ones((classes, width)), np.zeros((classes, width + 1)))
    start = start_odds(known)
    for act in range(classes):
        mine = known[:, CLASS] == act
        if not mine.any():
            continue
        columns = columns_of(known[mine])
        found.middle[act], found.spread[act] = columns.mean(axis=0), columns.std(axis=0) + 1e-6
        scaled = (columns - found.middle[act]) / found.spread[act]
        with threadpool_limits(1):  # else the last digits would depend on how many there are
            found.weights[act] = _weigh(scaled, start[mine], happened[mine].astype(np.float64))
    return found
