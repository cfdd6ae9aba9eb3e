"""The event of a marked pair."""

import pytest

from detente.coding.pairs import Fit, PairReader, plain_plover, told_of_pair
from detente.coding.parsing import Parser
from detente.coding.reader import Network
from detente.errors import InvalidValue
from detente.model.claims import EventType, Status
from detente.model.text import Span
from labels import read_marks


@pytest.fixture(scope="module")
def parser() -> Parser:
    """Hold the parser once: loading it takes a second."""
    return Parser()


@pytest.fixture(scope="module")
def reader(parser: Parser) -> PairReader:
    """Hold the reader once."""
    return PairReader(parser, Network())


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("[A Rebel fighters] killed nine [R villagers] near the border.", "ASSAULT"),
        ("[A The union] called on [R the ministry] to reopen talks.", "REQUEST"),
        ("[A The governor] will send generators to [R the flooded town].", "AGREE"),
        ("[A The militia] will not release [R the hostages].", "REJECT"),
        ("[A The court] sentenced [R the smuggler] to nine years.", "SANCTION"),
        ("[R The envoy] was detained by [A border guards].", "COERCE"),
        ("[A The bishop] wore a scarf of [R the club].", None),
        ("[A China] did not invade [R Taiwan].", None),
    ],
)
def test_parties_that_are_no_states_are_read_by_the_same_rules(
    reader: PairReader, sentence: str, event: str | None
) -> None:
    text, places = read_marks(sentence)
    found = reader.read(text, Span(*places["actor"][0]), Span(*places["recipient"][0]))
    assert (found.event and found.event.value) == event
    assert 0 < found.probability < 1


def test_an_act_that_joins_both_is_surer_than_one_that_does_not(parser: Parser) -> None:
    text, places = read_marks("[A Oslo] condemned [R Minsk], and Riga freed two men.")
    doc = next(iter(parser.parse([text])))
    found = told_of_pair(doc, text, Span(*places["actor"][0]), Span(*places["recipient"][0]))
    assert found.fit is Fit.BOTH
    assert found.event is EventType.ACCUSE


def test_a_target_of_none_is_anybody(reader: PairReader) -> None:
    assert reader.read("Oslo condemned the raid.", Span(0, 4), None).event is EventType.ACCUSE


@pytest.mark.parametrize(
    ("text", "source", "target", "told"),
    [
        ("Oslo.", Span(3, 90), None, "ends past"),
        ("Oslo condemned Riga.", Span(0, 4), Span(2, 90), "ends past"),
        ("", Span(0, 1), None, "ends past"),
        ("   ", Span(0, 1), None, "nothing but blanks"),
        ("\u200b\u200b", Span(0, 1), Span(1, 2), "nothing but blanks"),
    ],
)
def test_a_place_outside_the_text_or_without_words_is_refused(
    reader: PairReader, text: str, source: Span, target: Span | None, told: str
) -> None:
    with pytest.raises(InvalidValue, match=told):
        reader.read(text, source, target)


def test_one_place_marked_twice_is_read_as_the_source(reader: PairReader) -> None:
    assert reader.read("Oslo condemned Riga.", Span(0, 4), Span(0, 4)).event is EventType.ACCUSE


def test_places_are_counted_in_characters_whatever_stands_before(reader: PairReader) -> None:
    text = "\U0001f600\U0001f600 \u201cOslo\u201d \U0001f1f3\U0001f1f4 condemned Riga for the raid."
    source, target = (Span(text.index(name), text.index(name) + 4) for name in ("Oslo", "Riga"))
    found = reader.read(text, source, target)
    assert found.event is EventType.ACCUSE
    assert reader.read(text, target, source).event is None


def test_of_a_long_text_the_part_about_the_two_is_read(reader: PairReader) -> None:
    sentence = "Oslo condemned Riga."
    before = "Trade talks went on in the hall for hours. " * 232
    at = len(before)
    near = reader.read(sentence, Span(0, 4), Span(15, 19))
    far = reader.read(before + sentence, Span(at, at + 4), Span(at + 15, at + 19))
    assert far.event is near.event is EventType.ACCUSE
    assert far.probability > 0.8


@pytest.mark.parametrize(
    ("event", "status", "told"),
    [
        (EventType.AID, Status.PLANNED, EventType.AGREE),
        (EventType.CONSULT, Status.POSSIBLE, EventType.AGREE),
        (EventType.COOPERATE, Status.DID_NOT_OCCUR, EventType.REJECT),
        (EventType.COOPERATE, Status.OCCURRED, EventType.COOPERATE),
        (EventType.ASSAULT, Status.PLANNED, EventType.ASSAULT),
    ],
)
def test_plain_plover_has_no_room_for_plans(event: EventType, status: Status, told: EventType) -> None:
    assert plain_plover(event, status) is told
