"""Claims of one happening, joined into events; the order of reading never shows."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from detente.model.actors import Party
from detente.model.claims import Claim
from detente.model.events import CitedClaim, Event


def join(claims: Iterable[CitedClaim]) -> tuple[Event, ...]:
    """Give the events that the claims tell of, each claim in exactly one, whatever order they come in."""
    groups: dict[Hashable, dict[str, CitedClaim]] = defaultdict(dict)
    for cited in claims:
        groups[_happening(cited.claim)][cited.id] = cited
    events = [Event(tuple(sorted(group.values(), key=_reading_order))) for group in groups.values()]
    return tuple(sorted(events, key=_event_order))


def _happening(claim: Claim) -> Hashable:
    if not claim.actors:
        return claim.id
    return (
        claim.kind,
        claim.event,
        _sides(claim.actors),
        _sides(claim.recipients),
        claim.transfer.commodity if claim.transfer else None,
        (claim.date.start, claim.date.end) if claim.date else claim.id,
    )


def _sides(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country or party.name.casefold() for party in parties)


def _reading_order(cited: CitedClaim) -> tuple[str, str]:
    return (cited.published.isoformat() if cited.published else "", cited.id)


def _event_order(event: Event) -> tuple[str, str]:
    first = event.claims[0]
    start = first.claim.date.start if first.claim.date else first.published
    return (start.isoformat() if start else "", event.id)
