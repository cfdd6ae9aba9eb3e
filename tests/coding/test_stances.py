"""How the innermost speaker stands to an act, on sentences of our own."""

import pytest

from detente.coding.attribution import chain_for, find_attributions
from detente.coding.found import place
from detente.coding.parsing import Parser
from detente.coding.stance import read_stance
from detente.model.claims import Kind

EVENTS = (
    ("Ardonia [sent] trucks.", "affirmed"),
    ("The ministry said Ardonia had [sent] trucks.", "affirmed"),
    ("The ministry confirmed that Ardonia had [sent] trucks.", "affirmed"),
    ("Ardonia may [sell] jets.", "affirmed"),
    ("The two [met] in secret, the agency reported.", "affirmed"),
    ("Belmark accused Ardonia of [bombing] its port.", "alleged"),
    ("Belmark [accused] Ardonia of bombing its port.", "affirmed"),
    ("Belmark alleged that Ardonia had [bombed] its port.", "alleged"),
    ("Belmark claims that Ardonia [bombed] its port.", "alleged"),
    ("Ardonia reportedly [bombed] the port.", "alleged"),
    ("Ardonia is said to have [bombed] the port.", "alleged"),
    ("Ardonia is alleged to have [bombed] the port.", "alleged"),
    ("The alleged [sale] of jets drew protest.", "alleged"),
    ("The suspected [transfer] of shells drew protest.", "alleged"),
    ("Ardonia denied [receiving] shells.", "denied"),
    ("Ardonia denied that it had [received] shells.", "denied"),
    ("Ardonia did not deny that it had [received] shells.", "affirmed"),
    ("Ardonia dismissed reports of a [sale] of jets.", "denied"),
    ("Ardonia did not [receive] shells.", "affirmed"),
    ("It attacked under the absurd pretext that Belmark had [fired] a shell.", "denied"),
    ("The ministry said reports of a [sale] of jets were false.", "denied"),
    ("The minister called the claims of a [sale] baseless.", "denied"),
    ("The agency reported that Ardonia denied [receiving] shells.", "denied"),
    ("The agency reported that Belmark accused Ardonia of [bombing] its port.", "alleged"),
)
ASSESSMENTS = (
    ("The pact [threatens] the whole region.", "opinion"),
    ("The pact may [prolong] the war.", "affirmed"),
    ("It [was] a strategic mistake.", "opinion"),
    ("The scholar said the pact [weakens] Belmark.", "opinion"),
    ("The pact will likely [weaken] Belmark.", "affirmed"),
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def stance(parser: Parser, text: str, kind: Kind) -> str:
    start = text.index("[")
    plain = text.replace("[", "", 1).replace("]", "", 1)
    (doc,) = parser.parse([plain])
    predicate = next(token for token in doc if token.idx == start)
    chain = chain_for(place(predicate), find_attributions(plain, [(doc, 0)]))
    return read_stance(predicate, chain, kind).value.value


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_stance_of_events(parser: Parser, text: str, expected: str) -> None:
    assert stance(parser, text, Kind.EVENT) == expected


@pytest.mark.parametrize(("text", "expected"), ASSESSMENTS)
def test_stance_of_assessments(parser: Parser, text: str, expected: str) -> None:
    assert stance(parser, text, Kind.ASSESSMENT) == expected
