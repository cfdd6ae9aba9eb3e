"""Asymmetry: who matters more to whom, and who is warmer to whom."""

import math
from collections.abc import Mapping

import polars as pl

from detente.errors import NotEnoughData
from detente.measuring.monthly import of_one_way
from detente.measuring.votes import wilson
from detente.model.actors import Dyad
from detente.model.series import Estimate


def partner_share(own: pl.DataFrame, pair: Dyad, received: Mapping[str, int]) -> Estimate:
    """Give the share of the recipient's acts in all that the actor of the pair receives from other states, 0 to 1.

    `own` are the pair's acts, `received` the acts that each state receives from all others.

    Raises:
        NotEnoughData: The state receives no acts.
    """
    whole = received.get(pair.actor, 0)
    if not whole:
        raise NotEnoughData(f"no acts towards {pair.actor}")
    theirs = own.filter(of_one_way(pair.reversed()))
    return wilson(float(theirs.height), float(whole))


def dependence_gap(own: pl.DataFrame, pair: Dyad, received: Mapping[str, int]) -> Estimate:
    """Give D_ij - D_ji, -1 to 1: above 0 where the second state fills more of the first's world than the reverse.

    References:
        Hirschman (1945). National Power and the Structure of Foreign Trade (shares of a partner as dependence).
    """
    # Newcombe (1998), method 10: the difference's interval from the two of Wilson.
    gap = difference(partner_share(own, pair, received), partner_share(own, pair.reversed(), received))
    return Estimate(gap.value, max(-1.0, gap.low), min(1.0, gap.high))


def difference(first: Estimate, second: Estimate) -> Estimate:
    """Give the difference of two estimates that err apart from each other, with its 90% interval."""
    value = first.value - second.value
    down = math.hypot(first.value - first.low, second.high - second.value)
    up = math.hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, value - down, value + up)
