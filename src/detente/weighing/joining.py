"""Claims of one happening, joined into events; the order of reading never shows.

Pairs that meet in a block are compared; pairs above the threshold link. Linked claims make one event unless a chain
holds them together: links are taken strongest first, and two groups are joined only where the claims of one stand to
those of the other well enough on the whole (constrained average linkage), with no two of them excluded from being one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from detente.model.events import CitedClaim, Event
from detente.weighing.acts import VETO
from detente.weighing.candidates import Index
from detente.weighing.likeness import THRESHOLD, score
from detente.weighing.traits import Traits, traits_of

CHAIN_GUARD = THRESHOLD - 0.4
"""Mean points over all pairs between two groups, below which a link doesn't join them."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bindings:
    """What analysts decided: pairs of claim ids that are one happening, and pairs that are not (id order in a pair)."""

    one: frozenset[Pair] = frozenset()
    two: frozenset[Pair] = frozenset()


NO_BINDINGS = Bindings()


def pair_of(one: str, other: str) -> Pair:
    """Give two ids as a pair, the smaller first."""
    return (one, other) if one < other else (other, one)


def join(claims: Iterable[CitedClaim], bindings: Bindings = NO_BINDINGS) -> tuple[Event, ...]:
    """Give the events that the claims tell of, each claim in exactly one, whatever order they come in.

    Args:
        claims: The claims, equal ones once or more.
        bindings: Joins and splits by analysts, which hold against any score.
    """
    joiner = Joiner(bindings)
    joiner.add(claims)
    return joiner.events()


@dataclass(slots=True)
class Joiner:
    """Joined claims to which more can be added; adding costs by the candidates of what is added alone."""

    bindings: Bindings = NO_BINDINGS
    _index: Index = field(default_factory=Index)
    _claims: dict[str, CitedClaim] = field(default_factory=dict)
    _traits: dict[str, Traits] = field(default_factory=dict)
    _links: dict[str, dict[str, float]] = field(default_factory=dict)
    _group_of: dict[str, str] = field(default_factory=dict)
    _groups: dict[str, frozenset[str]] = field(default_factory=dict)
    _bound: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the analysts' joins out by claim."""
        for one, other in self.bindings.one:
            self._bound.setdefault(one, set()).add(other)
            self._bound.setdefault(other, set()).add(one)

    def add(self, claims: Iterable[CitedClaim]) -> tuple[str, ...]:
        """Add claims; give the ids of all whose event changed, sorted."""
        fresh = [cited for cited in claims if self._enter(cited)]
        for cited in fresh:
            self._link(self._traits[cited.id])
        changed: set[str] = set()
        for cited in sorted(fresh, key=lambda each: each.id):
            if cited.id not in changed:
                component = self._component(cited.id)
                self._regroup(component)
                changed |= component
        return tuple(sorted(changed))

    def events(self) -> tuple[Event, ...]:
        """Give all events, by day, then by id."""
        return tuple(sorted((self._event(group) for group in self._groups.values()), key=_event_order))

    def event_of(self, claim_id: str) -> Event:
        """Give the event that a claim belongs to."""
        return self._event(self._groups[self._group_of[claim_id]])

    def _event(self, group: frozenset[str]) -> Event:
        return Event(tuple(sorted((self._claims[each] for each in group), key=_reading_order)))

    def _enter(self, cited: CitedClaim) -> bool:
        claim_id = cited.id
        if claim_id in self._claims:
            return False
        self._claims[claim_id] = cited
        self._traits[claim_id] = traits_of(cited)
        self._links[claim_id] = {}
        self._index.post(self._traits[claim_id])
        return True

    def _link(self, traits: Traits) -> None:
        bound = self._bound.get(traits.id, set())
        for other in self._index.candidates(traits) | (bound & self._claims.keys()):
            points = self._score(traits.id, other)
            if points >= THRESHOLD:
                self._links[traits.id][other] = points
                self._links[other][traits.id] = points

    def _score(self, one: str, other: str) -> float:
        pair = pair_of(one, other)
        if pair in self.bindings.two:
            return VETO
        if pair in self.bindings.one:
            return -VETO
        known = self._links[one].get(other)
        return known if known is not None else score(self._traits[one], self._traits[other])

    def _component(self, start: str) -> set[str]:
        found, waiting = {start}, [start]
        while waiting:
            for other in self._links[waiting.pop()].keys() - found:
                found.add(other)
                waiting.append(other)
        return found

    def _regroup(self, component: set[str]) -> None:
        for claim_id in component:
            self._groups.pop(self._group_of.pop(claim_id, ""), None)
        links = {
            pair_of(one, other): score for one in component for other, score in self._links[one].items() if one < other
        }
        for group in self._guarded(component, links):
            name = min(group)
            self._groups[name] = group
            self._group_of.update(dict.fromkeys(group, name))

    def _guarded(self, component: set[str], links: Mapping[Pair, float]) -> Iterator[frozenset[str]]:
        """Join by the links, strongest first; a tie goes by ids, so that the order of adding never shows."""
        groups = {claim_id: frozenset({claim_id}) for claim_id in component}
        for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
            ours, theirs = groups[one], groups[other]
            if ours is not theirs and self._may_join(ours, theirs):
                union = ours | theirs
                groups.update(dict.fromkeys(union, union))
        yield from dict.fromkeys(groups.values())

    def _may_join(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        """Tell whether two groups stand well enough to each other; what an analyst bound is beyond doubt."""
        scores = [self._score(one, other) for one in sorted(ours) for other in sorted(theirs)]
        if any(pair_of(one, other) in self.bindings.two for one in ours for other in theirs):
            return False
        if max(scores) >= -VETO:
            return True
        return min(scores) > VETO and sum(scores) / len(scores) >= CHAIN_GUARD


def _reading_order(cited: CitedClaim) -> tuple[str, str]:
    return (cited.published.isoformat() if cited.published else "", cited.id)


def _event_order(event: Event) -> tuple[str, str]:
    first = event.claims[0]
    start = first.claim.date.start if first.claim.date else first.published
    return (start.isoformat() if start else "", event.id)
