import csv
from pathlib import Path

import pytest

from detente.errors import UnknownCode
from detente.lexicon.codes import (
    Quad,
    cameo,
    contexts,
    current_context,
    current_mode,
    event_types,
    goldstein,
    modes,
    modes_of,
    no_state,
    plover_aliases,
    plover_of_cameo,
    quad_of,
    score_of,
    sectors,
    themes,
)
from detente.model.actors import NO_STATE_CODES
from detente.model.claims import EventType, Theme


def test_every_type_and_theme_of_the_model_has_its_meaning() -> None:
    assert set(event_types()) == set(EventType)
    assert set(themes()) == set(Theme)
    assert set(no_state()) == NO_STATE_CODES
    assert len(contexts()) == 37
    assert len(sectors()) == 25


@pytest.mark.parametrize("event", EventType)
def test_scores_have_the_sign_of_their_class(event: EventType) -> None:
    scores = [score_of(event), *(score_of(event, mode) for mode in modes_of(event))]
    assert all(-10 <= score <= 10 for score in scores)
    if quad_of(event).cooperative:
        assert min(scores) > 0
    else:
        assert max(scores) <= 0.5


@pytest.mark.parametrize(
    ("event", "mode", "score"),
    [("ACCUSE", None, -3), ("CONSULT", "visit", 4), ("PROTEST", "vandalize", -5), ("REQUEST", "assist", 0.5)],
)
def test_scores(event: str, mode: str | None, score: float) -> None:
    assert score_of(EventType(event), mode) == score


def test_a_mode_of_another_type_is_refused() -> None:
    with pytest.raises(UnknownCode, match="unknown mode of AID: 'visit'"):
        score_of(EventType.AID, "visit")


@pytest.mark.parametrize(
    ("code", "event", "mode"),
    [
        ("010", None, None),
        ("02", None, None),
        ("15", "MOBILIZE", None),
        ("43", "CONSULT", "visit"),
        ("0842", "RETREAT", "release"),
        ("085", "RETREAT", None),
        ("186", "ASSAULT", "targeted"),
        ("1722", "COERCE", "restrict"),
        ("129", "REJECT", "yield"),
    ],
)
def test_cameo_codes_have_their_place_in_plover(code: str, event: str | None, mode: str | None) -> None:
    found, found_mode, _ = plover_of_cameo(code)
    assert (found.value if found else None, found_mode) == (event, mode)


def test_all_of_cameo_uses_todays_modes_and_contexts() -> None:
    assert len(cameo()) == 313
    for entry in cameo().values():
        assert entry.mode is None or (entry.event, entry.mode) in modes()
        assert all(context in contexts() for context in entry.contexts)


def test_aliases_are_needed_and_lead_somewhere() -> None:
    for kind, event, old in plover_aliases():
        if kind == "mode":
            assert (EventType(event), old) not in modes()
            assert current_mode(EventType(event), old) in (*modes_of(EventType(event)), None)
        else:
            assert current_context(old) in contexts()


def test_goldstein_scores() -> None:
    assert goldstein("190") == -10
    assert goldstein("1214") is None
    with pytest.raises(UnknownCode):
        goldstein("999")


def test_quads_are_numbered_as_event_data_do() -> None:
    assert [quad.words for quad in Quad] == [
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    ]


@pytest.mark.shared
def test_scores_agree_with_the_manual(shared: Path) -> None:
    with (shared / "formats/plover_scores.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            score = float(row["score_as_printed"])
            expected = -score if row["category"] == "ACCUSE" and not row["mode"] else score
            assert score_of(EventType(row["category"]), row["mode"] or None) == expected
