"""Where places lie: known names only, states at their capitals, nothing guessed."""

import pytest

from detente.lexicon.coordinates import COLUMNS, locate
from detente.lexicon.countries import countries
from detente.lexicon.tables import read_table


@pytest.mark.parametrize(
    ("name", "kind", "near"),
    [
        ("Pyongyang", "capital", (39.0, 125.8)),
        ("Kharkiv, Ukraine", "city", (50.0, 36.2)),
        ("the Black Sea", "region", (43.4, 34.3)),
        ("St. Petersburg", "city", (59.9, 30.3)),
        ("Washington, D.C.", "capital", (38.9, -77.0)),
        ("Russia", "state", (55.8, 37.6)),
        ("DPRK", "state", (39.0, 125.8)),
    ],
)
def test_known_places_are_points(name: str, kind: str, near: tuple[float, float]) -> None:
    found = locate(name)
    assert found is not None
    assert (found.kind, (found.latitude, found.longitude)) == (kind, near)


@pytest.mark.parametrize(
    "name", ["", "Springfield", "a square in the south", "Nowhere, Elsewhere", "Odessa, Texas", "Salisbury, Zimbabwe"]
)
def test_unknown_places_are_none(name: str) -> None:
    assert locate(name) is None


def test_every_member_of_the_united_nations_has_a_point_and_every_point_is_on_the_earth() -> None:
    rows = read_table("coordinates.psv", COLUMNS)
    capitals = {row["country"] for row in rows if row["kind"] == "capital"}
    assert {str(each.code) for each in countries() if each.standing == "member"} <= capitals
    codes = {str(each.code) for each in countries()}
    for row in rows:
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert not row["country"] or row["country"] in codes
        assert row["kind"] in {"capital", "city", "region"}
        assert (row["kind"] == "region") == (not row["country"])
