"""Imports: again is harmless, broken off goes on, a bad file doesn't stop the others."""

from pathlib import Path

import pytest

from detente.errors import DetenteError, UnreadableDocument
from detente.exchanging import gdelt
from detente.exchanging.batches import Mark
from detente.exchanging.columns import ACTS
from detente.exchanging.formats import find_format
from detente.storing.lake import Lake, Note
from detente.storing.lake_queries import rows_of
from detente.workflow.exchange import choose_format, import_file, import_files

ROWS = 60


def exported(path: Path) -> Path:
    """Write a GDELT file of sixty acts and one broken line."""
    told = {
        "SQLDATE": "20151027",
        "Actor1Code": "RUS",
        "Actor1CountryCode": "RUS",
        "Actor2Code": "PRK",
        "Actor2CountryCode": "PRK",
        "EventCode": "036",
        "SOURCEURL": "https://example.org",
    }
    rows = [{**told, "GLOBALEVENTID": str(i)} for i in range(ROWS)]
    lines = ["\t".join(row.get(column, "") for column in gdelt.COLUMNS_2) + "\n" for row in rows]
    path.write_text("".join([*lines[:30], "broken\n", *lines[30:]]), encoding="utf-8")
    return path


def test_again_is_harmless(tmp_path: Path) -> None:
    lake, path = Lake(tmp_path / "lake"), exported(tmp_path / "g.CSV")
    for _ in range(2):
        note = import_file(lake, find_format("gdelt"), path, "gdelt")
        assert (note.read, note.kept, note.broken, note.done) == (ROWS + 1, ROWS, 1, True)
        assert note.broken_lines()[0].line == 31
    assert rows_of(lake, ACTS).height == ROWS


def test_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.exchanging.lines.read_blocks.__defaults__", (Mark(), 2000))
    lake, path, form = Lake(tmp_path / "lake"), exported(tmp_path / "g.CSV"), find_format("gdelt")
    note = lake.note(path, form.name, "gdelt")
    first = next(iter(form.read(path, "gdelt", note.mark)))
    lake.add(form.table, note, first.rows)  # written, but killed before it was noted
    note.count(first)
    lake.save(note)
    done = import_file(lake, form, path, "gdelt")
    assert (done.read, done.kept, done.broken) == (ROWS + 1, ROWS, 1)
    assert sorted(int(each) for each in rows_of(lake, ACTS)["id"]) == list(range(ROWS))


def test_a_missing_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    paths = (tmp_path / "none.CSV", exported(tmp_path / "g.CSV"))
    outcomes = list(import_files(Lake(tmp_path / "lake"), find_format("gdelt"), paths, "gdelt"))
    assert isinstance(outcomes[0], UnreadableDocument)
    assert isinstance(outcomes[1], Note)
    assert outcomes[1].kept == ROWS


def test_csv_needs_its_mapping() -> None:
    with pytest.raises(DetenteError, match="--mapping"):
        choose_format("csv", None)
