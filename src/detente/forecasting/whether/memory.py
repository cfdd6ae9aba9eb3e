"""What was known on the eve of a day, series by series; built day by day, so that no later day can slip in."""

import copy
from collections.abc import Iterator

import numpy as np

from detente.forecasting.history import Doubles, Floats
from detente.forecasting.whether.panel import Panel

HALF_LIVES = (1.0, 3.0, 7.0, 15.0, 30.0, 60.0, 120.0)
"""Days after which a day with an act counts half."""

NEVER = 999.0
LATELY = 0.5 ** (1 / 60)
"""What a day keeps of its weight a day later in the base rate of late: half after 60 days."""
COUNT_LIVES = (3.0, 15.0, 60.0)
"""Days after which an act counts half where acts are counted, not days with an act."""

WEEK = 7
PRIOR_DAYS = 20.0
"""Days of the class's own rate that are added to a pair's history: its rate is drawn to that of all pairs."""

FEATURES = (
    "base rate",
    "rate a day",
    "base rate of late",
    *(f"this act, {life:g} days" for life in HALF_LIVES),
    "days since this act",
    "days since the act before it",
    *(f"reversed act, {life:g} days" for life in HALF_LIVES),
    "days since the reversed act",
    *(f"any act, {life:g} days" for life in HALF_LIVES),
    *(f"acts of the actor, {life:g} days" for life in (3, 30)),
    *(f"acts on the recipient, {life:g} days" for life in (3, 30)),
    *(f"all acts of the actor, {life:g} days" for life in (3, 30)),
    "share of the same weekday",
    "day of the week",
    "class of act",
    "surge of this act",
    "surge of any act",
    *(f"count of this act, {life:g} days" for life in COUNT_LIVES),
    *(f"count of the reversed act, {life:g} days" for life in COUNT_LIVES),
    *(f"count of any act, {life:g} days" for life in COUNT_LIVES),
)
"""Columns of what is known; rates are per day. Behind them stand the rates of `CROSSED` classes, ours and reversed."""

CROSSED = 4
"""So many first classes are each looked at as causes of every other (the four classes of acts, by convention)."""

_SHORT, _LONG = HALF_LIVES.index(3.0), HALF_LIVES.index(30.0)


