"""The history of acts as arrays: who did what to whom on which day, each act also told from the other side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from detente.errors import InvalidValue, NotEnoughData

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FIELDS = 4


@dataclass(frozen=True, slots=True)
class History:
    """Acts in the order of their days: actor, act, recipient and day by number, of `actors` actors and `acts` acts.

    An act of the same two that was told several times a day stands once; `times` holds how often.
    """

    actor: Ints
    act: Ints
    recipient: Ints
    day: Ints
    times: Ints
    actors: int
    acts: int

    @property
    def first_day(self) -> int:
        """Give the day of the first act."""
        return int(self.day[0])

    @property
    def end(self) -> int:
        """Give the day after the last act."""
        return int(self.day[-1]) + 1

    def __len__(self) -> int:
        """Give the number of acts."""
        return len(self.day)

    def between(self, start: int, end: int) -> "History":
        """Give the acts of the days from `start` up to, not with, `end`."""
        i, j = np.searchsorted(self.day, (start, end))
        return self.rows(slice(int(i), int(j)))

    def rows(self, chosen: slice | Flags) -> "History":
        """Give the chosen acts."""
        return replace(
            self, actor=self.actor[chosen], act=self.act[chosen], recipient=self.recipient[chosen],
            day=self.day[chosen], times=self.times[chosen],
        )  # fmt: skip

    def before(self, day: int) -> "History":
        """Give the acts of all days before `day`: what a forecast made on that day may know."""
        return self.between(-1, day)


def history_of(quadruples: Iterable[tuple[int, int, int, int]], actors: int, acts: int) -> History:
    """Give the history of acts (actor, act, recipient, day), in whatever order they come; repeats are told once.

    Raises:
        NotEnoughData: There is no act.
        InvalidValue: A number is negative or beyond what there is.
    """
    table = np.array(list(quadruples) if not isinstance(quadruples, np.ndarray) else quadruples, dtype=np.int64)
    if table.size == 0:
        raise NotEnoughData("the history holds no act")
    if table.ndim != 2 or table.shape[1] != FIELDS:  # noqa: PLR2004 - a table has two dimensions
        raise InvalidValue("history", table.shape, "must have the four columns actor, act, recipient, day")
    for column, name, limit in ((0, "actor", actors), (1, "act", acts), (2, "recipient", actors), (3, "day", 2**31)):
        worst = table[:, column].max() if table[:, column].min() >= 0 else table[:, column].min()
        if not 0 <= worst < limit:
            raise InvalidValue(name, int(worst), f"must lie between 0 and {limit - 1}")
    table, times = np.unique(table[:, [3, 0, 1, 2]], axis=0, return_counts=True)
    columns: list[Ints] = [np.ascontiguousarray(table[:, column], dtype=np.int32) for column in (1, 2, 3, 0)]
    return History(columns[0], columns[1], columns[2], columns[3], times.astype(np.int32), actors, acts)


@dataclass(frozen=True, slots=True)
class Index:
    """Where the rows of each key stand: rows `order[start[key]:start[key + 1]]`, in the order of days."""

    start: Longs
    order: Ints


def index_by(key: Ints, size: int) -> Index:
    """Give the index over a column of numbers below `size`."""
    start = np.concatenate(([0], np.cumsum(np.bincount(key, minlength=size)))).astype(np.int64)
    return Index(start, np.argsort(key, kind="stable").astype(np.int32))


@dataclass(frozen=True, slots=True)
class BothSides:
    """Each act told twice, from the actor and from the recipient, whose acts are numbered on from `acts`.

    `side` is whose history the row belongs to, `other` the partner. Asking "whom?" of a row of the second half asks
    "who did it to me?" of the act.
    """

    side: Ints
    act: Ints
    other: Ints
    day: Ints
    actors: int
    acts: int
    by_side: Index
    by_act: Index

    def turned(self, act: int) -> int:
        """Give the number of the same act seen from the other side."""
        return act + self.acts if act < self.acts else act - self.acts


def both_sides(history: History) -> BothSides:
    """Give the history with each act told from both sides."""
    side = np.concatenate([history.actor, history.recipient])
    other = np.concatenate([history.recipient, history.actor])
    act = np.concatenate([history.act, history.act + np.int32(history.acts)]).astype(np.int32)
    day = np.concatenate([history.day, history.day])
    order = np.lexsort((other, act, side, day))
    side, act, other, day = side[order], act[order], other[order], day[order]
    return BothSides(
        side, act, other, day, history.actors, history.acts,
        index_by(side, history.actors), index_by(act, 2 * history.acts),
    )  # fmt: skip
