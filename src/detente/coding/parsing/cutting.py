"""A text into words, by the rules of spaCy's tokenizer, as the model's package ships them.

The steps are those of `spacy.tokenizer` (Honnibal & Montani 2017), whose words the model was made for: what stands
between blanks is an exception of the rules, or loses marks at front and end one by one and is cut at hyphens and the
like.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

ORTH, NORM = 65, 67
"""Under these numbers the exceptions keep how a word is written and what it is short for."""

Piece = tuple[str, str | None]
"""A word as written, and what an exception takes it as; None where it is none."""

Word = tuple[str, str, bool]
"""A word as written, its norm, whether a blank follows."""


class Cutter:
    """The rules, made ready once."""

    def __init__(self, rules: dict[str, Any], norm: Callable[[str], str]) -> None:
        """Take the model's rules and what gives the norm of a word that is no exception."""
        self._norm = norm
        self._prefix = re.compile(rules["prefix_search"]).search
        self._suffix = re.compile(rules["suffix_search"]).search
        self._infixes = re.compile(rules["infix_finditer"]).finditer
        self._is_address = re.compile(rules["url_match"]).match
        self.exceptions: dict[str, tuple[Piece, ...]] = {}
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        self._learn(rules["exceptions"])

    def _learn(self, exceptions: dict[str, list[dict[int, str]]]) -> None:
        """Take the exceptions; those that marks could be cut off are found again by the words they fall into."""
        for chunk in sorted(exceptions):
            if self._prefix(chunk) or self._suffix(chunk) or any(self._infixes(chunk)) or " " in chunk:
                words = tuple(word for word, _, _ in self._loose(chunk))
                self._sequences.setdefault(words[0], []).append(words)
        for chunk, pieces in exceptions.items():
            self.exceptions[chunk] = tuple((piece[ORTH], piece.get(NORM)) for piece in pieces)

    def cut(self, text: str) -> list[Word]:
        """Give the words of a text; blanks beyond the one behind a word are words too."""
        pieces = self._loose(text)
        if any(written in self._sequences for written, _, _ in pieces):
            pieces = list(self._rejoined(pieces))
        return [(written, norm or self._norm(written), blank) for written, norm, blank in pieces]

    def _loose(self, text: str) -> list[tuple[str, str | None, bool]]:
        found: list[tuple[str, str | None, bool]] = []
        for chunk, blank in _chunks(text):
            pieces = self._pieces(chunk)
            found += [(written, norm, False) for written, norm in pieces[:-1]]
            found.append((*pieces[-1], blank))
        return found

    def _pieces(self, chunk: str) -> list[Piece]:
        known = self.exceptions.get(chunk)
        if known is not None:
            return list(known)
        left: list[Piece] = []
        right: list[Piece] = []
        middle = self._stripped(chunk, left, right)
        return [*left, *self._inner(middle), *reversed(right)]

    def _stripped(self, string: str, left: list[Piece], right: list[Piece]) -> str:
        """Give what is left without marks at front and end; these are written into the two lists."""
        size = 0
        while string and len(string) != size and string not in self.exceptions:
            size = len(string)
            before = _length(self._prefix(string))
            behind = 0
            if not (before and string[before:] in self.exceptions):
                behind = _length(self._suffix(string[before:]))
                if behind and string[:-behind] in self.exceptions:
                    before = 0
            if before:
                left.append((string[:before], None))
            if behind:
                right.append((string[-behind:], None))
            string = string[before : len(string) - behind]
        return string

    def _inner(self, string: str) -> Iterator[Piece]:
        if not string:
            return
        known = self.exceptions.get(string)
        if known is not None:
            yield from known
            return
        at = 0
        for found in () if self._is_address(string) else self._infixes(string):
            start, end = found.span()
            if start == 0:
                continue
            if start > at:
                yield string[at:start], None
            if end > start:
                yield string[start:end], None
            at = end
        if string[at:]:
            yield string[at:], None

    def _rejoined(self, pieces: list[tuple[str, str | None, bool]]) -> Iterator[tuple[str, str | None, bool]]:
        """Give the pieces with those put together that make up an exception ("a.m" and a stop)."""
        at = 0
        spans = self._exceptions_in([written for written, _, _ in pieces])
        for start, end in spans:
            yield from pieces[at:start]
            chunk = "".join(written + " " * blank for written, _, blank in pieces[start:end])
            known = self.exceptions.get(chunk.removesuffix(" ") if pieces[end - 1][2] else chunk)
            if known is None:
                yield from pieces[start:end]
            else:
                yield from ((written, norm, False) for written, norm in known[:-1])
                yield (*known[-1], pieces[end - 1][2])
            at = end
        yield from pieces[at:]

    def _exceptions_in(self, words: list[str]) -> list[tuple[int, int]]:
        """Give the places where exceptions stand, in order; of those that overlap the longest, then the first."""
        found = [
            (start, start + len(each))
            for start, word in enumerate(words)
            for each in self._sequences.get(word, ())
            if tuple(words[start : start + len(each)]) == each
        ]
        seen: set[int] = set()
        kept = []
        for start, end in sorted(set(found), key=lambda span: (span[0] - span[1], span[0])):
            if start not in seen and end - 1 not in seen:
                kept.append((start, end))
            seen.update(range(start, end))
        return sorted(kept)


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found is not None else 0


_RUN = re.compile(r"\s+|\S+")


def _chunks(text: str) -> Iterator[tuple[str, bool]]:
    """Give what stands between blanks, with whether one follows; what blanks are left over are chunks too."""
    chunk = ""
    for run in _RUN.findall(text):
        if not run.isspace():
            chunk = run
            continue
        if chunk:
            yield chunk, run[0] == " "
            run = run[run[0] == " " :]  # noqa: PLW2901 - the rest of it
            chunk = ""
        if run:
            yield run, False
    if chunk:
        yield chunk, False
