"""Claims out of the brief form that tables of cases use: only what matters to the case is written down."""

import datetime as dt
from collections.abc import Mapping
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
    Transfer,
    When,
)
from detente.model.events import CitedClaim
from detente.model.text import Document, Span


def brief_claim(brief: Mapping[str, Any]) -> CitedClaim:
    """Give the claim: `text` is both the document and the quote; countries stand for actors of that name.

    Parties are `RUS` or `name/RUS`; speakers `name/KOR/official`; dates `2024-05-20`, `2024-05`, `2024` or
    `2024-01-01..2024-03-31`; quantities `[min, max, unit]`, with `nan` for an open end.
    """
    text = brief["text"]
    document = Document.of(f"{brief.get('doc', '')} {text}" if brief.get("doc") else text)
    start = document.text.index(text)
    claim = Claim(
        doc_id=document.id,
        span=Span(start, start + len(text)),
        quote=text,
        kind=Kind(brief.get("kind", "event")),
        event=EventType(brief["event"]) if brief.get("event") else None,
        mode=brief.get("mode"),
        themes=tuple(Theme(theme) for theme in brief.get("themes", ())),
        actors=tuple(_party(word) for word in brief.get("actors", ())),
        recipients=tuple(_party(word) for word in brief.get("recipients", ())),
        transfer=_transfer(brief),
        quantities=tuple(_quantity(parts) for parts in brief.get("quantities", ())),
        date=_when(brief["date"]) if brief.get("date") else None,
        places=tuple(brief.get("places", ())),
        said_by=tuple(_speaker(word) for word in brief.get("said_by", ())),
        stance=Stance(brief.get("stance", "affirmed")),
        status=Status(brief.get("status", "occurred")),
    )
    published = brief.get("published")
    return CitedClaim(claim, dt.date.fromisoformat(published) if published else None, brief.get("publisher"))


def _party(word: str) -> Party:
    name, _, country = word.rpartition("/")
    return Party(name or country, None if country == "-" else CountryCode(country))


def _speaker(word: str) -> Speaker:
    name, country, kind = word.split("/")
    return Speaker(name, None if country == "-" else CountryCode(country), SpeakerKind(kind))


def _transfer(brief: Mapping[str, Any]) -> Transfer | None:
    if not brief.get("commodity"):
        return None
    first = [_party(word).country for word in brief.get("actors", ())][:1]
    second = [_party(word).country for word in brief.get("recipients", ())][:1]
    supplier = CountryCode(brief["supplier"]) if brief.get("supplier") else (first or [None])[0]
    recipient = CountryCode(brief["recipient"]) if brief.get("recipient") else (second or [None])[0]
    if brief.get("direction") == "unclear":
        supplier = recipient = None
    return Transfer(supplier, recipient, brief["item"], Commodity(brief["commodity"]))


def _quantity(parts: list[Any]) -> Quantity:
    low, high, unit = parts
    ends = [None if value != value else value for value in (low, high)]  # noqa: PLR0124 - nan is not itself
    return Quantity(min=ends[0], max=ends[1], unit=unit, verbatim=f"{low:g} {unit}")


def _when(text: str) -> When:
    if ".." in text:
        start, end = (dt.date.fromisoformat(part) for part in text.split(".."))
        return When(start=start, end=end, precision=Precision.RANGE, verbatim=text)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = dt.date(*parts)
        return When(start=day, end=day, precision=Precision.DAY, verbatim=text)
    if len(parts) == 2:
        first = dt.date(parts[0], parts[1], 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return When(start=first, end=last, precision=Precision.MONTH, verbatim=text)
    year = parts[0]
    return When(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision=Precision.YEAR, verbatim=text)
