"""Opening a ledger: its file, its settings, and the numbered steps that bring an older one up to date."""

import sqlite3
import time
from importlib import resources
from pathlib import Path

from detente.errors import StoreError

APPLICATION_ID = 0x64747465
"""`dtte` in the file's header: tells a ledger from other SQLite files."""
BUSY_SECONDS = 30
RETRY_SECONDS = 0.02
MIGRATIONS = ("0001-ledger.sql",)
"""Steps forward, each run once and never changed after; a file's user_version is the number of steps it has had."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the ledger in a file, made where there is none, brought up to date where it is older.

    Raises:
        StoreError: The file is no ledger, can't be opened, or is of a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: can't be opened ({error})") from error
    try:
        _set_up(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(f"{path}: is no ledger ({error})") from error
    except StoreError:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.row_factory = sqlite3.Row
    version = _pragma(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if _pragma(connection, "application_id") != APPLICATION_ID and (version or tables):
        raise StoreError(f"{path}: is a database of another program")
    if version > len(MIGRATIONS):
        raise StoreError(f"{path}: was written by a newer version (step {version}, we know {len(MIGRATIONS)})")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if version < len(MIGRATIONS):
        _migrate(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on, waiting for another process that makes the same new ledger.

    SQLite's own timeout doesn't hold here: while another writes, the change of mode fails at once.
    """
    patient_until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patient_until:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    """Run the missing steps in one transaction; another process doing so at once waits and finds them done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name in MIGRATIONS[_pragma(connection, "user_version") :]:
            for statement in _statements(name):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(name: str) -> list[str]:
    """Give the statements of a step; a trigger's inner semicolons don't end it."""
    script = resources.files("detente.storing").joinpath("data", "migrations", name).read_text(encoding="utf-8")
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
