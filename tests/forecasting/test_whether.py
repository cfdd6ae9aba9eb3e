import numpy as np
import pytest

from detente.errors import InvalidValue, NotEnoughData
from detente.forecasting.backtesting import (
    blindfold,
    collect,
    collect_baseline,
    refuse_leaks,
    skill_of,
    skills,
    trees_from,
)
from detente.forecasting.history import Doubles, history_of
from detente.forecasting.whether.baselines import BASELINES, Baseline, last_value, seasonal_counts
from detente.forecasting.whether.memory import FEATURES, walk
from detente.forecasting.whether.model import Growth, fit_whether
from detente.forecasting.whether.panel import Panel, busiest_pairs, counts_ahead, outcomes, panel_of
from forecasting.worlds import answering

GROWTH = Growth(trees=60, least=20, rate=0.1)
START = 300
REST = range(START, 400)


def test_acts_fall_on_their_day_and_pair() -> None:
    history = history_of([(0, 1, 2, 10), (0, 1, 2, 12), (2, 0, 0, 12)], 3, 2)
    panel = panel_of(history, busiest_pairs(history, 1), 15)
    assert (panel.pairs, panel.days) == (2, 5)
    assert np.flatnonzero(panel.marks[1]).tolist() == [0, 2]
    assert panel.mirror.tolist() == [1, 0]


def test_outcomes_and_counts_look_so_many_days_ahead() -> None:
    history = history_of([(0, 0, 1, day) for day in (0, 3, 4)], 2, 1)
    panel = panel_of(history, [(0, 1)], 6)
    assert outcomes(panel, 2)[0].tolist() == [True, False, True, True, True]
    assert counts_ahead(panel, 2)[0].tolist() == [1, 0, 1, 2, 1]


def test_a_horizon_beyond_the_data_is_told() -> None:
    with pytest.raises(NotEnoughData, match="longer than the history"):
        outcomes(answering(days=50), 90)
    with pytest.raises(NotEnoughData, match="too few"):
        fit_whether(answering(days=50), 50, 30)


def test_what_was_known_does_not_depend_on_later_days() -> None:
    panel = answering()
    ((_, known),) = walk(panel, range(200, 201), 7)
    ((_, blind),) = walk(blindfold(panel, 200), range(200, 201), 7)
    assert np.array_equal(known, blind)
    assert known.shape[1] == len(FEATURES) + 2 * panel.classes


def test_the_eve_of_the_day_after_the_last_is_known_too() -> None:
    panel = answering(days=100)
    last = panel.days
    assert [day for day, _ in walk(panel, range(last - 2, last + 1), 7)] == [last - 2, last - 1, last]


def test_an_answer_that_follows_is_forecast_with_skill_and_calibrated() -> None:
    panel = answering()
    record = collect(panel, REST, 1, panel.pairs, GROWTH)
    found = {skill.act: skill for skill in skills(record, ("provoke", "answer"), 1)}
    assert found["answer"].skill > 0.2
    assert found["answer"].low is not None
    assert found["answer"].low < found["answer"].skill
    assert found["provoke"].skill < 0.1
    assert found["all"].calibration_error < 0.05
    assert found["onsets"].cases < found["all"].cases


def test_an_honest_forecaster_passes_the_check_for_leaks() -> None:
    panel = answering()
    refuse_leaks(trees_from(panel, START, 7, GROWTH), panel, 350, 7)


def test_a_planted_leak_is_caught() -> None:
    panel = answering()
    honest = trees_from(panel, START, 7, GROWTH)

    def leaking(seen: Panel, day: int, within: int) -> Doubles:
        return honest(seen, day, within) + 1e-6 * seen.counts[:, day]

    with pytest.raises(InvalidValue, match="looks ahead"):
        refuse_leaks(leaking, panel, 350, 7)


def test_same_data_same_forecasts_whatever_the_threads() -> None:
    panel = answering(days=200)
    one, two = (fit_whether(panel, 150, 7, Growth(trees=20, least=20, threads=n)) for n in (1, 2))
    ((_, known),) = walk(panel, range(160, 161), 7)
    assert np.array_equal(one.probability(known), two.probability(known))


def test_the_last_value_says_that_tomorrow_is_as_today() -> None:
    history = history_of([(0, 0, 1, day) for day in (0, 5)], 2, 1)
    panel = panel_of(history, [(0, 1)], 10)
    assert [last_value(panel, day, 2)[0] for day in (1, 2, 3, 6, 8)] == [1, 1, 0, 1, 0]


def test_the_rhythm_of_the_week_shows_in_the_seasonal_baseline() -> None:
    rows = [(0, 0, 1, day) for day in range(0, 210, 7)] + [(0, 0, 1, 1)]
    panel = panel_of(history_of(rows, 2, 1), [(0, 1)], 210)
    assert seasonal_counts(panel, 203, 1)[0] > 3 * seasonal_counts(panel, 204, 1)[0]


@pytest.mark.parametrize(("name", "baseline"), BASELINES)
def test_no_baseline_looks_ahead_or_beats_what_knows_the_cause(name: str, baseline: Baseline) -> None:
    panel = answering()
    refuse_leaks(baseline, panel, 350, 7)
    theirs = skill_of(collect_baseline(panel, REST, 1, panel.pairs, baseline), name, 1)
    ours = skill_of(collect(panel, REST, 1, panel.pairs, GROWTH), "ours", 1)
    assert theirs.cases == ours.cases
    assert theirs.skill < ours.skill
