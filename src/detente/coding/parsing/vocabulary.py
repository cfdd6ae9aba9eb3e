"""The kinds of word met so far, each with what the encoder makes of it by itself; a text is a row of such kinds.

What stands between two blanks is cut into words the same way wherever it stands, so each such chunk is cut once and
looked up from then on.
"""

from dataclasses import dataclass, field

import numpy as np

from detente.coding.parsing.compiling import Floats
from detente.coding.parsing.cutting import Cutter, Word
from detente.coding.parsing.layers import DEEP, WIDTH, normed
from detente.coding.parsing.spelling import Spelling, hashed
from detente.coding.parsing.unpacking import unpacked
from detente.coding.parsing.weights import Weights
from detente.lexicon.grammar import GiveFile, norms, symbols

MOST = 32_768
"""Kinds that are held at most, some 4 KB each; with more the vocabulary starts anew."""

FEW = 2_048
PAD = 0
"""The kind that stands between sentences; all its numbers are 0."""


@dataclass(slots=True)
class Written:
    """The words of some sentences, by kind: as written, in small letters, and whether a blank follows."""

    texts: list[str] = field(default_factory=lambda: [""])
    lowers: list[str] = field(default_factory=lambda: [""])
    steps: list[int] = field(default_factory=lambda: [0])


class Norms:
    """What the model takes each word as: other spellings, marks of one sort, else the word in small letters."""

    def __init__(self, file: GiveFile) -> None:
        """Read the model's own table, which knows words by their hash."""
        self._by_hash: dict[int, str] = unpacked(file("vocab/lookups.bin"))["lexeme_norm"]

    def __call__(self, word: str) -> str:
        """Give the norm of a word."""
        return self._by_hash.get(hashed(word, symbols())) or norms().get(word) or word.lower()


class Vocabulary:
    """Kinds of word by number, made when they are first met."""

    def __init__(self, file: GiveFile, weights: Weights) -> None:
        """Take the model's files and its numbers."""
        self._norm = Norms(file)
        self._cutter = Cutter(unpacked(file("tokenizer")), self._norm)
        self._spelling = Spelling(weights.traits, symbols())
        self._embedding = weights.embedding
        first = weights.layers[0].product
        self._beside = np.ascontiguousarray(np.concatenate([first[i * WIDTH : (i + 1) * WIDTH] for i in range(3)], 1))
        self._empty()

    def _empty(self) -> None:
        self.words = Written()
        self.own: Floats = np.zeros((FEW, WIDTH), np.float32)
        self.near: Floats = np.zeros((FEW, 3 * DEEP), np.float32)
        self._kinds: dict[Word, int] = {}
        self._new: list[Word] = []
        self._chunks: dict[str, tuple[int, ...]] = {}
        self._lasts: dict[str, tuple[int, ...]] = {}

    def make_room(self) -> None:
        """Start anew where too many kinds are held; numbers given before mean nothing then."""
        if len(self._kinds) > MOST:
            self._empty()

    def kinds(self, text: str) -> list[int]:
        """Give the kinds of a sentence's words; call `learn` before their numbers are used."""
        chunks = text.split(" ")
        if chunks != text.split():
            return list(self._cut(text))  # blanks side by side are words of their own
        known = self._chunks
        found: list[int] = []
        for chunk in chunks[:-1]:
            kinds = known.get(chunk)
            if kinds is None:
                kinds = known[chunk] = self._cut(chunk + " ")
            found += kinds
        last = chunks[-1]
        kinds = self._lasts.get(last)
        if kinds is None:
            kinds = self._lasts[last] = self._cut(last)
        found += kinds
        return found

    def learn(self) -> None:
        """Work out the numbers of the kinds that were met since the last time."""
        if not self._new:
            return
        end = len(self.words.texts)
        if end > len(self.own):
            room = max(2 * len(self.own), end) - len(self.own)
            self.own = np.concatenate([self.own, np.zeros((room, WIDTH), np.float32)])
            self.near = np.concatenate([self.near, np.zeros((room, 3 * DEEP), np.float32)])
        layer = self._embedding
        own = np.zeros((len(self._new), WIDTH), np.float32)
        normed(self._spelling.vectors(self._new) @ layer.product + layer.bias, layer.scale, layer.shift, own)
        self.own[end - len(self._new) : end] = own
        self.near[end - len(self._new) : end] = own @ self._beside
        self._new = []

    def _cut(self, chunk: str) -> tuple[int, ...]:
        word = chunk.rstrip(" ")
        if word.isascii() and word.isalpha() and word not in self._cutter.exceptions:
            return (self._kind((word, self._norm(word), len(chunk) > len(word))),)  # nothing can be cut off letters
        return tuple(map(self._kind, self._cutter.cut(chunk)))

    def _kind(self, key: Word) -> int:
        kind = self._kinds.get(key)
        if kind is None:
            words = self.words
            kind = self._kinds[key] = len(words.texts)
            text, _, blank = key
            words.texts.append(text)
            words.lowers.append(text.lower())
            words.steps.append(len(text) + blank)
            self._new.append(key)
        return kind
