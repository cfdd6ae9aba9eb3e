"""Small worlds of acts, drawn by a seed, in which it is known what drives what."""

import numpy as np

from detente.forecasting.history import History, Longs, history_of
from detente.forecasting.whether.panel import Panel, busiest_pairs, panel_of

NAMES = tuple(f"{role} ({land})" for land in ("Ardonia", "Belmark", "Cassia") for role in ("Police", "Citizen", "Army"))


def quarrels(days: int = 60, seed: int = 1) -> History:
    """Give nine actors of three countries who deal with few partners each, mostly the same ones again."""
    draw = np.random.default_rng(seed)
    rows = []
    for day in range(days):
        for actor in range(len(NAMES)):
            partner = (actor + 1 + int(draw.random() < 0.2)) % len(NAMES)
            rows.append((actor, int(draw.integers(3)), partner, day))
    return history_of(rows, len(NAMES), 3)


def rows_of(history: History) -> Longs:
    """Give the acts as rows."""
    return np.column_stack((history.actor, history.act, history.recipient, history.day)).astype(np.int64)


def answering(days: int = 400, pairs: int = 12, seed: int = 2) -> Panel:
    """Give pairs in which act 0 comes at random and act 1 answers it from the other side a day later, nearly always."""
    draw = np.random.default_rng(seed)
    rows = []
    for pair in range(pairs):
        one, other = 2 * pair, 2 * pair + 1
        for day in range(days - 1):
            if draw.random() < 0.03 + 0.01 * pair:
                rows.append((one, 0, other, day))
                if draw.random() < 0.9:
                    rows.append((other, 1, one, day + 1))
            if draw.random() < 0.01:
                rows.append((other, 1, one, day))
    history = history_of(rows, 2 * pairs, 2)
    return panel_of(history, busiest_pairs(history, 2 * pairs), days)
