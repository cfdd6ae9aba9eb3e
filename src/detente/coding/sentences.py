"""A text into sentences with their places, by rules and before any parse."""

import re
from collections.abc import Iterator

from detente.model.text import Sentence, Span

ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "maj", "capt", "lt", "sgt", "adm", "sen", "rep", "gov", "st", "jr", "sr",
    "vs", "etc", "inc", "ltd", "co", "corp", "no", "nos", "art", "fig", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "approx", "cf", "e.g", "i.e", "rev", "hon", "messrs", "brig", "cmdr", "amb", "fr",
    "dept", "est", "u.s", "u.k", "u.n", "d.c", "e.o", "d.p.r.k", "r.o.k", "p.r.c", "ph.d", "a.m", "p.m", "ft", "mt", "ave",
})  # fmt: skip
"""Words whose full stop doesn't end a sentence by itself."""

END_AFTER = frozenset(
    {"u.s", "u.k", "u.n", "d.c", "inc", "ltd", "co", "corp", "etc", "a.m", "p.m", "jr", "sr", "r.o.k", "p.r.c"}
)
"""Of these, the ones that may also stand last: a sentence ends there if the next word can only begin one."""

STARTERS = frozenset(
    {"the", "it", "in", "he", "she", "they", "we", "this", "that", "these", "on", "but", "and", "as", "at"}
)
MAX_CHARACTERS = 1_200
"""A longer stretch without an end is a table or list: it is cut at line ends and commas so that one parse stays cheap."""

MARKERS = frozenset("#*•>·")
"""Marks of headings and lists, no part of the sentence behind them."""

MARGIN = 55
"""A line this long that doesn't end a sentence was broken by the margin; a shorter one is a heading or list item."""

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9—–])|\n(?=[A-Z\"“•*-])")
_LAST_WORD = re.compile(r"([\w.]+)\.[\"'”’)\]]*\s*$")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]*(\w+)")
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
        elif "\n\n" not in found.group().replace(" ", "") and not _ends(text, start, found.start(), found.end()):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _is_wrapped(text: str, at: int) -> bool:
    """Tell whether a line end is only the margin: the line is long and doesn't end like a sentence."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return len(line) >= MARGIN and line[-1:] not in ".!?:"


def _ends(text: str, start: int, end: int, after: int) -> bool:
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
        cuts = [found.end() for found in _PIECE.finditer(text, start + MAX_CHARACTERS // 2, end)]
        middle = cuts[0] if cuts else start + MAX_CHARACTERS
        yield from _trimmed(text, start, min(middle, end))
        if middle < end:
            yield from _trimmed(text, middle, end)
        return
    while start < end and (text[start].isspace() or text[start] in MARKERS):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(Span(start, end), text[start:end])
