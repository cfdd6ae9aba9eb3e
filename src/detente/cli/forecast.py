"""`detente forecast`: what may come next between two states, on what precedent, and how good such forecasts were."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.cli.showing import json_line, show, with_progress
from detente.errors import InvalidValue, NotEnoughData
from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.settings import read_settings

DAY = click.DateTime(["%Y-%m-%d"])
COLUMNS = ("actor", "act", "recipient", "probability", "low", "high", "likelihood", "base_rate", "days_with_act")
PRECEDENTS = ("cause", "push", "hits", "cases", "words")
SKILL = ("act", "within_days", "cases", "share", "brier", "skill", "low", "high", "calibration_error")
LONGEST = 730


@click.command("forecast", epilog="Example: detente forecast Russia 'North Korea' --within 90d --act CONSULT")
@click.argument("states", nargs=-1, metavar="[A B]")
@click.option("--within", default="30d", show_default=True, help="Days ahead, as 7d, 30d or 90d.")
@click.option("--act", help="One PLOVER type or class of acts only, with its precedents in full.")
@click.option("--without", multiple=True, metavar="CAUSE", help="Switch a precedent off by its cause, to see it move.")
@click.option("--source", help="Which event data; 'ledger' for our own events. Needed where several are there.")
@click.option("--as-of", type=DAY, help="As of this day (YYYY-MM-DD), by what was known then.")
@click.option("--backtest", is_flag=True, help="How good such forecasts would have been, rolling through the past.")
@click.option("--benchmark", type=click.Path(path_type=Path, file_okay=False), help="Rank a benchmark folder instead.")
@click.option("--multi-step", is_flag=True, help="With --benchmark: nothing after the last training day is known.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File for figures (.json) or picture (.svg)."
)
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="The digits are the same.")
@ledger_option
def command(states: tuple[str, ...], benchmark: Path | None, *, backtest: bool, **asked: Any) -> None:  # noqa: ANN401 - click's
    """Give the probability of what may come between two states, with the precedents that speak for and against it.

    The likelihood is told in the words of ICD 203; how far the basis carries is told apart, as confidence.
    """
    if benchmark is not None:
        _rank(benchmark, **asked)
    elif backtest:
        _backtest(**asked)
    else:
        _forecast(states, **asked)


def _rank(benchmark: Path, *, multi_step: bool, threads: int, out: Path | None, **_rest: Any) -> None:  # noqa: ANN401 - click's
    from detente.workflow.benchmarks import measure_folder, write_figures  # noqa: PLC0415 - lightgbm loads for a second

    figures = measure_folder(benchmark, multi_step=multi_step, threads=threads)
    if out is not None:
        write_figures(figures, out)
    click.echo(json_line(figures))


def _gather(ledger: Path | None, source: str | None, as_of: dt.datetime | None) -> Any:  # noqa: ANN401 - loaded late
    from detente.workflow.forecasts import Ground, read_history  # noqa: PLC0415 - as above

    settings = read_settings()
    today = as_of.date() if as_of else settings.today
    found = read_history(Ground(lake=settings.lake, ledger=ledger or settings.ledger, today=today, source=source))
    click.echo(f"detente: {found.told()}", err=True)
    return found


def _days(text: str) -> int:
    number = text.removesuffix("d")
    if not number.isdecimal() or not 1 <= int(number) <= LONGEST:
        raise InvalidValue("within", text, f"must be days, as 30d, up to {LONGEST}d")
    return int(number)


def _forecast(states: tuple[str, ...], *, within: str, act: str | None, without: tuple[str, ...], **asked: Any) -> None:  # noqa: ANN401 - click's
    from detente.workflow.forecasts import ACT_NAMES, act_number, forecast_pair, forecast_record  # noqa: PLC0415 - as above

    if len(states) != 2:  # noqa: PLR2004 - a relation has two sides
        raise InvalidValue("states", " ".join(states), "must be two, or --backtest or --benchmark DIR")
    days, chosen = _days(within), (act_number(act),) if act else ()
    dyad = Dyad(resolve_country(states[0]), resolve_country(states[1]))
    gathered = _gather(asked["ledger"], asked["source"], asked["as_of"])
    found = with_progress(forecast_pair(gathered, dyad, days, chosen, without), "forecasting", len(chosen or ACT_NAMES))
    records = [forecast_record(forecast) for forecast in found]
    show(records, COLUMNS, f"within {days} days, from {gathered.source}")
    if act:
        _show_basis(records[0])


def _show_basis(record: dict[str, Any]) -> None:
    from detente.cli.showing import is_terminal  # noqa: PLC0415 - only here

    if not is_terminal():
        return
    show(record["precedents"], PRECEDENTS, "precedents")
    click.echo(f"Confidence in the basis: {record['confidence']}.")
    for line in record["missing"]:
        click.echo(f"Missing: {line}.")


def _backtest(*, within: str, out: Path | None, **asked: Any) -> None:  # noqa: ANN401 - click's
    from detente.workflow.forecasts import HORIZONS, backtest, refuse_ending, write_skill  # noqa: PLC0415 - as above

    if out is not None:
        refuse_ending(out)
    gathered = _gather(asked["ledger"], asked["source"], asked["as_of"])
    horizons = HORIZONS if within == "30d" else (_days(within),)
    rolled = with_progress(backtest(gathered, horizons), "rolling through the past", len(horizons))
    found: list[Any] = []
    for outcome in rolled:
        if isinstance(outcome, NotEnoughData):
            click.echo(f"detente: {outcome}", err=True)
        else:
            found += outcome
    if not found:
        raise NotEnoughData("the history is too short for every horizon asked for")
    if out is not None:
        write_skill(found, out)
    show((asdict(skill) for skill in found), SKILL, f"skill against each pair's own base rate, from {gathered.source}")
