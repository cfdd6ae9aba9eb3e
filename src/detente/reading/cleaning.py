"""Text as it is kept: one kind of line end, one kind of blank, no invisible characters; words are never changed."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_GAP = re.compile("\n{3,}")
_LIST_MARK = re.compile(r"\s*(?:[-*\u2022\u2013\u2014|#>]|\d{1,3}[.)]\s)")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
MAX_LINE = 500

WRAPPED_FROM, WRAPPED_TO = 45, 120
"""Lines of text wrapped by a typewriter's rule have about this many characters."""


def clean_text(text: str) -> str:
    """Give the text composed (NFC), ligatures taken apart, with plain blanks and line ends and no two empty lines."""
    composed = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    composed = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed)
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


FULL = 0.72
"""A printed line this long, as a share of the page's usual line, was broken by its margin."""
_ENDED = re.compile(r"[.!?:;][\"'\u201d\u2019)]*$")


def join_printed(text: str) -> str:
    """Join the lines of printed pages to paragraphs, which a text layer doesn't mark.

    A line goes on where the next starts with a small letter or the line is as long as the page is wide; a short line
    that ends a sentence ends a paragraph, and one that doesn't is a heading.
    """
    lines = text.split("\n")
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    joined: list[str] = []
    for i, line in enumerate(lines):
        if i and line and lines[i - 1] and _goes_on(lines[i - 1], line, width):
            joined[-1] = _spliced(joined[-1], line)
        else:
            joined.append(line)
    return "\n".join(joined)


def _goes_on(line: str, following: str, width: int) -> bool:
    if _LIST_MARK.match(following):
        return False
    if following[0].islower():
        return True
    return len(line) >= FULL * width and not (_ENDED.search(line) and len(line) < (1 + FULL) / 2 * width)


def _spliced(line: str, following: str) -> str:
    if line.endswith("-") and len(line) > 1 and line[-2].islower() and following[0].islower():
        return line[:-1] + following
    return f"{line} {following}"
