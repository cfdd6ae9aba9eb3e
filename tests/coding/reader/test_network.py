"""The network by itself."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from detente.coding.reader import Marks, Network
from detente.errors import ConfigError
from detente.lexicon.weights import Weights, weights, weights_in
from detente.model.text import Span
from labels import EVENTS, KINDS, STANCES, STATUSES, read_marks


@pytest.fixture(scope="module")
def network() -> Network:
    """Hold the network once."""
    return Network()


def _read(network: Network, line: str) -> str:
    text, places = read_marks(line)
    marks = Marks(*(tuple(Span(*place) for place in places.get(role, ())) for role in ("actor", "recipient")))
    (scores,) = network.read(network.encode(text), [marks])
    return max(scores.event, key=lambda event: scores.event[event])


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("On Friday [A the harbour police] rounded up [R forty dockers] who had slept in the customs hall.", "COERCE"),
        ("[A The archbishop] heaped scorn on [R the governor] for the unpaid pensions.", "ACCUSE"),
        ("[A Lisbon] flew nine tonnes of insulin to [R Bissau] after the flood.", "AID"),
        ("[A Gunmen] sprayed [R a bus of pilgrims] with bullets on the coast road.", "ASSAULT"),
    ],
)
def test_acts_are_told_in_words_that_no_frame_need_know(network: Network, line: str, event: str) -> None:
    assert _read(network, line) == event


def test_a_reading_is_the_same_again_and_hangs_on_no_other_pair(network: Network) -> None:
    text = "Oslo thanked Riga and scolded Minsk."
    one, other = Marks((Span(0, 4),), (Span(13, 17),)), Marks((Span(0, 4),), (Span(30, 35),))
    sentence = network.encode(text)
    alone, both = network.read(sentence, [one]), network.read(network.encode(text), [one, other])
    assert alone[0].event == pytest.approx(both[0].event, abs=1e-5)
    assert both[0].event != pytest.approx(both[1].event, abs=1e-2)


def test_a_sentence_longer_than_the_encoder_sees_is_cut_not_refused(network: Network) -> None:
    text = "Oslo thanked Riga. " * 200
    (scores,) = network.read(network.encode(text), [Marks((Span(0, 4),), (Span(len(text) - 6, len(text) - 2),))])
    assert np.isfinite(list(scores.event.values())).all()


def test_what_stands_behind_the_cut_is_known_not_to_be_seen(network: Network) -> None:
    text = "Oslo thanked Riga. " * 200
    sentence = network.encode(text)
    assert sentence.holds([Span(0, 4), Span(13, 17)])
    assert not sentence.holds([Span(0, 4), Span(len(text) - 6, len(text) - 2)])


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\U0001f600"])
def test_a_text_without_words_has_a_distribution_too(network: Network, text: str) -> None:
    (scores,) = network.read(network.encode(text), [Marks((Span(0, 1),))])
    assert np.exp(list(scores.event.values())).sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (replace(weights(), encoder=b""), "encoder.onnx is damaged"),
        (replace(weights(), heads=weights().heads[:5000]), "heads.onnx is damaged"),
        (replace(weights(), tokenizer="{}"), "tokenizer.json is damaged"),
        (replace(weights(), labels={**weights().labels, "kind": ("event",)}), "labels are of another network"),
    ],
)
def test_damaged_files_are_told_in_one_line(damaged: Weights, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        Network(damaged)


@pytest.mark.parametrize("card", [None, "", "{}", "[]", '{"labels": {}, "calibration": {}}'])
def test_a_folder_without_a_whole_reader_is_told(tmp_path: Path, card: str | None) -> None:
    if card is not None:
        (tmp_path / "reader.json").write_text(card, encoding="utf-8")
    with pytest.raises(ConfigError, match="missing or damaged"):
        weights_in(tmp_path)


def test_labels_are_those_of_the_training_sentences(network: Network) -> None:
    (scores,) = network.read(network.encode("Oslo thanked Riga."), [Marks()])
    told = (scores.event, scores.kind, scores.stance, scores.status)
    assert tuple(map(tuple, told)) == (EVENTS, KINDS, STANCES, STATUSES)
