"""Joining: the order of claims never shows, scores are symmetric, adding costs by candidates, chains are held."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_claims import brief_claim
from builders import cited
from detente.model.claims import Stance
from detente.model.events import CitedClaim
from detente.weighing.acts import VETO
from detente.weighing.candidates import Index
from detente.weighing.joining import Bindings, Joiner, join, pair_of
from detente.weighing.likeness import compare
from detente.weighing.traits import traits_of
from weighing.stories import labelled_pairs, read_stories

STORIES = read_stories("pairs.toml")
CLAIMS = tuple(each.cited for each in STORIES)


@given(st.randoms(use_true_random=False), st.integers(0, 40))
@settings(max_examples=20, deadline=None)
def test_the_order_of_documents_does_not_matter(shuffler: random.Random, cut: int) -> None:
    mixed = list(CLAIMS)
    shuffler.shuffle(mixed)
    joiner = Joiner()
    joiner.add(mixed[:cut])
    for one in mixed[cut : cut + 5]:
        joiner.add([one])
    joiner.add(mixed[cut + 5 :])
    assert joiner.events() == join(CLAIMS)


@given(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS))
def test_scores_are_symmetric(one: CitedClaim, other: CitedClaim) -> None:
    ours, theirs = traits_of(one), traits_of(other)
    assert compare(ours, theirs) == compare(theirs, ours)


def test_every_claim_is_in_one_event_and_twice_is_once() -> None:
    events = join((*CLAIMS, *CLAIMS))
    ids = [each.id for event in events for each in event.claims]
    assert sorted(ids) == sorted({each.id for each in CLAIMS})


def test_every_labelled_pair_that_is_one_meets_in_a_block_where_it_could_score() -> None:
    index = Index()
    for each in CLAIMS:
        index.post(traits_of(each))
    for one, other, _same in labelled_pairs(STORIES):
        ours, theirs = traits_of(one.cited), traits_of(other.cited)
        if compare(ours, theirs).same:
            assert other.cited.id in index.candidates(ours)
            assert one.cited.id in index.candidates(theirs)


def test_reasons_stand_beside_every_score() -> None:
    one, other = traits_of(CLAIMS[0]), traits_of(CLAIMS[1])
    found = compare(one, other)
    assert found.same
    assert {each.reason for each in found.evidence} >= {"same supplier and recipient", "same amount", "same goods"}


def supply(day: str, quote: str, **more: object) -> CitedClaim:
    """Give a shipment of shells on a day."""
    base = {"event": "AID", "actors": ["PRK"], "recipients": ["RUS"], "item": "shells"}
    goods = {"commodity": "artillery-rockets", "date": day, "published": "2024-06-01"}
    return brief_claim({"text": quote, **base, **goods, **more})


def test_a_chain_of_days_is_no_single_event() -> None:
    """Each day is near the next; the first and the last are a month apart."""
    days = [f"2024-04-{day:02}" for day in range(1, 31)]
    claims = [supply(day, f"shells were unloaded on the {place}th day") for place, day in enumerate(days)]
    events = join(claims)
    told = [[c.claim.date.start for c in event.claims if c.claim.date] for event in events]
    assert len(events) >= 4
    assert max((max(days) - min(days)).days for days in told) <= 7


def test_joins_and_splits_of_analysts_bind() -> None:
    one = supply("2024-04-01", "shells were unloaded")
    other = supply("2024-05-20", "a cargo of shells was taken off a ship")
    third = supply("2024-04-01", "shells were unloaded in the port")
    assert len(join([one, other, third])) == 2
    assert len(join([one, other], Bindings(one=frozenset({pair_of(one.id, other.id)})))) == 1
    split = Bindings(two=frozenset({pair_of(one.id, third.id)}))
    assert len(join([one, third], split)) == 2


def test_a_split_holds_against_a_common_neighbour() -> None:
    one, other, middle = (supply("2024-04-01", f"shells came {words}") for words in ("in", "over", "in over"))
    events = join([one, other, middle], Bindings(two=frozenset({pair_of(one.id, other.id)})))
    assert not any({one.id, other.id} <= {each.id for each in event.claims} for event in events)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"actors": ["RUS"], "recipients": ["PRK"]}, "supplier"),
        ({"recipients": ["IRN"]}, "recipient"),
        ({"item": "missiles", "commodity": "ballistic-missiles"}, "goods"),
        ({"item": "flour", "commodity": "food"}, "transfer of"),
    ],
)
def test_some_differences_end_the_comparison(changes: dict[str, object], reason: str) -> None:
    found = compare(
        traits_of(supply("2024-04-01", "it came")), traits_of(supply("2024-04-01", "it came by sea", **changes))
    )
    assert found.score == VETO
    assert reason in found.evidence[-1].reason


def test_claims_without_anyone_stand_alone() -> None:
    claims = [cited(actors=(), recipients=(), text=f"{n} Ardonia shipped about 500 rockets to Belmark") for n in "abc"]
    assert len(join(claims)) == 3


def test_adding_changes_only_the_events_of_the_neighbours() -> None:
    joiner = Joiner()
    joiner.add(CLAIMS)
    fresh = replace(CLAIMS[0].claim, stance=Stance.ALLEGED)
    changed = joiner.add([CitedClaim(fresh, CLAIMS[0].published, "another paper")])
    assert fresh.id in changed
    assert len(changed) < 10
    assert joiner.event_of(fresh.id).id == joiner.event_of(CLAIMS[0].id).id
