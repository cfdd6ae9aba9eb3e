"""Blocs: found where they were planted, doubtful where ties are."""

import numpy as np
import pytest

from detente.errors import NotEnoughData
from detente.measuring.blocs import find_blocs, part, residual_tone

STATES = tuple("ABCDEFGH")


def planted(doubt: float) -> tuple[np.ndarray, np.ndarray]:
    """Give tones of two blocs of four, warm within and cold between, with an actor who is warm to all."""
    tones = np.where(np.arange(8)[:, None] // 4 == np.arange(8)[None, :] // 4, 0.8, -0.8)
    tones[0] += 1.0
    np.fill_diagonal(tones, np.nan)
    return tones, np.full((8, 8), doubt)


def test_planted_blocs_are_found() -> None:
    blocs = find_blocs(STATES, *planted(0.1))
    assert blocs.probability("A", "B") > 0.95
    assert blocs.probability("A", "E") < 0.05


def test_doubtful_ties_make_doubtful_blocs() -> None:
    sure, unsure = (find_blocs(STATES, *planted(doubt)) for doubt in (0.1, 3.0))
    assert unsure.probability("A", "B") < sure.probability("A", "B")


def test_probabilities_are_symmetric_and_the_same_twice() -> None:
    blocs = find_blocs(STATES, *planted(1.0))
    assert np.array_equal(blocs.together, blocs.together.T)
    assert np.diag(blocs.together) == pytest.approx(np.ones(8))
    assert np.array_equal(blocs.together, find_blocs(STATES, *planted(1.0)).together)


def test_a_friendly_state_is_no_bloc_of_its_own() -> None:
    tones, _ = planted(0.1)
    known = np.isfinite(tones).astype(float)
    left = residual_tone(np.nan_to_num(tones), known)
    assert np.abs(left.sum(axis=1)).max() < 0.5


def test_hostile_ties_part() -> None:
    ties = -np.ones((4, 4)) + np.eye(4)
    assert len(set(part(ties, 1.0, np.arange(4)).tolist())) == 4


def test_three_states_are_too_few() -> None:
    with pytest.raises(NotEnoughData):
        find_blocs(("A", "B", "C"), np.zeros((3, 3)), np.zeros((3, 3)))
