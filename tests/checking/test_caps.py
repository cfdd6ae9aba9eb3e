"""Cap ledgers: every reported delivery of a period, as a range, against the cap."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief_claims import brief_claim
from detente.checking.amounts import amount_of
from detente.checking.caps import cap_ledger, cap_ledgers, period_of
from detente.checking.findings import check_event
from detente.lexicon.rules import regime, rule
from detente.model.claims import Quantity
from detente.model.events import Event
from detente.model.rules import CapAnswer, CapLedger, Verdict

DPRK = regime("un-dprk")
OPEN = float("nan")


def delivery(
    quantity: tuple[float, float, str] | None, date: str | None = "2024-03-05", supplier: str = "RUS", **more: Any
) -> Event:
    """Give one reported delivery of diesel to the DPRK."""
    brief = {
        "text": f"{supplier} sent diesel, {quantity}, {date}, {sorted(more.items())}",
        "event": "AID",
        "actors": [supplier],
        "recipients": ["PRK"],
        "item": "diesel",
        "commodity": "refined-petroleum",
        "quantities": [list(quantity)] if quantity else [],
        "date": date,
        "published": "2024-12-31",
        **more,
    }
    return Event((brief_claim(brief),))


def ledger(*events: Event, day: str = "2024-06-01") -> CapLedger:
    return cap_ledger(rule("IMP-REFINED"), dt.date.fromisoformat(day), events, DPRK.target)


REFINED = rule("IMP-REFINED").cap


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (1000, 1000, "barrels", (1000, 1000)),
        (1000, 1000, "tonnes", (7500, 8500)),
        (1000, 1000, "tons", (907 * 7.5, 1016 * 8.5)),
        (1, 1, "million barrels", (1e6, 1e6)),
        (1000, None, "barrels", (1000, None)),
        (None, 1000, "barrels", (0, 1000)),
        (158987, 158987, "litres", (1000, 1000)),
    ],
)
def test_amounts_are_ranges_in_the_caps_unit(
    low: float | None, high: float | None, unit: str, expected: tuple[float, float | None]
) -> None:
    assert REFINED is not None
    amount = amount_of(Quantity(min=low, max=high, unit=unit), REFINED)
    assert amount is not None
    assert amount.low == pytest.approx(expected[0])
    assert (amount.high is None) == (expected[1] is None)
    if expected[1] is not None:
        assert amount.high == pytest.approx(expected[1])


@pytest.mark.parametrize("unit", ["tankers", "containers", "%", "", "ships"])
def test_units_without_factor_are_no_amount(unit: str) -> None:
    assert REFINED is not None
    assert amount_of(Quantity(min=5, max=5, unit=unit), REFINED) is None


@pytest.mark.parametrize(
    ("events", "answer", "low", "high"),
    [
        ([], CapAnswer.CANNOT_TELL, 0, None),
        ([delivery((100_000, 100_000, "barrels"))], CapAnswer.NO, 100_000, 100_000),
        ([delivery((600_000, 600_000, "barrels"))], CapAnswer.YES, 600_000, 600_000),
        ([delivery((480_000, 480_000, "barrels"))], CapAnswer.YES, 480_000, 480_000),
        ([delivery((60_000, 60_000, "tonnes"))], CapAnswer.CANNOT_TELL, 450_000, 510_000),
        ([delivery((70_000, 70_000, "tonnes"))], CapAnswer.YES, 525_000, 595_000),
        ([delivery(None)], CapAnswer.CANNOT_TELL, 0, None),
        ([delivery((5, 5, "tankers"))], CapAnswer.CANNOT_TELL, 0, None),
        ([delivery((900_000, 900_000, "barrels"), stance="alleged")], CapAnswer.CANNOT_TELL, 0, 900_000),
        ([delivery((900_000, 900_000, "barrels"), item="oil")], CapAnswer.CANNOT_TELL, 0, 900_000),
        ([delivery((900_000, 900_000, "barrels"), date=None)], CapAnswer.CANNOT_TELL, 0, 900_000),
        ([delivery((900_000, 900_000, "barrels"), date="2023-11-01..2024-02-28")], CapAnswer.CANNOT_TELL, 0, 900_000),
        ([delivery((300_000, OPEN, "barrels"))], CapAnswer.CANNOT_TELL, 300_000, None),
        (
            [delivery((300_000, 300_000, "barrels")), delivery((300_000, 300_000, "barrels"), supplier="CHN")],
            CapAnswer.YES,
            600_000,
            600_000,
        ),
    ],
)
def test_caps_answer_yes_no_or_cannot_be_told(
    events: list[Event], answer: CapAnswer, low: float, high: float | None
) -> None:
    found = ledger(*events)
    assert found.answer is answer
    assert found.low == pytest.approx(low)
    assert found.high == (high if high is None else pytest.approx(high))
    assert len(found.arithmetic) == len(events) + 1
    assert "cap" in found.arithmetic[-1]


def test_a_quarters_figure_and_its_single_shipments_are_not_added_up() -> None:
    quarter = delivery((300_000, 300_000, "barrels"), "2024-01-01..2024-03-31")
    shipments = [delivery((90_000, 90_000, "barrels"), f"2024-0{month}-10") for month in (1, 2, 3)]
    later = delivery((100_000, 100_000, "barrels"), "2024-05-10")
    found = ledger(quarter, *shipments, later)
    assert found.low == pytest.approx(400_000)
    assert found.high == pytest.approx(670_000)


@pytest.mark.parametrize("brief", [{"status": "planned"}, {"status": "possible"}, {"stance": "denied"}])
def test_what_is_planned_or_denied_is_no_delivery(brief: dict[str, str]) -> None:
    assert ledger(delivery((900_000, 900_000, "barrels"), **brief)).entries == ()


def test_other_years_do_not_count() -> None:
    assert ledger(delivery((900_000, 900_000, "barrels"), "2023-03-05")).entries == ()


@pytest.mark.parametrize(
    ("name", "day", "period"),
    [
        ("IMP-REFINED", "2024-06-01", ("2024-01-01", "2024-12-31")),
        ("IMP-CRUDE", "2024-06-01", ("2023-12-22", "2024-12-21")),
        ("IMP-CRUDE", "2024-12-22", ("2024-12-22", "2025-12-21")),
        ("IMP-REFINED-2017", "2017-11-01", ("2017-10-01", "2017-12-31")),
    ],
)
def test_periods(name: str, day: str, period: tuple[str, str]) -> None:
    found = rule(name)
    assert found.cap is not None
    assert tuple(map(str, period_of(found, found.cap, dt.date.fromisoformat(day)))) == period


def test_crude_is_reckoned_by_the_committees_factor() -> None:
    crude = rule("IMP-CRUDE").cap
    assert crude is not None
    amount = amount_of(Quantity(min=525_000, max=525_000, unit="tonnes"), crude)
    assert amount is not None
    assert amount.high is not None
    assert amount.low <= 4_000_000 <= amount.high


def test_a_cap_that_is_reached_makes_the_finding_plain() -> None:
    event = delivery((700_000, 700_000, "barrels"))
    caps = {each.rule.id: (each,) for each in cap_ledgers([event], DPRK) if each.rule.id == "IMP-REFINED"}
    finding = next(each for each in check_event(event, DPRK, caps) if each.rule and each.rule.id == "IMP-REFINED")
    assert finding.verdict is Verdict.WOULD_FALL
    assert "700,000" in finding.text


def test_a_delivery_within_the_cap_stays_undetermined() -> None:
    event = delivery((7_000, 7_000, "barrels"))
    caps = {each.rule.id: (each,) for each in cap_ledgers([event], DPRK)}
    finding = next(each for each in check_event(event, DPRK, caps) if each.rule and each.rule.id == "IMP-REFINED")
    assert finding.verdict is Verdict.UNDETERMINED
    assert "within the cap" in finding.text


amounts = st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 400_000), st.sampled_from(["RUS", "CHN"]))


@given(st.lists(amounts, max_size=8), st.randoms())
def test_sums_do_not_hang_on_the_order_and_the_range_holds(rows: list[tuple[int, int, int, str]], random: Any) -> None:
    events = [
        delivery((n, n, "barrels"), f"2024-{month:02}-{day:02}", who, doc=str(i))
        for i, (month, day, n, who) in enumerate(rows)
    ]
    shuffled = list(events)
    random.shuffle(shuffled)
    assert ledger(*events) == ledger(*shuffled)
    found = ledger(*events)
    assert found.low == pytest.approx(sum(row[2] for row in rows))
    assert found.high is None or found.low <= found.high


def test_oil_that_another_report_of_the_same_deliveries_calls_diesel_is_not_crude() -> None:
    vague = delivery((1_000_000, 1_000_000, "barrels"), item="oil").claims[0]
    named = delivery((1_000_000, 1_000_000, "barrels"), item="diesel").claims[0]
    caps = cap_ledgers([Event((vague, named))], DPRK)
    assert [each.rule.id for each in caps] == ["IMP-REFINED"]
    assert [each.rule.id for each in cap_ledgers([Event((vague,))], DPRK)] == ["IMP-CRUDE", "IMP-REFINED"]
    findings = check_event(Event((vague, named)), DPRK)
    assert "IMP-CRUDE" not in {each.rule.id for each in findings if each.rule}
