"""The ledger of transfers: one row a transfer, as reported."""

from collections.abc import Iterable

from detente.model.claims import Claim, Stance, Transfer
from detente.model.dossiers import Block, Entry, Part, Row, Section, Table, Voice
from detente.model.events import Event
from detente.publishing import wording
from detente.publishing.entries import lead_of, shown_in
from detente.publishing.evidence import Evidence
from detente.publishing.sections import country_name, section
from detente.publishing.showing import day_words

COLUMNS = ("When", "From", "To", "What", "How much", "By whose word", "Denied by", "Standing")


def _who(said: Voice) -> str:
    return wording.voice(said.names) or said.publisher or "the report itself"


def _amounts(entry: Entry) -> str:
    """Give the amounts; where they differ, each with those who name it."""
    named: dict[str, list[str]] = {}
    for said in entry.voices:
        for figure in said.figures:
            named.setdefault(figure, []).append(_who(said))
    if len(named) < 2:  # noqa: PLR2004 - a single amount needs no name beside it
        return "; ".join(named) or "not told"
    return "; ".join(f"{figure} ({wording.listed(who)})" for figure, who in named.items())


def _words(entry: Entry, *, denying: bool) -> str:
    return "; ".join(dict.fromkeys(_who(said) for said in entry.voices if said.denies is denying))


def _standing(entry: Entry) -> str:
    if entry.stance is Stance.DENIED:
        words = ["only denied"]
    else:
        told = [] if entry.stance is Stance.AFFIRMED else [entry.stance.value]
        words = [entry.status.value.replace("_", " "), *told]
    return ", ".join([*words, *(["disputed"] if entry.disputed else []), *([entry.grade] if entry.grade else [])])


def _row(entry: Entry, claim: Claim, evidence: Evidence) -> Row:
    transfer, shown = claim.transfer, shown_in(claim, evidence)
    if transfer is None:
        raise ValueError(claim.id)
    item = transfer.item if shown(transfer.item) else transfer.commodity.value.replace("-", " ")
    ends = (transfer.supplier, transfer.recipient)
    sides = tuple(country_name(code) if code else "not told" for code in ends)
    words = (_words(entry, denying=False) or "nobody on record", _words(entry, denying=True))
    return Row((day_words(entry), *sides, item, _amounts(entry), *words, _standing(entry)), entry.citations)


def _between_two(transfer: Transfer) -> bool:
    """Tell whether it moves from one side to another: what moves within a state is none."""
    return transfer.supplier is None or transfer.supplier != transfer.recipient


def ledger(chosen: Iterable[tuple[Entry, Event]], evidence: Evidence) -> Section:
    """Give the table of all transfers between the two, in the order of time."""
    rows = [
        _row(entry, claim, evidence)
        for entry, event in chosen
        if (claim := lead_of(event).claim).transfer is not None and _between_two(claim.transfer)
    ]
    return section(Part.TRANSFERS, [Block(table=Table(COLUMNS, tuple(rows)))] if rows else ())
