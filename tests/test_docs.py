"""What the documentation says is so: names exist, links lead somewhere, reference pages are what the code writes.

`GOLDEN=write pytest tests/test_docs.py` (or `make golden`) writes the reference pages anew.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from detente import errors
from detente.cli import COMMANDS, detente
from detente.lexicon.codes import cameo, event_types, modes, themes
from detente.model.claims import Commodity
from detente.settings import VARIABLES

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def commands_page() -> str:
    """Give every command with its help, as the terminal shows it."""
    runner = CliRunner()
    parts = ["# Commands", "", "Written from the code by `make golden`."]
    for name in ("", *(listed.name for listed in COMMANDS)):
        words = [name, "--help"] if name else ["--help"]
        shown = runner.invoke(detente, words, prog_name="detente", terminal_width=100)
        assert shown.exit_code == 0, shown.output
        parts += ["", f"## detente {name}".rstrip(), "", "```text", shown.output.rstrip(), "```"]
    return "\n".join(parts) + "\n"


def settings_page() -> str:
    """Give every variable of the environment with its meaning."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in VARIABLES]
    return "\n".join(
        [
            "# Settings",
            "",
            "Written from the code by `make golden`.",
            "",
            "| variable | meaning |",
            "| --- | --- |",
            *rows,
            "",
        ]
    )


def errors_page() -> str:
    """Give the tree of errors, as its module tells it."""
    return f"# Errors\n\nWritten from the code by `make golden`.\n\n{errors.__doc__}"


def codes_page() -> str:
    """Give event types, modes, themes and commodities with their meanings."""
    lines = [
        "# Codes",
        "",
        "Written from the lexicon by `make golden`; `detente ref CODE` says the same.",
        "",
        "## Event types",
        "",
    ]
    lines += ["| type | class | score | meaning |", "| --- | --- | --- | --- |"]
    lines += [f"| {t.event} | {t.quad.words} | {t.score:g} | {t.meaning} |" for t in event_types().values()]
    lines += ["", "## Modes", "", "| type | mode | score | meaning |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {m.event} | {m.mode} | {'none' if m.score is None else f'{m.score:g}'} | {m.meaning} |"
        for m in modes().values()
    ]
    lines += [
        "",
        "## Themes",
        "",
        "| theme | meaning |",
        "| --- | --- |",
        *(f"| {theme} | {meaning} |" for theme, meaning in themes().items()),
    ]
    lines += ["", "## Commodities", "", *(f"- {commodity}" for commodity in Commodity)]
    lines += ["", "## CAMEO", "", "| code | label | Goldstein | PLOVER |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {c.code} | {c.name} | {'none' if c.goldstein is None else f'{c.goldstein:g}'} | {c.event or 'none'} |"
        for c in cameo().values()
    ]
    return "\n".join(lines) + "\n"


WRITTEN: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "errors.md": errors_page,
    "codes.md": codes_page,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_reference_page_is_what_the_code_writes(name: str) -> None:
    """A command, setting, error or code that changes changes its page."""
    page = REFERENCE / name
    if os.environ.get("GOLDEN") == "write":
        page.write_text(WRITTEN[name](), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == WRITTEN[name](), "run `make golden` and read the difference"


def links(page: Path) -> Iterator[str]:
    """Give the targets of a page's links that lead into the project."""
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_into_the_project_leads_somewhere(page: Path) -> None:
    """A moved file leaves no dead link."""
    assert not [target for target in links(page) if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_and_target_named_exists(page: Path) -> None:
    """`detente X` and `make X` in a page are commands and targets."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`|\$ )detente ([a-z]+)\b", text, re.MULTILINE))
    assert named <= {listed.name for listed in COMMANDS} | {"ref"}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= targets


def test_every_command_has_an_example_in_its_help() -> None:
    """A user learns from an example first."""
    context = click.Context(detente)
    for listed in COMMANDS:
        command = detente.get_command(context, listed.name)
        assert command is not None
        assert "detente " + listed.name in (command.epilog or "") + (command.help or ""), listed.name


def test_the_architecture_names_every_room() -> None:
    """A new folder is placed in the table too."""
    rooms = {
        path.stem
        for path in (ROOT / "src" / "detente").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    named = set(re.findall(r"^\| `([a-z]+)` \|", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE))
    assert rooms - {"__init__"} == named


def test_glossary_words_stand_once_and_in_order() -> None:
    """One word, one meaning."""
    words = re.findall(r"^\| ([a-z][^|]*?) \|", (ROOT / "GLOSSARY.md").read_text(), re.MULTILINE)[1:]
    assert words == sorted(set(words))
