"""Acts of which the tree gives one side only: the learned reader chooses the other, or none."""

import pytest

from detente.coding.coder import Coder
from detente.coding.filling import CHOSEN
from detente.coding.reader import RulesAlone
from detente.model.claims import Claim, EventType
from detente.model.text import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    """Hold the coder once."""
    return Coder()


@pytest.fixture(scope="module")
def ruled() -> Coder:
    """Hold the coder without its reader."""
    return Coder(second=RulesAlone())


def _codes(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    return [party.country for party in claim.actors], [party.country for party in claim.recipients]


FILLED = [
    ("Tehran vowed revenge, and Israel knows why.", EventType.THREATEN, ["IRN"], ["ISR"]),
    ("On Friday Canada declined to read the letter that had come from Caracas.", EventType.REJECT, ["CAN"], ["VEN"]),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), FILLED)
def test_the_reader_gives_the_side_that_the_tree_does_not(
    coder: Coder, ruled: Coder, text: str, event: EventType, actors: list[str], recipients: list[str]
) -> None:
    document = Document.of(text, language="en")
    assert not ruled.code(document).claims
    (claim,) = coder.code(document).claims
    assert claim.event is event
    assert _codes(claim) == (actors, recipients)
    chosen = [trace for trace in claim.traces if trace.maker.startswith(CHOSEN)]
    assert [trace.field for trace in chosen] == ["recipients.0"]
    assert chosen[0].span.cut(text) == claim.recipients[0].name


@pytest.mark.parametrize(
    "text",
    [
        "Tehran vowed revenge, and in Israel the beaches were full.",
        "Belgrade refused on Friday; Kosovo played Malta in the rain.",
        "The Estonian prime minister apologised in parliament for a late tram.",
    ],
)
def test_who_only_stands_nearby_is_no_side(coder: Coder, text: str) -> None:
    assert not [
        claim
        for claim in coder.code(Document.of(text, language="en")).claims
        if any(trace.maker.startswith(CHOSEN) for trace in claim.traces)
    ]
