"""The relation of two states as one figure, a Vega-Lite specification: plain values, drawn elsewhere.

Dark blue and orange (Okabe and Ito 2008) differ for every eye, and solid from dashed in black and white.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from detente.measuring.wording import MONTHS, caption, change_words
from detente.model.series import Relation, Series

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
BLUE, ORANGE, GREY, PALE = "#0b4f8a", "#d55e00", "#555555", "#d9d9d9"
WIDTH = 720
SMALL = 205
SPAN = ["1946-01-01", "2026-01-01"]
"""Years that the small multiples share: the General Assembly's."""

FEWEST_CALLS = 10
ROOM = 1.0
LINE_CHARACTERS = 118
TOLD = 2

Spec = dict[str, Any]


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


def _months(*, labels: bool) -> Spec:
    axis = {"title": None, "grid": False, "format": "%Y", "labels": labels, "tickCount": 8}
    return {"field": "month", "type": "temporal", "axis": axis}


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
    """Give one panel over the months: bands, turning points, lines; `look` holds ways, height, scale, base, legend."""
    y = {
        "field": "value",
        "type": "quantitative",
        "title": title,
        "scale": look["scale"],
        "axis": look.get("axis", {"grid": True}),
    }
    x, ways = _months(labels=look["labels"]), _way(look["ways"])
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


def _votes(relation: Relation) -> Spec:
    jumps = {jump.year for jump in relation.structure.jumps}
    rows = [
        {
            "year": f"{a.year}-07-01",
            "value": a.share.value,
            "low": a.share.low,
            "high": a.share.high,
            "odd": a.year in jumps,
        }
        for a in relation.structure.agreement
        if a.calls >= FEWEST_CALLS
    ]
    x = {
        "field": "year",
        "type": "temporal",
        "scale": {"domain": SPAN},
        "axis": {"title": None, "grid": False, "format": "%Y", "tickCount": 4},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, 1]},
        "axis": {"format": "%", "tickCount": 3},
    }
    layers = [
        {
            "mark": {"type": "area", "opacity": 0.25, "color": GREY},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "color": "#222222", "strokeWidth": 1.4}, "encoding": {"x": x, "y": y}},
    ]
    return {
        "width": SMALL,
        "height": 80,
        "title": "Same vote, UN General Assembly",
        "data": {"values": rows},
        "layer": layers,
    }


def _arms(relation: Relation) -> Spec:
    rows = [
        {"year": f"{year}-07-01", "tiv": tiv or 0.0, "from": supplier}
        for year, supplier, _, tiv in relation.structure.arms
    ]
    return {
        "width": SMALL,
        "height": 80,
        "title": "Major arms, year of order (TIV)",
        "data": {"values": rows},
        "mark": {"type": "bar", "width": 3, "color": "#222222"},
        "encoding": {
            "x": {
                "field": "year",
                "type": "temporal",
                "scale": {"domain": SPAN},
                "axis": {"title": None, "grid": False, "format": "%Y", "tickCount": 4},
            },
            "y": {"field": "tiv", "aggregate": "sum", "type": "quantitative", "title": None, "axis": {"tickCount": 3}},
        },
    }


def _alliances(relation: Relation) -> Spec:
    rows = [
        {"kind": kind, "since": f"{max(first, 1946)}-01-01", "until": f"{last}-12-31"}
        for first, last, kind in relation.structure.alliances
        if last >= 1946  # noqa: PLR2004 - where the shared span begins
    ]
    return {
        "width": SMALL,
        "height": 80,
        "title": "Alliance obligations",
        "data": {"values": rows},
        "mark": {"type": "bar", "color": GREY, "height": 7},
        "encoding": {
            "x": {
                "field": "since",
                "type": "temporal",
                "scale": {"domain": SPAN},
                "axis": {"title": None, "grid": False, "format": "%Y", "tickCount": 4},
            },
            "x2": {"field": "until"},
            "y": {"field": "kind", "type": "nominal", "title": None},
        },
    }


def _structure(relation: Relation) -> list[Spec]:
    """Give small multiples of what was imported; what was not is not drawn, for no record is not zero."""
    found = relation.structure
    panels = [(found.agreement, _votes), (found.arms, _arms), (found.alliances, _alliances)]
    drawn = [draw(relation) for there, draw in panels if there]
    return [{"hconcat": drawn, "spacing": 25}] if drawn else []


def legend_lines(relation: Relation) -> list[str]:
    """Give a line for each turning point: its number, month, what changed, the acts beside it."""
    return [
        f"{i}  {MONTHS[p.month.month - 1][:3]} {p.month.year}: {change_words(p)} ({p.mass:.0%}). "
        + "; ".join(p.told[:TOLD])
        for i, p in enumerate(relation.turning_points, start=1)
    ]


def relation_spec(relation: Relation, names: tuple[str, str]) -> Spec:
    """Give the figure of a relation as a Vega-Lite specification.

    Above, tone with its 90% band and the turning points (grey: where each lies with 90%); below, attention on a log
    scale; then the slow structure; under it the turning points' acts and a sentence in words.
    """
    ways = (f"{names[0]} to {names[1]}", f"{names[1]} to {names[0]}")
    turns = _turns(relation)
    tone = [row for way, series in zip(ways, relation.tone, strict=True) for row in _rows(series, way)]
    attention = [row for way, series in zip(ways, relation.attention, strict=True) for row in _rows(series, way)]
    top = {
        "ways": ways,
        "height": 210,
        "scale": {"domain": _reach(tone), "nice": False},
        "base": 0,
        "numbers": True,
        "labels": False,
    }
    under = {
        "ways": ways,
        "height": 90,
        "scale": {"type": "log"},
        "base": 1,
        "numbers": False,
        "labels": True,
        "axis": {"grid": False, "tickCount": 3},
    }
    lines = [line for told in legend_lines(relation) for line in textwrap.wrap(told, LINE_CHARACTERS)]
    words = [*lines, "", *textwrap.wrap(caption(relation, names), LINE_CHARACTERS)]
    text = {
        "width": WIDTH,
        "height": 14 * len(words),
        "data": {"values": [{"words": words}]},
        "view": {"stroke": None},
        "mark": {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 0, "fontSize": 11, "lineHeight": 14},
        "encoding": {"text": {"field": "words"}},
    }
    panels = [
        _panel(tone, turns, "Tone: mean score of an act", top),
        _panel(attention, turns, "Attention, times usual", under),
        *_structure(relation),
        text,
    ]
    subtitle = f"Blue, solid: {ways[0]}. Orange, dashed: {ways[1]}. Grey: where a turning point lies with 90%."
    title = {"text": f"{names[0]} and {names[1]}", "anchor": "start", "fontSize": 16, "subtitle": subtitle}
    config = {
        "font": "DejaVu Sans, Helvetica, sans-serif",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 10, "titleFontSize": 11},
        "title": {"fontSize": 11, "anchor": "start"},
    }
    return {
        "$schema": SCHEMA,
        "title": title,
        "vconcat": panels,
        "spacing": 14,
        "config": config,
        "background": "white",
        "padding": 14,
    }
