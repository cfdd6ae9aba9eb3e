"""The reader must stay as right and as honest as its model card says, on the fixed part of our own sentences."""

import hashlib
import json
from pathlib import Path

import pytest

from calibrate import figures, read
from detente.coding.reader import Network
from labels import read_sentences

PINNED = json.loads((Path(__file__).parent / "reader.json").read_text("utf-8"))
SENTENCES = Path(__file__).parents[2] / "training" / "sentences"


def fixed_part() -> str:
    """Give a hash of the fixed part's words and labels."""
    told = "\n".join(f"{each.text}|{each.places}|{each.event}" for each in read_sentences(SENTENCES) if each.fixed)
    return hashlib.sha256(told.encode()).hexdigest()


def test_the_fixed_part_is_what_the_floors_were_measured_on() -> None:
    assert fixed_part() == PINNED["sha256"]


@pytest.fixture(scope="module")
def got() -> dict[str, float]:
    """Give the figures of rules and reader together."""
    network = Network()
    rows = read([each for each in read_sentences(SENTENCES) if each.fixed], network)
    return figures(rows, 1.0, network.calibration.trust)


@pytest.mark.parametrize(("name", "floor"), sorted(PINNED["floors"].items()))
def test_it_is_as_right_as_it_was(got: dict[str, float], name: str, floor: float) -> None:
    assert got[name] >= floor


def test_its_probabilities_mean_what_they_say(got: dict[str, float]) -> None:
    """The reach for the expected calibration error is .05."""
    assert got["calibration error"] <= PINNED["calibration error"]
