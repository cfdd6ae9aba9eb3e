"""Two editions of a dossier compared: what is new, what changed, what is gone; by claims, not by wording."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.errors import InvalidValue
from detente.model.claims import ClaimId
from detente.model.dossiers import Block, Change, Dossier, Entry, Part, Row, Section, Table
from detente.publishing.records import EDITION
from detente.publishing.sections import section
from detente.publishing.showing import day_words

COLUMNS = ("Change", "When", "What")
_REPEATED = frozenset({Part.BRIEF, Part.DISPUTED})
"""Parts that repeat entries of others; what changed is told once."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the earlier edition: the claims it rests on, how it stood, and its words."""

    claims: frozenset[ClaimId]
    standing: tuple[str, str, bool]
    said: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What an earlier edition said, as read from its JSON."""

    as_of: str | None
    entries: tuple[Known, ...]


def _entries(record: Mapping[str, Any]) -> Iterator[Known]:
    for part in record["sections"]:
        if part["part"] in _REPEATED:
            continue
        for entry in (each for block in part["blocks"] for each in block["entries"]):
            standing = (entry["status"], entry["stance"], entry["disputed"])
            yield Known(frozenset(entry["claims"]), standing, entry["text"] or entry["quote"])


def read_edition(text: str) -> Edition:
    """Give the edition that a .json dossier holds.

    Raises:
        InvalidValue: The text is no dossier in our JSON.
    """
    try:
        record = json.loads(text)
        if record["format"] != EDITION:
            raise InvalidValue("edition", record["format"], f"must be {EDITION}")
        return Edition(record["as_of"], tuple(_entries(record)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidValue(
            "edition", text[:40], "is no dossier in JSON; write one with: detente brief -o NAME.json"
        ) from error


def compare(dossier: Dossier, earlier: Edition) -> Dossier:
    """Give the dossier with each entry marked as new or changed, and a section that lists what differs."""
    marked = tuple(_marked(part, earlier) for part in dossier.sections)
    rows = [*_told(marked), *_gone(dossier, earlier)]
    since = f"Against the edition as of {earlier.as_of or 'an unknown day'}, by the claims that each entry rests on."
    note = since if rows else f"{since} Nothing is new, changed or gone."
    blocks = (Block(note=note, table=Table(COLUMNS, tuple(rows)) if rows else None),)
    at = 1 if marked and marked[0].part is Part.BRIEF else 0
    return replace(dossier, sections=(*marked[:at], section(Part.CHANGES, blocks), *marked[at:]))


def change_of(entry: Entry, earlier: Edition) -> Change | None:
    """Give how an entry differs: new where none of its claims was there, changed where some or its standing differ."""
    claims = frozenset(entry.claims)
    before = [known for known in earlier.entries if known.claims & claims]
    if not before:
        return Change.NEW
    standing = (entry.status.value, entry.stance.value, entry.disputed)
    same = any(known.claims == claims and known.standing == standing for known in before)
    return None if same else Change.CHANGED


def _marked(part: Section, earlier: Edition) -> Section:
    blocks = tuple(
        replace(block, entries=tuple(replace(entry, change=change_of(entry, earlier)) for entry in block.entries))
        for block in part.blocks
    )
    return replace(part, blocks=blocks)


def _told(parts: tuple[Section, ...]) -> Iterator[Row]:
    entries = [e for part in parts if part.part not in _REPEATED for block in part.blocks for e in block.entries]
    for change in (Change.NEW, Change.CHANGED):
        for entry in entries:
            if entry.change is change:
                yield Row((change.value, day_words(entry), entry.text or f"“{entry.quote}”"), entry.citations)


def _gone(dossier: Dossier, earlier: Edition) -> Iterator[Row]:
    still = {claim for part in dossier.sections for b in part.blocks for entry in b.entries for claim in entry.claims}
    for known in earlier.entries:
        if not known.claims & still:
            yield Row((Change.GONE.value, "", known.said))
