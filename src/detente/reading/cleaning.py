"""Text as it is kept: one kind of line end, one kind of blank, no invisible characters; words are never changed."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_GAP = re.compile("\n{3,}")
_LIST_MARK = re.compile(r"\s*(?:[-*\u2022\u2013\u2014|#>]|\d{1,3}[.)]\s)")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
MAX_LINE = 500

WRAPPED_FROM, WRAPPED_TO = 45, 120
"""Lines of text wrapped by a typewriter's rule have about this many characters."""


def clean_text(text: str) -> str:
    """Give the text composed (NFC), with plain blanks and line ends and at most one empty line in a row."""
    composed = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    lines = (_BLANK.sub(" ", line).strip() for line in _INVISIBLE.sub("", composed).split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip("\n")


def one_line(text: str | None) -> str | None:
    r"""Give a name or title on one line, None if nothing is left of it.

    >>> one_line("  Two\n lines ")
    'Two lines'
    """
    if text is None:
        return None
    return " ".join(clean_text(text).split())[:MAX_LINE].strip() or None


def unwrap(text: str) -> str:
    """Join lines that were broken to fit a page, so that a sentence stands on one line.

    A block is joined where its lines but the last are about as long as a typed line; lists and tables stay.
    """
    return "\n\n".join(_unwrap_block(block) for block in text.split("\n\n"))


def _unwrap_block(block: str) -> str:
    lines = block.split("\n")
    body = lines[:-1]
    if not body or any(_LIST_MARK.match(line) for line in lines):
        return block
    if any(len(line) > WRAPPED_TO for line in lines) or min(map(len, body)) < WRAPPED_FROM:
        return block
    return _HYPHEN.sub("", block).replace("\n", " ")
