"""A parsed sentence as plain objects: words with their tags, heads and basic forms.

The names of the attributes are spaCy's, and mean the same, so that whoever knows its trees can read the rules. The
objects are ours because the rules look at each word hundreds of times, and a plain attribute is read many times faster.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload
from unicodedata import category

LEAF: list["Token"] = []
"""What hangs on a word on which nothing hangs; shared by all such words, so nothing is ever added to it."""


class Token:
    """One word of a parsed sentence.

    Attributes:
        doc: The sentence.
        i: The word's place in it, from 0.
        idx: Where its characters start in the sentence.
        text: As written.
        lower_: As written, in small letters.
        tag_: Its Penn tag.
        pos_: Its universal part of speech.
        dep_: What it is to its head.
        lemma_: Its basic form.
        head: The word that it hangs on; the root hangs on itself.
        children: The words that hang on it, in order of the text.
        lefts: Of these, the ones before it.
        rights: Of these, the ones behind it.
        left_edge: The first word of all that hangs on it, directly or not.
        right_edge: The last word of these.
    """

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "left_edge", "lefts", "lemma_", "lower_", "pos_", "right_edge",
        "rights", "tag_", "text",
    )  # fmt: skip

    doc: "Doc"
    head: "Token"
    left_edge: "Token"
    right_edge: "Token"
    pos_: str
    lemma_: str

    def __init__(self, i: int, idx: int, text: str, lower: str, tag: str, dep: str) -> None:
        """Take what the word is by itself; `join` sets what joins it to others."""
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.tag_ = tag
        self.dep_ = dep
        self.children: list[Token] = LEAF
        self.lefts: list[Token] = LEAF
        self.rights: list[Token] = LEAF

    def __len__(self) -> int:
        """Give the number of characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Give the word."""
        return self.text

    @property
    def is_space(self) -> bool:
        """Tell whether there are only blanks."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Tell whether there are only punctuation marks."""
        return all(category(each)[0] == "P" for each in self.text)

    @property
    def subtree(self) -> Sequence["Token"]:
        """Give the word with all that hangs on it, directly or not, in order of the text."""
        if self.doc.projective:
            return self.doc.tokens[self.left_edge.i : self.right_edge.i + 1]
        return list(self._walk())

    def _walk(self) -> Iterator["Token"]:
        for kid in self.lefts:
            yield from kid._walk()  # noqa: SLF001 - another word of the same tree
        yield self
        for kid in self.rights:
            yield from kid._walk()  # noqa: SLF001 - another word of the same tree

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Give the word's head, the head of that, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: "Token") -> bool:
        """Tell whether another word hangs on this one, directly or not."""
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """Give the words that are coordinated with this one, without it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:  # grows while it is walked: further members hang on earlier ones
            found += (kid for kid in word.rights if kid.dep_ == "conj")
        return tuple(word for word in found if word is not self)

    def nbor(self, steps: int = 1) -> "Token":
        """Give the word so many places on.

        Raises:
            IndexError: The sentence ends before.
        """
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc.tokens[self.i + steps]


def join(tokens: list[Token], heads: list[int], firsts: list[int], lasts: list[int]) -> None:
    """Make a tree of a sentence's words.

    Args:
        tokens: The words in order.
        heads: The place of each one's head; its own for a root.
        firsts: The place of the first word that hangs on each, directly or not.
        lasts: The place of the last one.
    """
    for token, head, first, last in zip(tokens, heads, firsts, lasts, strict=True):
        token.left_edge = tokens[first]
        token.right_edge = tokens[last]
        above = token.head = tokens[head]
        if above is token:
            continue
        if above.children:
            above.children.append(token)
        else:
            above.children = [token]
        if token.i < head:
            above.lefts = above.children  # as long as nothing hangs on its right
        elif above.rights:
            above.rights.append(token)
        else:
            above.rights = [token]
            above.lefts = above.children[:-1]


class Stretch:
    """Neighbouring words of a sentence."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        """Take the place of the first word and of the one behind the last."""
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        """Give the number of words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Give the words in order."""
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, at: int) -> Token:
        """Give the word at a place of the stretch; the last one is at -1."""
        return self.doc.tokens[(self.start if at >= 0 else self.end) + at]

    def __reversed__(self) -> Iterator[Token]:
        """Give the words from the last to the first."""
        return iter(self.doc.tokens[self.start : self.end][::-1])

    @property
    def text(self) -> str:
        """Give the words as written, with the blanks between them."""
        if self.start >= self.end:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """Give the word nearest to the sentence's root, the first of equals; lone marks and blanks come last."""
        outward = [word for word in self if word.head is word or not self.start <= word.head.i < self.end]
        root = next((word for word in outward if word.head is word), None)
        return root or min(outward, key=_height, default=self.doc.tokens[self.start])


def _height(word: Token) -> int:
    lone = not word.children and (word.is_punct or word.is_space)
    return len(word.doc) if lone else sum(1 for _ in word.ancestors)


class Doc:
    """A parsed sentence.

    Attributes:
        text: The words with the blanks between them.
        tokens: The words.
        projective: No word stands among those that hang on another without hanging on it too.
    """

    __slots__ = ("projective", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], *, projective: bool = True) -> None:
        """Take the words; each is told whose it is."""
        self.text = text
        self.tokens = tokens
        self.projective = projective
        for token in tokens:
            token.doc = self

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Give the words in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Stretch: ...

    def __getitem__(self, at: int | slice) -> Token | Stretch:
        """Give the word at a place, or the words of a slice."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Stretch(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int) -> Stretch | None:
        """Give the words that hold any of the characters from a place up to another; None where there are none."""
        places = [token.idx for token in self.tokens]
        first, last = bisect_right(places, start) - 1, bisect_right(places, end - 1) - 1
        if first < 0 or last < 0:
            return None
        if start >= places[first] + len(self.tokens[first].text):
            first += 1
        return Stretch(self, first, last + 1) if first <= last else None
