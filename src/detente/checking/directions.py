"""Which way a claim runs, seen from the state that a regime is about."""

from enum import StrEnum

from detente.model.actors import CountryCode, Party
from detente.model.claims import Claim
from detente.model.rules import Direction


class Way(StrEnum):
    """To the state, from it, unclear which, or past it."""

    TO = "to"
    FROM = "from"
    UNCLEAR = "unclear"
    PAST = "past"


def way_of(claim: Claim, target: CountryCode) -> Way:
    """Tell which way what is claimed runs: by the transfer's sides first, by actors and recipients otherwise."""
    if claim.transfer is not None:
        supplier, recipient = claim.transfer.supplier, claim.transfer.recipient
        if target in (supplier, recipient):
            return _by_sides(supplier == target, recipient == target)
        if supplier is not None and recipient is not None:
            return Way.PAST
    acts, receives = _has(claim.actors, target), _has(claim.recipients, target)
    if not (acts or receives):
        return Way.PAST
    joint = acts and any(party.country not in (target, None) for party in claim.actors)
    return Way.UNCLEAR if joint else _by_sides(acts, receives)


def runs_with(way: Way, direction: Direction) -> bool | None:
    """Tell whether a claim that runs this way meets a rule of that direction; None where it is unclear."""
    if way is Way.UNCLEAR:
        return True if direction is Direction.BOTH else None
    return direction is Direction.BOTH or way.value == direction.value


def _by_sides(gives: bool, gets: bool) -> Way:  # noqa: FBT001 - the two sides of one question, read in place
    if gives and gets:
        return Way.PAST
    return Way.FROM if gives else Way.TO


def _has(parties: tuple[Party, ...], country: CountryCode) -> bool:
    return any(party.country == country for party in parties)
