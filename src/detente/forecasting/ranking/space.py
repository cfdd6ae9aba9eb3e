"""A space of likeness: actors who deal with the same partners stand near each other."""

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped] # it publishes no types

from detente.forecasting.history import BothSides, Doubles, Floats

DIMENSIONS, SPARE, ROUNDS = 32, 8, 6
"""Dimensions kept, further ones carried along, and rounds of the power method; chosen by hand."""

HALF_LIFE, FLOOR = 120.0, 0.1
"""Days after which an act counts half, and the least that one counts."""

SEED = 7


def _meetings(told: BothSides, until: int) -> sparse.csr_matrix:
    """Give who dealt with whom before `until`, damped, and divided by the square root of each one's sum."""
    end = int(np.searchsorted(told.day, until))
    weight = 0.5 ** ((until - told.day[:end]) / HALF_LIFE) + FLOOR
    table = sparse.csr_matrix((weight, (told.side[:end], told.other[:end])), shape=(told.actors, told.actors))
    table.data = np.log1p(table.data)
    scale = sparse.diags(1 / np.sqrt(np.asarray(table.sum(axis=1)).ravel() + 1e-9))
    return scale @ table @ scale


def _leading(table: sparse.csr_matrix, actors: int) -> Doubles:
    """Give the leading eigenvectors scaled by the root of their values, by a block power method."""
    block = np.random.default_rng(SEED).standard_normal((actors, min(DIMENSIONS + SPARE, actors)))
    for _ in range(ROUNDS):
        block, _rest = np.linalg.qr(table @ block)
    small = block.T @ (table @ block)
    values, turns = np.linalg.eigh((small + small.T) / 2)
    order = np.argsort(-np.abs(values), kind="stable")[:DIMENSIONS]
    vectors: Doubles = (block @ turns[:, order]) * np.sqrt(np.abs(values[order]))
    return vectors


def place_actors(told: BothSides, until: int) -> Floats:
    """Give each actor's place, of length 1 (0 for one without acts), from the acts before `until`.

    Worked out on one thread, so that the digits do not depend on how many there are.

    References:
        Halko, Martinsson and Tropp (2011). Finding structure with randomness. SIAM Review 53.
    """
    with threadpool_limits(1):
        vectors = _leading(_meetings(told, until), told.actors)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return np.ascontiguousarray(vectors, dtype=np.float32)
