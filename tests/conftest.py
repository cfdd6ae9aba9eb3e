"""Fixtures for what lies on disk; values come from `builders`."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of development data outside the project; skip where it isn't there."""
    named = os.environ.get("SHARED")
    candidates = [Path(named), Path(__file__).resolve().parents[1] / named] if named else []
    for folder in (*candidates, BESIDE):
        if (folder / "gold").is_dir():
            return folder.resolve()
    pytest.skip("development data is not there: set SHARED to its folder")
