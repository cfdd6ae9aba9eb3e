"""`detente import`: other people's data into the lake."""

from pathlib import Path
from typing import Any

import click

from detente.cli.showing import show, with_progress
from detente.errors import DetenteError
from detente.exchanging.formats import FORMATS
from detente.settings import read_settings
from detente.storing.lake import Lake, Note
from detente.workflow.exchange import MAPPED, choose_format, import_files

COLUMNS = ("file", "source", "read", "kept", "left", "broken")
SHOWN_FAULTS = 5
NAMES = (*(form.name for form in FORMATS), MAPPED)


@click.command(
    "import", epilog="Example: detente import gdelt 20151027*.export.CSV.gz && detente measure Russia Ukraine"
)
@click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", help="Name that the data goes by; by default the format's.")
@click.option(
    "--mapping", type=click.Path(path_type=Path, dir_okay=False), help="For csv: which column is which (TOML)."
)
@click.pass_context
def command(ctx: click.Context, form: str, files: tuple[Path, ...], source: str | None, mapping: Path | None) -> None:
    """Bring event data, votes, arms deals or alliances into the lake.

    Again is harmless, and a run that was broken off goes on where it stopped. What was left out is counted with the
    reason; broken lines are told by number.
    """
    chosen = choose_format(form, mapping)
    lake = Lake(read_settings().lake)
    failed = False
    records = []
    for outcome in with_progress(import_files(lake, chosen, files, source or chosen.name), "importing", len(files)):
        if isinstance(outcome, DetenteError):
            click.echo(f"detente: {outcome}", err=True)
            failed = True
            continue
        records.append(_record(outcome))
        _tell_faults(outcome)
        failed = failed or (outcome.broken > 0 and outcome.kept == 0)
    show(records, COLUMNS, f"imported as {source or chosen.name}")
    if failed:
        ctx.exit(2)


def _record(note: Note) -> dict[str, Any]:
    return {
        "file": note.file,
        "source": note.source,
        "read": note.read,
        "kept": note.kept,
        "left": note.left,
        "broken": note.broken,
    }


def _tell_faults(note: Note) -> None:
    for line, reason in note.broken_lines()[:SHOWN_FAULTS]:
        click.echo(f"detente: {note.file}, line {line}: {reason}", err=True)
    if note.broken > SHOWN_FAULTS:
        click.echo(f"detente: {note.file}: {note.broken - SHOWN_FAULTS} more broken lines", err=True)