class Memory:
    """Faded sums of all series, moved on a day at a time."""

    def __init__(self, panel: Panel, within: int) -> None:
        """Begin before the first day, with nothing known; base rates are of `within` days."""
        self.panel = panel
        self._within = within
        series = len(panel.counts)
        self._windows = np.zeros(series)
        self._lately = np.zeros(series)
        self._keep = 0.5 ** (1 / np.array(HALF_LIVES))
        self._faded = np.zeros((len(HALF_LIVES), series))
        self._count_keep = 0.5 ** (1 / np.array(COUNT_LIVES))
        self._counted = np.zeros((len(COUNT_LIVES), series))
        self._total = np.zeros(series)
        self._since = np.full(series, NEVER)
        self._gap = np.full(series, NEVER)
        self._weekday = np.zeros((WEEK, series))
        self.day = 0

    def resumed(self, panel: Panel) -> "Memory":
        """Give a copy that goes on with a panel whose days up to now are the same."""
        other = copy.copy(self)
        other.panel = panel
        for name, value in vars(self).items():
            if isinstance(value, np.ndarray):
                setattr(other, name, value.copy())
        return other

    def step(self) -> None:
        """Take in one day."""
        counts = self.panel.counts[:, self.day].astype(np.float64)
        marks = (counts > 0).astype(np.float64)
        self._faded = self._faded * self._keep[:, None] + marks * (1 - self._keep)[:, None]
        keep = self._count_keep[:, None]
        self._counted = self._counted * keep + counts * (1 - keep)
        self._total += marks
        self._weekday[self.day % WEEK] += marks
        self._gap = np.where(marks > 0, np.minimum(self._since, NEVER), self._gap)
        self._since = np.where(marks > 0, 1.0, np.minimum(self._since + 1, NEVER))
        kept = self._since <= self._within
        self._windows += kept
        self._lately = self._lately * LATELY + kept * (1 - LATELY)
        self.day += 1

    def _whole(self, faded: Doubles, keep: Doubles) -> Doubles:
        """Give faded sums made whole for the days that there were: early on few."""
        whole = 1 - keep**self.day if self.day else np.ones(len(keep))
        rates: Doubles = faded / whole[:, None]
        return rates

    def base_rates(self) -> Doubles:
        """Give each series' share of spans of `within` days with an act, drawn to the share of its class."""
        return self._drawn(self._windows)

    def _drawn(self, sums: Doubles) -> Doubles:
        shape = (self.panel.pairs, self.panel.classes)
        class_rate = np.tile(sums.reshape(shape).mean(axis=0) / max(self.day, 1), self.panel.pairs)
        rates: Doubles = (sums + PRIOR_DAYS * class_rate) / (self.day + PRIOR_DAYS)
        return rates

    def known(self) -> Floats:
        """Give what is known before the next day, shape (series, features)."""
        panel, classes = self.panel, self.panel.classes
        rates = self._whole(self._faded, self._keep)
        cube = rates.reshape(len(HALF_LIVES), panel.pairs, classes)
        mirrored = cube[:, panel.mirror].reshape(rates.shape)
        any_act = np.repeat(cube.sum(axis=2), classes, axis=1)
        since = self._since.reshape(panel.pairs, classes)[panel.mirror].ravel()
        base = self.base_rates()
        days_alike = max(self.day // WEEK, 1)
        lately = self._lately / (1 - LATELY**self.day) if self.day else base
        columns = [
            base, self._drawn(self._total), lately,
            *rates, self._since, self._gap, *mirrored, since, *any_act, *self._surroundings(cube),
            self._weekday[self.day % WEEK] / days_alike, np.full(len(base), self.day % WEEK),
            np.tile(np.arange(classes), panel.pairs),
            rates[_SHORT] / (rates[_LONG] + 0.01), any_act[_SHORT] / (any_act[_LONG] + 0.01),
            *self._volumes(),
        ]  # fmt: skip
        return np.column_stack([*columns, *self._crossed(cube)]).astype(np.float32)

    def _volumes(self) -> Iterator[Doubles]:
        """Give how many acts a day there were of late: this, the reversed, any."""
        rates = self._whole(self._counted, self._count_keep)
        cube = rates.reshape(len(COUNT_LIVES), self.panel.pairs, self.panel.classes)
        yield from rates
        yield from cube[:, self.panel.mirror].reshape(rates.shape)
        yield from np.repeat(cube.sum(axis=2), self.panel.classes, axis=1)

    def _crossed(self, cube: Doubles) -> Iterator[Doubles]:
        """Give the late rates of each first class, by the actor and by the recipient, for all series of the pair."""
        for act in range(min(self.panel.classes, CROSSED)):
            late = cube[_SHORT, :, act]
            yield np.repeat(late, self.panel.classes)
            yield np.repeat(late[self.panel.mirror], self.panel.classes)

    def _surroundings(self, cube: Doubles) -> Iterator[Doubles]:
        """Give how busy the actor and the recipient are in the class, and the actor in all."""
        panel = self.panel
        near = cube[[_SHORT, _LONG]]
        for who in (panel.actor, panel.recipient):
            for rates in near:
                sums = np.zeros((panel.actors, panel.classes))
                np.add.at(sums, who, rates)
                yield sums[who].ravel()
        for rates in near.sum(axis=2):
            yield np.repeat(np.bincount(panel.actor, rates, panel.actors)[panel.actor], panel.classes)


def remember(panel: Panel, until: int, within: int) -> Memory:
    """Give the memory on the eve of a day."""
    memory = Memory(panel, within)
    while memory.day < until:
        memory.step()
    return memory


def walk(panel: Panel, days: range, within: int) -> Iterator[tuple[int, Floats]]:
    """Give what was known on the eve of each of the days (counted from the panel's first)."""
    memory = Memory(panel, within)
    wanted = frozenset(days)
    while memory.day < min(days.stop, panel.days + 1):
        if memory.day in wanted:
            yield memory.day, memory.known()
        if memory.day == panel.days:
            return
        memory.step()
