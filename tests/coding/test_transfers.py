"""Who gives and who takes."""

from detente.coding.coder import Coder
from detente.model.text import Document


def test_a_maker_told_by_two_words_is_one_giver() -> None:
    text = "Moscow was buying North Korean rockets and North Korean artillery shells."
    claims = Coder().code(Document.of(text, language="en")).claims
    assert claims
    for claim in claims:
        assert [party.country for party in claim.actors] == ["PRK"]
        assert [party.country for party in claim.recipients] == ["RUS"]
