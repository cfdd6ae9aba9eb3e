"""`detente questions`: what reports foresee, as questions that time answers."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.cli.showing import show
from detente.lexicon.countries import resolve_country
from detente.settings import read_settings

COLUMNS = ("id", "text", "origin", "due", "answers", "outcome", "resolved_on", "confirmed_by")
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("questions", epilog="Example: detente questions Russia 'North Korea' --as-of 2024-04-30")
@click.argument("states", nargs=-1, metavar="[A [B]]")
@click.option("--as-of", type=DAY, help="As they stood on this day (YYYY-MM-DD), by reports up to then.")
@click.option("--outlook", is_flag=True, help="The outlook of the founding case, as asked on 30 April 2024.")
@click.option("--scores", is_flag=True, help="Who forecast well, and whose plans came true.")
@click.option("--answer", nargs=2, type=(str, float), metavar="ID P", help="Give your probability for a question.")
@click.option("--confirm", metavar="ID", help="Agree with the outcome found for a question.")
@ledger_option
def command(states: tuple[str, ...], ledger: Path | None, **asked: Any) -> None:  # noqa: ANN401 - the words as click read them
    """Show what is planned, possible or conditional as questions with a date, a rule and probabilities.

    The answers of base rate and model are those of the day the question was asked. Questions settle by themselves
    when the ledger tells that the act came or its day has passed; you confirm.
    """
    from detente.workflow import questions as job  # noqa: PLC0415 - lightgbm loads for a second

    settings = read_settings()
    moment: dt.datetime | None = asked["as_of"]
    file = ledger or settings.ledger
    book = job.Book(
        ledger=file, answers=file.parent / "answers.jsonl", today=moment.date() if moment else settings.today
    )
    codes = tuple(resolve_country(state) for state in states)
    found = job.open_book(book, codes, outlook=asked["outlook"])
    if asked["answer"]:
        word, probability = asked["answer"]
        found = (job.keep_answer(book, found, word, probability, settings.user),)
    elif asked["confirm"]:
        found = (job.confirm(book, found, asked["confirm"], settings.user),)
    questions = tuple(job.answered(book, found))
    if asked["scores"]:
        _show_scores(questions)
    else:
        show((job.question_record(question) for question in questions), COLUMNS, "questions")


def _show_scores(questions: tuple[Any, ...]) -> None:
    from detente.forecasting.scoreboard import score_forecasters, score_sources  # noqa: PLC0415 - as above

    forecasters = [asdict(scored) for scored in score_forecasters(questions)]
    show(forecasters, ("forecaster", "questions", "brier", "log", "calibration_error"), "forecasters, best first")
    sources = [asdict(kept) for kept in score_sources(questions)]
    show(sources, ("source", "came", "settled"), "whose plans came true")
