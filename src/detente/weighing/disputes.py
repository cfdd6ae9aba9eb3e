"""Points on which the tellings of an event differ, side by side; nothing is averaged, nobody is declared right."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from detente.model.claims import Precision, Quantity
from detente.model.events import CitedClaim, Dispute, Event, Origin, Side, denies
from detente.weighing.voices import listed


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of an origin."""

    origin: Origin
    cited: CitedClaim


def disputes_of(event: Event, origins: tuple[Origin, ...]) -> tuple[Dispute, ...]:
    """Give what is disputed: whether it happened, how much, when, who; then the corrections of one origin by itself."""
    by_id = {cited.id: cited for cited in event.claims}
    tellings = [Telling(origin, by_id[each]) for origin in origins for each in origin.claims]
    found = (*_facts(tellings), *_quantities(tellings), *_dates(tellings), *_actors(tellings))
    return tuple(sorted(found, key=lambda each: each.settled))


def _facts(tellings: list[Telling]) -> Iterator[Dispute]:
    told = [each for each in tellings if not denies(each.cited.claim)]
    denied = [each for each in tellings if denies(each.cited.claim)]
    if told and denied:
        sides = (_side("it happened", told), _side("it did not", denied))
        text = f"{_names(sides[0])} {_say(sides[0], 'that it happened')}; {_names(sides[1])} {_deny(sides[1])} it."
        yield Dispute("fact", sides, text)


def _quantities(tellings: list[Telling]) -> Iterator[Dispute]:
    units: dict[str, list[tuple[Telling, Quantity]]] = defaultdict(list)
    for each in tellings:
        for quantity in each.cited.claim.quantities:
            if not denies(each.cited.claim) and not each.origin.derived:
                units[quantity.unit.casefold()].append((each, quantity))
    for unit in sorted(units):
        latest = list(_latest(units[unit]))
        yield from _corrections(units[unit])
        sides = _contrary([(telling, _amount(quantity), _range(quantity)) for telling, quantity in latest])
        if sides:
            yield Dispute("quantity", sides, _side_by_side(sides))


def _latest(told: list[tuple[Telling, Quantity]]) -> Iterator[tuple[Telling, Quantity]]:
    """Give each origin's last figure; those it gives on one day stand beside each other."""
    by_origin: dict[str, list[tuple[Telling, Quantity]]] = defaultdict(list)
    for telling, quantity in told:
        by_origin[telling.origin.name].append((telling, quantity))
    for figures in by_origin.values():
        last = max(_day(telling) for telling, _ in figures)
        yield from ((telling, quantity) for telling, quantity in figures if _day(telling) == last)


def _corrections(told: list[tuple[Telling, Quantity]]) -> Iterator[Dispute]:
    """Give where a later figure of one origin took the place of its earlier one."""
    by_origin: dict[str, dict[str, tuple[Telling, Quantity]]] = defaultdict(dict)
    for telling, quantity in sorted(told, key=lambda pair: (_day(pair[0]), pair[0].cited.id)):
        by_origin[telling.origin.name].setdefault(_amount(quantity), (telling, quantity))
    for name, figures in by_origin.items():
        days = {_day(telling) for telling, _ in figures.values()}
        if (
            len(figures) > 1
            and len(days) > 1
            and not _overlap_all([_range(quantity) for _, quantity in figures.values()])
        ):
            sides = tuple(
                Side(f"{amount} ({_day(telling) or 'undated'})", (name,), (telling.cited.id,))
                for amount, (telling, _) in figures.items()
            )
            first, *_, last = sides
            yield Dispute("quantity", sides, f"{name} said {first.said} and later {last.said}.", settled=True)


def _dates(tellings: list[Telling]) -> Iterator[Dispute]:
    told = [
        (each, _when(each), (when.start.toordinal(), when.end.toordinal()))
        for each in tellings
        if (when := each.cited.claim.date) is not None
        and when.precision is Precision.DAY
        and not denies(each.cited.claim)
    ]
    sides = _contrary([(each, said, (float(low), float(high))) for each, said, (low, high) in told])
    if sides:
        yield Dispute("date", sides, _side_by_side(sides))


def _actors(tellings: list[Telling]) -> Iterator[Dispute]:
    """Give where sets of countries differ and neither holds the other: fewer names told are no other telling."""
    told: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for each in tellings:
        claim = each.cited.claim
        countries = frozenset(party.country for party in (*claim.actors, *claim.recipients) if party.country)
        if countries and not denies(claim):
            told[countries].append(each)
    largest = [group for group in told if not any(group < other for other in told)]
    if len(largest) > 1:
        ordered = sorted(largest, key=sorted)
        sides = tuple(_side(" and ".join(sorted(group)), told[group]) for group in ordered)
        yield Dispute("actors", sides, _side_by_side(sides))


Told = tuple[Telling, str, tuple[float, float]]
"""A telling with what it says in words and as a range."""


def _contrary(told: list[Told]) -> tuple[Side, ...]:
    """Give a side for each origin where two of them can't both be right, lowest first; none where all may be."""
    by_origin: dict[str, list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda item: (item[2], item[0].cited.id)):
        by_origin[each[0].origin.name].append(each)
    apart = any(
        not any(_meet(one[2], other[2]) for one in ours for other in theirs)
        for ours, theirs in combinations(by_origin.values(), 2)
    )
    if not apart:
        return ()
    return tuple(
        _side(" or ".join(dict.fromkeys(said for _, said, _ in group)), [telling for telling, _, _ in group])
        for group in by_origin.values()
    )


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _overlap_all(ranges: list[tuple[float, float]]) -> bool:
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def _side(said: str, tellings: list[Telling]) -> Side:
    names = tuple(dict.fromkeys(each.origin.name for each in tellings))
    return Side(said, names, tuple(each.cited.id for each in tellings))


def _side_by_side(sides: tuple[Side, ...]) -> str:
    return "; ".join(f"{_names(side)}: {side.said}" for side in sides) + "."


def _names(side: Side) -> str:
    return listed(side.by)


def _say(side: Side, what: str) -> str:
    return f"{'say' if _several(side) else 'says'} {what}"


def _deny(side: Side) -> str:
    return "deny" if _several(side) else "denies"


def _several(side: Side) -> bool:
    return len(side.by) > 1 or any(" and " in name for name in side.by)


def _day(telling: Telling) -> str:
    return telling.cited.published.isoformat() if telling.cited.published else ""


def _when(telling: Telling) -> str:
    when = telling.cited.claim.date
    if when is None:
        return ""
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _amount(quantity: Quantity) -> str:
    low, high = quantity.min, quantity.max
    about = "about " if quantity.approximate else ""
    if low is None or high is None:
        return f"{'at least' if high is None else 'up to'} {low if low is not None else high:,.10g} {quantity.unit}"
    figure = f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    return f"{about}{figure} {quantity.unit}"


def _range(quantity: Quantity) -> tuple[float, float]:
    low = quantity.min if quantity.min is not None else 0.0
    high = quantity.max if quantity.max is not None else float("inf")
    spread = 0.1 if quantity.approximate else 0.0
    return low * (1 - spread), high * (1 + spread)
