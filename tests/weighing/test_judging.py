"""Judgements hold over the machine's reading, survive recoding, and can be taken back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from brief_claims import brief_claim
from builders import TEXT, cited, claim
from detente.errors import InvalidValue
from detente.model.claims import Claim, Commodity, Stance, Status
from detente.model.events import CitedClaim, Reliability
from detente.model.judgements import Judgement, Verb, judgement_of_record, judgement_record
from detente.model.text import Span
from detente.weighing.joining import join
from detente.weighing.judging import apply_judgements, corrected

DAY = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)


def judged(verb: Verb, *subjects: Claim, **more: Any) -> Judgement:
    """Give a judgement of an analyst."""
    values = {"verb": verb, "who": "Ada", "at": DAY, "why": "checked the footage", "subjects": subjects, **more}
    return Judgement(**values)


def shorter(made: Claim) -> Claim:
    """Give the claim as another version of the coder reads it: a shorter quote, another status."""
    quote = TEXT[made.span.start + 8 : made.span.end]
    return replace(made, quote=quote, span=Span(made.span.start + 8, made.span.end), status=Status.POSSIBLE)


def test_a_rejected_claim_goes_and_comes_back_when_undone() -> None:
    one = cited()
    rejection = judged(Verb.REJECT, one.claim)
    undo = judged(Verb.UNDO, undoes=rejection.id, at=DAY + dt.timedelta(hours=1))
    assert apply_judgements([one], (rejection,)).claims == ()
    assert apply_judgements([one], (rejection, undo)).claims == (one,)
    redo = judged(Verb.UNDO, undoes=undo.id, at=DAY + dt.timedelta(hours=2))
    assert apply_judgements([one], (rejection, undo, redo)).claims == ()


def test_a_rejection_holds_after_the_document_is_coded_anew() -> None:
    first = claim()
    assert apply_judgements([CitedClaim(shorter(first), None, None)], (judged(Verb.REJECT, first),)).claims == ()


def test_a_correction_holds_and_the_machine_that_now_reads_a_third_thing_yields() -> None:
    first = claim(stance=Stance.AFFIRMED)
    correction = judged(Verb.CORRECT, first, field="stance", value="denied")
    same = apply_judgements([CitedClaim(first, None, None)], (correction,))
    assert same.claims[0].claim.stance is Stance.DENIED
    assert "yields" not in same.notes[same.claims[0].id][0]
    other = apply_judgements([CitedClaim(replace(first, stance=Stance.ALLEGED), None, None)], (correction,))
    assert other.claims[0].claim.stance is Stance.DENIED
    (note,) = other.notes[other.claims[0].id]
    assert "stance corrected by Ada on 2024-06-01: checked the footage" in note
    assert 'the machine now reads stance as "alleged", and yields' in note


def test_an_accepted_claim_is_kept_though_the_machine_no_longer_reads_it() -> None:
    first = claim()
    kept = apply_judgements([], (judged(Verb.ACCEPT, first),))
    assert [each.claim for each in kept.claims] == [first]
    assert "nothing at this place" in kept.notes[first.id][0]


def test_an_accepted_claim_stands_against_another_reading() -> None:
    first = claim()
    kept = apply_judgements([CitedClaim(shorter(first), None, "paper")], (judged(Verb.ACCEPT, first),))
    assert [each.claim for each in kept.claims] == [first]
    assert kept.claims[0].publisher == "paper"
    assert "another quote, status" in next(iter(kept.notes.values()))[0]


def test_a_judgement_that_finds_no_reading_is_adrift() -> None:
    lost = judged(Verb.REJECT, claim())
    assert apply_judgements([], (lost,)).adrift == (lost,)


@pytest.mark.parametrize("verb", [Verb.JOIN, Verb.SPLIT])
def test_joins_and_splits_bind_also_after_a_correction_changes_an_id(verb: Verb) -> None:
    base = {"event": "AID", "actors": ["PRK"], "recipients": ["RUS"], "item": "shells", "date": "2024-05-01"}
    one, other = (brief_claim({"text": f"shells came {n}", "commodity": "artillery-rockets", **base}) for n in "ab")
    moved = replace(other.claim, date=brief_claim({"text": "x", **base, "date": "2023-01-01"}).claim.date)
    pair = (one, CitedClaim(moved, None, None) if verb is Verb.JOIN else other)
    decided = judged(verb, *(each.claim for each in pair))
    fixed = judged(Verb.CORRECT, pair[1].claim, field="stance", value="alleged", at=DAY - dt.timedelta(days=1))
    found = apply_judgements(pair, (decided, fixed))
    plain = len(join(pair))
    assert len(join(found.claims, found.bindings)) == (1 if verb is Verb.JOIN else 2) != plain


def test_grades_of_sources_are_handed_on_the_last_one_holding() -> None:
    first = judged(Verb.GRADE, source="The Harbour Post", value="C")
    last = judged(Verb.GRADE, source="Harbour Post", value="B", at=DAY + dt.timedelta(days=1))
    assert apply_judgements([], (last, first)).graded == {"harbour post": Reliability.B}


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [("quote", "x", "must be one of"), ("stance", "maybe", "is no claim record"), ("actors", "5", "claim")],
)
def test_corrections_that_make_no_sense_are_refused(field: str, value: str, rule: str) -> None:
    with pytest.raises(InvalidValue, match=rule):
        corrected(claim(), field, value)


def test_corrections_take_json_in_the_codebooks_form() -> None:
    goods = '{"supplier": "PRK", "recipient": "RUS", "item": "shells", "commodity": "artillery-rockets"}'
    made = corrected(claim(), "transfer", goods)
    assert made.transfer is not None
    assert made.transfer.commodity is Commodity.ARTILLERY_ROCKETS


def test_a_judgement_is_the_same_after_its_record() -> None:
    made = judged(Verb.CORRECT, claim(), field="status", value="planned")
    assert judgement_of_record(judgement_record(made)) == made
