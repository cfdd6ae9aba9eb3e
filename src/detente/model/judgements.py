"""Judgements: what an analyst decided about claims, events and sources; kept beside the data, never written over it.

A judgement holds the claims it was made on as they then read, so that it can be found again after the documents are
coded anew: by the claim's id, or by the place in the document where the claim stood.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NewType

from detente.errors import InvalidValue
from detente.model.claims import Claim, ClaimId, claim_record
from detente.model.records import claim_of_record
from detente.model.text import DocId

JudgementId = NewType("JudgementId", str)


class Verb(StrEnum):
    """What the analyst decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    JOIN = "join"
    SPLIT = "split"
    GRADE = "grade"
    UNDO = "undo"


ON_CLAIMS = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.CORRECT, Verb.JOIN, Verb.SPLIT})
ON_SEVERAL = frozenset({Verb.JOIN, Verb.SPLIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision: what, on which claims or which source, by whom, when and why.

    `field` and `value` are of a correction (a codebook field and its value as JSON) and `value` of a grade (A-F);
    `source` is the publisher or speaker that a grade is of; `undoes` names the judgement that is taken back.
    A join says that all its claims tell one happening; a split, that no two of them do.
    """

    verb: Verb
    who: str
    at: dt.datetime
    why: str
    subjects: tuple[Claim, ...] = ()
    field: str | None = None
    value: str | None = None
    source: str | None = None
    undoes: JudgementId | None = None

    def __post_init__(self) -> None:
        """Refuse a judgement without maker or reason, or without what its verb needs."""
        if not self.who.strip() or not self.why.strip():
            raise InvalidValue("judgement", self.verb.value, "must say who decided and why")
        if self.verb in ON_CLAIMS and len(self.subjects) < (2 if self.verb in ON_SEVERAL else 1):
            raise InvalidValue("judgement", self.verb.value, "must name the claims it is on (join and split: two)")
        if self.verb is Verb.CORRECT and (self.field is None or self.value is None):
            raise InvalidValue("judgement", self.verb.value, "must name a field and its right value")
        if self.verb is Verb.GRADE and (not self.source or self.value not in tuple("ABCDEF")):
            raise InvalidValue("judgement", self.value, "must name a source and one of A to F")
        if (self.verb is Verb.UNDO) != (self.undoes is not None):
            raise InvalidValue("judgement", self.verb.value, "must name the judgement to undo, and only undo may")

    @property
    def id(self) -> JudgementId:
        """Give the first 16 hex digits of the SHA-256 of the whole record."""
        canonical = json.dumps(judgement_record(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return JudgementId(hashlib.sha256(canonical.encode()).hexdigest()[:16])

    @property
    def claim_ids(self) -> tuple[ClaimId, ...]:
        """Give the ids of the claims as they were when it was decided."""
        return tuple(claim.id for claim in self.subjects)


def in_force(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Give the judgements that are not taken back, oldest first; an undo that is itself undone doesn't count."""
    ordered = sorted(judgements, key=lambda each: (each.at, each.id))
    undone: set[JudgementId] = set()
    for judgement in reversed(ordered):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return tuple(each for each in ordered if each.verb is not Verb.UNDO and each.id not in undone)


def judgement_record(judgement: Judgement) -> dict[str, object]:
    """Give a judgement ready for JSON; each subject as its claim record with `doc_id` beside it."""
    return {
        "verb": judgement.verb.value,
        "who": judgement.who,
        "at": judgement.at.isoformat(),
        "why": judgement.why,
        "subjects": [{"doc_id": claim.doc_id, **claim_record(claim)} for claim in judgement.subjects],
        "field": judgement.field,
        "value": judgement.value,
        "source": judgement.source,
        "undoes": judgement.undoes,
    }


def judgement_of_record(record: Mapping[str, Any]) -> Judgement:
    """Give the judgement that a record tells.

    Raises:
        InvalidValue: A field is missing or makes no sense.
    """
    try:
        return Judgement(
            verb=Verb(record["verb"]),
            who=record["who"],
            at=dt.datetime.fromisoformat(record["at"]),
            why=record["why"],
            subjects=tuple(claim_of_record(each, DocId(each["doc_id"])) for each in record["subjects"]),
            field=record.get("field"),
            value=record.get("value"),
            source=record.get("source"),
            undoes=record.get("undoes"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue("judgement", record.get("verb"), f"is no judgement record ({error})") from error
