"""What `import detente` offers."""

import sys
from pathlib import Path

import pytest

import detente
from detente.errors import UnknownCode


def test_the_frames_are_offered_by_name() -> None:
    assert detente.measure.__module__ == detente.forecast.__module__ == "detente.workflow.frames"
    assert sys.modules["detente.workflow.frames"].forecast is detente.forecast


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="tarot"):
        getattr(detente, "tarot")  # noqa: B009 - the type checker knows that there is none


def test_a_state_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode, match="Ruritania"):
        detente.forecast("Ruritania", "Russia", home=tmp_path)
