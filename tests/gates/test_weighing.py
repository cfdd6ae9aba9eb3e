"""Joining must stay as good as it was on the stories kept aside; a lower score fails, a lower floor takes an argument.

The stories are ours (two files of them, by one hand), so they measure what we thought of; real reports are noisier.
"""

import hashlib

import pytest

from detente.weighing.joining import join
from weighing.stories import CASES, b_cubed, labelled_pairs, read_stories

FLOOR = 0.95
ASIDE = "pairs-aside.toml"
ASIDE_HASH = "06798accd2c9260a985acd8fb53f2fa991f8b4d84874206078f327bebc51acad"
"""SHA-256 of the part kept aside: with other stories, the floor means something else."""


def test_the_part_kept_aside_is_the_one_that_the_floor_was_measured_on() -> None:
    assert hashlib.sha256((CASES / ASIDE).read_bytes()).hexdigest() == ASIDE_HASH


@pytest.mark.parametrize("name", [ASIDE, "pairs.toml"])
def test_b_cubed_f1_of_joining_stays_above_its_floor(name: str) -> None:
    claims = read_stories(name)
    precision, recall, f1 = b_cubed(claims, join(each.cited for each in claims))
    assert f1 >= FLOOR, f"{name}: precision {precision:.3f}, recall {recall:.3f}"


def test_there_are_at_least_four_hundred_labelled_pairs() -> None:
    assert sum(len(labelled_pairs(read_stories(name))) for name in (ASIDE, "pairs.toml")) >= 400
