"""What an actor's name tells: the country in brackets and the role before it ("Police (India)")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.forecasting.history import History, Ints

_BRACKETED = re.compile(r"(?P<role>.+?) \((?P<country>.+)\)")

STATE, SINGLE = "a state itself", "no role told"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The country and the role of each actor by number; the last country stands for unknown."""

    country: Ints
    role: Ints
    countries: int
    roles: int


def _number(word: str, numbers: dict[str, int]) -> int:
    return numbers.setdefault(word, len(numbers))


def _by_company(country: Ints, past: History, unknown: int) -> Ints:
    """Give those of unknown country the country that they dealt with most, the lower number on ties."""
    told = np.full((past.actors, unknown + 1), 0, np.int32)
    for ours, theirs in ((past.actor, past.recipient), (past.recipient, past.actor)):
        np.add.at(told, (ours, country[theirs]), 1)
    told[:, unknown] = 0
    guessed = np.where(told.sum(axis=1) > 0, told.argmax(axis=1), unknown)
    return np.where(country == unknown, guessed, country).astype(np.int32)


def kinds_of(names: Sequence[str], past: History) -> Kinds:
    """Give country and role of the actors, from their names, else from whom they dealt with in the past."""
    countries: dict[str, int] = {}
    roles: dict[str, int] = {}
    plain = [name.replace("_", " ") for name in names]
    found = [_BRACKETED.fullmatch(name) for name in plain]
    country = [_number(match["country"], countries) if match else -1 for match in found]
    role = [_number(match["role"], roles) if match else -1 for match in found]
    for i, name in enumerate(plain):
        if role[i] < 0:
            country[i] = countries.get(name, len(countries))
            role[i] = _number(STATE if name in countries else SINGLE, roles)
    known = _by_company(np.array(country, np.int32), past, len(countries))
    return Kinds(known, np.array(role, np.int32), len(countries) + 1, max(len(roles), 1))
