import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from detente.errors import InvalidValue, NotEnoughData
from detente.forecasting.pairwise import Asked, Engine, Names, cause_named, forecast_act, prepare
from detente.forecasting.pooling import pool, rate_of
from detente.forecasting.precedents import Cause, find_cases, firing_days, lift, mine_precedents
from detente.forecasting.whether.model import Growth
from detente.forecasting.whether.odds import logit
from detente.forecasting.whether.panel import Panel
from detente.model.forecasts import Confidence
from forecasting.worlds import answering

ANSWER, PROVOKE = 1, 0
PROVOKED = Cause(PROVOKE, reversed=True)


def _names(panel: Panel) -> Names:
    return Names([f"S{i:02}" for i in range(panel.actors)], ("provoke", "answer"), dt.date(2023, 1, 1))


def _provoked(within: int = 7, days: int = 150) -> tuple[Engine, int]:
    """Give an engine and a pair whose recipient provoked it on the last day."""
    panel = answering(days=days)
    counts = panel.counts.copy()
    pair = int(np.flatnonzero(panel.recipient % 2 == 0)[0])
    counts[int(panel.mirror[pair]) * 2 + PROVOKE, -1] = 1
    return prepare(replace(panel, counts=counts), _names(panel), within), pair


def test_the_rule_that_rules_the_world_is_found() -> None:
    panel = answering()
    rules = {rule.cause: rule for rule in mine_precedents(panel, ANSWER, 7)}
    assert rules[PROVOKED].confidence > 0.8
    assert rules[PROVOKED].base < 0.5
    assert lift(rules[PROVOKED]) > lift(rules[Cause(PROVOKE, reversed=False)])


def test_a_rule_opens_into_cases_that_happened() -> None:
    panel = answering()
    rule = next(rule for rule in mine_precedents(panel, ANSWER, 7) if rule.cause == PROVOKED)
    for case in find_cases(panel, rule):
        assert panel.marks[int(panel.mirror[case.pair]) * 2 + PROVOKE, case.cause_day]
        assert case.effect_day is not None
        assert panel.marks[case.pair * 2 + ANSWER, case.effect_day]
        assert case.cause_day < case.effect_day <= case.cause_day + 7


def test_switching_the_precedent_off_moves_the_forecast_back() -> None:
    engine, pair = _provoked()
    with_it = forecast_act(engine, Asked(pair, ANSWER, 7))
    without_it = forecast_act(engine, Asked(pair, ANSWER, 7, frozenset({PROVOKED})))
    told = next(each for each in with_it.precedents if each.cause == "reversed provoke")
    assert told.speaks_for
    assert told.fired
    assert with_it.probability > without_it.probability + 0.05
    assert all(each.cause != "reversed provoke" for each in without_it.precedents)


def test_with_trees_the_push_is_what_the_odds_lose() -> None:
    panel = answering(days=400, pairs=40)
    engine = prepare(panel, _names(panel), 7, Growth(trees=20, least=20))
    pair = next(p for p in range(panel.pairs) if firing_days(panel, p, PROVOKED, panel.days))
    with_it = forecast_act(engine, Asked(pair, ANSWER, 7))
    without_it = forecast_act(engine, Asked(pair, ANSWER, 7, frozenset({PROVOKED})))
    push = next(each.push for each in with_it.precedents if each.cause == "reversed provoke")
    odds = logit(np.array([with_it.probability, without_it.probability]))
    assert with_it.maker == "trees over history"
    assert odds[0] - odds[1] == pytest.approx(push, abs=1e-6)
    assert with_it.basis.calibration_error is not None


def test_few_acts_make_a_wide_interval_and_say_so() -> None:
    engine, _ = _provoked(within=30)
    panel = engine.panel
    counts = panel.marks[ANSWER::2].sum(axis=1)
    rare, often = int(counts.argmin()), int(counts.argmax())
    few, many = (forecast_act(engine, Asked(pair, ANSWER, 30)) for pair in (rare, often))
    assert few.low < few.probability < few.high
    assert few.high - few.low > 0.02
    assert any("pooled over all pairs" in line for line in few.missing)
    assert many.probability > few.probability


def test_the_forecast_is_for_the_days_after_it_was_made() -> None:
    engine, pair = _provoked(days=150)
    forecast = forecast_act(engine, Asked(pair, ANSWER, 7))
    assert forecast.made_on == dt.date(2023, 1, 1) + dt.timedelta(days=149)
    assert (forecast.due - forecast.made_on).days == 7
    assert 0 <= forecast.counts[0] <= forecast.counts[2] <= 7


def test_a_short_history_is_low_in_confidence() -> None:
    panel = answering(days=20)
    forecast = forecast_act(prepare(panel, _names(panel), 10), Asked(0, ANSWER, 10))
    assert forecast.basis.confidence is Confidence.LOW


def test_a_horizon_longer_than_the_history_is_refused() -> None:
    panel = answering(days=20)
    with pytest.raises(NotEnoughData, match="horizon of 30 days"):
        prepare(panel, _names(panel), 30)


def test_a_rate_is_drawn_to_that_of_all_pairs() -> None:
    panel = answering()
    pooled = pool(panel, panel.days)
    counts = panel.marks[ANSWER::2].sum(axis=1)
    own = counts.max() / panel.days
    drawn = rate_of(pooled, ANSWER, float(counts.max()))
    assert float(pooled.mean[ANSWER]) < drawn.shape / drawn.days < own
    low, high = drawn.bounds(30)
    assert low < drawn.probability(30) < high


def test_causes_are_named_by_their_words() -> None:
    names = _names(answering(days=10))
    assert cause_named("Reversed Provoke", names) == PROVOKED
    assert cause_named("nothing", names) is None


def test_crossed_bounds_are_refused() -> None:
    engine, pair = _provoked()
    with pytest.raises(InvalidValue):
        replace(forecast_act(engine, Asked(pair, ANSWER, 7)), low=0.99)
