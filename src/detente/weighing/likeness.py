"""How likely two claims tell one happening: points for and against, field by field, each with its reason.

The points are rough log odds; they were set on the development part of the labelled pairs (`tests/cases/pairs.toml`)
and are measured on the part kept aside. A veto ends the comparison.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.model.claims import Commodity, EventType, Quantity, Status
from detente.weighing.acts import FEW_WORDS, OFTEN, POINT_LIKE, SPOKEN, VETO, Points
from detente.weighing.timing import MONTH, dates, told_apart
from detente.weighing.traits import Traits

PRIOR = -1.6
"""Points before any field is compared: most pairs that meet in a block are two happenings."""

THRESHOLD = 0.0
"""Points from which two claims are one happening."""

Field = Callable[[Traits, Traits], Points | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for (above 0) or against one happening, with the reason in words."""

    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the points and what they came from, the prior apart."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def same(self) -> bool:
        """Tell whether the two count as one happening."""
        return self.score >= THRESHOLD


def compare(one: Traits, other: Traits) -> Likeness:
    """Weigh two claims against each other, with every reason; the same whichever comes first."""
    found = tuple(Evidence(*points) for points in _weigh(one, other))
    vetoed = bool(found) and found[-1].points <= VETO
    return Likeness(VETO if vetoed else PRIOR + sum(each.points for each in found), found)


def score(one: Traits, other: Traits) -> float:
    """Give the score alone, where no reasons are wanted."""
    total = PRIOR
    for points, _reason in _weigh(one, other):
        if points <= VETO:
            return VETO
        total += points
    return total


def _weigh(one: Traits, other: Traits) -> Iterator[Points]:
    if other.id < one.id:
        one, other = other, one
    for weigh in FIELDS:
        points = weigh(one, other)
        if points is not None:
            yield points
            if points[0] <= VETO:
                return


def _families(one: Traits, other: Traits) -> Points | None:
    if one.family != other.family:
        return (VETO, f"{one.family} is not {other.family}")
    if one.event is other.event:
        return (0.4, "same type of act")
    related = {one.event, other.event} == {EventType.AID, EventType.COOPERATE}
    return (0.0 if related else -0.9, "related types of act")


def _sides(one: Traits, other: Traits) -> Points | None:
    if one.commodity is not None:
        return _transfer_sides(one, other)
    if one.joint and other.joint:
        return _overlap(one.sides, other.sides)
    if one.actors and other.actors and not one.actors & other.actors:
        return (VETO, "other actors")
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return (VETO, "other recipients")
    both = one.actors == other.actors and one.recipients == other.recipients
    return (1.0 if both else 0.2, "same sides" if both else "sides that overlap")


def _transfer_sides(one: Traits, other: Traits) -> Points | None:
    for ours, theirs, side in (
        (one.supplier, other.supplier, "supplier"),
        (one.recipient, other.recipient, "recipient"),
    ):
        if ours is not None and theirs is not None and ours != theirs:
            return (VETO, f"other {side}")
    told = None not in (one.supplier, other.supplier, one.recipient, other.recipient)
    return (1.0 if told else 0.0, "same supplier and recipient" if told else "a side isn't told")


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> Points:
    shared = ours & theirs
    if ours == theirs and ours:
        return (1.0, "same sides")
    smaller = min(len(ours), len(theirs))
    if len(shared) == smaller and smaller > 1:
        return (0.3, "sides of one among the other's")
    if not shared or smaller > 1:
        return (VETO, "other sides")
    return (-0.3, "one side in common")


def _persons(one: Traits, other: Traits) -> Points | None:
    if not one.persons or not other.persons:
        return None
    if one.persons & other.persons:
        if one.event is EventType.CONSULT and one.persons - other.persons and other.persons - one.persons:
            return (-0.8, "one person in common, others not")
        return (0.7, "same persons or bodies")
    if one.event is EventType.CONSULT and len(one.sides) > 1:
        return (-1.6, "other persons")
    return (-0.4, "other persons or bodies")


