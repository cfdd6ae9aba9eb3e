"""The rule files: complete, dated within their instruments, marked, and no rule shown as surer than it is."""

import json
import re
from pathlib import Path

import pytest

from detente.errors import UnknownCode
from detente.lexicon.rules import regime, regimes, rule
from detente.model.rules import Certainty, Regime, Rule

RULES = [(each, found) for each in regimes() for found in each.rules]


@pytest.mark.parametrize(("of", "each"), RULES, ids=[found.id for _, found in RULES])
def test_each_rule_stands_on_instruments_of_its_regime_and_takes_effect_no_earlier(of: Regime, each: Rule) -> None:
    adopted = {instrument.id: instrument.adopted for instrument in of.instruments}
    assert {basis.instrument for basis in each.basis} <= adopted.keys()
    assert each.since >= min(adopted[basis.instrument] for basis in each.basis)
    assert all(re.fullmatch(r"\d+(\([a-z]+\))*(\([ivx]+\))?", basis.paragraph) for basis in each.basis)
    assert each.scopes
    assert each.regime == of.id


@pytest.mark.parametrize("of", regimes(), ids=lambda of: of.id)
def test_ids_are_unique_and_words_are_small(of: Regime) -> None:
    ids = [each.id for each in of.rules]
    assert len(ids) == len(set(ids))
    words = [word for each in of.rules for scope in each.scopes for word in (*scope.words, *scope.unless)]
    assert all(word == word.lower() and word.strip() for word in words)


def test_the_dprk_has_its_sixty_three_measures_and_iran_a_dozen_at_least() -> None:
    assert len(regime("un-dprk").rules) == 63
    assert len(regime("un-iran").rules) >= 12


def test_what_superseded_what() -> None:
    assert str(rule("LAB-1").until) == "2017-09-10"
    assert rule("LAB-2").since > (rule("LAB-1").until or rule("LAB-2").since)
    assert rule("EXP-COAL").since > (rule("EXP-COAL-CAP").until or rule("EXP-COAL").since)


def test_no_rule_is_marked_surer_than_the_facts_that_it_was_written_from() -> None:
    assert rule("SHP-4").mark.paragraph is Certainty.MEDIUM
    assert rule("ARM-10").mark.paragraph is Certainty.MEDIUM
    assert "verify" in Certainty.MEDIUM.words


@pytest.mark.parametrize("unknown", ["un-atlantis", ""])
def test_an_unknown_regime_or_rule_says_so(unknown: str) -> None:
    with pytest.raises(UnknownCode):
        regime(unknown)
    with pytest.raises(UnknownCode):
        rule(unknown)


@pytest.mark.shared
def test_every_row_of_the_facts_has_its_rule_with_the_same_paragraphs(shared: Path) -> None:
    rows = json.loads((shared / "rules/dprk_rules_rows.json").read_text(encoding="utf-8"))
    assert {row["id"] for row in rows} == {each.id for each in regime("un-dprk").rules}
    for row in rows:
        resolutions = set(re.findall(r"\b(1718|1874|2094|2270|2321|2371|2375|2397)\b", row["basis"].split("(")[0]))
        assert resolutions <= {basis.instrument for basis in rule(row["id"]).basis}, row["id"]


@pytest.mark.shared
def test_no_rule_is_marked_looked_up_where_the_facts_were_not(shared: Path) -> None:
    rows = json.loads((shared / "rules/dprk_rules_rows.json").read_text(encoding="utf-8"))
    for row in rows:
        told = row.get("mark") or row.get("notes") or row.get("exemption & reporting") or ""
        mark = rule(row["id"]).mark
        if re.match(r"\[?\|? ?\[?M", told):
            assert Certainty.LOOKED_UP not in (mark.substance, mark.paragraph), row["id"]
        if re.search(r"\[H\]$", told) and row["id"] != "ARM-03":  # 1718 §8(c) was looked up since
            assert mark.substance is not Certainty.LOOKED_UP, row["id"]
