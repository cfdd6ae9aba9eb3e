"""Analysts' judgements laid over what the machine reads: they hold, and where the machine says otherwise it is told.

A judgement finds its claim again by id; after the document was coded anew, by its place: the claim of the same document
and kind whose quote overlaps the judged one most. Nothing stored is changed; undoing a judgement brings the machine's
reading back.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from detente.errors import InvalidValue
from detente.model.claims import Claim, ClaimId, claim_record
from detente.model.events import CitedClaim, Reliability
from detente.model.judgements import Judgement, Verb, in_force
from detente.model.records import claim_of_record
from detente.weighing.joining import Bindings, pair_of
from detente.weighing.voices import plain

CORRECTABLE = (
    "kind",
    "event",
    "mode",
    "themes",
    "actors",
    "recipients",
    "transfer",
    "quantities",
    "date",
    "places",
    "said_by",
    "stance",
    "status",
)
"""Fields that a correction may set; the quote and its place are the text's own."""

LEAST_OVERLAP = 0.5
"""Share of the shorter quote that two readings must have in common to count as readings of one claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Claims as the analysts left them, with what joining and grading need to know.

    `notes` tell, by claim id, what was judged and where the machine reads otherwise; `adrift` are judgements whose
    claim no reading of its document holds any more (an accepted one is kept among the claims nonetheless).
    """

    claims: tuple[CitedClaim, ...]
    bindings: Bindings
    graded: Mapping[str, Reliability]
    notes: Mapping[ClaimId, tuple[str, ...]]
    adrift: tuple[Judgement, ...]


def apply_judgements(claims: Iterable[CitedClaim], judgements: tuple[Judgement, ...]) -> Judged:
    """Lay the judgements in force over the claims: rejected ones go, corrected fields stand, accepted ones stay."""
    desk = _Desk(tuple(claims))
    for judgement in in_force(judgements):
        _APPLY[judgement.verb](desk, judgement)
    return desk.result()


def corrected(claim: Claim, field: str, value: str) -> Claim:
    """Give a claim with one field set anew.

    Args:
        claim: The claim.
        field: One of `CORRECTABLE`.
        value: JSON in the codebook's form; a bare word is taken as text.

    Raises:
        InvalidValue: The field can't be corrected, or the value is none for it.
    """
    if field not in CORRECTABLE:
        raise InvalidValue("field", field, f"must be one of {', '.join(CORRECTABLE)}")
    record = {**claim_record(claim), field: _json_or_text(value)}
    try:
        made = claim_of_record(record, claim.doc_id)
    except AttributeError as error:
        raise InvalidValue(field, value, f"is no {field} in the codebook's form") from error
    return replace(made, traces=claim.traces, confidence=claim.confidence)


