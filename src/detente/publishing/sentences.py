"""The sentence around a place in a text, for showing; never cuts into the place itself."""

import re

from detente.model.text import Span

_BREAK = re.compile(
    r"[.!?\u2026][\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]?[A-Z0-9])|\n[ \t]*\n|[\u3002\uff01\uff1f]"
)
"""A stop and its quotes before a capital or figure, a blank line, or a full-width stop."""

_NO_END = frozenset(
    {
        *(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "gen",
            "lt",
            "col",
            "maj",
            "adm",
            "sen",
            "rep",
            "gov",
            "st",
            "vs",
            "no",
            "nos",
        ),
        *("art", "inc", "ltd", "co", "jr", "sr", "u.s", "u.n", "u.k", "e.g", "i.e", "approx", "est"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)
_LONGEST = 700
"""Characters shown on each side at most; a table read as one sentence would otherwise fill the page."""


def _ends_sentence(text: str, at: int) -> bool:
    """Tell whether the stop at this place ends a sentence, not an abbreviation or an initial."""
    if text[at] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(0, at - 12) : at])
    last = word.group().casefold() if word else ""
    return last not in _NO_END and not (len(last) == 1 and last.isalpha())


def sentence_around(text: str, place: Span, title: str | None = None) -> Span:
    """Give the sentence (or sentences) that hold the place; a title that the text begins with is a sentence.

    >>> text = "It rained. Moscow denied it. Kim left."
    >>> sentence_around(text, Span(11, 17)).cut(text)
    'Moscow denied it.'
    """
    floor, ceiling = max(_below(text, place, title), place.start - _LONGEST), min(len(text), place.end + _LONGEST)
    start = max(
        (m.end() for m in _BREAK.finditer(text, floor, place.start + 1) if _before(text, m, place)), default=floor
    )
    found = (m.end() for m in _BREAK.finditer(text, max(0, place.end - 1), ceiling) if _after(text, m, place))
    end = next(found, ceiling)
    return _trimmed(text, Span(min(start, place.start), max(end, place.end)))


def _below(text: str, place: Span, title: str | None) -> int:
    """Give where the text begins below its title; 0 where the place lies in the title or there is none."""
    end = len(title) if title and text.startswith(title) else 0
    return end if end <= place.start else 0


def _before(text: str, stop: re.Match[str], place: Span) -> bool:
    return stop.end() <= place.start and _ends_sentence(text, stop.start())


def _after(text: str, stop: re.Match[str], place: Span) -> bool:
    return stop.end() >= place.end and _ends_sentence(text, stop.start())


def _trimmed(text: str, span: Span) -> Span:
    cut = span.cut(text)
    lead = len(cut) - len(cut.lstrip())
    return Span(span.start + lead, span.start + max(lead + 1, len(cut.rstrip())))
