"""Words to calls, results to lines, errors to exit codes.

Every command stands in `COMMANDS`, is one module and does three steps: read the words, call the workflow, show the
result. A command's module is loaded when the command is called, so that `detente` alone answers at once.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import click

from detente import __version__
from detente.cli.escaping import harmless
from detente.errors import DetenteError

EXIT_BAD_INPUT = 2


class Listed(NamedTuple):
    """A command as the list of commands shows it; its `click.Command` is the attribute of the module."""

    name: str
    module: str
    does: str
    attribute: str = "command"


COMMANDS = (
    Listed("read", "detente.cli.read", "Read reports into the ledger and code them."),
    Listed("code", "detente.cli.code", "Code lines of JSON into claims, without a ledger."),
    Listed("claims", "detente.cli.claims", "Show what is claimed about two states."),
    Listed("events", "detente.cli.events", "Show what is known, by whose word, and how far to believe it."),
    Listed("show", "detente.cli.show", "Show a claim or a document with all that is known of it."),
    Listed("judge", "detente.cli.judge", "Accept, reject, correct, join, split, grade, undo."),
    Listed("check", "detente.cli.check", "Hold what is known against the rules on transfers."),
    Listed("screen", "detente.cli.screen", "Hold names against a sanctions list of your own."),
    Listed("brief", "detente.cli.brief", "Write the dossier of two states."),
    Listed("measure", "detente.cli.measure", "Measure the relation of two states, or of all pairs."),
    Listed("forecast", "detente.cli.forecast", "Say what may come next, on what precedent."),
    Listed("export", "detente.cli.exporting", "Write the ledger in other people's formats."),
    Listed("questions", "detente.cli.questions", "Ask what reports foresee, and score what came."),
    Listed("import", "detente.cli.importing", "Bring other people's data into the lake."),
    Listed("ref", "detente.cli.ref", "Say what a code, name, theme, unit or cue means."),
    Listed("demo", "detente.cli.demo", "Read the bundled reports and write a dossier."),
)


class Commands(click.Group):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Give the names in the order of `COMMANDS`."""
        return [listed.name for listed in COMMANDS]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of that name."""
        for listed in COMMANDS:
            if listed.name == cmd_name:
                command: click.Command = getattr(import_module(listed.module), listed.attribute)
                return command
        return None

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(listed.name, listed.does) for listed in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error on purpose becomes one line on stderr and exit code 2."""
        try:
            return super().invoke(ctx)
        except DetenteError as error:
            click.echo(f"detente: {harmless(str(error))}", err=True)
            ctx.exit(EXIT_BAD_INPUT)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Example: detente read reports/ && detente claims Russia 'North Korea' --theme arms",
)
@click.version_option(__version__, prog_name="detente")
@click.pass_context
def detente(ctx: click.Context) -> None:
    """Keep the account of the relations between states, each line open to its sentences."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with the given words, by default those that the process was called with."""
    detente.main(args=sys.argv[1:] if arguments is None else list(arguments), prog_name="detente")
