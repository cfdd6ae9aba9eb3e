"""Blocs: who belongs together, as a probability over many partitions, never one partition."""

from dataclasses import dataclass

import numpy as np

from detente.errors import NotEnoughData
from detente.measuring.compiling import compiled
from detente.measuring.mix import Floats, Wholes

RESOLUTIONS = (0.6, 0.8, 1.0, 1.25, 1.6)
"""From few large blocs to many small ones; no single one is right."""

RESAMPLES = 40
SWEEPS = 30
FEWEST_STATES = 4


@dataclass(frozen=True, slots=True)
class Blocs:
    """The states, and the probability of each two of belonging together (symmetric, 1 on the diagonal)."""

    states: tuple[str, ...]
    together: Floats

    def probability(self, one: str, other: str) -> float:
        """Give the probability of two states of belonging together, 0 to 1."""
        return float(self.together[self.states.index(one), self.states.index(other)])


def residual_tone(tones: Floats, known: Floats) -> Floats:
    """Give tone less what is usual for who acts and for whom it is done to; 0 where it isn't known.

    `tones` and `known` (1 or 0) are states by states. Two-way means are taken out in turns until they settle
    (Tukey 1977, chapter 10, with means), then both directions are averaged.
    """
    left = np.where(known > 0, tones, 0.0)
    for _ in range(20):
        for axis in (0, 1):
            number = np.maximum(known.sum(axis=axis, keepdims=True), 1.0)
            left -= known * (left.sum(axis=axis, keepdims=True) / number)
    both = known + known.T
    symmetric: Floats = np.where(both > 0, (left + left.T) / np.maximum(both, 1.0), 0.0)
    np.fill_diagonal(symmetric, 0.0)
    return symmetric


@compiled
def part(ties: Floats, resolution: float, order: Wholes) -> Wholes:
    """Give a partition of high signed modularity by moving one state at a time, in the order given, until none moves.

    Signed modularity counts what friendly ties exceed chance within blocs, less the same for hostile ones; the
    resolution weighs chance (Gómez, Jensen and Arenas 2009; Reichardt and Bornholdt 2006).
    """
    number = ties.shape[0]
    friendly, hostile = np.maximum(ties, 0.0), np.maximum(-ties, 0.0)
    warm, cold = friendly.sum(axis=1), hostile.sum(axis=1)
    all_warm, all_cold = max(warm.sum(), 1e-12), max(cold.sum(), 1e-12)
    bloc = np.arange(number)
    for _ in range(SWEEPS):
        moved = False
        for i in order:
            gains = np.zeros(number)
            for j in range(number):
                if j != i:
                    chance = warm[i] * warm[j] / all_warm - cold[i] * cold[j] / all_cold
                    gains[bloc[j]] += ties[i, j] - resolution * chance
            best = bloc[i]
            for k in range(number):
                if gains[k] > gains[best] + 1e-12:
                    best = k
            if best != bloc[i]:
                bloc[i] = best
                moved = True
        if not moved:
            break
    return bloc


def find_blocs(states: tuple[str, ...], tones: Floats, doubts: Floats, seed: int = 0) -> Blocs:
    """Give for each two states the share of partitions, over resolutions and resamples, that hold them together.

    `tones` and `doubts` (standard deviations; NaN where a pair isn't measured) are states by states. Each resample
    draws every tone from its posterior, so a tie that is hardly known is now friendly, now hostile.

    Raises:
        NotEnoughData: Fewer than four states.
    """
    if len(states) < FEWEST_STATES:
        raise NotEnoughData(f"blocs need {FEWEST_STATES} states, there are {len(states)}")
    chance = np.random.default_rng(seed)
    known = np.isfinite(tones).astype(float)
    np.fill_diagonal(known, 0.0)
    together = np.zeros(tones.shape)
    for _ in range(RESAMPLES):
        drawn = np.where(
            known > 0, np.nan_to_num(tones) + np.nan_to_num(doubts) * chance.standard_normal(tones.shape), 0.0
        )
        ties = residual_tone(drawn, known)
        for resolution in RESOLUTIONS:
            bloc = part(ties, resolution, chance.permutation(len(states)))
            together += bloc[:, None] == bloc[None, :]
    return Blocs(states, together / (RESAMPLES * len(RESOLUTIONS)))
