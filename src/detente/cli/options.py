"""Options that several commands share, each defined once."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from detente.errors import InvalidValue

Function = TypeVar("Function", bound=Callable[..., Any])


def ledger_option(function: Function) -> Function:
    """Add `--ledger FILE`; the command gets `ledger: Path | None`, None for the ledger of the settings."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The ledger's file; by default ledger.sqlite in DETENTE_HOME.",
    )(function)


def workers_option(function: Function) -> Function:
    """Add `--workers N`; the command gets `workers: int | None`, None for the number of the settings."""
    return click.option(
        "--workers", type=click.IntRange(1, 256), help="Processes that code; by default DETENTE_WORKERS or 1."
    )(function)


def probability(_ctx: click.Context, option: click.Parameter, word: str | None) -> float | None:
    """Give an option's word as a number from 0 to 1; None where the option isn't given.

    Raises:
        InvalidValue: It is no such number.
    """
    try:
        value = None if word is None else float(word)
    except ValueError:
        value = math.nan
    if value is None or 0 <= value <= 1:
        return value
    raise InvalidValue(option.opts[0], word, "must be a number from 0 to 1")
