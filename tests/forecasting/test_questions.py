import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from builders import NORTH_KOREA, RUSSIA, cited, when
from detente.errors import InvalidValue
from detente.forecasting.questions import answer, ask, question_of, resolve
from detente.forecasting.scoreboard import kept_share, score_forecasters, score_sources
from detente.lexicon.questions import FOUNDING_DAY, founding_questions
from detente.model.claims import EventType, Precision, Stance, Status, Theme
from detente.model.events import CitedClaim
from detente.model.forecasts import Outcome, Question, Rule

ASKED = dt.date(2024, 5, 20)


def _plan(**changes: Any) -> CitedClaim:
    planned: dict[str, Any] = {
        "event": EventType.CONSULT,
        "transfer": None,
        "status": Status.PLANNED,
        "date": None,
        **changes,
    }
    return cited(ASKED, **planned)


def _came(day: str, published: dt.date | None = None, **changes: Any) -> CitedClaim:
    happened: dict[str, Any] = {
        "event": EventType.CONSULT, "transfer": None, "status": Status.OCCURRED, "actors": (RUSSIA, NORTH_KOREA),
        "recipients": (), "date": when(day, day, Precision.DAY), **changes,
    }  # fmt: skip
    return cited(published or dt.date.fromisoformat(day) + dt.timedelta(days=1), **happened)


def _question() -> Question:
    question = question_of(_plan())
    assert question is not None
    return question


def test_a_plan_becomes_a_question_with_a_day_and_a_rule() -> None:
    question = _question()
    assert question.rule.start == ASKED + dt.timedelta(days=1)
    assert question.rule.end == ASKED + dt.timedelta(days=180)
    assert question.rule.types == (EventType.CONSULT,)
    assert question.origin == "a minister"


def test_a_date_that_the_report_names_is_the_day_it_falls_due() -> None:
    question = question_of(_plan(date=when("2024-06-01", "2024-06-30")))
    assert question is not None
    assert question.rule.end == dt.date(2024, 6, 30)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.OCCURRED},
        {"status": Status.DID_NOT_OCCUR},
        {"stance": Stance.DENIED},
        {"recipients": (), "actors": (RUSSIA,)},
    ],
)
def test_what_is_not_ahead_between_two_sides_raises_no_question(changes: dict[str, Any]) -> None:
    assert question_of(_plan(**changes)) is None


def test_the_same_thing_foreseen_twice_is_one_question() -> None:
    again = replace(_plan(), published=ASKED + dt.timedelta(days=9))
    (question,) = ask([again, _plan()])
    assert question.asked_on == ASKED
    assert len(question.claims) == 2


def test_the_order_of_reports_does_not_show() -> None:
    claims = [_plan(), _plan(status=Status.POSSIBLE), _plan(event=EventType.SUPPORT)]
    assert ask(claims) == ask(reversed(claims))


def test_it_settles_with_the_event() -> None:
    settled = resolve(_question(), [_came("2024-06-19")], dt.date(2024, 7, 1))
    assert settled.outcome is Outcome.YES
    assert settled.resolved_on == dt.date(2024, 6, 19)
    assert settled.confirmed_by is None, "the machine proposes, the analyst confirms"


@pytest.mark.parametrize(
    "came",
    [
        _came("2024-05-10"),
        _came("2025-06-19"),
        _came("2024-06-19", stance=Stance.DENIED),
        _came("2024-06-19", status=Status.DID_NOT_OCCUR),
        _came("2024-06-19", event=EventType.AID),
        _came("2024-06-19", themes=(Theme.FOOD,)),
        _came("2024-06-19", actors=(RUSSIA,)),
        _came("2024-06-19", published=dt.date(2024, 7, 2)),
    ],
    ids=["before", "after", "denied", "did not occur", "another act", "another theme", "one side", "not yet told"],
)
def test_it_stays_open_for_what_does_not_answer_it(came: CitedClaim) -> None:
    assert resolve(_question(), [came], dt.date(2024, 7, 1)).outcome is Outcome.OPEN


def test_it_settles_with_no_when_its_day_passes() -> None:
    assert resolve(_question(), [], dt.date(2025, 1, 1)).outcome is Outcome.NO


def test_forecasters_and_sources_are_scored_by_what_came() -> None:
    yes = answer(resolve(_question(), [_came("2024-06-19")], dt.date(2024, 7, 1)), "model", 0.8, ASKED)
    no = answer(resolve(_question(), [], dt.date(2025, 1, 1)), "model", 0.3, ASKED)
    still = answer(_question(), "model", 0.99, ASKED)
    (scored,) = score_forecasters([yes, no, still])
    assert scored.questions == 2
    assert scored.brier == pytest.approx(0.065)
    (kept,) = score_sources([yes, no, still])
    assert (kept.came, kept.settled) == (1, 2)


def test_a_probability_out_of_range_is_no_answer() -> None:
    with pytest.raises(InvalidValue):
        answer(_question(), "analyst", 1.2, ASKED)


def test_the_outlook_of_the_founding_case_is_stated_whole() -> None:
    questions = founding_questions()
    assert len(questions) == len({question.id for question in questions}) == 6
    for question in questions:
        assert question.asked_on == FOUNDING_DAY < question.rule.start
        assert question.outcome is Outcome.OPEN


def test_a_rule_that_nothing_can_meet_is_refused() -> None:
    with pytest.raises(InvalidValue):
        Rule(actors=(), recipients=(), types=(), start=ASKED, end=ASKED)
    with pytest.raises(InvalidValue):
        Rule(actors=(), recipients=(), types=(EventType.AID,), start=ASKED, end=ASKED - dt.timedelta(days=1))


def test_words_kept_before_speak_for_those_given_now() -> None:
    yes = resolve(_question(), [_came("2024-06-19")], dt.date(2024, 7, 1))
    no = resolve(_question(), [], dt.date(2025, 1, 1))
    assert kept_share([], "planned") == 0.5
    assert kept_share([yes, yes], "planned") == 0.75
    assert kept_share([no, no], "planned") == 0.25
    assert kept_share([yes, yes], "possible") == 0.25, "another status says nothing of this one"
