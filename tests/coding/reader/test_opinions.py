"""What rules and network make of an act together."""

from math import exp, isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.coder import DOUBTED, Coder
from detente.coding.drafts import Drafted
from detente.coding.reader import NONE, Network, RulesAlone, SecondReader, Settled, joined, likeliest
from detente.coding.scenes import Scene
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
    assert 0 < likeliest(both).probability <= 1
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


class _Noting:
    """Settles every draft with the same probability, and keeps what it was given."""

    chooses = True

    def __init__(self) -> None:
        self.probability: float | None = None
        self.met: list[tuple[Scene, Drafted]] = []

    def settle(self, scene: Scene, drafted: Drafted) -> tuple[Settled, ...]:
        """Give all whole drafts, each as sure as any."""
        self.met.append((scene, drafted))
        return tuple(Settled(draft, self.probability) for draft in drafted.drafts)


@pytest.fixture(scope="module")
def ruled() -> tuple[Coder, _Noting]:
    """Hold a coder whose drafts are settled by hand."""
    noting = _Noting()
    return Coder(second=noting), noting


@pytest.mark.parametrize(
    ("text", "probability", "told"),
    [
        ("Moscow condemned Ukraine for the strike.", DOUBTED - 0.1, 0),
        ("Moscow condemned Ukraine for the strike.", DOUBTED + 0.1, 1),
        ("Iran delivered 40 drones to Russia in May.", DOUBTED - 0.1, 1),
    ],
)
def test_what_is_hardly_likely_is_told_only_where_goods_bear_it_out(
    ruled: tuple[Coder, _Noting], text: str, probability: float, told: int
) -> None:
    hand, noting = ruled
    noting.probability = probability
    assert len(hand.code(Document.of(text, language="en")).claims) == told


@pytest.mark.parametrize("chooses", [True, False])
def test_ways_to_complete_an_act_are_worked_out_only_for_who_chooses(
    ruled: tuple[Coder, _Noting], *, chooses: bool
) -> None:
    hand, noting = ruled
    noting.chooses = chooses
    hand.code(Document.of("Kampala vowed revenge, and Rwanda knows why.", language="en"))
    noting.chooses = True
    (_, drafted) = noting.met[-1]
    assert not drafted.drafts
    assert bool(drafted.choices) is chooses


def test_an_act_that_the_network_knows_better_becomes_one_of_its_type(
    coder: Coder, ruled: tuple[Coder, _Noting]
) -> None:
    text = Document.of("Zambia sent rescue teams to Malawi.", language="en")
    hand, noting = ruled
    noting.probability = None
    (alone,), (claim,) = hand.code(text).claims, coder.code(text).claims
    assert (alone.event, claim.event, claim.mode) == (EventType.CONSULT, EventType.AID, None)
    assert [trace.maker for trace in claim.traces if trace.field == "event"] == ["reader:event"]
    sides = [[party.country for party in side] for side in (claim.actors, claim.recipients)]
    assert sides == [["ZMB"], ["MWI"]]


def test_of_frames_that_are_sure_the_network_is_not_asked(ruled: tuple[Coder, _Noting]) -> None:
    hand, noting = ruled
    hand.code(Document.of("Moscow condemned Ukraine for the strike.", language="en"))
    scene, drafted = noting.met[-1]
    network, asked = Network(), list[float]()
    for sure in ({"condemn": 5.0}, {}):
        assert not asked
        second = SecondReader(network, sure, lambda frame, odds: asked.append(odds))  # noqa: ARG005 - only how often
        (settled,) = second.settle(scene, drafted)
        assert settled.probability is not None
        assert 0.5 < settled.probability < 1
    assert len(asked) == 1
