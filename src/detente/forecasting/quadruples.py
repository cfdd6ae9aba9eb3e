"""The lines of a benchmark folder: names by number, and acts as four numbers with tabs between."""

from collections.abc import Iterable, Iterator

import numpy as np

from detente.errors import NotEnoughData, UnreadableDocument
from detente.forecasting.history import Longs

COLUMNS = 4


def read_names(lines: Iterable[str], where: str) -> tuple[str, ...]:
    """Give the names in the order of their numbers, from lines `name<TAB>number`; a first line of a count is left.

    Raises:
        UnreadableDocument: A line is none of these, or a number is missing or comes twice.
    """
    names: dict[int, str] = {}
    for number, line in enumerate(lines, 1):
        name, tab, place = line.rstrip("\n").rpartition("\t")
        if not tab and number == 1 and place.strip().isdecimal():
            continue
        if not tab or not place.strip().isdecimal() or int(place) in names:
            raise UnreadableDocument(f"{where}:{number}", "is no line of a name, a tab and a number of its own")
        names[int(place)] = name
    missing = next((i for i in range(len(names)) if i not in names), None)
    if missing is not None:
        raise UnreadableDocument(where, f"has no name for number {missing}")
    return tuple(names[i] for i in range(len(names)))


def _numbers(lines: Iterable[str], where: str) -> Iterator[tuple[int, ...]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parts = line.split()[:COLUMNS]
        if len(parts) < COLUMNS or not all(part.isdecimal() for part in parts):
            raise UnreadableDocument(f"{where}:{number}", "is no line of four whole numbers with tabs between")
        yield tuple(int(part) for part in parts)


def read_quadruples(lines: Iterable[str], where: str, actors: int, acts: int) -> Longs:
    """Give the acts as rows (actor, act, recipient, time); a fifth column is passed over.

    Raises:
        UnreadableDocument: A line is no act, or names an actor or act beyond those that there are.
        NotEnoughData: There is no line.
    """
    table = np.array(list(_numbers(lines, where)), dtype=np.int64)
    if not len(table):
        raise NotEnoughData(f"{where} holds no act")
    for column, limit, what in ((0, actors, "actor"), (1, acts, "act"), (2, actors, "actor")):
        bad = np.flatnonzero(table[:, column] >= limit)
        if len(bad):
            raise UnreadableDocument(where, f"names {what} {table[bad[0], column]}, of {limit} (counted from 0)")
    return table


HOURS = 24


def days_apart(times: Longs) -> int:
    """Give the step between two days of a benchmark's times: 24 where all are told in hours, else 1.

    >>> days_apart(np.array([0, 24, 72])), days_apart(np.array([0, 1, 3]))
    (24, 1)
    """
    return HOURS if np.any(times) and not np.any(times % HOURS) else 1
