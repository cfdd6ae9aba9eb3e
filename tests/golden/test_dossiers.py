"""The dossier of the small account, as it was last looked at; `make golden` writes it anew."""

import os
from pathlib import Path

import pytest

import small_account
from detente.publishing.composing import compose
from detente.publishing.forms import write_as

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", ["dossier.md", "dossier.json"])
def test_the_dossier_is_as_it_was(name: str) -> None:
    written = write_as(compose(small_account.material()), name).decode()
    golden = HERE / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")
