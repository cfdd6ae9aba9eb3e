"""Cap ledgers drawn: for each period what is surely reported, what may be, and where the cap stands."""

from collections.abc import Sequence

from detente.model.dossiers import Picture, Row, Table
from detente.model.rules import CapLedger
from detente.publishing.drawing import INK, MUTED, framed, line, text

WIDTH, LEFT, RIGHT, ROW, TOP = 720.0, 210.0, 690.0, 46.0, 34.0
SURE, PERHAPS, LIMIT = "var(--mc, #0072b2)", "var(--vc, #56b4e9)", "var(--mx, #c44601)"


def caps_picture(caps: Sequence[CapLedger]) -> Picture | None:
    """Give the picture of the ledgers with the words and numbers behind it; None without any delivery."""
    told = [cap for cap in caps if cap.entries]
    if not told:
        return None
    rows = tuple(
        Row(
            (
                f"{cap.rule.cited}, {cap.start} to {cap.end}",
                f"{cap.low:,.0f}",
                "not bounded" if cap.high is None else f"{cap.high:,.0f}",
                f"{cap.limit:,.0f} {cap.unit}",
                cap.answer.value,
            )
        )
        for cap in told
    )
    numbers = Table(("Cap and period", "At least", "At most", "Cap", "Reached"), rows)
    return Picture("Reported deliveries against caps", draw_caps(told), _words(told), numbers)


def draw_caps(caps: Sequence[CapLedger]) -> str:
    """Give the ledgers as one SVG drawing: a bar from the lowest to the highest sum, in shares of each cap.

    An open end (a delivery without amount) fades out past the right edge; the words say the figures.
    """
    strokes = [text(LEFT, 18, "share of the cap", size=11), *_scale(len(caps))]
    for place, cap in enumerate(caps):
        strokes += _row(cap, TOP + 14 + place * ROW)
    height = TOP + 14 + max(len(caps), 1) * ROW
    return framed("caps", "Reported deliveries against caps", _words(caps), (WIDTH, height), strokes)


def _words(caps: Sequence[CapLedger]) -> str:
    told = (f"{cap.rule.cited}, {cap.start} to {cap.end}: {cap.arithmetic[-1]}" for cap in caps)
    return " ".join(told) or "No delivery is reported."


def _at(share: float) -> float:
    """Give the place of a share of the cap; the axis ends at one and a half caps."""
    return round(LEFT + min(share, 1.5) / 1.5 * (RIGHT - LEFT), 1)


def _scale(rows: int) -> list[str]:
    bottom = TOP + 10 + rows * ROW
    marks = [(0.0, "0"), (0.5, "50%"), (1.0, "cap"), (1.5, "150%")]
    return [
        stroke
        for share, words in marks
        for stroke in (
            line((_at(share), TOP), (_at(share), bottom), LIMIT if share == 1 else "var(--rule, #d8d4cb)"),
            text(_at(share), TOP - 4, words, anchor="middle", size=11),
        )
    ]


def _row(cap: CapLedger, top: float) -> list[str]:
    low = _at(cap.low / cap.limit)
    high = RIGHT if cap.high is None else _at(cap.high / cap.limit)
    period = f"{cap.start:%Y}" if cap.start.year == cap.end.year else f"{cap.start:%Y-%m} to {cap.end:%Y-%m}"
    faint = f'fill="{PERHAPS}" fill-opacity="0.35" stroke="{PERHAPS}"'
    opened = ' stroke-dasharray="4 3"' if cap.high is None else ""
    return [
        text(8, top + 10, f"{cap.rule.cited}, {period}", fill=INK),
        text(8, top + 26, f"reached: {cap.answer}", size=11, fill=MUTED),
        f'<rect x="{LEFT:g}" y="{top:g}" width="{max(low - LEFT, 1):g}" height="18" fill="{SURE}"/>',
        f'<rect x="{low:g}" y="{top:g}" width="{max(high - low, 1):g}" height="18" {faint}{opened}/>',
    ]
