"""Other ways to find turning points in monthly counts: naive z, PELT, Bayesian online detection."""

import numpy as np
import ruptures
from scipy import stats

from detente.measuring.mix import Floats

APART = 3
"""Months that lie between two turning points at least."""


def shares_logged(own: Floats, world: Floats) -> Floats:
    """Give what the rivals run on: the log share of the pair in the world's acts of each class (months by classes)."""
    logged: Floats = np.log((own + 0.5) / (world + 1.0)).T
    return logged


def naive_z(series: Floats, limit: float = 2.0, window: int = 12) -> list[int]:
    """Give months in which a class lies more than `limit` standard deviations off its last twelve months."""
    found: list[int] = []
    for t in range(window, series.shape[0]):
        before = series[t - window : t]
        z = np.abs(series[t] - before.mean(axis=0)) / np.maximum(before.std(axis=0), 0.1)
        if z.max() > limit and (not found or t - found[-1] > APART):
            found.append(t)
    return found


def pelt(series: Floats, penalty: float = 3.0) -> list[int]:
    """Give the change points of PELT (Killick 2012) with a normal cost, penalty times the log of the length."""
    scaled = (series - series.mean(axis=0)) / np.maximum(series.std(axis=0), 1e-9)
    found = (
        ruptures.Pelt(model="l2", min_size=3, jump=1)
        .fit(scaled)
        .predict(pen=penalty * np.log(len(scaled)) * scaled.shape[1] / 2)
    )
    return [int(place) for place in found[:-1]]


def online(series: Floats, gap: float = 60.0) -> list[int]:
    """Give the change points of Bayesian online detection (Adams and MacKay 2007), each class apart, merged."""
    found: list[int] = []
    for column in series.T:
        scaled = (column - column.mean()) / max(column.std(), 1e-9)
        found.extend(_online_one(scaled, gap))
    merged: list[int] = []
    for place in sorted(found):
        if not merged or place - merged[-1] > APART:
            merged.append(place)
    return merged


def _online_one(series: Floats, gap: float) -> list[int]:
    """Give the months at which the likeliest run length falls back (normal-gamma model)."""
    mu, kappa, alpha, beta = np.zeros(1), np.ones(1), np.ones(1), np.ones(1) * 0.5
    runs, found, last = np.ones(1), list[int](), 0
    for t, value in enumerate(series):
        spread = np.sqrt(beta * (kappa + 1) / (alpha * kappa))
        chance = stats.t.pdf(value, 2 * alpha, mu, spread)
        runs = np.concatenate([[np.sum(runs * chance) / gap], runs * chance * (1 - 1 / gap)])
        runs /= runs.sum()
        beta = np.concatenate([[0.5], beta + kappa * (value - mu) ** 2 / (2 * (kappa + 1))])
        mu = np.concatenate([[0.0], (kappa * mu + value) / (kappa + 1)])
        kappa, alpha = np.concatenate([[1.0], kappa + 1]), np.concatenate([[1.0], alpha + 0.5])
        run = int(runs.argmax())
        if run < last - APART and t - run >= APART:
            found.append(t - run)
        last = run
    return found
