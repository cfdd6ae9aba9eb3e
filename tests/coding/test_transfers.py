"""Who gives and who takes."""

import pytest

from detente.coding.coder import Coder
from detente.coding.goods import oil_class
from detente.model.claims import Commodity
from detente.model.text import Document


def test_a_maker_told_by_two_words_is_one_giver() -> None:
    text = "Moscow was buying North Korean rockets and North Korean artillery shells."
    claims = Coder().code(Document.of(text, language="en")).claims
    assert claims
    for claim in claims:
        assert [party.country for party in claim.actors] == ["PRK"]
        assert [party.country for party in claim.recipients] == ["RUS"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "Norway handed over 30 trucks and 900 mortar shells to Moldova.",
            [
                ("vehicles-machinery", "trucks", ["30 trucks"]),
                ("artillery-rockets", "mortar shells", ["900 mortar shells"]),
            ],
        ),
        (
            "Chile sent Haiti 12 helicopters, three howitzers and 4,000 rounds of ammunition.",
            [
                ("other-arms", "helicopters", ["12 helicopters"]),
                ("artillery-rockets", "howitzers", ["three howitzers"]),
                ("small-arms-ammunition", "ammunition", ["4,000 rounds"]),
            ],
        ),
        (
            "Tokyo gave Manila $80 million in military equipment.",
            [("other-arms", "military equipment", ["$80 million"])],
        ),
        ("Peru bought 700 tonnes of Bolivian zinc.", [("coal-minerals", "Bolivian zinc", ["700 tonnes"])]),
    ],
)
def test_each_class_of_goods_has_its_own_amounts(text: str, counted: list[tuple[str, str, list[str]]]) -> None:
    claims = Coder().code(Document.of(text, language="en")).claims
    told = [
        (claim.transfer.commodity.value, claim.transfer.item, [each.verbatim for each in claim.quantities])
        for claim in claims
        if claim.transfer is not None
    ]
    assert told == counted


@pytest.mark.parametrize(
    ("sentence", "commodity"),
    [
        ("Angola sold oil to India.", Commodity.CRUDE_OIL),
        ("The pipeline carries oil to Hungary.", Commodity.CRUDE_OIL),
        ("Tankers brought oil to the island.", Commodity.REFINED_PETROLEUM),
        ("It sold diesel and other oil products.", Commodity.REFINED_PETROLEUM),
        ("It sent oil to its neighbour.", Commodity.REFINED_PETROLEUM),
    ],
)
def test_oil_is_crude_where_it_is_traded_or_piped(sentence: str, commodity: Commodity) -> None:
    assert oil_class(sentence) is commodity
