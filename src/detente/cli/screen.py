"""`detente screen`: names in what is claimed, held against a sanctions list that the user has."""

from pathlib import Path
from typing import Any

import click

from detente.checking.screening import LEAST_SCORE
from detente.cli.options import ledger_option
from detente.cli.showing import show
from detente.lexicon.countries import resolve_country
from detente.model.rules import Hit
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.workflow.checking import screen_states

COLUMNS = ("name", "listed_name", "kind", "list", "program", "listed_on", "score", "why", "caution")


@click.command("screen", epilog="Example: detente screen un-consolidated.xml Russia 'North Korea'")
@click.argument("list_file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="LIST")
@click.argument("states", nargs=-1, metavar="[A [B]]")
@click.option(
    "--score", type=click.FloatRange(0, 1), default=LEAST_SCORE, show_default=True, help="Lowest that counts."
)
@ledger_option
def command(list_file: Path, states: tuple[str, ...], ledger: Path | None, score: float) -> None:
    """Hold names against LIST: FollowTheMoney entities, one a line, or the UN's consolidated list in XML.

    A hit is a likeness of names, with the reason; it identifies nobody. Needs the extra `formats`.
    """
    codes = tuple(resolve_country(state) for state in states)
    with Ledger.open(ledger or read_settings().ledger) as kept:
        hits = screen_states(kept, list_file, codes, score)
    show((hit_record(hit) for hit in hits), COLUMNS, list_file.name)


def hit_record(hit: Hit) -> dict[str, Any]:
    """Give a hit as it is shown: which list, programme and day, how alike and why."""
    return {
        "name": hit.name,
        "listed_name": hit.listed.name,
        "kind": hit.listed.schema,
        "list": hit.listed.list_name,
        "program": hit.listed.program,
        "listed_on": hit.listed.listed,
        "score": hit.score,
        "why": hit.why,
        "caution": hit.caution,
        "entity": hit.listed.entity,
        "claims": list(hit.claims),
    }
