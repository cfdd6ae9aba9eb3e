"""Words into vectors that know their neighbours: the model's encoder, a batch of sentences at a time."""

import numpy as np

from detente.coding.parsing.compiling import Floats, Ints
from detente.coding.parsing.layers import DEEP, WIDTH, normed, summed, windows
from detente.coding.parsing.vocabulary import PAD
from detente.coding.parsing.weights import Weights

GAP = 4
"""Rows of padding around each sentence, as many as there are layers: no sentence sees its neighbour."""


class Encoder:
    """The four layers, with room for a batch that is used again."""

    def __init__(self, weights: Weights) -> None:
        """Take the numbers."""
        self._layers = weights.layers
        self._make_room(1)

    def _make_room(self, rows: int) -> None:
        self._vectors: Floats = np.empty((rows + 2, WIDTH), np.float32)
        self._windows: Floats = np.empty((rows, DEEP), np.float32)
        self._pieces: Floats = np.empty((rows, DEEP), np.float32)

    def encode(self, own: Floats, near: Floats, kinds: list[list[int]]) -> Floats:
        """Give the vectors of all words of the batch, (words, width).

        Args:
            own: The vector of each kind of word by itself.
            near: What each kind adds to the first layer, see `layers.summed`.
            kinds: The kinds of the words, by sentence.
        """
        rows, words = _rows(kinds)
        count = len(rows) - 2
        if count > len(self._pieces):
            self._make_room(2 * count)
        vectors, pieces = self._vectors[: count + 2], self._pieces[:count]
        np.take(own, rows, axis=0, out=vectors)
        first, *rest = self._layers
        summed(near, rows, first.bias, pieces)
        normed(pieces, first.scale, first.shift, vectors[1:-1])
        for layer in rest:
            windows(vectors, self._windows)
            np.matmul(self._windows[:count], layer.product, out=pieces)
            pieces += layer.bias
            normed(pieces, layer.scale, layer.shift, vectors[1:-1])
        return vectors[words]


def _rows(kinds: list[list[int]]) -> tuple[Ints, Ints]:
    """Give the kind of each row, sentences with padding around them, and which rows are words."""
    gap = [PAD] * GAP
    rows = [PAD, *gap]
    for sentence in kinds:
        rows += sentence
        rows += gap
    rows.append(PAD)
    found = np.array(rows, np.int32)
    return found, np.flatnonzero(found).astype(np.int32)
