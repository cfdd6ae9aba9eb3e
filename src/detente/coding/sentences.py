"""A text into sentences with their places, by rules and before any parse."""

import re
from collections.abc import Iterator

from detente.coding.datelines import dateline_end
from detente.lexicon.frames import word_class
from detente.model.text import Sentence, Span

ABBREVIATIONS = word_class("abbreviation")
"""Words whose full stop doesn't end a sentence by itself."""

END_AFTER = word_class("ending_abbreviation")
"""Of these, the ones that may also stand last: a sentence ends there if the next word can only begin one."""

STARTERS = word_class("starter")
MAX_CHARACTERS = 1_200
"""A longer stretch without an end is a table or list: it is cut at line ends and commas to keep a parse cheap."""

MARKERS = frozenset("#*•>·")
"""Marks of headings and lists, no part of the sentence behind them."""

MARGIN = 55
"""A line this long that doesn't end a sentence was broken by the margin; a shorter one is a heading or list item."""

_BREAK = re.compile(
    r"\n\s*\n|(?<=[.!?…])[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]*[A-Z0-9\u2014\u2013])|\n(?=[A-Z\"\u201c•*-])"
)
_LAST_WORD = re.compile(r"([\w.]+)\.[\"'\u201d\u2019)\]]*\s*$")
_NEXT_WORD = re.compile(r"[\"'\u201c\u2018(\[]*(\w+)")
_PIECE = re.compile(r"[\n;,]\s+")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of a text in order; each span cuts out the sentence's words without blanks at its ends.

    >>> [s.text for s in split_sentences("Mr. Kim met U.S. envoys. He left.")]
    ['Mr. Kim met U.S. envoys.', 'He left.']
    """
    return tuple(sentence for start, end in _stretches(text) for sentence in _trimmed(text, start, end))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        if found.group() == "\n":
            if _is_wrapped(text, found.start()):
                continue
        elif "\n\n" not in found.group().replace(" ", "") and not _ends(text, start, found.end()):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _is_wrapped(text: str, at: int) -> bool:
    """Tell whether a line end is only the margin: the line is long and doesn't end like a sentence."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return len(line) >= MARGIN and line[-1:] not in ".!?:"


def _ends(text: str, start: int, after: int) -> bool:
    last = _LAST_WORD.search(text, start, after)
    if last is None:
        return True
    word = last.group(1).lower()
    following = _NEXT_WORD.match(text, after)
    next_word = following.group(1).lower() if following else ""
    if word in ABBREVIATIONS:
        return word in END_AFTER and next_word in STARTERS
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    if end - start > MAX_CHARACTERS:
        most = start + MAX_CHARACTERS
        piece = next(_PIECE.finditer(text, start + MAX_CHARACTERS // 2, most), None)
        middle = piece.end() if piece else most
        yield from _trimmed(text, start, middle)
        yield from _trimmed(text, middle, end)
        return
    while start < end and (text[start].isspace() or text[start] in MARKERS):
        start += 1
    start = min(dateline_end(text, start), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(Span(start, end), text[start:end])
