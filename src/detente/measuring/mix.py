"""The mix of acts over all pairs, and how it tilts with tone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import NotEnoughData
from detente.measuring.compiling import compiled

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Wholes = NDArray[np.int64]

BOUND = 12.0
"""Tones are held within ±12: there every mix is already all of its most (or least) friendly act."""

STEP = 0.01
"""Width of the table's cells; linear reading between them errs by less than 1e-5 of a score point."""


@dataclass(frozen=True, slots=True)
class Mix:
    """What acts weigh and how often each weight occurs over all pairs, with the tilted means worked out once.

    `weights` lie in -1..1 (PLOVER score / 10), `shares` sum to 1. `mean` and `spread` are the first two derivatives
    of A(θ) = log Σ p·exp(θ·l) on a grid of tones from -12 to 12: the mean weight of an act at that tone, and its
    variance. Source: exponential tilting, e.g. Efron (2022), Exponential Families in Theory and Practice, ch. 1.
    """

    weights: Floats
    shares: Floats
    mean: Floats
    spread: Floats

    @classmethod
    def of(cls, weights: Floats, counts: Floats) -> "Mix":
        """Work the table out from how often each weight was seen.

        Raises:
            NotEnoughData: All acts weigh the same, so no tone can be told apart from another.
        """
        seen = counts > 0
        if np.unique(weights[seen]).size < 2:  # noqa: PLR2004 - a mix of one weight has no tilt
            raise NotEnoughData("tone needs acts of at least two different scores over all pairs")
        weights, shares = weights[seen].astype(float), counts[seen] / counts[seen].sum()
        grid = np.arange(-BOUND, BOUND + STEP / 2, STEP)
        tilted = shares * np.exp(np.outer(grid, weights))
        tilted /= tilted.sum(axis=1, keepdims=True)
        mean = tilted @ weights
        spread = tilted @ weights**2 - mean**2
        return cls(weights=weights, shares=shares, mean=mean, spread=np.maximum(spread, 1e-6))

    def mean_at(self, tone: Floats) -> Floats:
        """Give the mean score of an act, -10..10, at each tone."""
        grid = np.linspace(-BOUND, BOUND, self.mean.size)
        return 10.0 * np.interp(tone, grid, self.mean)


@compiled
def read_table(table: Floats, tone: float) -> float:
    """Read a table of `Mix` at one tone, linearly between its cells and held at its ends."""
    place = (tone + BOUND) / STEP
    if place <= 0.0:
        return float(table[0])
    if place >= table.size - 1:
        return float(table[-1])
    cell = int(place)
    part = place - cell
    return float(table[cell] * (1.0 - part) + table[cell + 1] * part)
