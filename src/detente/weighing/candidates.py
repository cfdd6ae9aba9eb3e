"""Which claims are worth comparing: those that share a family, a pair of sides and a time.

A claim is posted under some keys and looked up under others, so that short times and pairs of sides meet in small
blocks, and the few claims on long times or with one side only still meet all they could be.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from detente.weighing.likeness import LONGEST_BLOCK
from detente.weighing.traits import Traits

Key = tuple[str, str, str]

MOST_SIDES = 6
"""Sides of one claim that are paired for its keys, in alphabetical order: lists of more are rare and share many."""


class Index:
    """Claims by key; a claim is compared only with those that it finds here."""

    def __init__(self) -> None:
        self._posted: dict[Key, list[str]] = defaultdict(list)

    def post(self, traits: Traits) -> None:
        """Enter a claim under its keys."""
        for key in product((traits.family,), _who_posted(traits), _when_posted(traits)):
            self._posted[key].append(traits.id)

    def candidates(self, traits: Traits) -> frozenset[str]:
        """Give the ids of all posted claims that may tell the same happening, the claim itself aside."""
        keys = product((traits.family,), _who_sought(traits), _when_sought(traits))
        found = {claim_id for key in keys for claim_id in self._posted.get(key, ())}
        return frozenset(found - {traits.id})


def _who_posted(traits: Traits) -> tuple[str, ...]:
    sides = sorted(traits.sides)[:MOST_SIDES]
    if len(sides) <= 1:
        return tuple(f"{side}!" for side in sides)
    return (*_pairs(sides), *(f"{side}*" for side in sides))


def _who_sought(traits: Traits) -> tuple[str, ...]:
    sides = sorted(traits.sides)[:MOST_SIDES]
    if len(sides) <= 1:
        return tuple(f"{side}{mark}" for side in sides for mark in "!*")
    return (*_pairs(sides), *(f"{side}!" for side in sides))


def _pairs(sides: list[str]) -> tuple[str, ...]:
    return tuple(f"{one}+{other}" for one, other in combinations(sides, 2))


def _when_posted(traits: Traits) -> tuple[str, ...]:
    if not traits.bounded:
        return ("never",)
    quarters = tuple(_quarters(traits.first, traits.last))
    if traits.last - traits.first > LONGEST_BLOCK:
        return tuple(f"{quarter}!" for quarter in quarters)
    return (*_weeks(traits.first, traits.last), *(f"{quarter}*" for quarter in quarters))


def _when_sought(traits: Traits) -> tuple[str, ...]:
    if not traits.bounded:
        return ("never",)
    quarters = tuple(_quarters(traits.first, traits.last))
    if traits.last - traits.first > LONGEST_BLOCK:
        return tuple(f"{quarter}{mark}" for quarter in quarters for mark in "!*")
    return (*_weeks(traits.first, traits.last), *(f"{quarter}!" for quarter in quarters))


def _weeks(first: int, last: int) -> Iterator[str]:
    """Give the weeks that the days and three more on each side touch."""
    for week in range((first - 3) // 7, (last + 3) // 7 + 1):
        yield f"w{week}"


def _quarters(first: int, last: int) -> Iterator[str]:
    start, end = (day.year * 4 + (day.month - 1) // 3 for day in map(dt.date.fromordinal, (first, last)))
    for quarter in range(start, end + 1):
        yield f"q{quarter}"
