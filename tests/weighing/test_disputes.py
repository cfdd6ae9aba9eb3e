"""Disputes are told side by side with who says which; later figures of one origin are corrections."""

from detente.model.events import CitedClaim, Dispute, Event
from detente.weighing.disputes import disputes_of
from detente.weighing.origins import origins_of
from weighing.shipments import MOSCOW, SEOUL, TOKYO, WHITE_HOUSE, told


def disputes(*claims: CitedClaim) -> tuple[Dispute, ...]:
    event = Event(claims)
    return disputes_of(event, origins_of(event))


def test_a_denial_names_both_sides() -> None:
    (dispute,) = disputes(told(1, WHITE_HOUSE), told(2, MOSCOW, stance="denied"))
    assert dispute.over == "fact"
    assert dispute.text == "the White House says that it happened; the Kremlin denies it."
    assert [side.by for side in dispute.sides] == [("the White House",), ("the Kremlin",)]


def test_counts_that_do_not_overlap_stand_side_by_side() -> None:
    (dispute,) = disputes(
        told(1, WHITE_HOUSE, quantities=[[7000, 7000, "containers"]]),
        told(2, SEOUL, quantities=[[20000, 20000, "containers"]]),
    )
    assert dispute.over == "quantity"
    assert "7,000 containers" in dispute.text
    assert "the spy agency: 20,000 containers" in dispute.text
    assert not dispute.settled


def test_counts_that_overlap_are_no_dispute() -> None:
    found = disputes(
        told(1, WHITE_HOUSE, quantities=[[7000, float("nan"), "containers"]]),
        told(2, SEOUL, quantities=[[20000, 20000, "containers"]]),
    )
    assert found == ()


def test_a_later_figure_of_one_origin_supersedes_its_earlier_one_and_both_are_shown() -> None:
    (dispute,) = disputes(
        told(1, SEOUL, quantities=[[6700, 6700, "containers"]]),
        told(9, SEOUL, quantities=[[10000, 10000, "containers"]]),
    )
    assert dispute.settled
    assert "6,700 containers (2024-01-02) and later 10,000 containers (2024-01-10)" in dispute.text


def test_days_that_differ_are_disputed() -> None:
    (dispute,) = disputes(told(1, WHITE_HOUSE, date="2024-01-01"), told(2, SEOUL, date="2024-01-03"))
    assert dispute.over == "date"
    assert dispute.text == "the White House: 2024-01-01; the spy agency: 2024-01-03."


def test_actors_that_differ_are_disputed_but_fewer_names_are_not() -> None:
    fewer = disputes(told(1, WHITE_HOUSE), told(2, SEOUL, actors=["PRK", "CHN"]))
    other = disputes(told(1, WHITE_HOUSE, actors=["PRK", "IRN"]), told(2, TOKYO, actors=["PRK", "CHN"]))
    assert fewer == ()
    assert [dispute.over for dispute in other] == ["actors"]
