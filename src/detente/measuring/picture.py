"""The relation of two states as one figure, a Vega-Lite specification: plain values, drawn elsewhere.

Dark blue and orange (Okabe and Ito 2008) differ for every eye, and solid from dashed in black and white.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from detente.measuring.looks import BLUE, GREY, ORANGE, PALE, Spec
from detente.measuring.picture_structure import structure_panels
from detente.measuring.wording import MONTHS, caption, change_words
from detente.model.series import Relation, Series

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH = 720
ROOM = 1.0
TIMES = (0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100)
LINE_CHARACTERS = 118
TOLD = 2
YEARS_ALONE = 3
"""Over fewer years than these the axis names months too: else every tick would say the same year."""

MOST_SURE = 0.99

TONE: Spec = {"height": 210, "base": 0, "numbers": True, "labels": False}
ATTENTION: Spec = {
    "height": 110,
    "base": 1,
    "numbers": False,
    "labels": True,
    "axis": {"grid": False, "values": list(TIMES), "format": "~g"},
}
"""How the two panels over the months differ."""

SHEET: Spec = {
    "spacing": 14,
    "config": {
        "font": "DejaVu Sans, Helvetica, sans-serif",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 10, "titleFontSize": 11},
        "title": {"fontSize": 11, "anchor": "start"},
    },
    "background": "white",
    "padding": 14,
}
"""How the whole figure looks, whatever is drawn."""


def _rows(series: Series, way: str) -> list[Spec]:
    return [
        {
            "month": p.month.isoformat(),
            "way": way,
            "value": p.estimate.value,
            "low": p.estimate.low,
            "high": p.estimate.high,
        }
        for p in series.points
        if p.estimate is not None
    ]


def _way(ways: Sequence[str]) -> Spec:
    return {
        "color": {
            "field": "way",
            "type": "nominal",
            "scale": {"domain": list(ways), "range": [BLUE, ORANGE]},
            "legend": None,
        },
        "strokeDash": {
            "field": "way",
            "type": "nominal",
            "scale": {"domain": list(ways), "range": [[1, 0], [5, 3]]},
            "legend": None,
        },
    }


def _reach(rows: list[Spec]) -> list[float]:
    """Give the ends of the tone's axis: what the bands fill and the zero line, with some room."""
    ends = [0.0, *(row["low"] for row in rows), *(row["high"] for row in rows)]
    return [max(-10.0, min(ends) - ROOM), min(10.0, max(ends) + ROOM)]


def _log_reach(rows: list[Spec]) -> list[float]:
    """Give the ends of attention's axis: half to double at least, wider where a line goes beyond."""
    values = [row["value"] for row in rows]
    return [min([0.5, *values]) * 0.8, max([2.0, *values]) * 1.25]


def _cut(rows: list[Spec], ends: list[float]) -> list[Spec]:
    """Give rows with their bands cut at the ends of the axis: of a month without acts the band goes down far."""
    return [{**row, "low": max(row["low"], ends[0]), "high": min(row["high"], ends[1])} for row in rows]


def _months(look: Mapping[str, Any]) -> Spec:
    """Give the axis of months, the same in every panel: a series that begins later doesn't shift it."""
    first, last = (int(str(end)[:4]) for end in (look["months"][0], look["months"][-1]))
    told = "%Y" if last - first >= YEARS_ALONE else "%b %Y"
    axis = {"title": None, "grid": False, "format": told, "labels": look["labels"], "tickCount": 8}
    return {"field": "month", "type": "temporal", "axis": axis, "scale": {"domain": look["months"]}}


def _turns(relation: Relation) -> list[Spec]:
    return [
        {"number": str(i), "month": p.month.isoformat(), "low": p.low.isoformat(), "high": p.high.isoformat()}
        for i, p in enumerate(relation.turning_points, start=1)
    ]


def _turn_layers(turns: list[Spec], *, numbers: bool) -> list[Spec]:
    values = {"values": turns}
    layers: list[Spec] = [
        {
            "data": values,
            "mark": {"type": "rect", "color": PALE, "opacity": 0.55},
            "encoding": {"x": {"field": "low", "type": "temporal"}, "x2": {"field": "high"}},
        },
        {
            "data": values,
            "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.2, "strokeDash": [2, 2]},
            "encoding": {"x": {"field": "month", "type": "temporal"}},
        },
    ]
    if numbers:
        layers.append(
            {
                "data": values,
                "mark": {"type": "text", "dy": -8, "y": 0, "fontSize": 11, "fontWeight": "bold", "color": "#222222"},
                "encoding": {"x": {"field": "month", "type": "temporal"}, "text": {"field": "number"}},
            }
        )
    return layers


