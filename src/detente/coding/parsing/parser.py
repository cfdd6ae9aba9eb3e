"""Sentences into trees, a batch at a time."""

from collections.abc import Iterable, Iterator

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped] # it publishes no types

from detente.coding.parsing.compiling import Floats, Ints
from detente.coding.parsing.encoding import Encoder
from detente.coding.parsing.lemmas import Lemmas
from detente.coding.parsing.transitions import walk
from detente.coding.parsing.trees import Arcs, Trees
from detente.coding.parsing.vocabulary import Vocabulary
from detente.coding.parsing.weights import read_weights
from detente.coding.tokens import Doc
from detente.lexicon.grammar import model_file

BATCH = 6_000
"""Characters read at a time: enough for quick products, few enough that the numbers stay near the processor."""

PLAIN_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u2011\n\t\r", "''\"\" -   ")
"""The model was made from plain quotes and reads curly ones worse; each stands for one, so places stay."""


class Parser:
    """The pipeline, loaded once; a parse depends on the sentence alone, never on what was parsed before."""

    def __init__(self) -> None:
        """Read the model's files; this takes some tenths of a second."""
        self._weights = read_weights(model_file)
        self._vocabulary = Vocabulary(model_file, self._weights)
        self._encoder = Encoder(self._weights)
        self._trees = Trees(self._weights, Lemmas(model_file))
        self._near: Floats = self._weights.seen[1]
        self._threads = ThreadpoolController()

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Give the parse of each sentence, in order, with tags, tree, parts of speech and lemmas."""
        batch: list[str] = []
        size = 0
        for text in texts:
            if size + len(text) > BATCH and batch:
                yield from self._on_one_thread(batch)
                batch, size = [], 0
            batch.append(text.translate(PLAIN_QUOTES))
            size += len(text)
        yield from self._on_one_thread(batch)

    def _on_one_thread(self, texts: list[str]) -> list[Doc]:
        """Parse a batch: products this small take several times the processor's time when threads share them."""
        with self._threads.limit(limits=1, user_api="blas"):
            return self._parse(texts)

    def _parse(self, texts: list[str]) -> list[Doc]:
        self._vocabulary.make_room()
        kinds = [self._vocabulary.kinds(text) for text in texts]
        ends = np.cumsum([len(each) for each in kinds], dtype=np.int32)
        if not texts or not ends[-1]:
            return [Doc(text, []) for text in texts]
        self._vocabulary.learn()
        vectors = self._encoder.encode(self._vocabulary.own, self._vocabulary.near, kinds)
        tags = (vectors @ self._weights.tags[0] + self._weights.tags[1]).argmax(1)
        arcs = self._arcs(vectors, np.concatenate([[0], ends[:-1]]).astype(np.int32), ends)
        return self._trees.build(texts, kinds, self._vocabulary.words, tags.tolist(), arcs)

    def _arcs(self, vectors: Floats, starts: Ints, ends: Ints) -> Arcs:
        weights, count = self._weights, len(vectors)
        product, nobody, bias = weights.seen
        if len(self._near) <= count:
            self._near = np.concatenate([nobody, np.empty((2 * count, product.shape[1]), np.float32)])
        np.matmul(vectors @ weights.narrowing[0] + weights.narrowing[1], product, out=self._near[1 : count + 1])
        heads, deps = np.empty(count, np.int32), np.empty(count, np.int32)
        walk(self._near, starts, ends, bias, *weights.scoring, *weights.moves, heads, deps)
        return Arcs(heads, deps, starts, ends)
