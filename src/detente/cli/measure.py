"""`detente measure`: the relation of two states in figures and as a picture."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.cli.showing import is_terminal, show
from detente.errors import InvalidValue
from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.model.series import Relation
from detente.settings import read_settings
from detente.storing.lake import Lake
from detente.workflow.measures import Asked, measure_all, measure_pair, relation_frame
from detente.workflow.own import OWN, own_events
from detente.workflow.pictures import caption_of, write_picture

DAY = click.DateTime(["%Y-%m-%d"])
COLUMNS = (
    "month",
    "actor",
    "recipient",
    "acts",
    "tone",
    "tone_low",
    "tone_high",
    "attention",
    "attention_low",
    "attention_high",
)
TURNS = ("month", "low", "high", "mass", "shift", "tone", "attention", "events")


@click.command("measure", epilog="Example: detente measure Russia 'North Korea' --source icews --picture relation.svg")
@click.argument("states", nargs=-1, metavar="A B")
@click.option("--source", help=f"Which event data; {OWN} for our own events. Needed where several are there.")
@click.option("--since", type=DAY, help="From this day on (YYYY-MM-DD).")
@click.option("--until", type=DAY, help="Up to this day.")
@click.option("--all", "every", is_flag=True, help="The tone of all pairs instead of two states.")
@click.option("--csv", "as_csv", is_flag=True, help="The series as CSV.")
@click.option("--turns", is_flag=True, help="Only the turning points.")
@click.option(
    "--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw it to this file (.svg, .png or .vl.json)."
)
@ledger_option
def command(
    states: tuple[str, ...],
    ledger: Path | None,
    *,
    every: bool,
    as_csv: bool,
    turns: bool,
    picture: Path | None,
    **period: Any,  # noqa: ANN401 - the words as click read them
) -> None:
    """Measure the relation of two states: tone, attention, turning points, and what binds them.

    Tone is the mean score of an act (-10 to 10), attention the pair's share of all acts against its usual one, both
    with 90% intervals.
    """
    asked = Asked(source=period["source"], since=_day(period["since"]), until=_day(period["until"]))
    settings = read_settings()
    lake = Lake(settings.lake)
    if every:
        for number, frame in enumerate(measure_all(lake, asked)):
            sys.stdout.write(frame.write_csv(include_header=number == 0))
        return
    own = own_events(ledger or settings.ledger) if asked.source == OWN else ()
    relation = measure_pair(lake, _pair(states), asked, own)
    if picture is not None:
        write_picture(relation, picture)
        click.echo(caption_of(relation))
        return
    _show(relation, as_csv=as_csv, turns=turns)


def _pair(states: tuple[str, ...]) -> Dyad:
    if len(states) != 2:  # noqa: PLR2004 - a relation has two sides
        raise InvalidValue("states", " ".join(states), "must be two, or --all")
    return Dyad(resolve_country(states[0]), resolve_country(states[1]))


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _turns(relation: Relation) -> Iterator[dict[str, Any]]:
    for point in relation.turning_points:
        yield {
            "month": point.month,
            "low": point.low,
            "high": point.high,
            "mass": point.mass,
            "shift": point.shift.value,
            "tone": point.tone.value,
            "attention": point.attention.value,
            "events": point.events,
        }


def _show(relation: Relation, *, as_csv: bool, turns: bool) -> None:
    frame = relation_frame(relation)
    if as_csv:
        sys.stdout.write(frame.write_csv())
        return
    if not turns:
        show(
            frame.iter_rows(named=True),
            COLUMNS,
            f"{relation.dyad.actor} and {relation.dyad.recipient} in {relation.source}",
        )
    if turns or is_terminal():
        show(_turns(relation), TURNS, "turning points, both directions together")
        click.echo(caption_of(relation), err=True)