def successor(judged: Claim, readings: Iterable[CitedClaim]) -> CitedClaim | None:
    """Give the present reading of a judged claim: itself, or what a new coding reads at its place; None if nothing."""
    near = [cited for cited in readings if cited.claim.doc_id == judged.doc_id]
    same = next((cited for cited in near if cited.id == judged.id), None)
    if same is not None:
        return same
    ranked = [(_likeness(judged, cited.claim), cited.id, cited) for cited in near if cited.claim.kind is judged.kind]
    best = max(ranked, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= LEAST_OVERLAP else None


def _likeness(judged: Claim, reading: Claim) -> float:
    """Give the share of the shorter quote that both cover, with a little for what reads alike."""
    shared = min(judged.span.end, reading.span.end) - max(judged.span.start, reading.span.start)
    shorter = min(len(judged.quote), len(reading.quote))
    if shared <= 0 or (judged.event is not reading.event and judged.transfer is None):
        return 0.0
    alike = sum(bool(getattr(judged, field) == getattr(reading, field)) for field in CORRECTABLE)
    return shared / shorter + 0.01 * alike


def _json_or_text(value: str) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


class _Desk:
    """The claims while judgements are laid over them; keyed by the id that the machine's reading has."""

    def __init__(self, claims: tuple[CitedClaim, ...]) -> None:
        self.readings = claims
        self.now = {cited.id: cited for cited in claims}
        self.by_doc: dict[str, list[CitedClaim]] = defaultdict(list)
        for cited in claims:
            self.by_doc[cited.doc_id].append(cited)
        self.notes: dict[ClaimId, list[str]] = defaultdict(list)
        self.one: set[tuple[ClaimId, ClaimId]] = set()
        self.two: set[tuple[ClaimId, ClaimId]] = set()
        self.graded: dict[str, Reliability] = {}
        self.adrift: list[Judgement] = []

    def find(self, judgement: Judgement) -> list[tuple[Claim, CitedClaim]]:
        """Give each judged claim with its present reading; remember a judgement that finds none."""
        found = [(each, successor(each, self.by_doc[each.doc_id])) for each in judgement.subjects]
        if any(reading is None for _, reading in found):
            self.adrift.append(judgement)
        return [(judged, reading) for judged, reading in found if reading is not None]

    def tell(self, reading: CitedClaim, judgement: Judgement, what: str, *, machine: str = "") -> None:
        """Note what was decided on a reading, and what the machine reads against it."""
        said = f"{what} by {judgement.who} on {judgement.at:%Y-%m-%d}: {judgement.why}"
        self.notes[reading.id].append(f"{said}; the machine now reads {machine}, and yields" if machine else said)

    def result(self) -> Judged:
        """Give the claims as they now stand; bindings and notes go by the ids that the claims have then."""
        ids = {reading: cited.id for reading, cited in self.now.items()}
        return Judged(
            claims=tuple(self.now.values()),
            bindings=Bindings(one=self._pairs(self.one, ids), two=self._pairs(self.two, ids)),
            graded=self.graded,
            notes={ids.get(reading, reading): tuple(told) for reading, told in self.notes.items()},
            adrift=tuple(dict.fromkeys(self.adrift)),
        )

    @staticmethod
    def _pairs(pairs: set[tuple[ClaimId, ClaimId]], ids: Mapping[ClaimId, ClaimId]) -> frozenset[tuple[str, str]]:
        return frozenset(pair_of(ids[one], ids[other]) for one, other in pairs if one in ids and other in ids)


def _accept(desk: _Desk, judgement: Judgement) -> None:
    for judged in judgement.subjects:
        reading = successor(judged, desk.by_doc[judged.doc_id])
        if reading is None:
            kept = _restored(judged, desk)
            desk.now[kept.id] = kept
            desk.tell(kept, judgement, "accepted", machine="nothing at this place")
        elif reading.id != judged.id:
            desk.now[reading.id] = replace(desk.now.get(reading.id, reading), claim=judged)
            desk.tell(reading, judgement, "accepted", machine=_differences(judged, reading.claim))
        else:
            desk.tell(reading, judgement, "accepted")


def _restored(judged: Claim, desk: _Desk) -> CitedClaim:
    beside = next(iter(desk.by_doc[judged.doc_id]), None)
    return CitedClaim(judged, beside.published if beside else None, beside.publisher if beside else None)


def _reject(desk: _Desk, judgement: Judgement) -> None:
    for _judged, reading in desk.find(judgement):
        desk.now.pop(reading.id, None)
        desk.tell(reading, judgement, "rejected")


def _correct(desk: _Desk, judgement: Judgement) -> None:
    field, value = judgement.field or "", judgement.value or ""
    for judged, reading in desk.find(judgement):
        if reading.id not in desk.now:
            continue
        standing = desk.now[reading.id]
        right = corrected(standing.claim, field, value)
        before, now = (claim_record(each)[field] for each in (judged, reading.claim))
        contrary = now not in (before, claim_record(right)[field])
        desk.now[reading.id] = replace(standing, claim=right)
        machine = f"{field} as {json.dumps(now, ensure_ascii=False)}" if contrary else ""
        desk.tell(reading, judgement, f"{field} corrected", machine=machine)


def _join(desk: _Desk, judgement: Judgement) -> None:
    readings = [reading for _, reading in desk.find(judgement)]
    pairs = set(combinations(sorted({each.id for each in readings}), 2))
    desk.one |= pairs
    desk.two -= pairs
    for each in readings:
        desk.tell(each, judgement, "joined")


def _split(desk: _Desk, judgement: Judgement) -> None:
    readings = [reading for _, reading in desk.find(judgement)]
    pairs = set(combinations(sorted({each.id for each in readings}), 2))
    desk.two |= pairs
    desk.one -= pairs
    for each in readings:
        desk.tell(each, judgement, "split")


def _grade(desk: _Desk, judgement: Judgement) -> None:
    desk.graded[plain(judgement.source or "")] = Reliability(judgement.value or "F")


def _undo(_desk: _Desk, _judgement: Judgement) -> None:
    """Nothing: what is undone is not in force."""


_APPLY = {
    Verb.ACCEPT: _accept,
    Verb.REJECT: _reject,
    Verb.CORRECT: _correct,
    Verb.JOIN: _join,
    Verb.SPLIT: _split,
    Verb.GRADE: _grade,
    Verb.UNDO: _undo,
}


def _differences(judged: Claim, reading: Claim) -> str:
    ours, theirs = claim_record(judged), claim_record(reading)
    fields = [field for field in ("quote", *CORRECTABLE) if ours[field] != theirs[field]]
    return "another " + ", ".join(fields) if fields else "it at another place"
