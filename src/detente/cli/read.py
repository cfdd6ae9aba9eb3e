"""`detente read`: reports into the ledger."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from detente.cli import EXIT_BAD_INPUT
from detente.cli.options import ledger_option, workers_option
from detente.cli.showing import Watch, show
from detente.coding.coder import CODER_VERSION, Coder
from detente.settings import Settings, read_settings
from detente.storing.ledger import Ledger, Stamp
from detente.workflow.reports import Coding, Listening, Summary, read_into, recode

COLUMNS = ("read", "known", "coded", "recoded", "other_language", "claims", "skipped", "failed")


@click.command("read", epilog="Example: detente read reports/ article.pdf --workers 2")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--recode", "again", is_flag=True, help="Code every document that an older coder has coded; no PATH needed."
)
@click.option("--ray", "on_ray", is_flag=True, help="Code on a Ray cluster (needs the extra `cluster`).")
@workers_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], *, again: bool, on_ray: bool, workers: int | None, ledger: Path | None
) -> None:
    """Read reports into the ledger and code them; doing it again is harmless.

    PATH is a file, a folder of them, or - for standard input: .txt .md .html .pdf .docx .eml .jsonl, feeds (.xml .rss
    .atom) and web archives (.warc). What can't be read is told in one line, and the rest is read; the exit code
    is 2 then.
    """
    if not paths and not again:
        raise click.UsageError("name a PATH to read, or --recode")
    settings = read_settings()
    coding = coding_of(settings, workers, on_ray=on_ray)
    with Ledger.open(ledger or settings.ledger, create=True) as kept, Watch("reading") as watch:
        listening = Listening(found=watch.met, failed=watch.failed, warned=watch.warned)
        summary = read_into(kept, paths, coding, stdin=sys.stdin.buffer, listening=listening)
        if again:
            _add(summary, recode(kept, coding, listening))
    show([asdict(summary) | {"failed": len(summary.failed)}], COLUMNS)
    if summary.failed:
        ctx.exit(EXIT_BAD_INPUT)


def coding_of(settings: Settings, workers: int | None, *, on_ray: bool = False) -> Coding:
    """Give how documents are coded: by our coder, stamped with its version and the moment."""
    stamp = Stamp(CODER_VERSION, settings.now)
    return Coding(make_coder=Coder, stamp=stamp, workers=workers or settings.workers, on_ray=on_ray)


def _add(summary: Summary, more: Summary) -> None:
    summary.coded += more.coded
    summary.recoded += more.recoded
    summary.claims += more.claims
    summary.failed += more.failed
