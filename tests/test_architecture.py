"""The rules of ARCHITECTURE.md that no linter keeps; each test names its rule."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "detente"
PURE = ("coding", "weighing", "checking", "measuring", "forecasting", "model")
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager"}


def modules(*rooms: str) -> Iterator[Path]:
    """Give the source files of the rooms, or of the whole house."""
    for room in rooms or (".",):
        yield from sorted((SOURCE / room).rglob("*.py"))


def calls(tree: ast.AST) -> Iterator[str]:
    """Give the dotted name of each call in a tree, as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", list(modules(*PURE)), ids=lambda path: str(path.relative_to(SOURCE)))
def test_pure_stages_open_no_file_and_ask_no_clock(path: Path) -> None:
    """`open` is no import, and a clock can be asked through datetime: the import contracts see neither."""
    found = set(calls(ast.parse(path.read_text())))
    assert not {
        name for name in found if name in {"open", "input", "print"} or re.search(r"\.(today|now|utcnow)$", name)
    }


def test_the_environment_is_read_in_settings_alone() -> None:
    """One place to look for what can be set."""
    readers = [path.relative_to(SOURCE) for path in modules() if re.search(r"os\.(environ|getenv)", path.read_text())]
    assert set(map(str, readers)) <= {"settings.py"}


def test_no_module_is_named_after_nothing() -> None:
    """A module is named for its job."""
    assert not [path for path in modules() if NO_NAMES & set(path.with_suffix("").relative_to(SOURCE).parts)]


def test_sql_stands_in_storing_alone() -> None:
    """A statement in a string is SQL wherever it stands."""
    statement = re.compile(
        r"""["'\s](SELECT\s.+\sFROM|INSERT INTO|DELETE FROM|CREATE TABLE|UPDATE \w+ SET)\s""", re.DOTALL
    )
    found = [path.relative_to(SOURCE) for path in modules() if statement.search(path.read_text())]
    assert all(path.parts[0] == "storing" for path in found), found


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("model/planted.py", "import detente.lexicon"),
        ("coding/planted.py", "def later() -> None:\n    import detente.storing"),
        ("measuring/planted.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import detente.weighing"),
        ("coding/planted.py", "import pathlib"),
        ("publishing/planted.py", "import sqlite3"),
        ("newroom/__init__.py", ""),
    ],
)
def test_a_planted_violation_breaks_the_contracts(tmp_path: Path, where: str, line: str) -> None:
    """Deferred, type-only and outside imports are caught, and so is a folder that nobody placed."""
    shutil.copytree(SOURCE, tmp_path / "detente", ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "detente" / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line + "\n")
    lint = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True))"
    )
    run = subprocess.run(  # noqa: S603 - our own interpreter on a fixed line
        [sys.executable, "-c", lint], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1, run.stdout
    assert "BROKEN" in run.stdout or "Missing layer" in run.stdout or "newroom" in run.stdout


def test_nothing_of_this_place_stands_in_the_project() -> None:
    """No path of a machine and no registry's host is part of the product."""
    bad = re.compile(r"/work/|/root/|\bpypi\.org|files\.pythonhosted|registry\.npmjs")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - git as the developer has it
    names = [name for name in listed.stdout.splitlines() if name != "tests/test_architecture.py"]
    texts = [
        ROOT / name
        for name in names
        if (ROOT / name).suffix in {".py", ".md", ".toml", ".txt", ".lock", ".sh", ".html"}
    ]
    assert not [path for path in texts if path.exists() and bad.search(path.read_text(errors="ignore"))]
