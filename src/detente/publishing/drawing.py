"""The few SVG strokes that our pictures are made of; colours are CSS variables with a fallback for paper."""

import datetime as dt
import re
from dataclasses import dataclass
from html import escape

INK = "var(--ink, #1b1f24)"
MUTED = "var(--muted, #5b6570)"
RULE = "var(--rule, #d8d4cb)"
PAPER = "var(--paper, #ffffff)"
CLASS_COLOURS = {
    "verbal cooperation": "var(--vc, #56b4e9)",
    "material cooperation": "var(--mc, #0072b2)",
    "verbal conflict": "var(--vx, #e69f00)",
    "material conflict": "var(--mx, #c44601)",
}
"""Of Okabe and Ito (2008), told apart by the colour-blind; each also has its own hatching, so that none is needed."""


def plain(words: str) -> str:
    """Give words as they may stand in SVG: escaped, without the control characters that XML forbids."""
    return escape("".join(sign for sign in words if sign >= " "))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places: `start` at `left`, `end` at `right`."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """Give the place of a day, kept within the frame."""
        whole = max(1, (self.end - self.start).days)
        share = min(1.0, max(0.0, (day - self.start).days / whole))
        return round(self.left + share * (self.right - self.left), 1)


def text(x: float, y: float, words: str, *, anchor: str = "start", size: float = 12, fill: str = MUTED) -> str:
    """Give a line of text; the words are escaped."""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}"'
    return f'<text {place} fill="{fill}">{plain(words)}</text>'


def line(start: tuple[float, float], end: tuple[float, float], stroke: str = RULE, width: float = 1) -> str:
    """Give a straight line."""
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" stroke-width="{width:g}"/>'


def hatchings() -> str:
    """Give the fill patterns of the four classes: dots, solid, stripes, crosses."""
    made = []
    strokes = {
        "verbal cooperation": '<circle cx="3" cy="3" r="1.5" fill="{c}"/>',
        "material cooperation": '<rect width="6" height="6" fill="{c}"/>',
        "verbal conflict": '<path d="M-1 1l2-2M0 6L6 0M5 7l2-2" stroke="{c}" stroke-width="1.8"/>',
        "material conflict": '<path d="M0 0l6 6M6 0L0 6" stroke="{c}" stroke-width="1.8"/>',
    }
    for name, colour in CLASS_COLOURS.items():
        head = f'<pattern id="{pattern_of(name)}" width="6" height="6" patternUnits="userSpaceOnUse">'
        made.append(head + strokes[name].format(c=colour) + "</pattern>")
    return f"<defs>{''.join(made)}</defs>"


def pattern_of(name: str) -> str:
    """Give the id of a class's hatching."""
    return "hatch-" + name.replace(" ", "-")


def framed(name: str, title: str, words: str, size: tuple[float, float], strokes: list[str]) -> str:
    """Give the drawing as one SVG element with a title and words for those who can't see it."""
    width, height = size
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img"'
    labels = f' aria-labelledby="{name}-title {name}-words" font-family="system-ui, DejaVu Sans, sans-serif">'
    told = f'<title id="{name}-title">{plain(title)}</title><desc id="{name}-words">{plain(words)}</desc>'
    return head + labels + told + "".join(strokes) + "</svg>"


def for_paper(svg: str) -> str:
    """Give a drawing with fixed colours, for forms that know no CSS variables."""
    return re.sub(r"var\(--\w+, (#[0-9a-f]{6})\)", r"\1", svg)
