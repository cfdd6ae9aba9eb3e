"""`detente brief`: the dossier of a pair."""

import datetime as dt
import sys
from pathlib import Path

import click

from detente.cli.options import ledger_option
from detente.errors import UnreadableDocument
from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.publishing.editions import compare, read_edition
from detente.publishing.forms import FORMS, writer_of
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.workflow.dossiers import Window, dossier_of

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    "brief",
    short_help="Write the dossier of two states.",
    epilog="Example: detente brief Russia 'North Korea' -o dossier.html",
)
@click.argument("one")
@click.argument("other")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help=f"File to write; its ending names the form: {' '.join(ending for ending, _ in FORMS)}.",
)
@click.option("--since", type=DAY, help="Only reports from this day on (YYYY-MM-DD).")
@click.option("--until", type=DAY, help="Only reports up to this day: the dossier as it would have been.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="An earlier edition as .json: what is new, changed or gone since is marked and listed.",
)
@ledger_option
def command(
    one: str, other: str, out: Path, against: Path | None, ledger: Path | None, **days: dt.datetime | None
) -> None:
    """Write the dossier of two states from the reports in the ledger.

    States are named as people name them: Russia, RUS, DPRK, "North Korea".
    """
    write = writer_of(out)
    pair = Dyad(resolve_country(one), resolve_country(other))
    window = Window(**{name: day.date() if day else None for name, day in days.items()})
    earlier = read_edition(against.read_text(encoding="utf-8", errors="replace")) if against else None
    with Ledger.open(ledger or read_settings().ledger) as opened:
        dossier = dossier_of(opened, pair, window)
    if earlier is not None:
        dossier = compare(dossier, earlier)
    try:
        out.write_bytes(write(dossier))
    except OSError as error:
        raise UnreadableDocument(str(out), f"can't be written ({error.strerror})") from error
    told = f"{out}: {len(dossier.sources)} reports, {dossier.claims} claims, {len(dossier.citations)} citations"
    click.echo(told, err=not sys.stdout.isatty())
