import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped] # it publishes no types

from detente.forecasting.history import history_of
from detente.forecasting.whether.lines import draw_lines
from detente.forecasting.whether.memory import remember, walk
from detente.forecasting.whether.model import gather
from detente.forecasting.whether.odds import chance, start_odds
from detente.forecasting.whether.panel import panel_of
from forecasting.worlds import answering


def test_what_drives_an_act_is_found_by_the_lines() -> None:
    panel = answering()
    lessons = gather(panel, range(30, 300), 1, 50_000)
    lines = draw_lines(lessons.known, lessons.happened, panel.classes)
    said, base = chance(lines.odds(lessons.known)), chance(start_odds(lessons.known))
    assert np.mean((said - lessons.happened) ** 2) < 0.95 * np.mean((base - lessons.happened) ** 2)


def test_where_nothing_is_to_be_learned_the_base_rate_stays() -> None:
    lessons = gather(answering(), range(30, 300), 1, 50_000)
    draw = np.random.default_rng(1)
    happened = draw.random(len(lessons.known)) < chance(start_odds(lessons.known))
    lines = draw_lines(lessons.known, happened, 2)
    assert np.abs(chance(lines.odds(lessons.known)) - chance(start_odds(lessons.known))).mean() < 0.02


def test_a_class_without_cases_keeps_its_base_rates() -> None:
    lessons = gather(answering(days=100), range(30, 60), 1, 50_000)
    lines = draw_lines(lessons.known, lessons.happened, 3)
    assert not lines.weights[2].any()


def test_too_many_cases_are_thinned_the_same_each_time() -> None:
    panel = answering(days=100)
    one, two = (gather(panel, range(30, 60), 7, 300) for _ in range(2))
    assert len(one.known) <= 300 + 30
    assert np.array_equal(one.known, two.known)


def test_a_memory_that_goes_on_knows_the_same_as_one_that_began_anew() -> None:
    panel = answering(days=100)
    memory = remember(panel, 40, 7)
    other = memory.resumed(panel)
    while other.day < panel.days:
        other.step()
    ((_, known),) = walk(panel, range(panel.days, panel.days + 1), 7)
    assert np.array_equal(other.known(), known)
    assert memory.day == 40


def test_an_act_told_twice_a_day_counts_twice_and_marks_its_day_once() -> None:
    history = history_of([(0, 0, 1, 3), (0, 0, 1, 3), (1, 0, 0, 5)], 2, 1)
    panel = panel_of(history, [(0, 1)])
    assert len(history) == 2
    assert panel.counts[0].tolist() == [2, 0, 0]
    assert panel.sums[0].tolist() == [0, 1, 1, 1]


def test_the_same_lines_whatever_the_threads() -> None:
    lessons = gather(answering(), range(30, 200), 1, 50_000)
    found = []
    for threads in (1, 2):
        with threadpool_limits(threads):
            found.append(draw_lines(lessons.known, lessons.happened, 2).weights)
    assert np.array_equal(found[0], found[1])
