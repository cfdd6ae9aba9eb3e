"""Where an act happened, on sentences of our own."""

import pytest

from detente.coding.parsing import Parser
from detente.coding.places import places_for

CASES: tuple[tuple[str, list[str]], ...] = (
    ("The two presidents [met] in Geneva.", ["Geneva"]),
    ("The envoy [visited] Minsk on Friday.", ["Minsk"]),
    ("The fleet held an [exercise] near the coast of Oman.", ["the coast of Oman"]),
    ("The navy [seized] a ship in the Red Sea.", ["the Red Sea"]),
    ("Ardonia [sent] trucks to Belmark.", []),
    ("The minister [condemned] the attack in Kabul.", []),
    ("An [attack] on the port of Odesa killed six.", ["Odesa"]),
    ("The police [arrested] him in March.", []),
    ("The council [voted] in the Security Council.", []),
    ("They [arrived] in Vladivostok at noon.", ["Vladivostok"]),
    ("Troops [fired] at the crowd in Kabul and in Herat.", ["Kabul", "Herat"]),
    ("The army [shelled] 12 towns and villages in Belmark.", ["Belmark"]),
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places(parser: Parser, text: str, expected: list[str]) -> None:
    start = text.index("[")
    (doc,) = parser.parse([text.replace("[", "", 1).replace("]", "", 1)])
    predicate = next(token for token in doc if token.idx == start)
    found = places_for(predicate)
    assert [each.value for each in found] == expected
    assert all(each.span.cut(doc.text) == each.value for each in found)
