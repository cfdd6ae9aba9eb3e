"""What the scans read and write, as tuples of arrays that compiled code takes whole."""

from typing import NamedTuple

import numpy as np

from detente.forecasting.history import BothSides, Flags, Floats, Ints, Longs
from detente.forecasting.ranking.kinds import Kinds

HALF_LIVES = np.array([1.0, 4.0, 15.0, 60.0, np.inf])
"""Days after which a past act counts half; the last counts all acts alike."""

DAY, WEEK, FORTNIGHT, SEASON, EVER = range(5)

# What is added up for each possible partner.
SAME_ACT = 0
ANY_ACT = 5
SAME_LAST, ANY_LAST = 10, 11
RULES_SUM, RULES_BEST = 12, 13
RULES_SOON, RULES_LATER = 14, 15
ALIKE_RECENT, ALIKE_LONG, COUNTRYMEN = 16, 17, 18
HOP, HOP_SAME_ACT, HOP_BY_RULES = 19, 20, 21
SUMS = 22

NEVER = 9999.0
"""Stands for the days since an act that never was."""


class Asked(NamedTuple):
    """A query: whose partner in which act on which day, known only what was before `until`."""

    side: int
    act: int
    today: int
    until: int


class Via(NamedTuple):
    """A partner on the way to its own partners, with its share in the side's acts and in what the rules expect."""

    partner: int
    share: float
    expected: float


class Rows(NamedTuple):
    """The acts told from both sides, and where those of one side and of one act stand."""

    side: Ints
    act: Ints
    other: Ints
    day: Ints
    side_start: Longs
    side_order: Ints
    act_start: Longs
    act_order: Ints


class Known(NamedTuple):
    """What was learned before: rates of rules, places of actors in a space of likeness, kinds, weights by age."""

    rules: Floats
    space: Floats
    country: Ints
    role: Ints
    role_share: Floats
    role_pairs: Floats
    fading: Floats


class Sheet(NamedTuple):
    """Where one query is worked out; cleared for each, so that nothing of one query reaches the next."""

    sums: Floats
    land: Floats
    touched: Ints
    seen: Flags
    likeness: Floats
    compared: Flags
    own: Floats
    wish: Floats


RECENT, LONG = 0, 1


class Crowds(NamedTuple):
    """Counts that fade with age; `RECENT` and `LONG` are the last axis of those of countries.

    `of_actor`: week, season, ever, days since the last. `of_act`, as partner: by week, fortnight, season, ever.
    `meets`: acts of all a country's actors with an actor, 4 days and 2 months.
    `between`: acts of two countries' actors with each other, a fortnight and 2 months.
    """

    of_actor: Floats
    of_act: Floats
    meets: Floats
    between: Floats


def rows_of(told: BothSides) -> Rows:
    """Give the arrays of a history for compiled code."""
    return Rows(
        told.side, told.act, told.other, told.day,
        told.by_side.start, told.by_side.order, told.by_act.start, told.by_act.order,
    )  # fmt: skip


def known_of(rules: Floats, space: Floats, kinds: Kinds, shares: tuple[Floats, Floats], days: int) -> Known:
    """Give what was learned, with weights by age for up to so many days."""
    fading = (0.5 ** (np.arange(days + 1)[None, :] / HALF_LIVES[:, None])).astype(np.float32)
    return Known(rules, space, kinds.country, kinds.role, shares[0], shares[1], fading)


def new_sheet(actors: int, countries: int, dimensions: int) -> Sheet:
    """Give an empty sheet."""
    return Sheet(
        sums=np.zeros((actors, SUMS), np.float32),
        land=np.zeros((countries, 3), np.float32),
        touched=np.zeros(actors, np.int32),
        seen=np.zeros(actors, np.bool_),
        likeness=np.zeros(actors, np.float32),
        compared=np.zeros(actors, np.bool_),
        own=np.zeros(4, np.float32),
        wish=np.zeros(dimensions, np.float32),
    )
