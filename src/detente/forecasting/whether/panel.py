"""Acts as daily series: one for each directed pair and class of act, counted once a day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles, Flags, History, Ints


@dataclass(frozen=True, slots=True)
class Panel:
    """Directed pairs and classes of acts by day; series `pair * classes + act`.

    `marks` holds 1 where an act of the class took place that day, shape (series, days); day 0 is `first_day`.
    `actor` and `recipient` are numbered from 0 to `actors`; `mirror` is the place of the reversed pair.
    """

    actor: Ints
    recipient: Ints
    mirror: Ints
    marks: Flags
    classes: int
    actors: int
    first_day: int

    @property
    def days(self) -> int:
        """Give the number of days."""
        return int(self.marks.shape[1])

    @property
    def pairs(self) -> int:
        """Give the number of directed pairs."""
        return len(self.actor)


def busiest_pairs(history: History, count: int) -> tuple[tuple[int, int], ...]:
    """Give the directed pairs with most acts, the most first; the lower numbers first on ties."""
    both = history.actor.astype(np.int64) * history.actors + history.recipient
    code, acts = np.unique(both[history.actor != history.recipient], return_counts=True)
    order = np.lexsort((code, -acts))[:count]
    return tuple((int(c) // history.actors, int(c) % history.actors) for c in code[order])


def panel_of(history: History, pairs: Sequence[tuple[int, int]], end: int | None = None) -> Panel:
    """Give the panel of the pairs and, behind them, of their reversals that are not among them, up to day `end`.

    Args:
        history: The acts.
        pairs: Actor and recipient of each directed pair.
        end: The day after the last known; by default after the last act. Days without acts are days too.

    Raises:
        NotEnoughData: There is no pair.
    """
    if not pairs:
        raise NotEnoughData("there is no pair of states to forecast")
    places = {pair: i for i, pair in enumerate(dict.fromkeys(pairs))}
    for one, other in pairs:
        places.setdefault((other, one), len(places))
    first = history.first_day
    days = max(history.end, end or 0) - first
    marks = np.zeros((len(places) * history.acts, days), np.bool_)
    code = history.actor.astype(np.int64) * history.actors + history.recipient
    codes = np.array([a * history.actors + b for a, b in places], np.int64)
    order = np.argsort(codes)
    spot = np.minimum(np.searchsorted(codes[order], code), len(codes) - 1)
    found = codes[order][spot] == code
    pair = order[spot][found]
    marks[pair * history.acts + history.act[found], history.day[found] - first] = True
    return Panel(
        np.array([a for a, _ in places], np.int32), np.array([b for _, b in places], np.int32),
        np.array([places[b, a] for a, b in places], np.int32), marks, history.acts, history.actors, first,
    )  # fmt: skip


def outcomes(panel: Panel, within: int) -> Flags:
    """Tell for each series and day whether an act comes on that day or within `within` days counted from it.

    The last `within - 1` days are left out: what follows them is not known; shape (series, days - within + 1).
    """
    if within > panel.days:
        raise NotEnoughData(f"a horizon of {within} days is longer than the history's {panel.days}")
    ahead: Flags = counts_ahead(panel, within) > 0
    return ahead


def counts_ahead(panel: Panel, within: int) -> Doubles:
    """Give for each series and day the number of days with an act among the `within` days counted from it."""
    sums: Doubles = np.zeros((len(panel.marks), panel.days + 1))
    np.cumsum(panel.marks, axis=1, out=sums[:, 1:])
    ahead: Doubles = sums[:, within:] - sums[:, : panel.days - within + 1]
    return ahead
