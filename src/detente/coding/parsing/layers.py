"""The layers of the model's encoder between its products: windows, the greatest of three pieces, normal scale."""

import numpy as np

from detente.coding.parsing.compiling import Floats, Ints, compiled

WIDTH = 96
PIECES = 3
DEEP = WIDTH * PIECES
SMALL = np.float32(1e-8)
"""Added to a variance before it divides."""


@compiled
def normed(pieces: Floats, scale: Floats, shift: Floats, out: Floats) -> None:
    """Write the greatest of each unit's three pieces, centred and scaled by row (Ba, Kiros & Hinton 2016).

    Args:
        pieces: (rows, 3 x width), first all first pieces, then all second and third ones.
        scale: By unit, after the row has mean 0 and variance 1.
        shift: By unit, added last.
        out: (rows, width); the result is added to what stands there.
    """
    row = np.empty(WIDTH, np.float32)
    for i in range(pieces.shape[0]):
        for j in range(WIDTH):
            row[j] = max(pieces[i, j], pieces[i, WIDTH + j], pieces[i, 2 * WIDTH + j])
        sums = np.zeros(8, np.float32)
        for j in range(0, WIDTH, 8):
            for k in range(8):
                sums[k] += row[j + k]
        mean = sums.sum() / np.float32(WIDTH)
        sums[:] = 0
        for j in range(0, WIDTH, 8):
            for k in range(8):
                off = row[j + k] - mean
                sums[k] += off * off
        by = np.float32(1) / np.sqrt(sums.sum() / np.float32(WIDTH) + SMALL)
        for j in range(WIDTH):
            out[i, j] += (row[j] - mean) * by * scale[j] + shift[j]


@compiled
def summed(near: Floats, kinds: Ints, bias: Floats, out: Floats) -> None:
    """Write the first layer's pieces from what each kind of word adds to its left neighbour's, own and right one's.

    Args:
        near: (kinds of word, 3 x pieces): seen from the word behind, from itself, from the word before.
        kinds: The kind of each row's word; the first and last row are only seen by their neighbours.
        bias: Added to the pieces.
        out: (rows - 2, pieces).
    """
    for i in range(kinds.shape[0] - 2):
        before, own, behind = kinds[i], kinds[i + 1], kinds[i + 2]
        for j in range(DEEP):
            out[i, j] = bias[j] + near[before, j] + near[own, DEEP + j] + near[behind, 2 * DEEP + j]


@compiled
def windows(rows: Floats, out: Floats) -> None:
    """Write each row with both of its neighbours beside it: (rows - 2, 3 x width)."""
    for i in range(rows.shape[0] - 2):
        for j in range(WIDTH):
            out[i, j] = rows[i, j]
            out[i, WIDTH + j] = rows[i + 1, j]
            out[i, 2 * WIDTH + j] = rows[i + 2, j]
