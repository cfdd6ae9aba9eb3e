"""Landmarks rank by weight, each with reasons that the ledger or the text bears out."""

from typing import Any

from brief_claims import brief_claim
from detente.model.events import Event
from detente.weighing.landmarks import record_of, weigh_landmark
from detente.weighing.origins import origins_of
from detente.weighing.weighed import weigh_all


def visit(day: str, text: str = "the minister came", who: str = "the defence minister/RUS", **more: Any) -> Event:
    """Give a visit to Pyongyang, reported the day it was made."""
    base = {"event": "CONSULT", "mode": "visit", "actors": [who, "PRK"], "date": day, "published": day}
    return Event((brief_claim({"text": f"{text} on {day}", **base, **more}),))


def weigh(event: Event, *others: Event) -> tuple[float, str]:
    weight, reasons = weigh_landmark(event, origins_of(event), record_of([event, *others]))
    return weight, "; ".join(reasons)


def test_a_first_is_only_said_as_far_as_the_ledger_reaches() -> None:
    event = visit("2023-07-25")
    assert "first of its kind" not in weigh(event)[1]
    old = Event(
        (brief_claim({"text": "they traded", "event": "REJECT", "actors": ["CHN"], "published": "2020-01-05"}),)
    )
    assert "in this ledger, which reaches back to 2020-01-05" in weigh(event, old)[1]


def test_a_repeat_within_a_year_is_no_first_and_one_after_years_says_so() -> None:
    later = visit("2023-07-25")
    assert "first" not in weigh(later, visit("2023-03-01"), visit("2021-01-01"))[1]
    assert "for 2 years" in weigh(later, visit("2021-07-25"))[1]


def test_a_first_that_a_source_tells_is_quoted() -> None:
    text = "it was the first visit of a defence minister since 1991"
    assert "told as “first visit of a defence minister since 1991" in weigh(visit("2023-07-25", text))[1]


def test_heads_weigh_more_than_ministers_and_these_more_than_others() -> None:
    ranks = [weigh(visit("2024-06-19", who=f"{who}/RUS"))[0] for who in ("the president", "a minister", "a choir")]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 3


def test_plans_weigh_half() -> None:
    done, planned = (weigh(visit("2024-06-19", status=status))[0] for status in ("occurred", "planned"))
    assert planned == done / 2


def test_heads_are_known_by_name_on_the_day() -> None:
    assert "Vladimir Putin" in weigh(visit("2024-06-19", who="Vladimir Putin/RUS"))[1]


def test_weighing_keeps_the_order_and_gives_each_a_grade() -> None:
    events = (visit("2024-06-19"), visit("2023-07-25"))
    assert tuple(each.event for each in weigh_all(events)) == events
    assert all(each.grade.reason for each in weigh_all(events))
