"""Our own events for the measures: the ledger's claims, joined, as acts that count by how credible they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from detente.lexicon.codes import quad_of, score_of
from detente.model.claims import Status
from detente.model.events import Event
from detente.storing.ledger import Ledger
from detente.workflow.weighing import account_of

OWN = "ledger"
"""Name of our own events as a source."""

WEIGHTS = {1: 1.0, 2: 0.8, 3: 0.5, 4: 0.25, 5: 0.1}
"""What an event counts for by its credibility; 6, which cannot be judged, never enters arithmetic."""

DONE = (Status.OCCURRED, Status.ONGOING)


class OwnEvent(NamedTuple):
    """An event with what it counts for: 0 to 1, None where it can't be judged and counts for nothing."""

    event: Event
    weight: float | None = 1.0


def own_events(ledger: Path) -> tuple[OwnEvent, ...]:
    """Give all events of the ledger as the analysts left them, each counting by its credibility."""
    with Ledger.open(ledger) as kept:
        account = account_of(kept)
    return tuple(OwnEvent(each.event, WEIGHTS.get(int(each.grade.credibility))) for each in account.weighed)


def own_acts(events: Sequence[OwnEvent]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give our own events as acts, and those that are disputed apart from them.

    An event is an act where it happened, has a day or a month, and two states; it counts by its credibility.
    """
    rows: dict[bool, list[dict[str, object]]] = {False: [], True: []}
    for each in events:
        for row in _own_rows(each):
            rows[each.event.disputed].append(row)
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "source": pl.String, "date": pl.Date, "actor": pl.String, "recipient": pl.String, "type": pl.String,
        "score": pl.Float64, "quad": pl.Int8, "reports": pl.Int32, "id": pl.String, "weight": pl.Float64,
        "themes": pl.List(pl.String),
    }  # fmt: skip
    keys = ["date", "actor", "recipient", "type"]
    clear, disputed = (
        pl.DataFrame(rows[kind], schema=schema).unique(keys, keep="first", maintain_order=True)
        for kind in (False, True)
    )
    return clear, disputed


def _own_rows(own: OwnEvent) -> Iterator[dict[str, object]]:
    claim = own.event.claims[0].claim
    day = claim.date.start if claim.date else own.event.claims[0].published
    if claim.event is None or claim.status not in DONE or day is None or own.weight is None:
        return
    actors = [party.country for party in claim.actors if party.country]
    recipients = [party.country for party in claim.recipients if party.country] or actors
    for actor in dict.fromkeys(actors):
        for recipient in dict.fromkeys(recipients):
            if actor != recipient:
                yield {
                    "source": OWN, "date": day, "actor": actor, "recipient": recipient, "type": claim.event.value,
                    "score": score_of(claim.event, claim.mode), "quad": int(quad_of(claim.event)),
                    "reports": len(own.event.claims), "id": own.event.id, "weight": own.weight,
                    "themes": [theme.value for theme in claim.themes],
                }  # fmt: skip
