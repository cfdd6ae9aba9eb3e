"""What others build on, as files: the tables of the ledger, and what the commands write into a pipe.

`GOLDEN=write pytest tests/golden` writes them anew; look at the difference before you keep it.
"""

import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.cli import detente
from detente.cli.showing import json_line
from detente.model.text import Document
from detente.storing.ledger import Ledger
from detente.workflow.reports import Coding, Summary, read_into
from plain_coder import PlainCoder, stamp

HERE = Path(__file__).parent
REPORTS = {
    "1-shipped.txt": "Rockets shipped\n\n3 May 2024\n\nArdonia shipped 500 crates to Belmark. Belmark denied it.",
    "2-shipped.md": "---\npublisher: The Gazette\n---\nArdonia will ship rockets to Belmark, a minister said.",
    "3-empty.txt": "",
}
PLAIN = REPORTS["2-shipped.md"].rpartition("---\n")[2]


def compare(name: str, written: str) -> None:
    """Hold what was written against the file of that name, or write the file where `GOLDEN=write` is set."""
    path = HERE / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read the reports with the plain coder, from a folder whose name is the same everywhere."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    for name, text in REPORTS.items():
        Path("reports", name).write_text(text, encoding="utf-8")
    with Ledger.open(Path("ledger.sqlite"), create=True) as kept:
        summary = read_into(kept, ["reports"], Coding(make_coder=PlainCoder, stamp=stamp()))
    assert summary == Summary(read=2, coded=2, claims=2, failed=["reports/3-empty.txt: is empty"])
    return "ledger.sqlite"


def shown(*words: str) -> str:
    """Give what a command writes into a pipe."""
    result = CliRunner().invoke(detente, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_tables_of_the_ledger(ledger: str) -> None:
    connection = sqlite3.connect(ledger)
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_text\\__%' ESCAPE '\\'"
    )
    compare("ledger.sql", "".join(f"{row[0]};\n" for row in rows))
    connection.close()


def test_claims_in_a_pipe(ledger: str) -> None:
    compare("claims.jsonl", shown("claims", "Russia", "North Korea", "--ledger", ledger))


def test_a_claim_in_a_pipe(ledger: str) -> None:
    claim_id = shown("claims", "Russia", "--limit", "1", "--ledger", ledger)[8:24]
    compare("show.json", shown("show", claim_id, "--ledger", ledger))


def test_a_document_in_a_pipe(ledger: str) -> None:
    compare("document.json", shown("show", Document.of(PLAIN).id, "--ledger", ledger))


def test_a_summary_in_a_pipe() -> None:
    compare("summary.json", json_line(Summary(read=2, coded=1, other_language=1, claims=3)) + "\n")
