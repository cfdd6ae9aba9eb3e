"""Log-odds: from probabilities, back to them, and those of the base rate that learning starts from."""

import numpy as np
from scipy import special

from detente.forecasting.history import Doubles, Floats
from detente.forecasting.whether.memory import FEATURES

EDGE = 1e-4
"""Probabilities are held so far away from 0 and 1."""

CLASS = FEATURES.index("class of act")
BASE = FEATURES.index("base rate")


def logit(probability: Doubles) -> Doubles:
    """Give the log-odds of probabilities, held away from 0 and 1."""
    p = np.clip(probability, EDGE, 1 - EDGE)
    odds: Doubles = np.log(p / (1 - p))
    return odds


def chance(odds: Doubles) -> Doubles:
    """Give the probabilities of log-odds."""
    p: Doubles = special.expit(odds)
    return p


def start_odds(known: Floats) -> Doubles:
    """Give the log-odds of the base rate, from which the trees and the lines start."""
    return logit(known[:, BASE].astype(np.float64))
