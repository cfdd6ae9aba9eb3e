"""Which events are landmarks of a relation: weight with reasons, none that ledger or text doesn't bear out."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.lexicon.codes import quad_of, score_of
from detente.lexicon.offices import offices_of
from detente.lexicon.persons import person_of
from detente.model.claims import Claim, Kind, Status
from detente.model.events import Event, Origin, denies

HEADS = frozenset({"head-of-state", "head-of-government", "leader"})
_HEAD_WORDS = re.compile(r"\b(president|prime minister|premier|supreme leader|king|chancellor|leader)\b", re.IGNORECASE)
_MINISTER_WORDS = re.compile(r"\b(minister|secretary of state|secretary of defen[cs]e)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:for the )?first\b[^.;]*?\b(?:since|in)\b[^.;,]*", re.IGNORECASE)
_FIRST_TIME = re.compile(r"\b(?:for the first time|the first [^.;,]*?\bever\b)", re.IGNORECASE)

SHORTEST_RECORD = dt.timedelta(days=365)
"""How long the ledger must reach back before it can bear out that something is the first of its kind."""

DONE = frozenset({Status.OCCURRED, Status.ONGOING})

KindOfAct = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger holds of earlier acts: the first day it reaches back to, and the days of each kind of act."""

    reaches_back_to: dt.date | None
    days: Mapping[KindOfAct, tuple[dt.date, ...]]


def record_of(events: Iterable[Event]) -> Record:
    """Draw from events what novelty is judged by."""
    days: dict[KindOfAct, set[dt.date]] = defaultdict(set)
    reports: list[dt.date] = []
    for event in events:
        reports += [cited.published for cited in event.claims if cited.published]
        day = day_of(event)
        if day is not None and _done(event):
            days[_kind_of_act(event)].add(day)
    return Record(min(reports, default=None), {kind: tuple(sorted(found)) for kind, found in days.items()})


def weigh_landmark(event: Event, origins: tuple[Origin, ...], record: Record) -> tuple[float, tuple[str, ...]]:
    """Give the weight of an event (0 upwards) and what it is made of, each part with its reason."""
    parts = [
        part
        for part in (_class(event), _rank(event), _novelty(event, record), _told_first(event), _width(origins))
        if part is not None
    ]
    factor = 1.0 if _done(event) else 0.5
    reasons = tuple(reason for _, reason in parts) + (() if factor == 1.0 else ("not told as done",))
    return round(factor * sum(points for points, _ in parts), 2), reasons


def day_of(event: Event) -> dt.date | None:
    """Give the first day that an event is told for, or of its first report where no claim tells one."""
    told = [cited.claim.date.start for cited in event.claims if cited.claim.date is not None]
    reported = [cited.published for cited in event.claims if cited.published is not None]
    return min(told or reported, default=None)


def _done(event: Event) -> bool:
    return any(cited.claim.status in DONE and not denies(cited.claim) for cited in event.claims)


def _first(event: Event) -> Claim:
    return event.told.claim


def _class(event: Event) -> tuple[float, str]:
    """Acts weigh by PLOVER's score of their type and mode, words half as much as deeds."""
    claim = _first(event)
    if claim.kind is not Kind.EVENT or claim.event is None:
        return 0.5, f"a {claim.kind.value}, no act"
    words = quad_of(claim.event).words
    mode = f", {claim.mode}" if claim.mode else ""
    return round(abs(score_of(claim.event, claim.mode)) / 2, 2), f"{claim.event.value}{mode}: {words}"


def _rank(event: Event) -> tuple[float, str] | None:
    """Give points for the highest rank among those who act or receive."""
    names = [party.name for cited in event.claims for party in (*cited.claim.actors, *cited.claim.recipients)]
    day = day_of(event)
    for name in dict.fromkeys(names):
        if is_head(name, day):
            return 2.0, f"{name} was then head of a state or government"
    for name in dict.fromkeys(names):
        if _MINISTER_WORDS.search(name) or (day and any("minister" in office for office in _offices(name, day))):
            return 1.0, f"{name} was then a minister"
    return None


def is_head(name: str, day: dt.date | None) -> bool:
    """Tell whether a name is that of a head of state or government, by the lexicon on that day or by its own words."""
    if _HEAD_WORDS.search(name) and not re.search(r"\b(vice|deputy|former|spokes)", name, re.IGNORECASE):
        return True
    return day is not None and bool(HEADS & set(_offices(name, day)))


def _offices(name: str, day: dt.date) -> tuple[str, ...]:
    person = person_of(name)
    return tuple(holder.office for holder in offices_of(person.name, day)) if person else ()


def _novelty(event: Event, record: Record) -> tuple[float, str] | None:
    """First of its kind for the pair, as far as the ledger reaches back; told as just that, never as history."""
    day, start = day_of(event), record.reaches_back_to
    if day is None or start is None or not _done(event) or day - start < SHORTEST_RECORD:
        return None
    before = [each for each in record.days.get(_kind_of_act(event), ()) if each < day]
    if not before:
        return 2.0, f"first of its kind between these sides in this ledger, which reaches back to {start}"
    years = round((day - before[-1]).days / 365.25)
    if not years:
        return None
    return 1.0, f"first of its kind between these sides in this ledger for {years} year{'s' if years > 1 else ''}"


def _told_first(event: Event) -> tuple[float, str] | None:
    """A first that a source tells is quoted, not asserted."""
    for cited in event.claims:
        found = _FIRST.search(cited.claim.quote) or _FIRST_TIME.search(cited.claim.quote)
        if found:
            return 1.5, f"told as \u201c{found.group(0).strip()}\u201d"
    return None


def _width(origins: tuple[Origin, ...]) -> tuple[float, str] | None:
    count = sum(not origin.denies and not origin.derived for origin in origins)
    return (min(count - 1, 4) * 0.5, f"{count} independent origins") if count > 1 else None


def _kind_of_act(event: Event) -> KindOfAct:
    claim = _first(event)
    sides = sorted({party.country or "" for party in (*claim.actors, *claim.recipients)})
    directed = f"{claim.transfer.supplier}>{claim.transfer.recipient}" if claim.transfer else "+".join(sides)
    commodity = claim.transfer.commodity.value if claim.transfer else ""
    rank = "head" if any(is_head(party.name, day_of(event)) for party in claim.actors) else ""
    return (claim.event.value if claim.event else claim.kind.value, claim.mode or "", directed, commodity, rank)
