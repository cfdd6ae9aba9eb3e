"""Valid values with one thing changed: `claim(stance=Stance.DENIED)`."""

import datetime as dt
from dataclasses import replace
from typing import Any

from detente.model.actors import CountryCode, Party, Speaker, SpeakerKind
from detente.model.claims import (
    Claim,
    Commodity,
    EventType,
    Kind,
    Precision,
    Quantity,
    Stance,
    Status,
    Theme,
    Trace,
    Transfer,
    When,
)
from detente.model.events import CitedClaim, Event
from detente.model.text import Document, Span

TEXT = "In May 2024 Ardonia shipped about 500 rockets to Belmark, a minister said. Belmark denied it."
QUOTE = "Ardonia shipped about 500 rockets to Belmark"

RUSSIA = Party("Russia", CountryCode("RUS"))
NORTH_KOREA = Party("North Korea", CountryCode("PRK"))
DAY = dt.date(2024, 5, 20)


def document(text: str = TEXT, **changes: Any) -> Document:
    """Give a dated English report."""
    made = Document.of(text, title="Rockets shipped", publisher="The Harbour Post", date=DAY, language="en")
    return replace(made, **changes)


def party(name: str = "Russia", country: str | None = "RUS") -> Party:
    """Give one who acts or receives."""
    return Party(name, CountryCode(country) if country else None)


def speaker(name: str = "a minister", country: str | None = "KOR", kind: SpeakerKind = SpeakerKind.OFFICIAL) -> Speaker:
    """Give one voice."""
    return Speaker(name, CountryCode(country) if country else None, kind)


def when(start: str = "2024-05-01", end: str = "2024-05-31", precision: Precision = Precision.MONTH) -> When:
    """Give a date by its first and last day."""
    return When(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end), precision=precision)


def quantity(low: float | None = 500, high: float | None = 500, unit: str = "rockets", **changes: Any) -> Quantity:
    """Give an amount."""
    return replace(Quantity(min=low, max=high, unit=unit, verbatim="about 500 rockets", approximate=True), **changes)


def transfer(**changes: Any) -> Transfer:
    """Give rockets moving from North Korea to Russia."""
    made = Transfer(CountryCode("PRK"), CountryCode("RUS"), "rockets", Commodity.ARTILLERY_ROCKETS)
    return replace(made, **changes)


def claim(text: str = TEXT, quote: str = QUOTE, **changes: Any) -> Claim:
    """Give a transfer of rockets from North Korea to Russia, affirmed by a minister; `quote` must stand in `text`."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    made = Claim(
        doc_id=document(text).id,
        span=span,
        quote=quote,
        kind=Kind.EVENT,
        event=EventType.AID,
        themes=(Theme.ARMS,),
        actors=(NORTH_KOREA,),
        recipients=(RUSSIA,),
        said_by=(speaker(),),
        stance=Stance.AFFIRMED,
        status=Status.OCCURRED,
        traces=(Trace("event", span, "rule:frame:supply"),),
    )
    return replace(made, **changes)


def cited(published: dt.date | None = DAY, publisher: str | None = "The Harbour Post", **changes: Any) -> CitedClaim:
    """Give a claim with the day and publisher of its document; `changes` are those of `claim`."""
    return CitedClaim(claim(**changes), published, publisher)


def event(*claims: CitedClaim) -> Event:
    """Give an event of these claims, of one claim where none is named."""
    return Event(claims or (cited(),))
