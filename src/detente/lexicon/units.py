"""Units of quantities and money: what reports write and what the codebook writes for it."""

from dataclasses import dataclass
from functools import cache

from detente.lexicon.commodities import singular
from detente.lexicon.tables import Row, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its code (money: ISO 4217), names in the singular, signs written against the figure, and kind.

    One unit is `factor` of `base`; both are None for what can't be reckoned into another (money, containers).
    """

    code: str
    names: tuple[str, ...]
    signs: tuple[str, ...]
    kind: str
    base: str | None
    factor: float | None
    meaning: str


def _unit(row: Row) -> Unit:
    return Unit(
        code=row["code"],
        names=row.parts("names"),
        signs=row.parts("signs"),
        kind=row["kind"],
        base=row["base"] or None,
        factor=float(row["factor"]) if row["factor"] else None,
        meaning=row["meaning"],
    )


@cache
def units() -> tuple[Unit, ...]:
    """Give every unit that the lexicon holds."""
    return tuple(
        _unit(row) for row in read_table("units.psv", ("code", "names", "signs", "kind", "base", "factor", "meaning"))
    )


@cache
def _by_name() -> dict[str, Unit]:
    return {name: unit for unit in units() for name in unit.names}


@cache
def signs() -> dict[str, Unit]:
    """Give the units by the sign that stands against the figure: $, %, km; signs keep their case."""
    found: dict[str, Unit] = {}
    for unit in units():
        for sign in unit.signs:
            found.setdefault(sign, unit)
    return found


def unit_of(words: str) -> Unit | None:
    """Give the unit that a word or phrase behind a figure names, singular or plural; None where it names none.

    >>> [unit_of(words).code for words in ("metric tons", "US dollars", "per cent", "$")]
    ['tonnes', 'USD', '%', 'USD']
    """
    if words in signs():
        return signs()[words]
    parts = words.casefold().split()
    if not parts:
        return None
    head = " ".join((*parts[:-1], singular(parts[-1])))
    first = " ".join((singular(parts[0]), *parts[1:]))
    return _by_name().get(" ".join(parts)) or _by_name().get(head) or _by_name().get(first)
