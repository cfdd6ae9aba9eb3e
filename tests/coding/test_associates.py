"""Whose allies somebody is, where his forebears came from and who did the like tell nothing of who takes part."""

import datetime as dt

import pytest

from detente.coding.coder import Coder
from detente.model.text import Document


@pytest.fixture(scope="module")
def whole() -> Coder:
    """Give the coder with the learned reader."""
    return Coder()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("We support our allies and our European partners.", (["USA"], ["EUR"])),
        ("Iranian agents plotted to kidnap an Iranian American writer in Brooklyn.", (["IRN"], ["USA"])),
        ("As with Syria, Iran has also expanded its ties with Venezuela.", (["IRN", "VEN"], [])),
        ("Iran expanded its ties with Venezuela and Syria.", (["IRN", "SYR", "VEN"], [])),
        ("Russia detained an American citizen.", (["RUS"], ["USA"])),
    ],
)
def test_sides(whole: Coder, text: str, sides: tuple[list[str], list[str]]) -> None:
    day = dt.date(2022, 5, 1)
    document = Document.of(text, publisher="U.S. Department of State", date=day, language="en")
    claims = [claim for claim in whole.code(document).claims if claim.event is not None]
    assert [
        (sorted(each.country or "" for each in claim.actors), sorted(each.country or "" for each in claim.recipients))
        for claim in claims
    ] == [sides]
