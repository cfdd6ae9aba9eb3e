"""`detente measure`: the relation of two states in figures and as a picture."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.cli.showing import is_terminal, show
from detente.errors import InvalidValue, NotEnoughData
from detente.lexicon.countries import resolve_country
from detente.model.actors import CountryCode, Dyad
from detente.model.series import Relation
from detente.settings import read_settings
from detente.storing.lake import Lake
from detente.workflow.measures import Asked, measure_all, measure_pair, relation_frame
from detente.workflow.moves import Moved, find_moves, read_blocs
from detente.workflow.own import OWN, own_events
from detente.workflow.pictures import caption_of, write_picture

TOLD_TOGETHER = 0.5
"""On a terminal, two states are shown that belong together rather than not; in a pipe all are."""

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
THEMES = ("theme", "acts", "share", "low", "high", "lately", "lately_low", "lately_high")
DRIVERS = ("actor", "recipient", "date", "type", "effect", "share", "id")
BLOCS = ("state", "other", "together")


@click.command("measure", epilog="Example: detente measure Russia 'North Korea' --source icews --picture relation.svg")
@click.argument("states", nargs=-1, metavar="A B")
@click.option("--source", help=f"Which event data; {OWN} for our own events. Needed where several are there.")
@click.option("--since", type=DAY, help="From this day on (YYYY-MM-DD).")
@click.option("--until", type=DAY, help="Up to this day.")
@click.option("--all", "every", is_flag=True, help="The tone of all pairs instead of two states.")
@click.option("--blocs", is_flag=True, help="Who stands with whom: of all states with many acts, or of those named.")
@click.option("--csv", "as_csv", is_flag=True, help="The series as CSV.")
@click.option("--turns", is_flag=True, help="Only the turning points.")
@click.option("--themes", is_flag=True, help="Only what the acts are about.")
@click.option(
    "--drivers", type=(DAY, DAY), metavar="FROM TO", help="Only the stories that moved tone between two days."
)
@click.option(
    "--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw it to this file (.svg, .png or .json)."
)
@ledger_option
def command(states: tuple[str, ...], ledger: Path | None, **words: Any) -> None:  # noqa: ANN401 - the words as click read them
    """Measure the relation of two states: tone, attention, turning points, and what binds them.

    Tone is the mean score of an act (-10 to 10), attention the pair's share of all acts against its usual one, both
    with 90% intervals. Blocs give each two states' probability of belonging together by tone (imported data only).
    """
    asked = Asked(source=words["source"], since=_day(words["since"]), until=_day(words["until"]))
    settings = read_settings()
    lake = Lake(settings.lake)
    if words["every"]:
        for number, frame in enumerate(measure_all(lake, asked)):
            sys.stdout.write(frame.write_csv(include_header=number == 0))
        return
    if words["blocs"]:
        _show_blocs(lake, asked, tuple(resolve_country(state) for state in states))
        return
    pair = _pair(states)
    own = own_events(ledger or settings.ledger) if asked.source == OWN else ()
    if words["drivers"] is not None:
        first, last = words["drivers"]
        _show_moves(find_moves(lake, pair, asked, (first.date(), last.date()), own))
        return
    relation = measure_pair(lake, pair, asked, own)
    if words["picture"] is not None:
        write_picture(relation, words["picture"])
        click.echo(caption_of(relation))
        return
    if words["themes"]:
        show(_themes(relation), THEMES, "what the acts are about, both ways")
        return
    _show(relation, as_csv=words["as_csv"], turns=words["turns"])


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


def _themes(relation: Relation) -> Iterator[dict[str, Any]]:
    for each in relation.themes:
        yield {
            "theme": each.theme.value,
            "acts": each.acts,
            "share": each.share.value,
            "low": each.share.low,
            "high": each.share.high,
            "lately": each.lately.value,
            "lately_low": each.lately.low,
            "lately_high": each.lately.high,
        }


def _show_moves(moves: Sequence[Moved]) -> None:
    """Show the acts that moved tone, by their effect on the mean score; on stderr the change and their part in it."""
    show(
        (
            {
                "actor": moved.pair.actor,
                "recipient": moved.pair.recipient,
                "date": driver.date,
                "type": driver.type,
                "effect": driver.effect,
                "share": driver.share,
                "id": driver.id,
            }
            for moved in moves
            for driver in moved.drivers.told
        ),
        DRIVERS,
        "what moved tone",
    )
    for moved in moves:
        click.echo(f"{moved.pair.actor} to {moved.pair.recipient}: {_in_words(moved)}", err=True)


def _in_words(moved: Moved) -> str:
    """Say how far tone moved, and what the stories listed are of that together: a share where it means something."""
    drivers = moved.drivers
    change, effect = (f"{round(value, 2) + 0.0:+.2f}" for value in (drivers.change, drivers.effect))
    if not drivers.told:
        return f"tone moved by {change}; no act lies in between"
    if not drivers.shared:
        return f"tone moved by {change}, too little for shares; these together by {effect}"
    together = f"explain {drivers.share:.0%} of it" if drivers.share is not None else f"by {effect}"
    return f"tone moved by {change}; these together {together}"


def _show_blocs(lake: Lake, asked: Asked, states: tuple[CountryCode, ...]) -> None:
    """Show for each two states how probable it is that they belong together, the surest first."""
    source, month, blocs = read_blocs(lake, asked)
    unknown = [state for state in states if state not in blocs.states]
    if unknown:
        raise NotEnoughData(f"{', '.join(unknown)}: not among the {len(blocs.states)} states with the most acts")
    rows: list[dict[str, Any]] = [
        {"state": one, "other": other, "together": blocs.probability(one, other)}
        for one in states or blocs.states
        for other in blocs.states
        if (one != other if states else one < other)
    ]
    rows.sort(key=lambda row: (states.index(row["state"]) if states else 0, -row["together"]))
    shown = [row for row in rows if row["together"] >= TOLD_TOGETHER] if is_terminal() else rows
    show(shown, BLOCS, f"who stands with whom by tone in {source}, {month:%B %Y}")


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
