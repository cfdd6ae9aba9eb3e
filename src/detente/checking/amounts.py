"""Amounts in the unit of a cap, as ranges where no single factor is agreed."""

from dataclasses import dataclass

from detente.model.claims import Quantity
from detente.model.rules import Cap

MULTIPLES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}

UNITS: dict[str, tuple[str, float, float]] = {
    "barrel": ("barrels", 1, 1),
    "bbl": ("barrels", 1, 1),
    "litre": ("barrels", 1 / 158.987, 1 / 158.987),
    "liter": ("barrels", 1 / 158.987, 1 / 158.987),
    "gallon": ("barrels", 1 / 42, 1 / 34.97),
    "tonne": ("tonnes", 1, 1),
    "metric ton": ("tonnes", 1, 1),
    "t": ("tonnes", 1, 1),
    "ton": ("tonnes", 0.907, 1.016),
    "kilogram": ("tonnes", 0.001, 0.001),
    "kg": ("tonnes", 0.001, 0.001),
    "usd": ("USD", 1, 1),
    "dollar": ("USD", 1, 1),
}
"""A unit as written in English, what it is reckoned in, and by which factor (lowest, highest): a ton may be short
(0.907 t), metric or long (1.016 t), a gallon of the United States (1/42 barrel) or imperial. Others (tankers) have
none."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a cap's unit, with how it was reckoned; `high` None where nothing bounds it."""

    low: float
    high: float | None
    unit: str
    arithmetic: str


def amount_of(quantity: Quantity, cap: Cap) -> Amount | None:
    """Give a quantity in the first unit of the cap; None where its unit can't be reckoned in it.

    An open end stays open: "more than 7,000" has no highest, "up to 7,000" has 0 for its lowest.
    """
    known = _known_unit(quantity.unit)
    if known is None:
        return None
    base, low_factor, high_factor = known
    unit = cap.limits[0][1]
    cross = (1.0, 1.0) if base == unit else _cross_factor(base, cap)
    if cross is None:
        return None
    low = (quantity.min or 0) * low_factor * cross[0]
    high = None if quantity.max is None else quantity.max * high_factor * cross[1]
    return Amount(low, high, unit, _arithmetic(quantity, (low_factor * cross[0], high_factor * cross[1]), unit))


def _known_unit(text: str) -> tuple[str, float, float] | None:
    words = text.casefold().replace("metric tonne", "tonne").split()
    multiple = MULTIPLES.get(words[0], 1.0) if words else 1.0
    name = " ".join(words[1:] if multiple > 1 else words).removeprefix("of ")
    known = UNITS.get(name) or UNITS.get(name.removesuffix("s"))
    return (known[0], known[1] * multiple, known[2] * multiple) if known else None


def _cross_factor(base: str, cap: Cap) -> tuple[float, float] | None:
    return next(((low, high) for unit, low, high in cap.factors if unit == base), None)


def _arithmetic(quantity: Quantity, factors: tuple[float, float], unit: str) -> str:
    written = quantity.verbatim or f"{quantity.min} to {quantity.max} {quantity.unit}"
    low, high = factors
    if low == high == 1:
        return f"{written!r} as written"
    by = f"{low:.4g}" if low == high else f"{low:.4g} to {high:.4g}"
    return f"{written!r} at {by} {unit} each {quantity.unit.removesuffix('s')}"
