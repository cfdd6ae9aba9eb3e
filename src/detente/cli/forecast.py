"""`detente forecast`: what may come next between two states, on what precedent, and how good such forecasts were."""

from pathlib import Path

import click

from detente.cli.options import ledger_option
from detente.cli.showing import json_line


@click.command("forecast", epilog="Example: detente forecast Russia 'North Korea' --within 90d --act CONSULT")
@click.argument("states", nargs=-1, metavar="[A B]")
@click.option("--within", default="30d", show_default=True, help="Days ahead, as 7d, 30d or 90d.")
@click.option("--act", help="One PLOVER type or class of acts only, with its precedents in full.")
@click.option("--without", multiple=True, metavar="CAUSE", help="Switch a precedent off by its cause, to see it move.")
@click.option("--backtest", is_flag=True, help="How good such forecasts would have been, rolling through the past.")
@click.option("--benchmark", type=click.Path(path_type=Path, file_okay=False), help="Rank a benchmark folder instead.")
@click.option("--multi-step", is_flag=True, help="With --benchmark: nothing after the last training day is known.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File for the figures (JSON) or picture.")
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="The digits are the same.")
@ledger_option
def command(states: tuple[str, ...], benchmark: Path | None, **asked: object) -> None:
    """Give the probability of what may come between two states, with the precedents that speak for and against it."""
    if benchmark is not None:
        rank(benchmark, **asked)
        return
    raise click.UsageError("name two states, or --benchmark DIR")


def rank(benchmark: Path, **asked: object) -> None:
    """Rank a benchmark folder and write the figures, or show them."""
    from detente.workflow.benchmarks import measure_folder, write_figures  # noqa: PLC0415 - lightgbm loads for a second

    out = asked["out"]
    figures = measure_folder(benchmark, multi_step=bool(asked["multi_step"]), threads=int(str(asked["threads"])))
    if isinstance(out, Path):
        write_figures(figures, out)
    click.echo(json_line(figures))
