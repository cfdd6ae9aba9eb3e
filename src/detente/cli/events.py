"""`detente events`: what is known between states, with who stands behind it and how far it can be believed."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from detente.cli.claims import record_of
from detente.cli.options import ledger_option
from detente.cli.showing import show
from detente.lexicon.countries import resolve_country
from detente.model.claims import Stance, Theme
from detente.model.events import Dispute, Origin, Weighed
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.weighing.landmarks import day_of
from detente.workflow.weighing import account_of

COLUMNS = ("id", "when", "what", "told", "grade", "origins", "outlets", "disputes", "weight")
DAY = click.DateTime(["%Y-%m-%d"])
SOURCE_HELP = "Part of the name of an origin or outlet, or an origin's country code."


@click.command("events", epilog="Example: detente events Russia 'North Korea' --theme arms --disputed --rank")
@click.argument("states", nargs=-1, required=True, metavar="A [B]")
@click.option("--since", type=DAY, help="On this day or later (YYYY-MM-DD).")
@click.option("--until", type=DAY, help="On this day or before.")
@click.option("--theme", type=click.Choice([theme.value for theme in Theme]), metavar="WORD", help="What it concerns.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), metavar="WORD", help="As some claim.")
@click.option("--source", help=SOURCE_HELP)
@click.option("--origins", "least", type=click.IntRange(1), help="With so many independent origins at least.")
@click.option("--disputed", is_flag=True, help="Only what is disputed.")
@click.option("--rank", is_flag=True, help="Landmarks first; by day otherwise.")
@click.option("--limit", type=click.IntRange(1), help="So many at most.")
@ledger_option
def command(states: tuple[str, ...], ledger: Path | None, limit: int | None, **asked: Any) -> None:  # noqa: ANN401 - click's
    """Show what is known of a state, or between two: each event once, whatever the number of reports."""
    if len(states) > 2:  # noqa: PLR2004 - a relation has two sides
        raise click.UsageError("name one state or two")
    with Ledger.open(ledger or read_settings().ledger) as kept:
        account = account_of(kept, tuple(resolve_country(state) for state in states))
    for judgement in account.adrift:
        click.echo(f"judgement {judgement.id} ({judgement.verb}) finds no claim any more", err=True)
    wanted = [each for each in account.weighed if _fits(each, **asked)]
    if asked["rank"]:
        wanted.sort(key=lambda each: -each.weight)
    show((event_record(each) for each in wanted[:limit]), COLUMNS, " and ".join(states))


def _fits(weighed: Weighed, **asked: Any) -> bool:  # noqa: ANN401 - the words as click read them
    claims = [cited.claim for cited in weighed.event.claims]
    day = day_of(weighed.event)
    return (
        _within(day, asked["since"], asked["until"])
        and (not asked["theme"] or any(Theme(asked["theme"]) in claim.themes for claim in claims))
        and (not asked["stance"] or any(claim.stance == asked["stance"] for claim in claims))
        and (not asked["source"] or any(_from(origin, asked["source"]) for origin in weighed.origins))
        and weighed.independent >= (asked["least"] or 0)
        and (not asked["disputed"] or any(not dispute.settled for dispute in weighed.disputes))
    )


def _within(day: dt.date | None, since: dt.datetime | None, until: dt.datetime | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since.date() <= day) and (until is None or day <= until.date())


def _from(origin: Origin, words: str) -> bool:
    names = (origin.name, *origin.voices, *origin.outlets)
    return origin.country == words.upper() or any(words.casefold() in name.casefold() for name in names)


def event_record(weighed: Weighed) -> dict[str, Any]:
    """Give an event as it is shown: grade, origins, disputes and rank with their reasons, and its claims."""
    event, first = weighed.event, weighed.event.told.claim
    return {
        "id": event.id,
        "when": day_of(event),
        "what": first.event or first.kind,
        "told": first.quote,
        "grade": str(weighed.grade),
        "grade_reason": weighed.grade.reason,
        "origins": weighed.independent,
        "outlets": len(weighed.outlets),
        "disputes": [dispute.over for dispute in weighed.disputes if not dispute.settled],
        "weight": weighed.weight,
        "weight_reasons": list(weighed.reasons),
        "origins_told": [_origin(origin) for origin in weighed.origins],
        "disputes_told": [_dispute(dispute) for dispute in weighed.disputes],
        "judged": list(weighed.notes),
        "claims": [record_of(cited) for cited in event.claims],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "name": origin.name,
        "country": origin.country,
        "kind": origin.kind,
        "reliability": origin.reliability,
        "reason": origin.reason,
        "party": origin.party,
        "denies": origin.denies,
        "derived": origin.derived,
        "voices": list(origin.voices),
        "outlets": list(origin.outlets),
        "claims": list(origin.claims),
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    sides = [{"said": side.said, "by": list(side.by), "claims": list(side.claims)} for side in dispute.sides]
    return {"over": dispute.over, "text": dispute.text, "settled": dispute.settled, "sides": sides}
