"""Stretches that a text marks as spoken: quotation marks, over several sentences too, and turns of a transcript."""

import re
from dataclasses import dataclass

from detente.lexicon.names import find_names
from detente.model.text import Span

_MARK = re.compile(r"[“”\"«»]|\u2018\u2018|\u2019\u2019|''|``")
_OPEN = frozenset({"“", "«", "\u2018\u2018", "``"})
_CLOSE = frozenset({"”", "»", "\u2019\u2019"})
MAX_QUOTATION = 3000
"""Characters between two marks; a longer stretch is a mark that was left open."""

_TURN = re.compile(
    r"^(?P<who>(?:[A-Z][A-Z.\u2019'-]+(?:\s+[A-Z][A-Z.\u2019'-]+){0,5}|(?:Q|A|QUESTION|ANSWER|MODERATOR)))\s*:\s+(?=\S)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript: the name before the colon and what follows up to the next turn."""

    who: Span
    said: Span


def quotations(text: str) -> tuple[Span, ...]:
    """Give the stretches between quotation marks, the marks included; a paragraph's end closes an open one.

    A speech of several paragraphs opens each anew; an open mark that no paragraph behind it takes up was no quotation.
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark[0]
        if opened is not None and (mark.start() - opened > MAX_QUOTATION or _lapsed(text, opened, mark)):
            opened = None
        if sign in _OPEN or (sign not in _CLOSE and _opens(text, mark) and (opened is None or _first(text, mark))):
            if opened is not None and "\n" in text[opened : mark.start()]:
                _close(text, opened, found)
            opened = mark.start() if opened is None or sign in _OPEN or _first(text, mark) else opened
        elif opened is not None:
            found.append(Span(opened, mark.end()))
            opened = None
    return tuple(found)


def _first(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark stands at a paragraph's start."""
    return text[max(0, mark.start() - 9) : mark.start()].rstrip(" \t")[-1:] in {"", "\n"}


def _lapsed(text: str, opened: int, mark: re.Match[str]) -> bool:
    """Tell whether the paragraph of an open straight mark ended, and the next one doesn't go on with it."""
    if text[opened : opened + 1] in _OPEN or text[opened : opened + 2] in _OPEN:
        return False
    end = text.find("\n", opened)
    return -1 < end < mark.start() and text[end : mark.start()].strip() != ""


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a straight mark can open a quotation: a word or bracket follows at once."""
    after = text[mark.end() : mark.end() + 1]
    return bool(after) and not after.isspace()


def _close(text: str, opened: int, found: list[Span]) -> None:
    """Close a quotation that its paragraph left open, as a speech of several paragraphs does."""
    end = opened + len(text[opened : text.index("\n", opened)].rstrip())
    if end > opened + 1:
        found.append(Span(opened, end))


def turns(text: str) -> tuple[Turn, ...]:
    """Give the turns of a transcript ("MR PRICE: …", "QUESTION: …"), none where the text is none."""
    heads = list(_TURN.finditer(text))
    if not heads:
        return ()
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found: list[Turn] = []
    for head, end in zip(heads, ends, strict=True):
        stop = len(text[:end].rstrip())
        if stop > head.end():
            found.append(Turn(Span(head.start("who"), head.end("who")), Span(head.end(), stop)))
    return tuple(found)


_HEADLINE = re.compile(
    r"^(?:#+\s*)?(?P<who>[A-Z][\w\u2019'.-]*(?:\s+[A-Z][\w\u2019'.-]*){0,3}):\s+"
    r"(?P<said>\S[^\n]{10,160}[^\n.!?:])[ \t]*$",
    re.MULTILINE,
)


def headlines(text: str) -> tuple[Turn, ...]:
    """Give the headlines that name who says so ("Seoul: North has sent troops"): a known name before the colon."""
    found = (Turn(Span(*match.span("who")), Span(*match.span("said"))) for match in _HEADLINE.finditer(text))
    return tuple(turn for turn in found if find_names(turn.who.cut(text)))
