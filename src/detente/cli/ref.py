"""`detente ref`: what a code, name, theme, unit or cue means, from the lexicon itself."""

from collections.abc import Iterator
from typing import Any

import click

from detente.cli.showing import show
from detente.lexicon.listing import Entry
from detente.lexicon.reference import SUBJECTS, look_up

COLUMNS = ("subject", "code", "meaning", "details")


@click.command("ref", epilog="Example: detente ref Kremlin")
@click.argument("word", nargs=-1, metavar="[WORD]")
def command(word: tuple[str, ...]) -> None:
    """Say what WORD means: a code, name, theme, unit, cue, rule or CAMEO number; without one, list the subjects.

    A subject's name lists all of it: detente ref themes.
    """
    if not word:
        show(_subjects(), ("subject", "holds", "meaning"), "subjects")
        return
    wanted = " ".join(word)
    show((_record(entry) for entry in look_up(wanted)), COLUMNS, wanted)


def _subjects() -> Iterator[dict[str, Any]]:
    for subject in SUBJECTS:
        yield {"subject": subject.name, "holds": sum(1 for _ in subject.entries()), "meaning": subject.meaning}


def _record(entry: Entry) -> dict[str, Any]:
    details = [f"{name.rstrip('_')}: {value}" for name, value in entry.details]
    return {
        "subject": entry.subject,
        "code": entry.code,
        "meaning": entry.meaning,
        "details": details,
        "names": list(entry.names),
    }
