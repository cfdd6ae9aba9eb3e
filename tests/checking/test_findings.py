"""The founding article's cases and their neighbours, held against the rules."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from brief_claims import brief_claim
from detente.checking.findings import check_event
from detente.lexicon.rules import regime
from detente.model.events import Event
from detente.model.rules import Finding, Verdict

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "checking.toml").read_text(encoding="utf-8")
)["case"]


def findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    return check_event(Event((brief_claim(case["claim"]),)), regime(case["regime"]))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_claim_comes_to_the_findings_that_an_expert_would_give(case: dict[str, Any]) -> None:
    found = findings(case)
    verdicts = {finding.rule.id: finding.verdict for finding in found if finding.rule}
    expected = {
        **dict.fromkeys(case.get("falls", ()), Verdict.WOULD_FALL),
        **dict.fromkeys(case.get("open", ()), Verdict.UNDETERMINED),
        **dict.fromkeys(case.get("not", ()), Verdict.WOULD_NOT),
    }
    assert {rule: verdicts.get(rule) for rule in expected} == expected, [each.text for each in found]
    assert not verdicts.keys() & set(case.get("silent", ()))
    if "falls" in case or "open" in case:
        plain = {rule for rule, verdict in verdicts.items() if verdict is Verdict.WOULD_FALL}
        assert plain == set(case.get("falls", ())), "what would fall under a rule is told completely"


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_texts_say_why_and_never_speak_of_a_breach(case: dict[str, Any]) -> None:
    found = findings(case)
    told = " ".join(finding.text for finding in found)
    for words in case.get("says", ()):
        assert words in told
    assert not any(word in told.lower() for word in ("violat", "illegal", "guilty"))
    none = [finding for finding in found if finding.rule is None]
    assert [case["no_rule"] in finding.text for finding in none] == ([True] if "no_rule" in case else [])
    assert any(finding.watch for finding in found) == case.get("watch", False)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_every_finding_names_its_claim_and_the_weightiest_stand_first(case: dict[str, Any]) -> None:
    claim = brief_claim(case["claim"])
    found = findings(case)
    order = [list(Verdict).index(finding.verdict) for finding in found]
    assert order == sorted(order)
    assert all(finding.claims == (claim.id,) for finding in found)
    assert all(finding.because for finding in found if finding.verdict is not Verdict.WOULD_FALL)


def test_trade_of_which_nobody_tells_what_moved_is_undetermined() -> None:
    """The founding article: the two engaged in the trade of goods, such as oil."""
    claim = brief_claim(
        {"text": "they traded goods", "event": "COOPERATE", "actors": ["RUS", "PRK"], "themes": ["trade-finance"]}
    )
    (finding,) = check_event(Event((claim,)), regime("un-dprk"))
    assert finding.verdict is Verdict.UNDETERMINED
    assert "what moved, and which way, isn't told" in finding.text


def test_claims_of_one_event_on_both_sides_of_a_date_leave_it_undetermined() -> None:
    base = {"event": "AID", "actors": ["CHN"], "recipients": ["PRK"], "item": "rifles"}
    goods = {"commodity": "small-arms-ammunition"}
    before, after = (brief_claim({"text": f"rifles, {day}", **base, **goods, "date": day}) for day in ("2015", "2017"))
    found = {each.rule.id: each.verdict for each in check_event(Event((before, after)), regime("un-dprk")) if each.rule}
    assert found["ARM-06"] is Verdict.UNDETERMINED
