"""Judgements as the analyst gives them: ids to claims, kept in the ledger with who, when and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import InputError, UnknownCode
from detente.model.claims import Claim
from detente.model.judgements import Judgement, Verb, in_force
from detente.storing.ledger import Ledger
from detente.weighing.judging import corrected
from detente.workflow.weighing import find_event

NAMED_AT_MOST = 8
"""So many ids are told where a prefix fits several; a line with hundreds of them helps nobody."""


@dataclass(frozen=True, slots=True)
class Analyst:
    """Who decides, when, and why."""

    who: str
    at: dt.datetime
    why: str


def judge_claims(ledger: Ledger, verb: Verb, names: tuple[str, ...], analyst: Analyst) -> Judgement:
    """Accept, reject, join or split what these ids name (claims, or events with all their claims)."""
    subjects = dict.fromkeys(claim for name in names for claim in claims_named(ledger, name))
    return _keep(
        ledger, Judgement(verb=verb, who=analyst.who, at=analyst.at, why=analyst.why, subjects=tuple(subjects))
    )


def correct(ledger: Ledger, name: str, field: str, value: str, analyst: Analyst) -> Judgement:
    """Set a field of a claim anew; the value is tried on the claim first, so that what makes no sense isn't kept."""
    subjects = claims_named(ledger, name)
    for claim in subjects:
        corrected(claim, field, value)
    return _keep(
        ledger,
        Judgement(
            verb=Verb.CORRECT,
            who=analyst.who,
            at=analyst.at,
            why=analyst.why,
            subjects=subjects,
            field=field,
            value=value,
        ),
    )


def grade_source(ledger: Ledger, source: str, letter: str, analyst: Analyst) -> Judgement:
    """Set the reliability of a publisher or speaker."""
    made = Judgement(
        verb=Verb.GRADE, who=analyst.who, at=analyst.at, why=analyst.why, source=source, value=letter.upper()
    )
    return _keep(ledger, made)


def undo(ledger: Ledger, prefix: str, analyst: Analyst) -> Judgement:
    """Take a judgement back.

    Raises:
        UnknownCode: No judgement's id begins so.
        InputError: Several do, or it is undone already.
    """
    judgements = tuple(ledger.judgements())
    found = [each for each in judgements if each.id.startswith(prefix.lower())]
    if not found:
        raise UnknownCode("judgement", prefix)
    if len(found) > 1:
        raise InputError(_several(prefix, [each.id for each in found]))
    if found[0].verb is not Verb.UNDO and found[0] not in in_force(judgements):
        raise InputError(f"judgement {found[0].id} is undone already")
    made = Judgement(verb=Verb.UNDO, who=analyst.who, at=analyst.at, why=analyst.why, undoes=found[0].id)
    return _keep(ledger, made)


def claims_named(ledger: Ledger, name: str) -> tuple[Claim, ...]:
    """Give the claim that an id begins so names, or all claims of the event that it names.

    Raises:
        UnknownCode: Nothing has that id.
        InputError: Several things do.
    """
    claims, _documents = ledger.find_ids(name.lower())
    if len(claims) > 1:
        raise InputError(_several(name, claims))
    if claims:
        return (ledger.claim(claims[0]).claim,)
    return tuple(cited.claim for cited in find_event(ledger, name).claims)


def _several(name: str, found: Sequence[str]) -> str:
    more = f" or {len(found) - NAMED_AT_MOST} others" if len(found) > NAMED_AT_MOST else ""
    return f"{name!r} could be {', '.join(found[:NAMED_AT_MOST])}{more}: give more digits"


def _keep(ledger: Ledger, judgement: Judgement) -> Judgement:
    ledger.judge(judgement)
    return judgement
