"""`detente demo`: from the bundled reports to a dossier."""

import time
from importlib import resources
from pathlib import Path

import click

from detente.cli import EXIT_BAD_INPUT
from detente.cli.read import coding_of
from detente.cli.showing import Watch
from detente.lexicon.countries import resolve_country
from detente.model.actors import Dyad
from detente.publishing.forms import writer_of
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.workflow.dossiers import dossier_of
from detente.workflow.reports import Listening, read_into

PAIR = ("Russia", "North Korea")


@click.command("demo", epilog="Example: detente demo --out out")
@click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to.",
)
@click.pass_context
def command(ctx: click.Context, out: Path) -> None:
    """Read the reports that come with Detente into a new ledger and write the dossier of Russia and North Korea.

    The reports are retold in our words from public facts of 2022 to 2025.
    """
    started = time.monotonic()
    for old in out.glob("demo.sqlite*"):
        old.unlink()
    page = out / "dossier.html"
    write = writer_of(page)
    with (
        Ledger.open(out / "demo.sqlite", create=True) as ledger,
        Watch("reading") as watch,
        resources.as_file(resources.files("detente.lexicon").joinpath("data", "reports")) as folder,
    ):
        listening = Listening(found=watch.met, failed=watch.failed, warned=watch.warned)
        summary = read_into(ledger, [folder], coding_of(read_settings(), None), listening=listening)
        dossier = dossier_of(ledger, Dyad(resolve_country(PAIR[0]), resolve_country(PAIR[1])))
    page.write_bytes(write(dossier))
    click.echo(
        f"{summary.read} reports read, {summary.coded} coded, {summary.other_language} in another language, "
        f"{summary.claims} claims, in {time.monotonic() - started:.0f} s"
    )
    click.echo(f"ledger:  {out / 'demo.sqlite'}   (detente claims Russia DPRK --ledger {out / 'demo.sqlite'})")
    click.echo(f"dossier: {page.resolve()}")
    if summary.failed:
        ctx.exit(EXIT_BAD_INPUT)
