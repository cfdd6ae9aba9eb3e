"""What comparing needs of a claim, drawn from it once."""

import datetime as dt
import re
from dataclasses import dataclass

from detente.model.actors import Party
from detente.model.claims import Claim, Commodity, EventType, Kind, Precision, Quantity, Status
from detente.model.events import CitedClaim, denies

FAMILIES: dict[EventType, str] = {
    EventType.AID: "accord",
    EventType.COOPERATE: "accord",
    EventType.AGREE: "accord",
    EventType.SUPPORT: "accord",
    EventType.CONSULT: "meeting",
    EventType.CONCEDE: "yielding",
    EventType.RETREAT: "yielding",
    EventType.REQUEST: "asking",
    EventType.ACCUSE: "blame",
    EventType.REJECT: "blame",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "pressure",
    EventType.COERCE: "pressure",
    EventType.MOBILIZE: "show of force",
    EventType.ASSAULT: "attack",
}
"""Types that two reports of one happening may carry; claims of different families are never one happening."""

GROUPS: dict[Commodity, str] = {
    Commodity.SMALL_ARMS_AMMUNITION: "arms",
    Commodity.ARTILLERY_ROCKETS: "arms",
    Commodity.BALLISTIC_MISSILES: "arms",
    Commodity.DRONES: "arms",
    Commodity.OTHER_ARMS: "arms",
    Commodity.CRUDE_OIL: "oil",
    Commodity.REFINED_PETROLEUM: "oil",
}
"""Classes of goods that reports of one transfer may name differently; every other class stands alone."""

JOINT = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
"""Types whose sides are often written on either side of the verb: they are compared as one set of those taking part."""

RECENT = dt.timedelta(days=21)
"""How far back an undated act may lie before the day of its report, to be compared by days with dated ones."""
AHEAD = dt.timedelta(days=60)
"""How far ahead an undated plan may lie."""

SHORTEST_STEM = 4
FEW_DAYS = 5
"""A visit of fewer days is told as exactly as an act of one day."""
MONTHS = 62
"""Days up to which a time counts as told by the month."""

_WORD = re.compile(r"[a-z][a-z'-]+|\d[\d.,]*")
_LITTLE = """
a about above after again against all also an and any are as at be been before between both but by can could did do does
during each for from had has have he her his how in into is it its last may might more most new no nor not of off on one
or other our out over own said say says same she should so some such than that the their them then there these they this
those through to two under until up very was were what when where which while who will with would year years month
months week weeks day days including according reported report state states
"""
_STOP = frozenset(_LITTLE.split())


@dataclass(frozen=True, slots=True)
class Traits:
    """The sides of a comparison; `first` and `last` bound the days it may have happened on, as ordinals.

    They mean nothing unless `bounded`. `exact` says how: `day` for a told day or a few, `month`, `long` for more than
    two months, `none` where the text tells no date and the bounds are guessed from the day of the report.
    """

    id: str
    doc_id: str
    family: str
    event: EventType | None
    mode: str | None
    joint: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    supplier: str | None
    recipient: str | None
    commodity: Commodity | None
    item: frozenset[str]
    quantities: tuple[Quantity, ...]
    places: frozenset[str]
    themes: frozenset[str]
    words: frozenset[str]
    bounded: bool
    first: int
    last: int
    exact: str
    published: dt.date | None
    status: Status
    denied: bool

    @property
    def sides(self) -> frozenset[str]:
        """Give everyone taking part."""
        return self.actors | self.recipients


def traits_of(cited: CitedClaim) -> Traits:
    """Draw what comparing needs out of a claim."""
    claim = cited.claim
    first, last, exact = _days(cited)
    transfer = claim.transfer
    return Traits(
        id=cited.id,
        doc_id=claim.doc_id,
        family=_family(claim),
        event=claim.event,
        mode=claim.mode,
        joint=claim.event in JOINT and transfer is None,
        actors=_countries(claim.actors),
        recipients=_countries(claim.recipients),
        persons=_persons((*claim.actors, *claim.recipients)),
        supplier=transfer.supplier if transfer else None,
        recipient=transfer.recipient if transfer else None,
        commodity=transfer.commodity if transfer else None,
        item=stems(transfer.item) if transfer else frozenset(),
        quantities=claim.quantities,
        places=frozenset(place.casefold().removeprefix("the ") for place in claim.places),
        themes=frozenset(theme.value for theme in claim.themes),
        words=stems(claim.quote) - _named(claim),
        bounded=first is not None,
        first=first.toordinal() if first else 0,
        last=last.toordinal() if last else 0,
        exact=exact,
        published=cited.published,
        status=claim.status,
        denied=denies(claim),
    )


def stems(text: str) -> frozenset[str]:
    """Give the words of a text that carry meaning, cut to their stems.

    >>> sorted(stems("The shells were shipped from the ports"))
    ['port', 'shell', 'shipp']
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold().replace("\u2019", "'")) if word not in _STOP)


def _stem(word: str) -> str:
    word = word.removesuffix("'s").strip("'-.,")
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _family(claim: Claim) -> str:
    if claim.kind is not Kind.EVENT or claim.event is None:
        return claim.kind.value
    if claim.transfer is not None:
        return f"transfer of {GROUPS.get(claim.transfer.commodity, claim.transfer.commodity.value)}"
    return FAMILIES[claim.event]


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country or party.name.casefold() for party in parties)


def _persons(parties: tuple[Party, ...]) -> frozenset[str]:
    """Give the last names of those named as persons or bodies (two capitals or more); states alone give none."""
    names = (party.name.removeprefix("the ").split() for party in parties)
    return frozenset(name[-1].casefold() for name in names if len([word for word in name if word[:1].isupper()]) > 1)


def _named(claim: Claim) -> frozenset[str]:
    parties = (*claim.actors, *claim.recipients)
    return frozenset(stem for party in parties for stem in stems(party.name))


def _days(cited: CitedClaim) -> tuple[dt.date | None, dt.date | None, str]:
    when, status, published = cited.claim.date, cited.claim.status, cited.published
    if when is not None:
        return when.start, when.end, _exactness(when.precision, (when.end - when.start).days)
    if published is None:
        return None, None, "none"
    if status in (Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL):
        return published, published + AHEAD, "none"
    return published - RECENT, published, "none"


def _exactness(precision: Precision, days: int) -> str:
    if precision is Precision.DAY or days < FEW_DAYS:
        return "day"
    return "month" if days <= MONTHS else "long"
