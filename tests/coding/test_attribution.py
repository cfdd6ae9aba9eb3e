"""Attributions of texts of our own: spans, chains, and the voices that they name."""

import tomllib
from pathlib import Path

import pytest

from detente.coding.attribution import Attribution, chain_for, find_attributions, find_voices, speakers_of
from detente.coding.attribution.quotations import headlines, quotations, turns
from detente.coding.attribution.speakers import is_voice, kind_of, name_of
from detente.coding.parsing import Parser
from detente.coding.sentences import split_sentences
from detente.model.actors import CountryCode
from detente.model.text import Span

CASES = Path(__file__).parents[1] / "cases" / "attributions.toml"
TABLE = [
    pytest.param(case["text"], case["found"], id=case["text"][:70])
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def attributions(parser: Parser, text: str) -> tuple[Attribution, ...]:
    sentences = split_sentences(text)
    parsed = parser.parse(sentence.text for sentence in sentences)
    return find_attributions(text, [(doc, s.span.start) for doc, s in zip(parsed, sentences, strict=True)])


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_attributions(parser: Parser, text: str, expected: list[list[str]]) -> None:
    found = [
        [
            one.source.cut(text) if one.source else "",
            one.cue.cut(text),
            " | ".join(part.cut(text) for part in one.content),
            one.stance.value,
        ]
        for one in attributions(parser, text)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_content_lies_in_order_and_apart_from_its_cue(parser: Parser, text: str, expected: list[list[str]]) -> None:
    found = attributions(parser, text)
    assert len(found) == len(expected)
    for one in found:
        assert list(one.content) == sorted(one.content)
        assert not any(part.overlaps(one.cue) for part in one.content)


def nowhere(_: Span) -> CountryCode | None:
    return None


CHAINS: tuple[tuple[str, str, list[str]], ...] = (
    (
        "Yonhap reported that a lawmaker said the spy agency believes the ships sailed.",
        "sailed",
        ["Yonhap", "a lawmaker", "the spy agency"],
    ),
    ("The minister said the ships sailed. He added that they had burned.", "burned", ["The minister"]),
    ("The ships sailed, Jan Holm, the minister, said on Tuesday.", "sailed", ["Jan Holm"]),
    ("Jan Holm, the minister, said the ships sailed. Holm said they had burned.", "burned", ["Jan Holm"]),
    ("The panel said the ships sailed. The report said they had burned.", "burned", ["The panel"]),
    ("We think the ships sailed.", "sailed", []),
    ("The images show that the ships sailed.", "sailed", []),
    ("The ministry promised to send ships.", "send", []),
    ('"The enemy fired one shell. Two posts were hit", said KCNA.', "fired", ["KCNA"]),
)


@pytest.mark.parametrize(("text", "word", "expected"), CHAINS)
def test_the_chain_runs_from_the_outermost_voice(parser: Parser, text: str, word: str, expected: list[str]) -> None:
    at = text.index(word)
    chain = chain_for(Span(at, at + len(word)), attributions(parser, text))
    assert [found.value.name for found in speakers_of(chain, text, nowhere)] == expected


def test_a_headline_names_its_voice_only_where_the_name_is_known() -> None:
    text = "# Seoul: North Korea has sent more shells\n\nNote: this page is kept by hand\n\nSeoul: we stay.\n"
    assert [(t.who.cut(text), t.said.cut(text)) for t in headlines(text)] == [
        ("Seoul", "North Korea has sent more shells")
    ]


KINDS = (
    ("Japan's defence ministry", "government"),
    ("the Kremlin", "government"),
    ("a senior official", "official"),
    ("two European diplomats", "official"),
    ("MR HOLM", "official"),
    ("QUESTION", "press"),
    ("the spy agency", "intelligence"),
    ("intelligence officials", "intelligence"),
    ("a spokesman for the military", "military"),
    ("the Joint Chiefs of Staff", "military"),
    ("state media", "state-media"),
    ("KCNA", "state-media"),
    ("a newspaper", "press"),
    ("a scholar at the Lisbon Institute", "expert"),
    ("analysts", "expert"),
    ("a rights group", "ngo"),
    ("UN sanctions monitors", "io"),
    ("the company", "company"),
    ("a think tank", "think-tank"),
    ("residents", "unknown"),
)


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_kinds_of_voices(words: str, kind: str) -> None:
    assert kind_of(words).value == kind


@pytest.mark.parametrize(
    ("words", "voice"), [("the ministry", True), ("we", False), ("satellite images", False), ("Moscow", True)]
)
def test_things_that_only_show_are_no_voices(words: str, *, voice: bool) -> None:
    assert is_voice(words) is voice


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Defence Minister of Ardonia, Jan Holm", "Jan Holm"),
        ("Jan Holm, a scholar at the Lisbon Institute", "Jan Holm"),
        ("the spy agency", "the spy agency"),
    ],
)
def test_the_name_of_a_voice(words: str, name: str) -> None:
    assert name_of(words) == name


def test_a_quotation_may_run_over_sentences_and_a_paragraph_closes_it() -> None:
    text = "He rose. “We won. They fled.” All left.\n“We will stay.\n“We will build.” He sat."
    assert [span.cut(text) for span in quotations(text)] == [
        "“We won. They fled.”",
        "“We will stay.",
        "“We will build.”",
    ]


def test_a_straight_mark_that_no_paragraph_closes_or_takes_up_opens_no_quotation() -> None:
    text = 'He rose. "We won.\nAll left, she said. "They fled," he said.\n"We stay.\n"We build."'
    assert [span.cut(text) for span in quotations(text)] == ['"They fled,"', '"We stay.', '"We build."']


def test_what_the_quoted_say_of_others_is_asked_for_apart(parser: Parser) -> None:
    text = '"The crew reported that the port was mined," the envoy said.'
    sentences = [(doc, 0) for doc in parser.parse([text])]
    assert [one.cue.cut(text) for one in find_attributions(text, sentences)] == ["said"]
    assert [one.cue.cut(text) for one in find_voices(text, sentences)] == ["said", "reported"]


def test_stands_and_wishes_tell_nothing_and_give_no_voice(parser: Parser) -> None:
    text = "The union backs the plan to drain the marsh."
    sentences = [(doc, 0) for doc in parser.parse([text])]
    assert [(one.cue.cut(text), one.told) for one in find_attributions(text, sentences)] == [("backs", False)]
    assert find_voices(text, sentences) == ()


def test_turns_end_where_the_next_begins() -> None:
    text = "QUESTION: Who sent them?\nMR HOLM: We do not know.\n"
    assert [(t.who.cut(text), t.said.cut(text)) for t in turns(text)] == [
        ("QUESTION", "Who sent them?"),
        ("MR HOLM", "We do not know."),
    ]
    assert turns("The time: noon.") == ()
