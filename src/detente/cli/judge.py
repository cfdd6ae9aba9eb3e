"""`detente judge`: an analyst's decisions, kept beside the data with who, when and why."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from detente.cli.options import Function, ledger_option
from detente.cli.showing import show
from detente.model.judgements import Judgement, Verb, in_force
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.workflow.judging import Analyst, correct, grade_source, judge_claims, undo

COLUMNS = ("id", "at", "who", "verb", "on", "field", "value", "why", "in_force")


def _why(function: Function) -> Function:
    return click.option("--why", required=True, help="The reason; it is kept.")(
        click.option("--who", help="Who decides; by default DETENTE_USER or the login name.")(ledger_option(function))
    )


@click.group("judge", epilog="Example: detente judge reject 3f2a --why 'a photo caption, no report'")
def command() -> None:
    """Accept, reject, correct, join, split or grade; every judgement can be undone and none changes the data."""


def _keep(decide: Callable[[Ledger, Analyst], Judgement], ledger: Path | None, who: str | None, why: str) -> None:
    settings = read_settings()
    with Ledger.open(ledger or settings.ledger) as kept:
        made = decide(kept, Analyst(who or settings.user, settings.now, why))
        show([_record(made, standing=True)], COLUMNS)


@command.command("accept", epilog="Example: detente judge accept 3f2a --why 'checked against the footage'")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_why
def accept(ids: tuple[str, ...], ledger: Path | None, who: str | None, why: str) -> None:
    """Hold claims, or all claims of an event, to be right; they stay though a later coding reads otherwise."""
    _keep(lambda kept, analyst: judge_claims(kept, Verb.ACCEPT, ids, analyst), ledger, who, why)


@command.command("reject", epilog="Example: detente judge reject 3f2a --why 'a photo caption, no report'")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@_why
def reject(ids: tuple[str, ...], ledger: Path | None, who: str | None, why: str) -> None:
    """Leave claims, or all claims of an event, out of the account."""
    _keep(lambda kept, analyst: judge_claims(kept, Verb.REJECT, ids, analyst), ledger, who, why)


@command.command("correct", epilog="Example: detente judge correct 3f2a stance denied --why 'he denied it'")
@click.argument("name", metavar="ID")
@click.argument("field")
@click.argument("value")
@_why
def correct_field(name: str, field: str, value: str, ledger: Path | None, who: str | None, why: str) -> None:
    """Set a field of a claim; VALUE is a word, or JSON in the codebook's form for lists and records."""
    _keep(lambda kept, analyst: correct(kept, name, field, value, analyst), ledger, who, why)


@command.command("join", epilog="Example: detente judge join 3f2a 77c0 --why 'the same ship'")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@_why
def join_ids(ids: tuple[str, ...], ledger: Path | None, who: str | None, why: str) -> None:
    """Say that claims or events tell one happening."""
    _keep(lambda kept, analyst: judge_claims(kept, Verb.JOIN, ids, analyst), ledger, who, why)


@command.command("split", epilog="Example: detente judge split 3f2a 77c0 --why 'two ships'")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@_why
def split_ids(ids: tuple[str, ...], ledger: Path | None, who: str | None, why: str) -> None:
    """Say that no two of these claims tell one happening."""
    _keep(lambda kept, analyst: judge_claims(kept, Verb.SPLIT, ids, analyst), ledger, who, why)


@command.command("grade", epilog="Example: detente judge grade 'The Harbour Post' B --why 'its figures held up'")
@click.argument("source")
@click.argument("letter", type=click.Choice(list("ABCDEF"), case_sensitive=False))
@_why
def grade(source: str, letter: str, ledger: Path | None, who: str | None, why: str) -> None:
    """Set the reliability of a publisher or speaker, A to E, or F where it can't be judged."""
    _keep(lambda kept, analyst: grade_source(kept, source, letter, analyst), ledger, who, why)


@command.command("undo", epilog="Example: detente judge undo 9b1c --why 'I misread the date'")
@click.argument("name", metavar="ID")
@_why
def undo_one(name: str, ledger: Path | None, who: str | None, why: str) -> None:
    """Take a judgement back; it stays in the history."""
    _keep(lambda kept, analyst: undo(kept, name, analyst), ledger, who, why)


@command.command("history", epilog="Example: detente judge history")
@ledger_option
def history(ledger: Path | None) -> None:
    """Show every judgement, oldest first, those taken back too."""
    with Ledger.open(ledger or read_settings().ledger) as kept:
        known = kept.judgements()
    standing = {each.id for each in in_force(known)}
    show([_record(each, standing=each.id in standing) for each in known], COLUMNS, "judgements")


def _record(judgement: Judgement, *, standing: bool) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "at": judgement.at,
        "who": judgement.who,
        "verb": judgement.verb,
        "on": judgement.source or judgement.undoes or list(judgement.claim_ids),
        "field": judgement.field,
        "value": judgement.value,
        "why": judgement.why,
        "in_force": standing,
    }
