"""Pictures of how good forecasts were, as Vega-Lite specifications; readable in black and white."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from detente.model.forecasts import Bin, Skill

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
INK = "#1b3a57"

LEAST_DRAWN = -0.2
"""Skill below that is told in words: drawn, it would press all others together."""

SIZES = (20, 300)
"""Least and largest area of a dot, in square pixels."""


def backtest_spec(skills: Sequence[Skill]) -> Spec:
    """Give the picture of a backtest: skill by class and horizon above, reliability by horizon below."""
    ours = [skill for skill in skills if skill.act == "all"]
    diagrams = [reliability_spec(skill.bins, f"within {_days(skill)}") for skill in ours]
    return {"$schema": SCHEMA, "vconcat": [skill_spec(skills), {"hconcat": diagrams}]}


def _days(skill: Skill) -> str:
    return "1 day" if skill.within_days == 1 else f"{skill.within_days} days"


def skill_spec(skills: Sequence[Skill]) -> Spec:
    """Give the skill by class and horizon as dots with their intervals; the line at 0 is the pair's own base rate."""
    values = [
        {**asdict(skill), "bins": None, "horizon": _days(skill)} for skill in skills if skill.skill >= LEAST_DRAWN
    ]
    far = [f"{skill.act}, {_days(skill)}: {skill.skill:.2f}" for skill in skills if skill.skill < LEAST_DRAWN]
    horizons = list(dict.fromkeys(_days(skill) for skill in skills))
    y = {"field": "act", "type": "nominal", "title": None, "sort": None}
    layers = [
        {"mark": {"type": "rule", "color": "#777", "strokeDash": [4, 3]}, "encoding": {"x": {"datum": 0}}},
        {
            "mark": {"type": "rule", "color": INK},
            "encoding": {
                "y": y,
                "x": {"field": "low", "type": "quantitative", "title": "Brier skill against the own base rate"},
                "x2": {"field": "high"},
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 50, "color": INK},
            "encoding": {"y": y, "x": {"field": "skill", "type": "quantitative"}},
        },
    ]
    return {
        "$schema": SCHEMA,
        "data": {"values": values},
        "title": {
            "text": f"Not drawn, far below 0: {'; '.join(far)}" if far else "",
            "fontSize": 10,
            "anchor": "start",
        },
        "facet": {"column": {"field": "horizon", "type": "nominal", "sort": horizons, "title": None}},
        "spec": {"width": 180, "layer": layers},
    }


def reliability_spec(bins: Sequence[Bin], title: str) -> Spec:
    """Give the reliability diagram: share that came true against probability said; dots on the diagonal are right."""
    values = [asdict(each) for each in bins]
    scale = {"domain": [0, 1]}
    layers = [
        {
            "data": {"values": [{"p": 0}, {"p": 1}]},
            "mark": {"type": "line", "color": "#777", "strokeDash": [4, 3]},
            "encoding": {"x": {"field": "p", "type": "quantitative"}, "y": {"field": "p", "type": "quantitative"}},
        },
        {
            "mark": {"type": "point", "filled": True, "color": INK},
            "encoding": {
                "x": {"field": "probability", "type": "quantitative", "scale": scale, "title": "probability said"},
                "y": {"field": "share", "type": "quantitative", "scale": scale, "title": "share that came true"},
                "size": {"field": "cases", "type": "quantitative", "title": "forecasts", "scale": {"range": SIZES}},
            },
        },
    ]
    return {"$schema": SCHEMA, "title": title, "width": 280, "height": 280, "data": {"values": values}, "layer": layers}
