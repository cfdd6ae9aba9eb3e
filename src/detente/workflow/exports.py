"""The ledger's events in other people's formats."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.exchanging.account import Account
from detente.exchanging.to_tables import claim_frame, write_dictionary
from detente.exchanging.writers import find_writer
from detente.model.actors import CountryCode
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.weighing.joining import join

PARQUET, DICTIONARY = "parquet", "dictionary"


def read_account(ledger: Path, states: Sequence[CountryCode]) -> Account:
    """Give the events of a ledger, of these states where any are named, with their documents."""
    with Ledger.open(ledger) as kept:
        events = join(kept.claims(ClaimFilter(states=tuple(states))))
        wanted = {cited.doc_id for event in events for cited in event.claims}
        return Account(events, {doc_id: kept.document(doc_id) for doc_id in sorted(wanted)})


def export_ledger(form: str, ledger: Path, states: Sequence[CountryCode]) -> Iterator[str]:
    """Give the text of an export, part by part.

    Raises:
        UnknownCode: There is no such format.
    """
    if form == DICTIONARY:
        yield from write_dictionary()
        return
    yield from find_writer(form).write(read_account(ledger, states))


def export_parquet(ledger: Path, states: Sequence[CountryCode], out: Path) -> None:
    """Write the claims as one Parquet file."""
    claim_frame(read_account(ledger, states)).write_parquet(out, compression="zstd")
