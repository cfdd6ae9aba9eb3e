"""The small multiples under a relation's figure: votes, arms, alliances; what was not imported is not drawn."""

from detente.measuring.looks import BLACK, BLUE, GREY, ORANGE, Spec
from detente.model.series import Relation

SMALL = 205
SPAN = ["1946-01-01", "2026-01-01"]
"""Years that the small multiples share: the General Assembly's."""

FEWEST_CALLS = 10


def _small(title: str, rows: list[Spec], drawn: Spec) -> Spec:
    """Give one of the small multiples: rows under a title, and how they are drawn."""
    return {"width": SMALL, "height": 80, "title": title, "data": {"values": rows}, **drawn}


def _years(field: str) -> Spec:
    """Give the axis of years, the same in every small multiple."""
    axis = {"title": None, "grid": False, "format": "%Y", "tickCount": 4}
    return {"field": field, "type": "temporal", "scale": {"domain": SPAN}, "axis": axis}


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
    x, axis = _years("year"), {"format": "%", "tickCount": 3}
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"domain": [0, 1]}, "axis": axis}
    band = {
        "mark": {"type": "area", "opacity": 0.25, "color": GREY},
        "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
    }
    line = {"mark": {"type": "line", "color": BLACK, "strokeWidth": 1.4}, "encoding": {"x": x, "y": y}}
    return _small("Same vote, UN General Assembly", rows, {"layer": [band, line]})


def _arms(relation: Relation) -> Spec:
    rows = [
        {"year": f"{year}-07-01", "tiv": tiv or 0.0, "from": supplier}
        for year, supplier, _, tiv in relation.structure.arms
    ]
    sides = {"domain": [relation.dyad.actor, relation.dyad.recipient], "range": [BLUE, ORANGE]}
    encoding = {
        "color": {"field": "from", "type": "nominal", "scale": sides, "legend": None},
        "x": _years("year"),
        "y": {"field": "tiv", "aggregate": "sum", "type": "quantitative", "title": None, "axis": {"tickCount": 3}},
    }
    drawn = {"mark": {"type": "bar", "width": 3}, "encoding": encoding}
    return _small("Major arms by year of order (TIV)", rows, drawn)


def _alliances(relation: Relation) -> Spec:
    rows = [
        {
            "kind": "non-aggression" if kind == "nonaggression" else kind,
            "since": f"{max(first, 1946)}-01-01",
            "until": f"{last}-12-31",
        }
        for first, last, kind in relation.structure.alliances
        if last >= 1946  # noqa: PLR2004 - where the shared span begins
    ]
    encoding = {
        "x": _years("since"),
        "x2": {"field": "until"},
        "y": {"field": "kind", "type": "nominal", "title": None},
    }
    drawn = {"mark": {"type": "bar", "color": GREY, "height": 7}, "encoding": encoding}
    return _small("Alliance obligations", rows, drawn)


def structure_panels(relation: Relation) -> list[Spec]:
    """Give small multiples of what was imported; what was not is not drawn, for no record is not zero."""
    found = relation.structure
    panels = [(found.agreement, _votes), (found.arms, _arms), (found.alliances, _alliances)]
    drawn = [draw(relation) for there, draw in panels if there]
    return [{"hconcat": drawn, "spacing": 25}] if drawn else []
