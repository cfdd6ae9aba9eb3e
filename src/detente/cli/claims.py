"""`detente claims`: what is claimed about states."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click

from detente.cli.options import Function, ledger_option, probability
from detente.cli.showing import show
from detente.lexicon.countries import resolve_country
from detente.model.claims import EventType, Kind, Stance, Status, Theme, claim_record
from detente.model.events import CitedClaim
from detente.settings import read_settings
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter

Word = TypeVar("Word", bound=StrEnum)
COLUMNS = (
    "id",
    "when",
    "what",
    "actors",
    "recipients",
    "quote",
    "said_by",
    "stance",
    "status",
    "publisher",
    "confidence",
)
DAY = click.DateTime(["%Y-%m-%d"])


def _choice(option: str, words: type[StrEnum], meaning: str) -> Callable[[Function], Function]:
    choice = click.Choice([word.value for word in words], case_sensitive=False)
    return click.option(option, multiple=True, type=choice, metavar="WORD", help=f"{meaning}; may be given again.")


@click.command(
    "claims", epilog="Example: detente claims Russia 'North Korea' --theme arms --since 2023-09-01 --stance denied"
)
@click.argument("states", nargs=-1, required=True, metavar="A [B]")
@click.option("--since", type=DAY, help="Happened on this day or later (YYYY-MM-DD).")
@click.option("--until", type=DAY, help="Happened on this day or before.")
@_choice("--theme", Theme, "What it concerns, as arms or diplomatic")
@_choice("--event", EventType, "What was done, as AID or CONSULT")
@_choice("--kind", Kind, "event, condition, motive or assessment")
@_choice("--stance", Stance, "affirmed, alleged, denied or opinion")
@_choice("--status", Status, "occurred, ongoing, planned, possible, conditional or did_not_occur")
@click.option("--source", help="Part of a publisher's or speaker's name, or a speaker's country code.")
@click.option("--search", help="Words in the quote; a phrase in double quotes, ship* for all words that begin so.")
@click.option(
    "--at-least",
    callback=probability,
    metavar="P",
    help="Of this confidence or more, 0 to 1: the probability that act and parties are read right.",
)
@click.option("--superseded", is_flag=True, help="Claims that an older coder made and the newer one doesn't.")
@click.option("--limit", type=click.IntRange(1), help="So many at most.")
@ledger_option
def command(states: tuple[str, ...], ledger: Path | None, limit: int | None, **asked: Any) -> None:  # noqa: ANN401 - click's
    """Show what is claimed about a state, or about two states together, in order of time."""
    wanted = filter_of(states, **asked)
    with Ledger.open(ledger or read_settings().ledger) as kept:
        show((record_of(cited) for cited in islice(kept.claims(wanted), limit)), COLUMNS, " and ".join(states))


def filter_of(states: tuple[str, ...], **asked: Any) -> ClaimFilter:  # noqa: ANN401 - the words as click read them
    """Give the filter that the words of the command ask for."""
    if len(states) > 2:  # noqa: PLR2004 - a relation has two sides
        raise click.UsageError("name one state or two")
    if asked["superseded"] and asked["at_least"] is not None:
        raise click.UsageError("--superseded claims have no confidence to go by with --at-least")
    return ClaimFilter(
        states=tuple(resolve_country(state) for state in states),
        since=_day(asked["since"]),
        until=_day(asked["until"]),
        themes=_words(Theme, asked["theme"]),
        events=_words(EventType, asked["event"]),
        kinds=_words(Kind, asked["kind"]),
        stances=_words(Stance, asked["stance"]),
        statuses=_words(Status, asked["status"]),
        source=asked["source"],
        search=asked["search"],
        at_least=asked["at_least"],
        superseded=asked["superseded"],
    )


def record_of(cited: CitedClaim) -> dict[str, Any]:
    """Give a claim as it is shown: its codebook record, with id, document, and what a table needs in few words."""
    claim = cited.claim
    first = claim.date.start if claim.date else None
    return {
        "id": cited.id,
        "doc_id": cited.doc_id,
        "when": first or cited.published,
        "what": claim.event or claim.kind,
        **claim_record(claim),
        "published": cited.published,
        "publisher": cited.publisher,
    }


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _words(kind: type[Word], asked: tuple[str, ...]) -> tuple[Word, ...]:
    return tuple(kind(word) for word in asked)
