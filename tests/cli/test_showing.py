import datetime as dt
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from builders import claim, quantity, transfer, when
from detente.cli.laying import lay_out
from detente.cli.showing import cell, json_line
from detente.model.claims import claim_record
from detente.model.text import Document
from detente.storing.ledger import Ledger
from plain_coder import PlainCoded, stamp

QUOTED = "The port of Suva sent forty crates of tinned fish to Callao before the storm"
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
        (
            [{"forecaster": "base rate", "probability": 0.2081, "likelihood": "unlikely", "given_on": "2023-05-03"}],
            "base rate 0.208 (unlikely)",
        ),
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


COLUMNS = ("id", "when", "what", "quote", "said_by", "stance")
ROWS = [
    ["49a56222c915ac8b", "2024-05-03", "AID", QUOTED, "a harbour master (MAR)", "affirmed"],
    ["0c1d", "2024-05-04", "", QUOTED[:20], "", "denied"],
]


def laid_out(width: int, columns: Sequence[str] = COLUMNS, rows: Sequence[Sequence[str]] = ROWS) -> str:
    """Give what a terminal of a width shows."""
    console = Console(width=width, file=io.StringIO())
    console.print(lay_out(columns, rows, width, "Fiji and Peru"))
    written: str = console.file.getvalue()  # type: ignore[attr-defined] # the string buffer of the line above
    return written


@pytest.mark.parametrize("width", [40, 80, 100, 140, 200])
def test_on_any_terminal_nothing_is_cut_off(width: int) -> None:
    """Ids can be copied whole, and every word of a quote is there."""
    written = laid_out(width)
    assert all(len(line) <= width for line in written.splitlines())
    assert "\u2026" not in written
    for row in ROWS:
        assert all(cell in written for cell in row[:3])
        assert {word for cell in row for word in cell.split()} <= set(written.split())


def test_a_narrow_terminal_gets_blocks_and_a_wide_one_a_table() -> None:
    assert laid_out(80).splitlines() == [
        "Fiji and Peru",
        "49a56222c915ac8b   2024-05-03   AID",
        "   quote: The port of Suva sent forty crates of tinned fish to Callao before the",
        "      storm",
        "   said by: a harbour master (MAR)   stance: affirmed",
        "0c1d   2024-05-04",
        "   quote: The port of Suva sen   stance: denied",
    ]
    assert "\u2502 49a56222c915ac8b \u2502 2024-05-03 \u2502" in laid_out(140)


def test_figures_stay_a_table_where_folding_the_heads_makes_room() -> None:
    heads = ("month", "acts", "attention_low", "attention_high")
    assert "\u2502 2024-05-01 \u2502 112 \u2502 0.52 \u2502" in laid_out(
        40, heads, [["2024-05-01", "112", "0.52", "1.71"]]
    )


def test_a_long_cell_at_the_front_of_a_block_has_its_name() -> None:
    assert laid_out(40, ("when", "told"), [["2024-05-03", QUOTED]]).splitlines()[1:3] == [
        "2024-05-03",
        "   told: The port of Suva sent forty",
    ]


def test_a_document_commands_no_terminal_and_none_is_said_to_be_none(tmp_path: Path) -> None:
    """Escape sequences and markup in a report are shown as characters."""
    path = tmp_path / "ledger.sqlite"
    hostile = Document.of(HOSTILE, title="[red]\x1b[31mTitle", date=dt.date(2024, 5, 3))
    made = claim(HOSTILE, HOSTILE, doc_id=hostile.id)
    with Ledger.open(path, create=True) as ledger:
        ledger.add(hostile, PlainCoded((made,)), stamp())
    assert on_terminal("claims", "Fiji", "--ledger", str(path)).strip() == "Fiji: nothing found"
    for words in (("claims", "Russia"), ("show", made.id), ("show", hostile.id)):
        written = on_terminal(*words, "--ledger", str(path))
        assert "\x1b" not in written
        assert "\x07" not in written
        assert words[0] == "claims" or "[bold]" in written
