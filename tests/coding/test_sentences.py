"""Sentences and their places."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.sentences import split_sentences

CASES = (
    ("initials and titles", "Gen. A. Petrov met Mr. Kim. He left.", ["Gen. A. Petrov met Mr. Kim.", "He left."]),
    ("abbreviated states", "The U.S. sent aid. It came late.", ["The U.S. sent aid.", "It came late."]),
    (
        "an abbreviation at the end",
        "He moved to the U.S. The army followed.",
        ["He moved to the U.S.", "The army followed."],
    ),
    ("figures", "Exports fell 4.5 percent. Imports rose.", ["Exports fell 4.5 percent.", "Imports rose."]),
    ("quotation marks", '"We agree." She left.', ['"We agree."', "She left."]),
    ("a heading", "# Talks in Minsk\n\nThe sides met.", ["Talks in Minsk", "The sides met."]),
    (
        "a margin is no end",
        "The minister said on Monday in Seoul that the army of the North\nKorea had moved.",
        ["The minister said on Monday in Seoul that the army of the North\nKorea had moved."],
    ),
    ("list items", "- Iran sold oil\n- Iraq bought it", ["- Iran sold oil", "- Iraq bought it"]),
)


@pytest.mark.parametrize(("text", "sentences"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_split(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == sentences


@given(st.text(alphabet="Ab .!?\n,\u201d\u00e9-", max_size=200))
def test_spans_cut_out_their_sentences_in_order(text: str) -> None:
    found = split_sentences(text)
    assert all(sentence.span.cut(text) == sentence.text for sentence in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["a, b " * 5_000, "ab " * 5_000, "a" * 5_000, "ab " * 700 + "cd, " + "ef " * 700, "x" * 4_000 + "; so it ends"],
)
def test_endless_lines_are_cut(text: str) -> None:
    """Wherever a comma stands in them, or none: a table without ends of lines, a file of no text."""
    found = split_sentences(text)
    assert max(len(sentence.text) for sentence in found) <= 1_200
    assert "".join("".join(sentence.text.split()) for sentence in found) == "".join(text.split())
