"""`detente code`: lines of JSON into lines of claims."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

import click

from detente.cli import EXIT_BAD_INPUT
from detente.cli.options import workers_option
from detente.cli.read import coding_of
from detente.cli.showing import Watch, json_line
from detente.errors import UnreadableDocument
from detente.reading.lines import bounded_lines, open_lines
from detente.settings import read_settings
from detente.workflow.extracts import ATTRIBUTIONS, PAIRS, Extract, extract_lines
from detente.workflow.lines import code_lines
from detente.workflow.reports import Listening


@click.command("code", epilog="Example: detente code --jsonl reports.jsonl --out claims.jsonl --workers 2")
@click.option(
    "--jsonl",
    "source",
    required=True,
    metavar="IN",
    help="Lines {id, text, date?, title?, publisher?}; - for standard input.",
)
@click.option(
    "--out",
    "target",
    default="-",
    show_default=True,
    metavar="OUT",
    help="Where the lines of claims go; - for standard output.",
)
@click.option(
    "--pairs",
    is_flag=True,
    help="Lines {id, text, source: [start, end], target: [start, end] or null} into {id, event, quad, probability}.",
)
@click.option(
    "--attributions",
    is_flag=True,
    help="Lines {id, text} into {id, attributions: [{source, cue, content}]}, places in characters.",
)
@workers_option
@click.pass_context
def command(
    ctx: click.Context, source: str, target: str, *, pairs: bool, attributions: bool, workers: int | None
) -> None:
    """Code lines of JSON into lines {doc_id, language, states, claims} in the codebook's words; no ledger is kept.

    The lines come in the order of the input. A bad line is told by its number and the rest is coded; the exit code
    is 2 then.
    """
    if pairs and attributions:
        raise click.UsageError("--pairs and --attributions are two readings: give one of them")
    extract = PAIRS if pairs else ATTRIBUTIONS if attributions else None
    with Watch("coding") as watch, _opened(target) as out:
        for record in _records(source, extract, workers, watch):
            watch.met(str(record.get("doc_id", record.get("id"))))
            out.write(json_line(record) + "\n")
    if watch.failures:
        ctx.exit(EXIT_BAD_INPUT)


def _records(source: str, extract: Extract | None, workers: int | None, watch: Watch) -> Iterator[dict[str, object]]:
    if extract is None:
        coding = coding_of(read_settings(), workers)
        return code_lines(_lines(source), source, coding, Listening(failed=watch.failed, warned=watch.warned))
    return extract_lines(_lines(source), source, extract, watch.failed)


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        return bounded_lines(sys.stdin.buffer, source)
    if not Path(source).is_file():
        raise UnreadableDocument(source, "doesn't exist")
    return open_lines(Path(source))


def _opened(target: str) -> AbstractContextManager[IO[str]]:
    if target == "-":
        return nullcontext(sys.stdout)
    try:
        return Path(target).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnreadableDocument(target, f"can't be written ({error.strerror})") from error
