"""What the network learns from (names swapped, silver thinned, a sentence once), and how its figures are counted."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate import bins, calibration_error
from claims import Act, Judged, acts_of, figures, fit, is_right
from detente.coding.reader.trusting import EVIDENCE
from detente.lexicon.names import find_names
from detente.model.actors import CountryCode
from detente.model.text import Span
from examples import Pair, Passage, Places, Swapper, own, silver
from labels import Place, read_marks, read_sentences
from silver import Labeller
from sure import sure

SENTENCES = tuple(read_sentences(Path(__file__).parents[1] / "training" / "sentences"))
PASSAGES = tuple(own(SENTENCES[:400]))
SWAPPER = Swapper(PASSAGES)


def swaps(before: Passage, after: Passage) -> Iterator[tuple[Place, Place]]:
    """Give each marked place with the one that it became."""
    for one, other in zip(before.pairs, after.pairs, strict=True):
        assert one.places.keys() == other.places.keys()
        for role, places in one.places.items():
            yield from zip(places, other.places[role], strict=True)


def test_some_of_the_sentences_hold_names_to_swap() -> None:
    assert sum(SWAPPER.swapped(each, random.Random(1)).text != each.text for each in PASSAGES) > len(PASSAGES) / 10  # noqa: S311 - no secret


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PASSAGES), st.integers(0, 99))
def test_a_name_that_is_swapped_keeps_the_places_of_all_others(passage: Passage, seed: int) -> None:
    swapped = SWAPPER.swapped(passage, random.Random(seed))  # noqa: S311 - a draw that must come out the same
    names = [found.span for found in find_names(passage.text)]
    assert [pair.event for pair in swapped.pairs] == [pair.event for pair in passage.pairs]
    for (start, end), (new_start, new_end) in swaps(passage, swapped):
        old, new = passage.text[start:end], swapped.text[new_start:new_end]
        met = [name for name in names if name.overlaps(Span(start, end))]
        assert new
        if not met:
            assert new == old
        elif met[0].start > start:
            assert new.startswith(passage.text[start : met[0].start])
        if met and met[-1].end < end:
            assert new.endswith(passage.text[met[-1].end : end])


def test_a_predicate_is_never_swapped_away() -> None:
    passage = Passage(
        "Moscow warned Oslo.", (Pair({"actor": ((0, 6),), "recipient": ((14, 18),), "predicate": ((7, 13),)}),)
    )
    swapped = SWAPPER.swapped(passage, random.Random(5))  # noqa: S311 - a draw that must come out the same
    (start, end), = swapped.pairs[0].places["predicate"]  # fmt: skip
    assert swapped.text[start:end] == "warned"
    (start, end), = swapped.pairs[0].places["recipient"]  # fmt: skip
    assert swapped.text[start:end] == swapped.text.removesuffix(".").rpartition("warned ")[2]
    assert SWAPPER.swapped(passage, random.Random(6)).text != passage.text  # noqa: S311 - no secret


def test_a_sentence_stands_once_with_all_of_its_pairs() -> None:
    texts = [passage.text for passage in own(SENTENCES)]
    assert len(texts) == len(set(texts)) < len(SENTENCES)
    assert max(len(passage.pairs) for passage in own(SENTENCES)) > 2


def test_each_party_of_an_act_is_shown_alone_and_a_bystander_as_none() -> None:
    told = "Moscow warned Oslo after talks with Riga."
    example = next(replace(each, text=told) for each in SENTENCES if each.event == "THREATEN")
    places: Places = {"actor": ((0, 6),), "predicate": ((7, 13),), "recipient": ((14, 18),)}
    (passage,) = own([replace(example, places=places, kind="event")])
    alone = {
        (*pair.places, pair.event): pair.places for pair in passage.pairs if len(pair.places) == len(("act", "party"))
    }
    assert alone["actor", "predicate", "THREATEN"]["actor"] == ((0, 6),)
    assert alone["recipient", "predicate", "THREATEN"]["recipient"] == ((14, 18),)
    assert alone["actor", "predicate", "none"]["actor"] == ((36, 40),)
    assert alone["recipient", "predicate", "none"]["recipient"] == ((36, 40),)


def test_a_party_of_two_acts_of_one_type_is_shown_alone_with_each() -> None:
    told = "Moscow warned Oslo and threatened Riga."
    example = next(replace(each, text=told) for each in SENTENCES if each.event == "THREATEN")
    first: Places = {"actor": ((0, 6),), "predicate": ((7, 13),), "recipient": ((14, 18),)}
    second: Places = {"actor": ((0, 6),), "predicate": ((23, 33),), "recipient": ((34, 38),)}
    (passage,) = own([replace(example, places=places, kind="event") for places in (first, second)])
    alone = [pair.places["predicate"] for pair in passage.pairs if pair.places.keys() == {"actor", "predicate"}]
    assert alone.count(((7, 13),)) == alone.count(((23, 33),)) > 0


def test_what_two_do_together_is_each_ones_act_in_either_role() -> None:
    example = next(each for each in SENTENCES if each.event == "CONSULT")
    places: Places = {"actor": ((0, 6),), "predicate": ((7, 10),), "recipient": ((11, 15),)}
    turned = {**places, "actor": places["recipient"], "recipient": places["actor"]}
    lines = [replace(example, text="Moscow met Oslo.", places=each) for each in (places, turned)]
    (passage,) = own(lines)
    assert {pair.event for pair in passage.pairs} == {"CONSULT"}


def test_a_reader_of_an_earlier_round_weighs_the_rules_labels_and_drops_what_it_doubts() -> None:
    text = "Zambia condemned Malawi for the raid. The teacher attacked the argument. Police arrested the bakers."
    by_rules = {record["text"]: record["pairs"] for record in Labeller().label(text)}
    with resources.as_file(resources.files("detente.lexicon") / "data" / "reader") as shipped:
        by_both = {record["text"]: record["pairs"] for record in Labeller(shipped).label(text)}
    assert [pair["event"] for pairs in by_rules.values() for pair in pairs] == ["ACCUSE", "ASSAULT", "COERCE"]
    assert [pair["event"] for pairs in by_both.values() for pair in pairs] == ["ACCUSE", "COERCE"]
    (weighed,) = by_both["Zambia condemned Malawi for the raid."]
    assert "weight" not in by_rules["Zambia condemned Malawi for the raid."][0]
    assert 0.5 < weighed["weight"] < 1


def test_the_commonest_silver_is_thinned(tmp_path: Path) -> None:
    pair = {"places": {"actor": [[0, 4]]}, "event": "CONSULT", "kind": "event"}
    record = {"text": "Oslo met.", "pairs": [pair], "tags": {"source": [], "cue": [], "content": []}}
    path = tmp_path / "silver.jsonl"
    path.write_text("\n".join(json.dumps(record) for _ in range(2000)))
    assert len(silver([path])) == 900


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([(1.0, True)], 0.0),
        ([(0.9, True), (0.9, False)], 0.4),
        ([(0.25, True), (0.75, True)], 0.5),
        ([(0.0, True), (1.0, False)], 1.0),
    ],
)
def test_the_calibration_error_is_the_mean_gap_of_sure_and_right(
    judged: list[tuple[float, bool]], error: float
) -> None:
    assert calibration_error(judged) == pytest.approx(error)
    assert sum(row["pairs"] for row in bins(judged)) == len(judged)


def test_only_frames_that_were_borne_out_often_enough_need_not_be_asked() -> None:
    odds = {"often": [5.0] * 5, "seldom": [5.0] * 4, "doubted": [5.0] * 7 + [0.0] * 3, "mostly": [5.0] * 8 + [0.0] * 2}
    assert sure(odds) == {"often": 5.0, "mostly": 4.0}


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (("REQUEST", "RUS", "NOR"), True),
        (("REQUEST", "NOR", "RUS"), False),
        (("REQUEST", "RUS", "NOR SWE"), False),
        (("REQUEST", "RUS", ""), False),
        (("THREATEN", "RUS", "NOR"), False),
        (("CONSULT", "SWE FIN", ""), True),
        (("CONSULT", "SWE", ""), False),
        (("CONSULT", "SWE FIN NOR", ""), False),
    ],
)
def test_a_claim_is_right_with_the_act_and_all_of_its_states(told: tuple[str, str, str], *, right: bool) -> None:
    acts = (act_of("REQUEST", "RUS", "NOR"), act_of("CONSULT", "SWE", "FIN"))
    assert is_right(act_of(*told), acts) is right


def test_the_members_of_a_list_are_labelled_line_by_line() -> None:
    acts = (act_of("SANCTION", "USA", "IRN"), act_of("SANCTION", "USA", "SYR"))
    assert is_right(act_of("SANCTION", "USA", "IRN SYR"), acts)


def act_of(event: str, actors: str, recipients: str) -> Act:
    sides = (frozenset(map(CountryCode, side.split())) for side in (actors, recipients))
    return Act(event, *sides)


def test_what_makes_claims_wrong_gets_a_weight_against_them() -> None:
    plain = dict.fromkeys(EVIDENCE, 0.0) | {"constant": 1.0}
    judged = [Judged(plain, True)] * 30 + [Judged(plain, False)] * 10
    judged += [Judged({**plain, "alone": 1.0}, i < 5) for i in range(20)]
    weights = fit(judged)
    assert 0.8 < weights["constant"] < 1.2
    assert -2.3 < weights["alone"] < -1.2
    assert weights["chosen"] == 0
    assert figures(judged, weights)["calibration error"] < 0.1


def test_the_states_of_an_act_are_those_named_in_its_marks() -> None:
    text, places = read_marks("[A Norway's coast guard] [P stopped] [R a Russian trawler] off Finland.")
    example = replace(next(each for each in SENTENCES if each.kind == "event"), places=places, event="COERCE")
    assert acts_of(text, [example]) == (act_of("COERCE", "NOR", "RUS"),)
