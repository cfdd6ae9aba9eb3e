"""Other people's data into the lake, a batch at a time, so that a run can be stopped and taken up again."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from detente.errors import DetenteError
from detente.exchanging.batches import Format
from detente.exchanging.columns import ACTS
from detente.exchanging.formats import find_format
from detente.exchanging.mapped import read_mapped, read_mapping
from detente.storing.lake import Lake, Note
from detente.storing.lake_order import put_in_order

MAPPED = "csv"
"""Name of the format that a mapping file explains."""


def choose_format(name: str, mapping: Path | None) -> Format:
    """Give the format of that name; `csv` with its mapping file.

    Raises:
        UnknownCode: There is no such format.
        InputError: The mapping is missing or wrong.
    """
    if mapping is None and name != MAPPED:
        return find_format(name)
    if mapping is None:
        raise DetenteError("csv needs --mapping FILE, which says which of its columns is which of ours")
    return Format(
        MAPPED, ACTS, partial(read_mapped, mapping=read_mapping(mapping)), f"CSV as {mapping.name} explains it"
    )


def import_file(lake: Lake, form: Format, path: Path, source: str) -> Note:
    """Bring one file into the lake; one that is there already is left, one that was broken off goes on.

    Raises:
        UnreadableDocument: The file is missing or its packing is damaged.
    """
    note = lake.note(path, form.name, source)
    if note.done:
        return note
    for batch in form.read(path, source, note.mark):
        lake.add(form.table, note, batch.rows)
        note.count(batch)
        lake.save(note)
    note.done = True
    lake.save(note)
    return note


def import_files(lake: Lake, form: Format, paths: Iterable[Path], source: str) -> Iterator[Note | DetenteError]:
    """Bring files into the lake and put them in order; a file that can't be read gives its error, the rest goes on."""
    for path in paths:
        try:
            yield import_file(lake, form, path, source)
        except DetenteError as error:
            yield error
    if form.table is ACTS:
        put_in_order(lake, source)
