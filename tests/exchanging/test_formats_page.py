"""The page of formats is written from code: `GOLDEN=write` writes it, else it is compared."""

import os
from pathlib import Path

from detente.exchanging.columns import TABLES
from detente.exchanging.formats import FORMATS
from detente.exchanging.writers import WRITERS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "formats.md"


def page() -> str:
    """Give the page's text."""
    read = [f"| `{form.name}` | {form.does} | {form.table.name} |" for form in FORMATS]
    written = [f"| `{w.name}` | {w.does} | {'; '.join(w.loses)} |" for w in WRITERS]
    tables = [
        part
        for table in TABLES
        for part in (
            f"\n### {table.name}\n",
            f"One row is {table.row}.\n",
            "| column | type | holds |",
            "| --- | --- | --- |",
            *(f"| {c.name} | {c.type} | {c.meaning} |" for c in table.columns),
        )
    ]
    lines = [
        "# Formats",
        "",
        "Written from code.",
        "",
        "## In: `detente import FORMAT FILE...`",
        "",
        "| format | is | table |",
        "| --- | --- | --- |",
        *read,
        "| `csv` | any CSV that a mapping file explains | acts |",
        "",
        "## Out: `detente export FORMAT`",
        "",
        "`parquet` is the table of `csv` in Parquet; `dictionary` explains every column.",
        "What a format can't hold is left out of it:",
        "",
        "| format | is | can't hold |",
        "| --- | --- | --- |",
        *written,
        "",
        "## Tables of the lake",
        *tables,
    ]
    return "\n".join(lines) + "\n"


def test_the_page_of_formats_is_up_to_date() -> None:
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