def _panel(rows: list[Spec], turns: list[Spec], title: str, look: Mapping[str, Any]) -> Spec:
    """Give one panel over the months: bands, turning points, lines; `look` holds what differs."""
    y = {
        "field": "value",
        "type": "quantitative",
        "title": title,
        "scale": look["scale"],
        "axis": look.get("axis", {"grid": True}),
    }
    x, ways = _months(look), _way(look["ways"])
    band = {
        "mark": {"type": "area", "opacity": 0.18},
        "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": ways["color"]},
    }
    line = {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"x": x, "y": y, **ways}}
    base = {
        "data": {"values": [{"base": look["base"]}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 0.8},
        "encoding": {"y": {"field": "base", "type": "quantitative"}},
    }
    layers = [*_turn_layers(turns, numbers=look["numbers"]), base, band, line]
    return {"width": WIDTH, "height": look["height"], "data": {"values": rows}, "layer": layers}


def _text(words: list[str]) -> Spec:
    """Give lines of text as a panel."""
    return {
        "width": WIDTH,
        "height": 14 * len(words),
        "data": {"values": [{"words": words}]},
        "view": {"stroke": None},
        "mark": {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 0, "fontSize": 11, "lineHeight": 14},
        "encoding": {"text": {"field": "words"}},
    }


def _sure(mass: float) -> str:
    """Give a probability in percent; what is nearly certain is never called certain."""
    return f"{mass:.0%}" if mass < MOST_SURE else f"over {MOST_SURE:.0%}"


def legend_lines(relation: Relation) -> list[str]:
    """Give a line for each turning point: its number, month, what changed, the acts beside it."""
    return [
        f"[{i}] {MONTHS[p.month.month - 1]} {p.month.year}: {change_words(p)} ({_sure(p.mass)} sure). "
        + "; ".join(p.told[:TOLD])
        for i, p in enumerate(relation.turning_points, start=1)
    ]


def _words(relation: Relation, names: tuple[str, str]) -> list[Spec]:
    """Give what is told under the panels: the turning points, where there are any, and the caption."""
    lines = [line for told in legend_lines(relation) for line in textwrap.wrap(told, LINE_CHARACTERS)]
    below = textwrap.wrap(caption(relation, names), LINE_CHARACTERS)
    return [_text(words) for words in (lines, below) if words]


def relation_spec(relation: Relation, names: tuple[str, str]) -> Spec:
    """Give the figure of a relation as a Vega-Lite specification.

    Above, tone with its 90% band and the turning points (grey: where each lies with 90%); below, attention on a log
    scale; then the slow structure; under it the turning points' acts and a sentence in words.
    """
    ways = (f"{names[0]} to {names[1]}", f"{names[1]} to {names[0]}")
    turns = _turns(relation)
    tone = [row for way, series in zip(ways, relation.tone, strict=True) for row in _rows(series, way)]
    attention = [row for way, series in zip(ways, relation.attention, strict=True) for row in _rows(series, way)]
    ends = _log_reach(attention)
    months = [relation.tone[0].points[place].month.isoformat() for place in (0, -1)]
    shared = {"ways": ways, "months": months}
    top = {**TONE, **shared, "scale": {"domain": _reach(tone), "nice": False}}
    under = {**ATTENTION, **shared, "scale": {"type": "log", "domain": ends, "nice": False}}
    panels = [
        _panel(tone, turns, "Tone: mean score of an act", top),
        _panel(_cut(attention, ends), turns, "Attention, times usual", under),
        *structure_panels(relation),
        *_words(relation, names),
    ]
    subtitle = f"Blue, solid: {ways[0]}. Orange, dashed: {ways[1]}. Grey: where a turning point lies with 90%."
    title = {"text": f"{names[0]} and {names[1]}", "anchor": "start", "fontSize": 16, "subtitle": subtitle}
    return {"$schema": SCHEMA, "title": title, "vconcat": panels, **SHEET}
