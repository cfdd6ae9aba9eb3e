"""The network by itself."""

import numpy as np
import pytest

from detente.coding.reader import Marks, Network
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


def test_labels_are_those_of_the_training_sentences(network: Network) -> None:
    (scores,) = network.read(network.encode("Oslo thanked Riga."), [Marks()])
    told = (scores.event, scores.kind, scores.stance, scores.status)
    assert tuple(map(tuple, told)) == (EVENTS, KINDS, STANCES, STATUSES)
