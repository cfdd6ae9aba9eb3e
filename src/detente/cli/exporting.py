"""`detente export`: the ledger in other people's formats."""

import sys
from pathlib import Path

import click

from detente.cli.options import ledger_option
from detente.exchanging.writers import WRITERS
from detente.lexicon.countries import resolve_country
from detente.settings import read_settings
from detente.workflow.exports import DICTIONARY, PARQUET, export_ledger, export_parquet

NAMES = (*(writer.name for writer in WRITERS), PARQUET, DICTIONARY)


@click.command("export", epilog="Example: detente export stix Russia 'North Korea' --out relation.json")
@click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))
@click.argument("states", nargs=-1, metavar="[A [B]]")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; by default standard output."
)
@ledger_option
def command(form: str, states: tuple[str, ...], out: Path | None, ledger: Path | None) -> None:
    """Write what the ledger holds, of all or of one or two states, in another format.

    What each format can't hold stands in docs/reference/formats.md; `dictionary` explains every column of the tables.
    """
    codes = tuple(resolve_country(state) for state in states)
    there = ledger or read_settings().ledger
    if form == PARQUET:
        if out is None:
            raise click.UsageError("parquet needs --out FILE")
        export_parquet(there, codes, out)
        return
    parts = export_ledger(form, there, codes)
    if out is None:
        sys.stdout.writelines(parts)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts)
