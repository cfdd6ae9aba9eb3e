"""Acts by month and class: cooperation above the line, conflict below it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from detente.lexicon.codes import Quad, quad_of
from detente.model.claims import Precision
from detente.model.dossiers import Entry, Picture, Row, Table
from detente.publishing import drawing
from detente.publishing.drawing import CLASS_COLOURS, INK, MUTED
from detente.publishing.showing import count

WIDTH, LEFT, RIGHT, TOP, HALF = 960.0, 60.0, 940.0, 24.0, 92.0
LONGEST = 40
"""Months shown one by one at most; a longer account is shown by quarter."""

UP = (Quad.MATERIAL_COOPERATION, Quad.VERBAL_COOPERATION)
DOWN = (Quad.MATERIAL_CONFLICT, Quad.VERBAL_CONFLICT)

Step = tuple[int, int]
"""A year and the first month of the step within it (0 to 11)."""


def _datable(entry: Entry) -> bool:
    return entry.day is not None and (entry.when is None or entry.when.precision is not Precision.YEAR)


def _step(day: dt.date, months: int) -> Step:
    return day.year, (day.month - 1) // months * months


def _steps(first: Step, last: Step, months: int) -> list[Step]:
    start, end = first[0] * 12 + first[1], last[0] * 12 + last[1]
    return [divmod(at, 12) for at in range(start, end + 1, months)]


def _bars(x: float, width: float, counts: Counter[Quad], unit: float) -> list[str]:
    middle = TOP + HALF
    made = []
    for quads, sign in ((UP, -1), (DOWN, 1)):
        y = middle
        for quad in quads:
            height = counts[quad] * unit
            if not height:
                continue
            top = y - height if sign < 0 else y
            box = f'x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"'
            fill = f'fill="url(#{drawing.pattern_of(quad.words)})" stroke="{CLASS_COLOURS[quad.words]}"'
            made.append(f"<rect {box} {fill}><title>{quad.words}: {counts[quad]}</title></rect>")
            y += sign * height
    return made


def _legend(y: float) -> list[str]:
    made = []
    for place, quad in enumerate(
        (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION, Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)
    ):
        x = LEFT + place * 205
        fill = f'fill="url(#{drawing.pattern_of(quad.words)})" stroke="{CLASS_COLOURS[quad.words]}"'
        made.append(f'<rect x="{x}" y="{y - 10}" width="18" height="12" {fill}/>' + drawing.text(x + 26, y, quad.words))
    return made


def _axis(highest: int, unit: float) -> list[str]:
    middle = TOP + HALF
    every = max(1, -(-highest // 4))
    made = [drawing.line((LEFT, middle), (RIGHT, middle), INK, 1.2)]
    for n in range(every, highest + 1, every):
        for y in (middle - n * unit, middle + n * unit):
            made.append(drawing.line((LEFT, y), (RIGHT, y)))
            made.append(drawing.text(LEFT - 8, y + 4, str(n), anchor="end", size=11))
    return made


def acts_by_class(entries: Sequence[Entry]) -> Picture | None:
    """Give the picture of acts that are said to have happened, or None where none has a month."""
    acts = [entry for entry in entries if entry.type is not None and _datable(entry)]
    if not acts:
        return None
    days = [entry.day for entry in acts if entry.day is not None]
    span = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month + 1
    months = 1 if span <= LONGEST else 3
    steps = _steps(_step(min(days), months), _step(max(days), months), months)
    counts: dict[Step, Counter[Quad]] = {step: Counter() for step in steps}
    for entry in acts:
        if entry.day is not None and entry.type is not None:
            counts[_step(entry.day, months)][quad_of(entry.type)] += 1
    return _picture(steps, counts, months, len(entries) - len(acts))


def _highest(counts: dict[Step, Counter[Quad]]) -> int:
    return max(sum(each[quad] for quad in side) for each in counts.values() for side in (UP, DOWN))


def _picture(steps: list[Step], counts: dict[Step, Counter[Quad]], months: int, left_out: int) -> Picture:
    highest = _highest(counts)
    unit, wide = HALF / highest, (RIGHT - LEFT) / len(steps)
    strokes = [drawing.hatchings(), *_axis(highest, unit)]
    for place, step in enumerate(steps):
        x = LEFT + place * wide
        strokes += _bars(x + wide * 0.12, wide * 0.76, counts[step], unit)
        if step[1] == 0 or place == 0:
            strokes.append(drawing.text(x, TOP + 2 * HALF + 20, str(step[0]), size=11, fill=MUTED))
    strokes += [drawing.text(LEFT, TOP - 10, "number of acts: cooperation above the line, conflict below it", size=11)]
    height = TOP + 2 * HALF + 56
    step_name = "month" if months == 1 else "quarter"
    total = sum((each for each in counts.values()), Counter[Quad]())
    told = ", ".join(f"{total[quad]} of {quad.words}" for quad in (*UP, *DOWN) if total[quad])
    missing = (
        f" {count(left_out, 'act')} without a month {'is' if left_out == 1 else 'are'} not drawn." if left_out else ""
    )
    words = f"{count(sum(total.values()), 'act')} by {step_name}: {told}.{missing}"
    title = f"Acts between the two by {step_name} and class"
    svg = drawing.framed("classes", title, words, (WIDTH, height), [*strokes, *_legend(height - 8)])
    return Picture(title, svg, words, _numbers(steps, counts))


def _numbers(steps: list[Step], counts: dict[Step, Counter[Quad]]) -> Table:
    order = (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION, Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)
    rows = [
        Row((f"{step[0]}-{step[1] + 1:02}", *(str(counts[step][quad]) for quad in order)))
        for step in steps
        if counts[step]
    ]
    return Table(("From", *(quad.words for quad in order)), tuple(rows))
