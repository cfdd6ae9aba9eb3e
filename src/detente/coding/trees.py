"""A parsed sentence as plain values: words with their tags and their places in the tree.

The rest of coding reads these and never the parser's own objects, so a rule can be tried on a tree made by hand and
the parser can be replaced. Labels are those of spaCy's English models: Penn tags, CLEAR dependencies.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.text import Span

PARTS_OF_NAME = frozenset({"compound", "nmod", "amod", "poss", "nummod", "det", "appos", "case", "punct"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence; `start` and `end` count characters of the document, `head` is the index of its head."""

    i: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    children: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Give the word's place in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence, in order; a root is its own head, and there may be several."""

    words: tuple[Word, ...]
    text: str
    start: int

    @property
    def span(self) -> Span:
        """Give the sentence's place in the document."""
        return Span(self.start, self.start + len(self.text))

    def head(self, word: Word) -> Word:
        """Give the word that this one hangs on; a root gives itself."""
        return self.words[word.head]

    def children(self, word: Word, *deps: str) -> tuple[Word, ...]:
        """Give the words that hang on this one, in order; only those with one of the labels, if any are named."""
        kids = (self.words[i] for i in word.children)
        return tuple(kid for kid in kids if not deps or kid.dep in deps)

    def child(self, word: Word, *deps: str) -> Word | None:
        """Give the first child with one of the labels, None if there is none."""
        return next(iter(self.children(word, *deps)), None)

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """Give the word and all that hangs below it, in order of the text."""
        found: list[int] = []
        waiting = [word.i]
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(self.words[i].children)
        return tuple(self.words[i] for i in sorted(found))

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Go up from the word's head to the root."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def between(self, first: Word, last: Word) -> Span:
        """Give the stretch of the document from the first word to the last, both included."""
        return Span(min(first.start, last.start), max(first.end, last.end))

    def covered(self, span: Span) -> tuple[Word, ...]:
        """Give the words that lie in part or whole within a stretch of the document."""
        return tuple(word for word in self.words if word.start < span.end and span.start < word.end)
