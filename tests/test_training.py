"""What the network learns from: swapped names keep their places, silver is thinned, a sentence stands once."""

import json
import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import Pair, Passage, Swapper, own, silver
from labels import read_sentences

SENTENCES = tuple(read_sentences(Path(__file__).parents[1] / "training" / "sentences"))
PASSAGES = tuple(own(SENTENCES[:400]))
SWAPPER = Swapper(PASSAGES)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PASSAGES), st.integers(0, 99))
def test_a_name_that_is_swapped_keeps_the_places_of_all_others(passage: Passage, seed: int) -> None:
    swapped = SWAPPER.swapped(passage, random.Random(seed))  # noqa: S311 - a draw that must come out the same
    for before, after in zip(passage.pairs, swapped.pairs, strict=True):
        for (start, end), (new_start, new_end) in zip(
            before.places.get("predicate", ()), after.places.get("predicate", ()), strict=True
        ):
            assert swapped.text[new_start:new_end].split()[-1:] or passage.text[start:end]
        assert before.event == after.event
        for role, places in after.places.items():
            assert all(0 <= start < end <= len(swapped.text) for start, end in places), (role, swapped.text)


def test_a_predicate_is_never_swapped_away() -> None:
    passage = Passage(
        "Moscow warned Oslo.", (Pair({"actor": ((0, 6),), "recipient": ((14, 18),), "predicate": ((7, 13),)}),)
    )
    swapped = SWAPPER.swapped(passage, random.Random(5))  # noqa: S311 - a draw that must come out the same
    (start, end), = swapped.pairs[0].places["predicate"]  # fmt: skip
    assert swapped.text[start:end] == "warned"
    (start, end), = swapped.pairs[0].places["recipient"]  # fmt: skip
    assert swapped.text[start:end] == swapped.text.removesuffix(".").rpartition("warned ")[2]


def test_a_sentence_stands_once_with_all_of_its_pairs() -> None:
    texts = [passage.text for passage in own(SENTENCES)]
    assert len(texts) < len(SENTENCES)
    assert max(len(passage.pairs) for passage in own(SENTENCES)) > 2


def test_the_commonest_silver_is_thinned(tmp_path: Path) -> None:
    pair = {"places": {"actor": [[0, 4]]}, "event": "CONSULT", "kind": "event"}
    record = {"text": "Oslo met.", "pairs": [pair], "tags": {"source": [], "cue": [], "content": []}}
    path = tmp_path / "silver.jsonl"
    path.write_text("\n".join(json.dumps(record) for _ in range(2000)))
    assert len(silver([path])) == 900
