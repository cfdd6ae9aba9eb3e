import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.text import Span
from detente.publishing.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("It rained. Moscow denied it. Kim left.", "denied", "Moscow denied it."),
        ("It rained. The U.S. Senate voted. Kim left.", "voted", "The U.S. Senate voted."),
        ("First. Gen. Gerasimov reported on 3 May. Then more.", "reported", "Gen. Gerasimov reported on 3 May."),
        ('He said: "Go." She went home. End.', "went", "She went home."),
        ("A title\n\nThe text begins. It ends.", "begins", "The text begins."),
        ("One. Two crosses. Three stops. Four.", "crosses. Three", "Two crosses. Three stops."),
        ("It cost 3.5 million. Kim left.", "3.5", "It cost 3.5 million."),
    ],
)
def test_the_sentence_around_a_place(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, Span(start, start + len(quote))).cut(text) == sentence


def test_a_title_is_a_sentence_of_its_own() -> None:
    text = "Kim meets Putin\nThe two met in Vladivostok. It rained."
    assert sentence_around(text, Span(20, 23), "Kim meets Putin").cut(text) == "The two met in Vladivostok."


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_the_place_is_never_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = Span(start, data.draw(st.integers(start + 1, len(text))))
    if place.cut(text) == place.cut(text).strip():
        assert sentence_around(text, place).covers(place)