def _goods(one: Traits, other: Traits) -> Points | None:
    if one.commodity is None or other.commodity is None:
        return None
    if one.commodity is other.commodity:
        shared = one.item & other.item
        return (0.8, "same goods") if shared else (0.1, "goods of one class, in other words")
    vague = {Commodity.OTHER_ARMS, Commodity.CRUDE_OIL, Commodity.REFINED_PETROLEUM}
    if {one.commodity, other.commodity} & vague:
        shared = one.item & other.item
        return (0.3 if shared else -0.5, "goods classed differently")
    return (VETO, "other goods")


def _certainty(one: Traits, other: Traits) -> Points | None:
    """What may be is mostly not what was; a plan is, more often."""
    maybe = {Status.POSSIBLE, Status.CONDITIONAL}
    if (one.status in maybe) != (other.status in maybe):
        return (-1.2, "one told as possible only")
    return None


def _denials(one: Traits, other: Traits) -> Points | None:
    """A denial speaks of what others say; so long as both are recent, it belongs to it though it shares few words."""
    if one.denied == other.denied or one.published is None or other.published is None:
        return None
    near = abs((one.published - other.published).days) <= MONTH
    return (0.9, "a denial of what is told") if near else None


def _quantities(one: Traits, other: Traits) -> Points | None:
    pairs = [(a, b) for a in one.quantities for b in other.quantities if a.unit.casefold() == b.unit.casefold()]
    if not pairs:
        return None
    best = min(_ratio(a, b) for a, b in pairs)
    if best <= 1.001:  # noqa: PLR2004 - equal but for rounding
        return (1.2, "same amount")
    if best <= 1.5:  # noqa: PLR2004 - counts of one thing differ so
        return (0.1, "amounts near each other")
    return (-0.6 if best <= 4 else -1.5, "amounts that differ")  # noqa: PLR2004 - beyond that rarely one thing


def _ratio(one: Quantity, other: Quantity) -> float:
    """Give how far two amounts lie apart as a ratio: 1 where their ranges touch."""
    low, high = _range(one), _range(other)
    if low[0] > high[0]:
        low, high = high, low
    if high[0] <= low[1]:
        return 1.0
    return high[0] / max(low[1], 1e-9)


def _range(quantity: Quantity) -> tuple[float, float]:
    low = quantity.min if quantity.min is not None else (quantity.max or 0.0)
    high = quantity.max if quantity.max is not None else low
    spread = 0.1 if quantity.approximate or None in (quantity.min, quantity.max) else 0.0
    return low * (1 - spread), high * (1 + spread)


def _places(one: Traits, other: Traits) -> Points | None:
    if not one.places or not other.places:
        return (-0.6, "a place isn't told") if one.event in OFTEN else None
    if any(a in b or b in a for a in one.places for b in other.places):
        return (0.7, "same place")
    return (-2.6 if one.event in POINT_LIKE else -0.6, "other places")


def _modes(one: Traits, other: Traits) -> Points | None:
    if one.mode is None or other.mode is None:
        return None
    return (0.2, "same mode") if one.mode == other.mode else (-0.7, "other modes")


def _themes(one: Traits, other: Traits) -> Points | None:
    if not one.themes or not other.themes:
        return None
    return None if one.themes & other.themes else (-0.8, "other themes")


def _words(one: Traits, other: Traits) -> Points | None:
    smaller = min(len(one.words), len(other.words))
    if not smaller:
        return None
    share = len(one.words & other.words) / max(smaller, FEW_WORDS)
    told = "transfer" in one.family or one.event in (EventType.CONSULT, EventType.MOBILIZE)
    points = 2.4 * share - (0.4 if told else 0.9)
    if one.event in OFTEN | SPOKEN:
        points = 4 * share - 1.5
    if one.event is None:
        points = 6 * share - 4.5 if len(one.words & other.words) >= FEW_WORDS else -4.5
    return (round(points, 2), f"{share:.0%} of the words in common")


FIELDS: tuple[Field, ...] = (
    _families,
    told_apart,
    _sides,
    _goods,
    dates,
    _persons,
    _denials,
    _certainty,
    _quantities,
    _places,
    _modes,
    _themes,
    _words,
)
"""Every field that is compared, vetoes first."""

LONGEST_BLOCK = 62
"""In days. A claim on a longer time is looked up by quarters, others by weeks."""
