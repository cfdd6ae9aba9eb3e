"""`detente brief`: the dossier of a pair."""

import sys
from pathlib import Path
from typing import Any

import click

from detente.cli.options import ledger_option
from detente.errors import UnreadableDocument
from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.model.dossiers import Section
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
@click.option(
    "--with",
    "worked_out",
    type=click.Choice(["measures", "forecasts"]),
    multiple=True,
    help="Also the measured relation, also forecasts, from the ledger's own events; takes half a minute.",
)
@ledger_option
def command(one: str, other: str, out: Path, worked_out: tuple[str, ...], ledger: Path | None, **asked: Any) -> None:  # noqa: ANN401 - click's
    """Write the dossier of two states from the reports in the ledger.

    States are named as people name them: Russia, RUS, DPRK, "North Korea".
    """
    write = writer_of(out)
    pair = Dyad(resolve_country(one), resolve_country(other))
    window = Window(*(asked[name].date() if asked[name] else None for name in ("since", "until")))
    against: Path | None = asked["against"]
    earlier = read_edition(against.read_text(encoding="utf-8", errors="replace")) if against else None
    path = ledger or read_settings().ledger
    with Ledger.open(path) as opened:
        further = _worked_out(worked_out, path, pair, window) if worked_out else ()
        dossier = dossier_of(opened, pair, window, further)
    if earlier is not None:
        dossier = compare(dossier, earlier)
    try:
        out.write_bytes(write(dossier))
    except OSError as error:
        raise UnreadableDocument(str(out), f"can't be written ({error.strerror})") from error
    told = f"{out}: {len(dossier.sources)} reports, {dossier.claims} claims, {len(dossier.citations)} citations"
    click.echo(told, err=not sys.stdout.isatty())


def _worked_out(wanted: tuple[str, ...], ledger: Path, pair: Dyad, window: Window) -> tuple[Section, ...]:
    from detente.workflow.prospects import forecast, measured  # noqa: PLC0415 - numba and lightgbm load for seconds

    makers = {"measures": measured, "forecasts": forecast}
    lake = read_settings().lake
    return tuple(makers[name](lake, ledger, pair, window.until) for name in dict.fromkeys(wanted))
