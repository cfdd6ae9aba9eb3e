from dataclasses import replace
from typing import Any

import pytest

import builders
from detente.model.claims import Claim, Commodity, EventType, Kind, Stance, Status
from detente.publishing.wording import merged, sentence, voice

MOVED = builders.claim(transfer=builders.transfer(), quantities=(builders.quantity(),), said_by=())


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (MOVED, "North Korea supplied about 500 rockets to Russia."),
        (replace(MOVED, status=Status.PLANNED), "North Korea planned to supply about 500 rockets to Russia."),
        (replace(MOVED, status=Status.POSSIBLE), "North Korea may supply about 500 rockets to Russia."),
        (replace(MOVED, status=Status.DID_NOT_OCCUR), "North Korea did not supply about 500 rockets to Russia."),
        (replace(MOVED, event=EventType.COOPERATE), "North Korea sold or traded about 500 rockets to Russia."),
        (
            replace(MOVED, said_by=(builders.speaker(),)),
            "North Korea supplied about 500 rockets to Russia, a minister said.",
        ),
        (
            replace(MOVED, said_by=(builders.speaker(),), stance=Stance.DENIED),
            "A minister denied this: North Korea supplied about 500 rockets to Russia.",
        ),
        (
            replace(MOVED, stance=Stance.ALLEGED),
            "North Korea supplied about 500 rockets to Russia, it is alleged.",
        ),
        (
            replace(MOVED, transfer=builders.transfer(item="soldiers", commodity=Commodity.TROOPS), quantities=()),
            "North Korea sent soldiers to Russia.",
        ),
        (replace(MOVED, transfer=None, quantities=()), "North Korea aided Russia."),
        (
            replace(MOVED, transfer=None, event=EventType.SANCTION, quantities=()),
            "North Korea put sanctions or a ban on Russia.",
        ),
        (replace(MOVED, actors=()), ""),
    ],
)
def test_a_claim_is_one_plain_sentence(claim: Claim, words: str) -> None:
    assert sentence(claim, lambda _: True) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"said_by": (builders.speaker("Kirby"),)}, "According to Kirby:"),
        ({"said_by": (builders.speaker("Kirby"),), "stance": Stance.OPINION}, "In the view of Kirby:"),
        ({"said_by": (builders.speaker("Kirby"),), "stance": Stance.DENIED}, "Denied by Kirby:"),
        ({"actors": (builders.RUSSIA,)}, "Russia:"),
    ],
)
def test_what_is_no_act_is_told_by_its_quote_and_who_says_so(changes: dict[str, Any], words: str) -> None:
    wants = builders.claim(kind=Kind.MOTIVE, event=None, said_by=(), actors=(builders.party("Ardonia", None),))
    assert sentence(replace(wants, **changes), lambda _: True) == words


def test_what_is_not_in_the_sources_is_not_written() -> None:
    assert sentence(MOVED, lambda words: words == "North Korea") == "North Korea supplied goods or help."


@pytest.mark.parametrize(
    ("figure", "item", "whole"),
    [
        ("more than 10,000 containers", "10,000 containers of munitions", "more than 10,000 containers of munitions"),
        ("about 6,700 containers", "containers", "about 6,700 containers"),
        ("five tankers", "oil", None),
    ],
)
def test_an_amount_and_its_item_are_told_once(figure: str, item: str, whole: str | None) -> None:
    assert merged(figure, item) == whole


def test_the_one_who_knows_stands_first() -> None:
    assert voice(("Yonhap", "a lawmaker", "the spy agency")) == "the spy agency, as told by a lawmaker and Yonhap"
