import pytest

from detente.lexicon.commodities import commodities, commodities_of, commodity_of, is_carrier, singular
from detente.model.claims import Commodity


@pytest.mark.parametrize(
    ("item", "commodity"),
    [
        ("artillery shells", "artillery-rockets"),
        ("152mm rounds", "artillery-rockets"),
        ("hundreds of thousands of rounds of ammunition", "small-arms-ammunition"),
        ("more than 7,000 containers of munitions", "small-arms-ammunition"),
        ("short-range ballistic missiles", "ballistic-missiles"),
        ("KN-23s", "ballistic-missiles"),
        ("missile components", "dual-use-technology"),
        ("missile technology", "dual-use-technology"),
        ("surface-to-air missiles", "other-arms"),
        ("some 400 Shahed drones", "drones"),
        ("fighter aircraft", "other-arms"),
        ("armoured vehicles", "other-arms"),
        ("other military equipment", "other-arms"),
        ("one million barrels of refined petroleum products", "refined-petroleum"),
        ("crude oil through a pipeline", "crude-oil"),
        ("tonnes of coal", "coal-minerals"),
        ("rare earths", "coal-minerals"),
        ("shipments of rice", "food"),
        ("a luxury limousine", "luxury"),
        ("$1.2 million in cash", "money"),
        ("stolen cryptocurrency", "money"),
        ("IT workers", "workers"),
        ("construction workers for Russian sites", "workers"),
        ("12,000 soldiers", "troops"),
        ("satellite images", "data-intelligence"),
        ("pilot training", "services-training"),
        ("humanitarian aid", "other"),
        ("vaccines", "other"),
        ("trucks", "vehicles-machinery"),
        ("a shipment", "other"),
        ("hope", None),
        ("", None),
    ],
)
def test_goods_fall_into_their_class(item: str, commodity: str | None) -> None:
    found = commodity_of(item)
    assert (found.value if found else None) == commodity


def test_lists_give_each_class_once_in_order() -> None:
    found = commodities_of("shells, rockets and ballistic missiles, as well as food")
    assert [each.value for each in found] == ["artillery-rockets", "ballistic-missiles", "food"]


def test_every_class_of_the_model_has_terms_of_its_own() -> None:
    assert set(commodities()) == set(Commodity)
    terms = [term for entry in commodities().values() for term in entry.terms]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
    assert all(term == term.lower() for term in terms)


@pytest.mark.parametrize(
    ("noun", "expected"), [("containers", True), ("metric tons", True), ("shells", False), ("", False)]
)
def test_carriers_only_hold_goods(noun: str, *, expected: bool) -> None:
    assert is_carrier(noun) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("gas", "gas"), ("boxes", "box"), ("glass", "glass"), ("Logistics", "Logistics")]
)
def test_singulars(word: str, expected: str) -> None:
    assert singular(word) == expected
