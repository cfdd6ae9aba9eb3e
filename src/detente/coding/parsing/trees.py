"""Heads and labels into trees of words."""

from dataclasses import dataclass

import numpy as np

from detente.coding.parsing.compiling import Ints
from detente.coding.parsing.lemmas import AUXILIARIES, Lemmas
from detente.coding.parsing.transitions import edges
from detente.coding.parsing.vocabulary import Written
from detente.coding.parsing.weights import Weights
from detente.coding.tokens import Doc, Token, join

LIFTED = "||"
"""Between the label of a word whose arc would cross others and the label of the head that it belongs to."""

MOST = 200_000
"""Words whose lemmas are held at most."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """Heads (places within the sentence) and labels of a batch's words, and where its sentences start and end."""

    heads: Ints
    labels: Ints
    starts: Ints
    ends: Ints


class Trees:
    """Builds the objects that the rules read."""

    def __init__(self, weights: Weights, lemmas: Lemmas) -> None:
        """Take the names of tags and labels, and the lemmatizer."""
        self._tags = weights.tag_names
        self._labels = (*weights.labels, "ROOT")  # a root has no label: -1 is the last
        self._lifted = np.array([LIFTED in label for label in self._labels])
        self._lemmas = lemmas
        self._read: dict[tuple[str, str, bool], tuple[str, str]] = {}

    def build(self, texts: list[str], kinds: list[list[int]], words: Written, tags: list[int], arcs: Arcs) -> list[Doc]:
        """Give the tree of each sentence."""
        deps = [self._labels[label] for label in arcs.labels.tolist()]
        if self._lifted[arcs.labels].any():
            self._lower(arcs, deps)
        firsts, lasts = np.empty_like(arcs.heads), np.empty_like(arcs.heads)
        projective = np.empty(len(arcs.starts), np.bool_)
        edges(arcs.heads, arcs.starts, arcs.ends, firsts, lasts, projective)
        heads, left, right, at = arcs.heads.tolist(), firsts.tolist(), lasts.tolist(), 0
        made = []
        if len(self._read) > MOST:
            self._read = {}
        for text, sentence, plain in zip(texts, kinds, projective.tolist(), strict=True):
            end = at + len(sentence)
            tokens = self._words(sentence, words, tags[at:end], deps[at:end])
            join(tokens, heads[at:end], left[at:end], right[at:end])
            made.append(Doc(text, tokens, projective=plain))
            at = end
        return made

    def _words(self, sentence: list[int], words: Written, tags: list[int], deps: list[str]) -> list[Token]:
        texts, lowers, steps, names, read = words.texts, words.lowers, words.steps, self._tags, self._read
        made, idx = [], 0
        for i, (kind, number, dep) in enumerate(zip(sentence, tags, deps, strict=True)):
            text, tag = texts[kind], names[number]
            token = Token(i, idx, text, lowers[kind], tag, dep)
            key = (text, tag, dep in AUXILIARIES)
            known = read.get(key)
            if known is None:
                known = read[key] = self._lemmas.read(text, tag, dep)
            token.pos_, token.lemma_ = known
            idx += steps[kind]
            made.append(token)
        return made

    def _lower(self, arcs: Arcs, deps: list[str]) -> None:
        """Hang words whose arcs were lifted back on their own heads (Nivre & Nilsson 2005)."""
        for start, end in zip(arcs.starts.tolist(), arcs.ends.tolist(), strict=True):
            for i in range(start, end):
                label, lifted, head_label = deps[i].partition(LIFTED)
                if lifted:
                    arcs.heads[i] = _lowered(i - start, arcs.heads[start:end].tolist(), deps[start:end], head_label)
                    deps[i] = label


def _lowered(word: int, heads: list[int], deps: list[str], label: str) -> int:
    """Give the first word with the label among those that hang on a word's head, breadth first; else that head."""
    level = [heads[word]]
    while level:
        below = [i for above in level for i, head in enumerate(heads) if head == above and i not in (word, above)]
        found = next((i for i in below if deps[i] == label), None)
        if found is not None:
            return found
        level = below
    return heads[word]
