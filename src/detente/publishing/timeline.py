"""The timeline: every dated act between the two on the lane of its theme."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from detente.model.claims import Status, Theme
from detente.model.dossiers import Entry, Picture, Row, Table
from detente.publishing import drawing
from detente.publishing.choosing import NOT_YET
from detente.publishing.drawing import INK, PAPER, RULE, Scale
from detente.publishing.sections import theme_title
from detente.publishing.showing import count, day, day_words

WIDTH, LEFT, RIGHT, LANE, TOP = 960.0, 178.0, 940.0, 34.0, 44.0
LANES = 9


def _lane(entry: Entry, lanes: Sequence[str]) -> int:
    name = entry.themes[0].value if entry.themes else ""
    return lanes.index(name) if name in lanes else len(lanes) - 1


def _lanes(entries: Sequence[Entry]) -> list[str]:
    counted = Counter(entry.themes[0].value if entry.themes else "" for entry in entries)
    kept = {name for name, _ in counted.most_common(LANES) if name}
    ordered: list[str] = [theme.value for theme in Theme if theme.value in kept]
    return [*ordered, *([""] if len(counted) > len(ordered) else [])]


def _marker(entry: Entry, x: float, y: float) -> str:
    r = 4 + min(3, entry.outlets - 1) * 1.2
    told = f"<title>{drawing.plain(day_words(entry) + ': ' + (entry.text or entry.quote))}</title>"
    if entry.disputed or entry.status is Status.DID_NOT_OCCUR or entry.stance.value == "denied":
        corners = f"M{x - r:g} {y:g}L{x:g} {y - r:g}L{x + r:g} {y:g}L{x:g} {y + r:g}Z"
        return f'<path d="{corners}" fill="{PAPER}" stroke="{INK}" stroke-width="1.8">{told}</path>'
    look = f'fill="{PAPER if entry.status in NOT_YET else INK}" fill-opacity="0.82" stroke="{INK}" stroke-width="1.4"'
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" {look}>{told}</circle>'


def _ticks(scale: Scale, height: float) -> list[str]:
    """Give the years, and the quarters between them where there is room."""
    strokes: list[str] = []
    for year in range(scale.start.year, scale.end.year + 1):
        for month in (1, 4, 7, 10):
            at = dt.date(year, month, 1)
            if not scale.start <= at <= scale.end:
                continue
            x = scale.at(at)
            strokes.append(
                drawing.line((x, TOP - (10 if month == 1 else 4)), (x, height - 34), RULE, 1.4 if month == 1 else 0.6)
            )
            if month == 1:
                strokes.append(drawing.text(x, TOP - 16, str(year), anchor="middle", fill=INK))
    return strokes


def _legend(y: float) -> list[str]:
    shapes = (
        (f'<circle cx="0" cy="0" r="5" fill="{INK}" fill-opacity="0.82"/>', "said to have happened"),
        (
            f'<circle cx="0" cy="0" r="5" fill="{PAPER}" stroke="{INK}" stroke-width="1.4"/>',
            "planned, possible or conditional",
        ),
        (f'<path d="M-6 0L0 -6L6 0L0 6Z" fill="{PAPER}" stroke="{INK}" stroke-width="1.8"/>', "disputed or denied"),
    )
    made = []
    for place, (shape, words) in enumerate(shapes):
        x = LEFT + place * 235
        made.append(f'<g transform="translate({x} {y})">{shape}{drawing.text(12, 4, words)}</g>')
    return made


def _scale(days: Sequence[dt.date]) -> Scale:
    return Scale(min(days) - dt.timedelta(days=20), max(days) + dt.timedelta(days=20), LEFT, RIGHT)


def timeline(entries: Sequence[Entry]) -> Picture | None:
    """Give the picture, or None where no entry has a day."""
    dated = [(entry, entry.day) for entry in entries if entry.day is not None]
    if not dated:
        return None
    lanes = _lanes([entry for entry, _ in dated])
    scale = _scale([at for _, at in dated])
    height = TOP + LANE * len(lanes) + 44
    strokes = _ticks(scale, height)
    for place, name in enumerate(lanes):
        y = TOP + LANE * (place + 0.5)
        strokes.append(drawing.line((LEFT, y), (RIGHT, y)))
        strokes.append(
            drawing.text(LEFT - 12, y + 4, theme_title(Theme(name)) if name else "Other", anchor="end", fill=INK)
        )
    strokes += [_marker(entry, scale.at(at), TOP + LANE * (_lane(entry, lanes) + 0.5)) for entry, at in dated]
    strokes += _legend(height - 14)
    days = [at for _, at in dated]
    told = f"{count(len(dated), 'act')} between {day(min(days))} and {day(max(days))}"
    words = f"{told}, on {count(len(lanes), 'lane')} by theme; a larger mark has more outlets behind it."
    title = "Acts between the two by theme"
    numbers = Table(("Theme", "Acts", "First", "Last"), tuple(_numbers(dated, lanes)))
    return Picture(title, drawing.framed("timeline", title, words, (WIDTH, height), strokes), words, numbers)


def _numbers(dated: Sequence[tuple[Entry, dt.date]], lanes: Sequence[str]) -> list[Row]:
    rows = []
    for place, name in enumerate(lanes):
        days = [at for entry, at in dated if _lane(entry, lanes) == place]
        title = theme_title(Theme(name)) if name else "Other"
        rows.append(Row((title, str(len(days)), day(min(days)), day(max(days)))))
    return rows
