"""Acts as daily series: one for each directed pair and class of act, counted once a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from detente.errors import NotEnoughData
from detente.forecasting.history import Flags, History, Ints

Counts = npt.NDArray[np.uint8]
"""Acts of a day; more than 255 are told as 255."""

MOST = 255


@dataclass(frozen=True)
class Panel:
    """Directed pairs and classes of acts by day; series `pair * classes + act`.

    `counts` holds how many acts of the class took place that day, shape (series, days); day 0 is `first_day`.
    `actor` and `recipient` are numbered from 0 to `actors`; `mirror` is the place of the reversed pair.
    """

    actor: Ints
    recipient: Ints
    mirror: Ints
    counts: Counts
    classes: int
    actors: int
    first_day: int

    @cached_property
    def marks(self) -> Flags:
        """Tell for each series and day whether an act took place."""
        return self.counts > 0

    @cached_property
    def sums(self) -> Ints:
        """Give for each series the days with an act before each day, shape (series, days + 1)."""
        sums = np.zeros((len(self.counts), self.days + 1), np.int32)
        np.cumsum(self.marks, axis=1, out=sums[:, 1:])
        return sums

    @property
    def days(self) -> int:
        """Give the number of days."""
        return int(self.counts.shape[1])

    def before(self, day: int) -> "Panel":
        """Give the panel as it was known on the eve of a day."""
        return replace(self, counts=self.counts[:, :day])

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
    counts = np.zeros((len(places) * history.acts, days), np.uint8)
    code = history.actor.astype(np.int64) * history.actors + history.recipient
    codes = np.array([a * history.actors + b for a, b in places], np.int64)
    order = np.argsort(codes)
    spot = np.minimum(np.searchsorted(codes[order], code), len(codes) - 1)
    found = codes[order][spot] == code
    pair = order[spot][found]
    counts[pair * history.acts + history.act[found], history.day[found] - first] = np.minimum(
        history.times[found], MOST
    )
    return Panel(
        np.array([a for a, _ in places], np.int32), np.array([b for _, b in places], np.int32),
        np.array([places[b, a] for a, b in places], np.int32), counts, history.acts, history.actors, first,
    )  # fmt: skip


def outcomes(panel: Panel, within: int) -> Flags:
    """Tell for each series and day whether an act comes on that day or within `within` days counted from it.

    The last `within - 1` days are left out: what follows them is not known; shape (series, days - within + 1).
    """
    _refuse_beyond(panel, within)
    ahead: Flags = counts_ahead(panel, within) > 0
    return ahead


def outcomes_of(panel: Panel, act: int, within: int) -> Flags:
    """Give the outcomes of one class of act by pair and day, shape (pairs, days - within + 1)."""
    _refuse_beyond(panel, within)
    sums = panel.sums[act :: panel.classes]
    ahead: Flags = sums[:, within:] > sums[:, : panel.days - within + 1]
    return ahead


def _refuse_beyond(panel: Panel, within: int) -> None:
    if within > panel.days:
        raise NotEnoughData(f"a horizon of {within} days is longer than the history's {panel.days}")


def counts_ahead(panel: Panel, within: int) -> Ints:
    """Give for each series and day the number of days with an act among the `within` days counted from it."""
    ahead: Ints = panel.sums[:, within:] - panel.sums[:, : panel.days - within + 1]
    return ahead
