import datetime as dt
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from builders import claim, quantity, transfer, when
from detente.cli.showing import cell, json_line
from detente.model.claims import claim_record
from detente.model.text import Document
from detente.storing.ledger import Ledger
from plain_coder import PlainCoded, stamp

HOSTILE = "Ardonia \x1b[2J\x1b]0;owned\x07shipped [bold]rockets[/bold] to Belmark."


def on_terminal(*words: str) -> str:
    """Run the command line with a terminal for its output, and give what it wrote there."""
    ours, theirs = pty.openpty()
    code = "import sys; from detente.cli import main; main(sys.argv[1:])"
    environment = {**os.environ, "COLUMNS": "200", "TERM": "dumb", "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    subprocess.run(  # noqa: S603 - our own interpreter on our own command
        [sys.executable, "-c", code, *words], stdout=theirs, check=True, env=environment
    )
    os.close(theirs)
    parts = []
    while part := _read(ours):
        parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0, "0"),
        (0.12345, "0.123"),
        (dt.date(2024, 5, 3), "2024-05-03"),
        ((), ""),
        (["arms", "food"], "arms, food"),
        ([{"name": "Russia", "country": "RUS"}, {"name": "a diplomat", "country": None}], "Russia (RUS), a diplomat"),
        (claim_record(claim(transfer=transfer()))["transfer"], "PRK → RUS: rockets (artillery-rockets)"),
        (claim_record(claim(date=when()))["date"], "2024-05-01 to 2024-05-31 (month)"),
        (claim_record(claim(quantities=(quantity(),)))["quantities"], "about 500 rockets"),
        ("red \x1b[31m herring", "red \ufffd[31m herring"),
    ],
)
def test_values_in_a_table(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_values_in_a_pipe() -> None:
    record = {"day": dt.date(2024, 5, 3), "path": Path("a"), "states": frozenset({"RUS", "PRK"}), "none": None}
    assert json.loads(json_line(record)) == {"day": "2024-05-03", "path": "a", "states": ["PRK", "RUS"], "none": None}
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_line({"value": float("nan")})
    with pytest.raises(TypeError, match="object has no JSON form"):
        json_line({"value": object()})


def test_a_document_commands_no_terminal(tmp_path: Path) -> None:
    """Escape sequences and markup in a report are shown as characters."""
    path = tmp_path / "ledger.sqlite"
    hostile = Document.of(HOSTILE, title="[red]\x1b[31mTitle", date=dt.date(2024, 5, 3))
    made = claim(HOSTILE, HOSTILE, doc_id=hostile.id)
    with Ledger.open(path, create=True) as ledger:
        ledger.add(hostile, PlainCoded((made,)), stamp())
    for words in (("claims", "Russia"), ("show", made.id), ("show", hostile.id)):
        written = on_terminal(*words, "--ledger", str(path))
        assert "\x1b" not in written
        assert "\x07" not in written
        assert words[0] == "claims" or "[bold]" in written
