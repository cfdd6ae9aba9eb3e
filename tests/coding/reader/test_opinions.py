"""What rules and network make of an act together."""

from math import exp, isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.coder import Coder
from detente.coding.reader import NONE, RulesAlone, joined, likeliest
from detente.model.claims import EventType
from detente.model.text import Document

EVENTS = (NONE, *(each.value for each in EventType))
SCORES = st.lists(st.floats(-8, 8), min_size=len(EVENTS), max_size=len(EVENTS)).map(
    lambda values: dict(zip(EVENTS, values, strict=True))
)


@given(SCORES, st.sampled_from([None, *EventType]), st.floats(0, 6))
def test_what_is_joined_is_a_distribution_and_the_rules_only_raise_their_own(
    scores: dict[str, float], told: EventType | None, trust: float
) -> None:
    alone, both = joined(scores, None, 0.0), joined(scores, told, trust)
    assert isclose(sum(exp(score) for score in both.values()), 1.0, rel_tol=1e-6)
    name = told.value if told else NONE
    assert both[name] >= alone[name] - 1e-9
    assert all(both[event] <= alone[event] + 1e-9 for event in EVENTS if event != name)


def test_the_likeliest_may_be_no_act() -> None:
    found = likeliest({NONE: log(0.7), "AID": log(0.3)})
    assert found.event is None
    assert isclose(found.probability, 0.7)


@pytest.fixture(scope="module")
def coder() -> Coder:
    """Hold the coder once."""
    return Coder()


def test_each_claim_tells_how_sure_it_is_and_who_made_it(coder: Coder) -> None:
    text = "Iran delivered 40 drones to Russia in May. Moscow condemned Ukraine for the strike."
    claims = coder.code(Document.of(text, language="en")).claims
    assert [claim.event for claim in claims] == [EventType.AID, EventType.ACCUSE]
    assert all(claim.confidence is not None and 0 < claim.confidence < 1 for claim in claims)
    assert all(any(trace.field == "event" for trace in claim.traces) for claim in claims)


def test_parties_named_are_surer_than_a_side_that_only_the_document_tells(coder: Coder) -> None:
    text = "North Korea shipped shells to Russia. Russia sent oil."
    named, implied = coder.code(Document.of(text, language="en")).claims
    assert named.confidence is not None
    assert implied.confidence is not None
    assert named.confidence > implied.confidence


def test_rules_alone_give_no_probability() -> None:
    text = "Iran delivered 40 drones to Russia in May."
    (claim,) = Coder(second=RulesAlone()).code(Document.of(text, language="en")).claims
    assert claim.confidence is None
