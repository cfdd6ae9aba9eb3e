"""The codes of the field: PLOVER types, quad classes, modes, contexts, scores, sectors; CAMEO; themes."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from functools import cache

from detente.errors import UnknownCode
from detente.lexicon.tables import read_table
from detente.model.claims import EventType, Theme


class Quad(IntEnum):
    """The four classes of acts, numbered as event data do."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def words(self) -> str:
        """Give the class as people write it."""
        return self.name.lower().replace("_", " ")

    @property
    def cooperative(self) -> bool:
        """Tell whether acts of this class are friendly."""
        return self in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """One of PLOVER's event types: class, whether a recipient is required, score (-10 to 10), meaning."""

    event: EventType
    quad: Quad
    needs_recipient: bool
    score: float
    meaning: str


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """A mode of an event type; score is None where PLOVER prints none."""

    event: EventType
    mode: str
    score: float | None
    meaning: str


@dataclass(frozen=True, slots=True)
class CameoEntry:
    """A CAMEO code: label, Goldstein score, and its place in PLOVER (event None: PLOVER drops it)."""

    code: str
    name: str
    goldstein: float | None
    event: EventType | None
    mode: str | None
    contexts: tuple[str, ...]


def _quad(text: str) -> Quad:
    return Quad[text.upper().replace("-", "_")]


@cache
def event_types() -> dict[EventType, TypeEntry]:
    """Give the 16 types with class, score and meaning."""
    rows = read_table("plover_types.psv", ("event", "quad", "needs_recipient", "score", "meaning"))
    entries = (
        TypeEntry(
            EventType(r["event"]), _quad(r["quad"]), r["needs_recipient"] == "yes", float(r["score"]), r["meaning"]
        )
        for r in rows
    )
    return {entry.event: entry for entry in entries}


@cache
def modes() -> dict[tuple[EventType, str], ModeEntry]:
    """Give the modes by type and name."""
    rows = read_table("plover_modes.psv", ("event", "mode", "score", "meaning"))
    entries = (
        ModeEntry(EventType(r["event"]), r["mode"], float(r["score"]) if r["score"] else None, r["meaning"])
        for r in rows
    )
    return {(entry.event, entry.mode): entry for entry in entries}


def modes_of(event: EventType) -> tuple[str, ...]:
    """Give the names of a type's modes; empty for the types that have none."""
    return tuple(mode for of, mode in modes() if of is event)


def quad_of(event: EventType) -> Quad:
    """Give the class of a type.

    >>> quad_of(EventType.AID).words
    'material cooperation'
    """
    return event_types()[event].quad


def score_of(event: EventType, mode: str | None = None) -> float:
    """Give PLOVER's score of an act, -10 (worst) to 10 (best): the mode's where it has one, else the type's.

    ACCUSE counts as -3: the manual's 3 has lost its sign, as its modes show.

    Raises:
        UnknownCode: The type has no such mode.

    References:
        PLOVER manual, draft 2.0 (Open Event Data Alliance, 2024), table of scores.
    """
    if mode is None:
        return event_types()[event].score
    entry = modes().get((event, mode))
    if entry is None:
        raise UnknownCode(f"mode of {event}", mode, tuple(get_close_matches(mode, modes_of(event), n=3)))
    return event_types()[event].score if entry.score is None else entry.score


@cache
def contexts() -> dict[str, str]:
    """Give PLOVER's contexts with their meaning."""
    return _meanings("plover_contexts.psv", "context")


@cache
def sectors() -> dict[str, str]:
    """Give PLOVER's sectors with their meaning."""
    return _meanings("sectors.psv", "sector")


@cache
def no_state() -> dict[str, str]:
    """Give the codes that stand in a country's place for those who are no state, with their meaning."""
    return _meanings("no_state.psv", "code")


@cache
def themes() -> dict[Theme, str]:
    """Give the codebook's themes with their meaning."""
    return {Theme(theme): meaning for theme, meaning in _meanings("themes.psv", "theme").items()}


def _meanings(file: str, key: str) -> dict[str, str]:
    return {row[key]: row["meaning"] for row in read_table(file, (key, "meaning"))}


@cache
def plover_aliases() -> dict[tuple[str, str, str], str | None]:
    """Give obsolete modes and contexts: (kind, event or "", old) to what stands for it now, None where dropped."""
    rows = read_table("plover_aliases.psv", ("kind", "event", "old", "new"))
    return {(row["kind"], row["event"], row["old"]): row["new"] or None for row in rows}


def current_mode(event: EventType, mode: str | None) -> str | None:
    """Give today's name of a mode that older data write; None where there is none.

    Raises:
        UnknownCode: Neither today's nor any older PLOVER has such a mode for the type.
    """
    if not mode or (event, mode) in modes():
        return mode or None
    try:
        return plover_aliases()["mode", event.value, mode]
    except KeyError as error:
        near = tuple(get_close_matches(mode, modes_of(event), n=3))
        raise UnknownCode(f"mode of {event}", mode, near) from error


def current_context(context: str) -> str | None:
    """Give today's name of a context that older data write; None where it was dropped.

    Raises:
        UnknownCode: Neither today's nor any older PLOVER has such a context.
    """
    if context in contexts():
        return context
    try:
        return plover_aliases()["context", "", context]
    except KeyError as error:
        raise UnknownCode("context", context, tuple(get_close_matches(context, contexts(), n=3))) from error


@cache
def cameo() -> dict[str, CameoEntry]:
    """Give the CAMEO codes, as text with their leading zeros."""
    rows = read_table("cameo.psv", ("code", "name", "goldstein", "event", "mode", "contexts"))
    entries: dict[str, CameoEntry] = {}
    for row in rows:
        event = EventType(row["event"]) if row["event"] else None
        mode = current_mode(event, row["mode"]) if event else None
        found = tuple(now for old in row.parts("contexts") if (now := current_context(old)))
        score = float(row["goldstein"]) if row["goldstein"] else None
        entries[row["code"]] = CameoEntry(row["code"], row["name"], score, event, mode, found)
    return entries


def cameo_entry(code: str) -> CameoEntry:
    """Give the entry of a CAMEO code, also where its leading zero was lost ("43" or "043").

    Raises:
        UnknownCode: CAMEO has no such code.
    """
    text = code.strip()
    found = cameo().get(text) or cameo().get(f"0{text}")
    if found is None:
        raise UnknownCode("CAMEO code", code, tuple(get_close_matches(text, cameo(), n=3)))
    return found


def plover_of_cameo(code: str) -> tuple[EventType | None, str | None, tuple[str, ...]]:
    """Give the PLOVER type, mode and contexts of a CAMEO code; the type is None where PLOVER drops the act.

    Statements (01) and appeals (02) have no place in PLOVER. A root code has the place of its code ending in 0.

    >>> plover_of_cameo("043")
    (<EventType.CONSULT: 'CONSULT'>, 'visit', ())

    Raises:
        UnknownCode: CAMEO has no such code.
    """
    entry = cameo_entry(code)
    root = cameo().get(f"{entry.code}0")
    if entry.event is None and root is not None and len(entry.code) == len("00"):
        entry = root
    return entry.event, entry.mode, entry.contexts


def goldstein(code: str) -> float | None:
    """Give the Goldstein score of a CAMEO code, -10 (worst) to 10 (best); None where none was published.

    References:
        Goldstein (1992). A Conflict-Cooperation Scale for WEIS Events Data. Journal of Conflict Resolution 36(2).
    """
    return cameo_entry(code).goldstein
